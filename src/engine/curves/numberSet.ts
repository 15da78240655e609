/**
 * A set of whole numbers below a limit, of which the greatest is taken out again and again: a bit for each number, and above
 * every 32 of them a bit that says whether one is set. So adding one hardly ever touches more than a word, and finding the
 * greatest as many words as there are levels, four for a million numbers.
 *
 * ```
 * level 2                 1
 * level 1        1        1 ...
 * level 0   0010 0100  0001 0000 ...      the greatest: downwards, always by the highest bit that is set
 * ```
 */
const BITS = 5;
const WORD = 2 ** BITS;

export class NumberSet {
  /** All levels, one behind the other, the lowest first. */
  readonly #words: Int32Array;
  /** Where each level begins. */
  readonly #levels: Int32Array;

  constructor(limit: number) {
    const levels: number[] = [];
    let words = 0;
    for (let size = limit; size > 1 || levels.length === 0;) {
      levels.push(words);
      size = Math.max(1, Math.ceil(size / WORD));
      words += size;
    }
    this.#levels = Int32Array.from(levels);
    this.#words = new Int32Array(words);
  }

  add(number: number): void {
    const at = number >>> BITS;
    const before = this.#words[at]!;
    this.#words[at] = before | (1 << (number & (WORD - 1)));
    // Else whatever is above says so already.
    if (before === 0) this.#mark(at);
  }

  /** Says in the levels above the lowest that word `at` of that one has a number. */
  #mark(at: number): void {
    const words = this.#words;
    const levels = this.#levels;
    let bit = at;
    for (let level = 1; level < levels.length; level += 1) {
      const place = levels[level]! + (bit >>> BITS);
      const before = words[place]!;
      words[place] = before | (1 << (bit & (WORD - 1)));
      if (before !== 0) return;
      bit >>>= BITS;
    }
  }

  /** Takes the greatest number out; there must be one. */
  takeGreatest(): number {
    const words = this.#words;
    const levels = this.#levels;
    let greatest = 0;
    for (let level = levels.length - 1; level >= 0; level -= 1)
      greatest = (greatest << BITS) | (WORD - 1 - Math.clz32(words[levels[level]! + greatest]!));
    let bit = greatest;
    for (let level = 0; level < levels.length; level += 1) {
      const at = levels[level]! + (bit >>> BITS);
      const after = words[at]! & ~(1 << (bit & (WORD - 1)));
      words[at] = after;
      if (after !== 0) break;
      bit >>>= BITS;
    }
    return greatest;
  }
}
