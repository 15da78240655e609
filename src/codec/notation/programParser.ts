/**
 * Reads the operations of a program from its tokens. It never stops at a mistake: it reports it, goes on behind it, and
 * keeps loops paired, so that one mistake makes one problem. The notation itself is explained in `notation.ts`.
 */
import { areEmptyWaits } from "../../model/emptyWaits.ts";
import type { Problem } from "../../model/problems.ts";
import type { Op } from "../../model/scenario.ts";
import type { Token } from "../lexer.ts";
import { isWithin, MOST, type Range, RANGES } from "../limits.ts";
import { ATTEMPT_WORDS, isWord, NOTATION_WORDS, PATTERNS, USAGES, type Word } from "./notationWords.ts";
import { problem } from "../problemList.ts";

/** A list of operations being read: the program, or the body of a loop that is still open. */
interface OpenBlock {
  readonly ops: Op[];
  readonly times: number | null;
  /** The word `LOOP`, or the brace that stands without one; null for the program. */
  readonly opened: Token | null;
  readonly problemsBefore: number;
}

/** A parser for one list of tokens; `parse` is called once, then `problems` holds what was found. */
export class ProgramParser {
  readonly problems: Problem[] = [];
  readonly #tokens: readonly Token[];
  /** Stands behind the last token, for what is missing there. */
  readonly #end: Token;
  readonly #program: OpenBlock = { ops: [], times: 1, opened: null, problemsBefore: 0 };
  readonly #open: OpenBlock[] = [this.#program];
  #at = 0;
  #opCount = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
    const { line, column, written } = tokens.at(-1) ?? { line: 1, column: 1, written: "" };
    this.#end = { kind: "end", text: "", written: "", line, column: column + written.length };
  }

  parse(): readonly Op[] {
    while (this.#at < this.#tokens.length && this.problems.length <= MOST.problems) {
      const token = this.#tokens[this.#at]!;
      if (this.#opCount > MOST.programOps) {
        this.#report("notationTooManyOps", token, { max: MOST.programOps });
        return this.#program.ops;
      }
      this.#at += 1;
      if (token.kind === "end") continue;
      if (token.text === "}") this.#closeLoop(token);
      else if (token.text === "{") {
        this.#report("notationStrayBrace", token, { usage: USAGES.LOOP });
        this.#openLoop(token, 1);
      } else if (token.kind === "word" && isWord(token.text)) this.#operation(token, token.text);
      else if (this.#isBareString(token)) {
        const written = [token, ...this.#rest()].map((each) => each.written).join(" ");
        this.#report("notationBareString", token, { found: token.written, instead: short(`R ${written}`) });
        this.#skipOperation();
      } else {
        this.#report("notationUnknownWord", token, { found: token.written, allowed: NOTATION_WORDS.join(", ") });
        this.#skipOperation();
      }
    }
    for (const { opened } of this.#open) if (opened) this.#report("notationUnclosedLoop", opened, {});
    return this.#program.ops;
  }

  #operation(token: Token, word: Word): void {
    switch (word) {
      case "C":
        return this.#numbers(word, [RANGES.ticks], ([ticks = 1]) => this.#push({ op: "compute", ticks }));
      case "IO":
        return this.#numbers(word, [RANGES.waitTicks], ([ticks = 1]) => this.#push({ op: "wait", ticks }));
      case "HALT":
        return this.#numbers(word, [RANGES.waitTicks], ([ticks = 1]) => this.#push({ op: "halt", ticks }));
      case "HCALL":
        return this.#numbers(word, [RANGES.exits], ([count = 1]) => this.#push({ op: "hypercall", count }));
      case "TRAP":
        return this.#numbers(word, [RANGES.exits], ([count = 1]) => this.#push({ op: "trap", count }));
      case "SENS":
        return this.#numbers(word, [RANGES.exits], ([count = 1]) => this.#push({ op: "sensitive", count }));
      case "TRY":
        return this.#attempt(word);
      case "B":
        return this.#numbers(word, [], () => this.#push({ op: "barrier" }));
      case "R":
      case "W":
        return this.#references(word);
      case "DISK":
      case "DISK&":
        return this.#disk(word);
      case "WAIT":
        return this.#numbers(word, [], () => this.#push({ op: "await" }));
      case "LOOP":
        return this.#loop(token);
      default: {
        const ranges = [RANGES.patternPages, RANGES.patternCount, RANGES.writeEvery];
        return this.#numbers(
          word,
          ranges,
          ([pages = 1, count = 1, writeEvery = 0]) =>
            this.#push({ op: "pattern", pattern: PATTERNS[word], pages, count, writeEvery }),
          2,
        );
      }
    }
  }

  /** Reads one number for each range (at least `needed` of them), and no more; then hands them on. */
  #numbers(
    word: Word,
    ranges: readonly Range[],
    use: (numbers: readonly number[]) => void,
    needed = ranges.length,
  ): void {
    const numbers: number[] = [];
    for (const range of ranges) {
      if (numbers.length >= needed && this.#peek()?.kind !== "number") break;
      const number = this.#number(word, range);
      if (number === null) return this.#skipOperation();
      numbers.push(number);
    }
    use(numbers);
    this.#expectEnd(word);
  }

  /** The tokens up to the end of the operation. */
  #rest(): readonly Token[] {
    let until = this.#at;
    for (
      let token = this.#tokens[until];
      token && token.kind !== "end" && token.text !== "}";
      token = this.#tokens[until]
    )
      until += 1;
    return this.#tokens.slice(this.#at, until);
  }

  /** Pages without the operation that touches them: numbers alone, or letters alone. */
  #isBareString(token: Token): boolean {
    const all = [token, ...this.#rest()];
    return all.every(({ kind }) => kind === "number") || (all.length > 2 && all.every(isPageName));
  }

  #references(word: "R" | "W"): void {
    const next = this.#peek();
    const named = next && isPageName(next) ? this.#rest() : [];
    if (named.length > 0 && named.every(isPageName)) {
      this.#at += named.length;
      for (const { text } of named)
        if (this.#opCount <= MOST.programOps)
          this.#push({ op: "reference", page: text.charCodeAt(0) - "A".charCodeAt(0), write: word === "W" });
      return;
    }
    do {
      const page = this.#number(word, RANGES.page);
      if (page === null) return this.#skipOperation();
      this.#push({ op: "reference", page, write: word === "W" });
    } while (this.#peek()?.kind === "number" && this.#opCount <= MOST.programOps);
    if (this.#opCount <= MOST.programOps) this.#expectEnd(word);
  }

  #disk(word: Word): void {
    const volume = this.#number(word, RANGES.volume);
    if (volume === null) return this.#skipOperation();
    const block = this.#number(word, RANGES.block);
    if (block === null) return this.#skipOperation();
    const blocks = this.#peek()?.kind === "number" ? this.#number(word, RANGES.blocks) : 1;
    if (blocks === null) return this.#skipOperation();
    const mode = this.#peek();
    if (mode?.text !== "R" && mode?.text !== "W") {
      this.#report("notationMode", mode ?? this.#end, { found: shown(mode), usage: USAGES[word] });
      return this.#skipOperation();
    }
    this.#at += 1;
    const write = mode.text === "W";
    this.#push({ op: "disk", volume, block, blocks, write, ...(word === "DISK&" ? { isAsync: true } : {}) });
    this.#expectEnd(word);
  }

  #attempt(word: Word): void {
    const next = this.#peek();
    const text = next?.text ?? "";
    if (!next || !Object.hasOwn(ATTEMPT_WORDS, text)) {
      this.#report("notationAttempt", next ?? this.#end, {
        found: shown(next),
        allowed: Object.keys(ATTEMPT_WORDS).join(", "),
        usage: USAGES[word],
      });
      return this.#skipOperation();
    }
    this.#at += 1;
    const attempt = ATTEMPT_WORDS[text as keyof typeof ATTEMPT_WORDS];
    if (attempt === "extent")
      return this.#numbers(word, [RANGES.volume, RANGES.block], ([volume = 0, target = 0]) =>
        this.#push({ op: "attempt", attempt, target, volume }),
      );
    // Whatever a guest can name it can try; what it refers to has to be in its memory.
    const range = attempt === "read" || attempt === "write" ? RANGES.page : RANGES.block;
    return this.#numbers(word, [range], ([target = 0]) => this.#push({ op: "attempt", attempt, target, volume: 0 }));
  }

  #loop(token: Token): void {
    let times: number | null = null;
    const next = this.#peek();
    if (next?.text === "*") this.#at += 1;
    else if (next?.kind === "number") times = this.#number("LOOP", RANGES.times) ?? 1;
    while (this.#peek()?.text === "\n") this.#at += 1;
    const brace = this.#peek();
    if (brace?.text !== "{") {
      this.#report("notationBrace", brace ?? this.#end, { found: shown(brace), usage: USAGES.LOOP });
      return this.#skipOperation();
    }
    this.#at += 1;
    this.#openLoop(token, times);
  }

  #openLoop(opened: Token, times: number | null): void {
    // Told once for each loop that is one too deep; those inside it are too deep because of it.
    if (this.#open.length === MOST.loopDepth + 1) this.#report("notationLoopTooDeep", opened, { max: MOST.loopDepth });
    this.#open.push({ ops: [], times, opened, problemsBefore: this.problems.length });
  }

  #closeLoop(token: Token): void {
    const block = this.#open.at(-1);
    if (!block?.opened) return this.#report("notationExtraBrace", token, {});
    this.#open.pop();
    if (this.problems.length === block.problemsBefore) {
      if (block.ops.length === 0) this.#report("notationEmptyLoop", block.opened, {});
      else if (block.times === null && areEmptyWaits(block.ops)) this.#report("notationTimelessLoop", block.opened, {});
    }
    this.#push({ op: "loop", times: block.times, body: block.ops });
  }

  #push(op: Op): void {
    this.#opCount += 1;
    this.#open.at(-1)?.ops.push(op);
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  /** The next number, or null after reporting why there is none. */
  #number(word: Word, range: Range): number | null {
    const token = this.#peek();
    if (token?.kind !== "number") {
      this.#report("notationNumber", token ?? this.#end, { found: shown(token), usage: USAGES[word] });
      return null;
    }
    this.#at += 1;
    const number = Number(token.text);
    if (Number.isInteger(number) && isWithin(number, range)) return number;
    const code = Number.isInteger(number) ? "notationRange" : "notationWhole";
    this.#report(code, token, { found: token.written, min: range.min, max: range.max, usage: USAGES[word] });
    return null;
  }

  /** After a complete operation only its end or the next operation can follow. */
  #expectEnd(word: Word): void {
    const token = this.#peek();
    if (!token || token.kind === "end" || token.kind === "word" || token.text === "}") return;
    this.#report("notationExtra", token, { found: token.written, usage: USAGES[word] });
    this.#skipOperation();
  }

  /** Goes on behind what could not be read. A brace is opened or closed all the same, so that loops stay paired. */
  #skipOperation(): void {
    for (let token = this.#peek(); token && token.kind !== "end" && token.text !== "}"; token = this.#peek()) {
      this.#at += 1;
      if (token.text === "{") return this.#openLoop(token, 1);
    }
  }

  #report(code: string, { line, column }: Token, values: Problem["values"]): void {
    this.problems.push(problem(code, "", { line, column, ...values }));
  }
}

/** Pages may be called A to Z: they are pages 0 to 25. */
function isPageName({ kind, text }: Token): boolean {
  return kind === "word" && /^[A-Z]$/.test(text);
}

const LONGEST_FOUND = 60;

const short = (text: string) => (text.length <= LONGEST_FOUND ? text : `${text.slice(0, LONGEST_FOUND - 1)}…`);

/** What stands at a place, for a problem; empty for the end of a line or of the text. */
function shown(token: Token | undefined): string {
  return !token || token.text === "\n" ? "" : token.written;
}
