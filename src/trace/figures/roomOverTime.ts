/**
 * Room at each of a row of moments: how little there is between two of them, and taking one of it there; both in O(log moments).
 * A tree over the moments in an array, as binary heaps lie in one: a node has what is taken of all below it, and the least that
 * is left there.
 *
 *                     1
 *                2         3            node n stands above 2n and 2n + 1;
 *              4   5     6   7          the moments are the last row
 */
export class RoomOverTime {
  #size = 1024;
  #least = new Float64Array(2 * this.#size).fill(Infinity);
  /** Added to all moments below the node, and part of its own least already. */
  #added = new Float64Array(2 * this.#size);
  #length = 0;

  /** Moments so far. */
  get length(): number {
    return this.#length;
  }

  /** One more moment. */
  push(room: number): void {
    if (this.#length === this.#size) this.#grow();
    this.#length += 1;
    this.setLast(room);
  }

  /** What there was at the last moment, before anything was taken of it. */
  setLast(room: number): void {
    let node = this.#size + this.#length - 1;
    this.#least[node] = room;
    for (node >>= 1; node >= 1; node >>= 1) this.#settle(node);
  }

  /** The least at any moment after `from` and before `to`; Infinity where there is none. */
  leastBetween(from: number, to: number): number {
    let least = Infinity;
    if (from + 1 > to - 1) return least;
    for (let [left, right] = [this.#size + from + 1, this.#size + to - 1]; left <= right; left >>= 1, right >>= 1) {
      if (left & 1) least = Math.min(least, this.#upTo(left++));
      if (!(right & 1)) least = Math.min(least, this.#upTo(right--));
    }
    return least;
  }

  /** One less at every moment after `from` and before `to`. */
  takeBetween(from: number, to: number): void {
    if (from + 1 > to - 1) return;
    const [first, last] = [this.#size + from + 1, this.#size + to - 1];
    for (let [left, right] = [first, last]; left <= right; left >>= 1, right >>= 1) {
      if (left & 1) this.#take(left++);
      if (!(right & 1)) this.#take(right--);
    }
    for (let node = first >> 1; node >= 1; node >>= 1) this.#settle(node);
    for (let node = last >> 1; node >= 1; node >>= 1) this.#settle(node);
  }

  /** The least below `node`, with what was added above it. */
  #upTo(node: number): number {
    let least = this.#least[node]!;
    for (let above = node >> 1; above >= 1; above >>= 1) least += this.#added[above]!;
    return least;
  }

  #take(node: number): void {
    this.#least[node]! -= 1;
    if (node < this.#size) this.#added[node]! -= 1;
  }

  #settle(node: number): void {
    const least = Math.min(this.#least[2 * node]!, this.#least[2 * node + 1]!);
    this.#least[node] = least + this.#added[node]!;
  }

  /** Twice as many moments: what there is becomes the left half below a new root. */
  #grow(): void {
    const [least, added, size] = [this.#least, this.#added, this.#size];
    this.#size *= 2;
    this.#least = new Float64Array(2 * this.#size).fill(Infinity);
    this.#added = new Float64Array(2 * this.#size);
    for (let from = 1; from <= size; from *= 2) {
      this.#least.set(least.subarray(from, 2 * from), 2 * from);
      this.#added.set(added.subarray(from, 2 * from), 2 * from);
    }
    this.#settle(1);
  }
}
