/**
 * A second model of contiguous allocation, written from domain C.5 and the rules of OSTEP's simulator: a map of units, one
 * letter each, and a free list made of it by brute force.
 */
import type { RegionSpec } from "../../src/model/scenario.ts";

type Hole = readonly [start: number, size: number];

export interface Outcome {
  /** Null: no space, or nothing to give back. */
  readonly start: number | null;
  readonly holes: readonly Hole[];
}

const isPowerOfTwo = (n: number) => Math.log2(n) % 1 === 0;

export class ContiguousModel {
  readonly #spec: RegionSpec;
  /** Who has each unit; null: nobody. */
  readonly units: (string | null)[];
  #holes: Hole[];
  /** In address order: the address behind the last block. Else: the place in the list. */
  #address = 0;
  #place = 0;

  constructor(spec: RegionSpec) {
    this.#spec = spec;
    this.units = Array.from({ length: spec.size }, () => null);
    this.#holes = spec.fit === "buddy" ? this.#pieces(0, spec.size) : [[0, spec.size]];
  }

  /** A stretch cut into the largest aligned powers of two, by trying every size from the top. */
  #pieces(start: number, size: number): Hole[] {
    if (size === 0) return [];
    for (let piece = size; piece > 0; piece -= 1)
      if (isPowerOfTwo(piece) && start % piece === 0)
        return [[start, piece], ...this.#pieces(start + piece, size - piece)];
    return [];
  }

  alloc(id: string, asked: number): Outcome {
    const { fit, header, alignment, order, remainder } = this.#spec;
    let needed = asked;
    while (needed % alignment !== 0) needed += 1;
    needed += header;
    if (fit === "buddy") while (!isPowerOfTwo(needed)) needed += 1;
    const count = this.#holes.length;
    let from = 0;
    if (fit === "next" && order === "address") {
      const next = this.#holes.findIndex(([start, size]) => start + size > this.#address);
      from = next === -1 ? 0 : next;
    } else if (fit === "next") from = this.#place < count ? this.#place : 0;
    const inTurn = Array.from({ length: count }, (_, at) => (from + at) % count);
    const enough = inTurn.filter((at) => this.#holes[at]![1] >= needed);
    const sizes = enough.map((at) => this.#holes[at]![1]);
    const wanted = fit === "worst" ? Math.max(...sizes) : Math.min(...sizes);
    const chosen = fit === "first" || fit === "next" ? enough[0] : enough.find((at) => this.#holes[at]![1] === wanted);
    if (chosen === undefined) return { start: null, holes: this.#holes };
    const [start, size] = this.#holes[chosen]!;
    this.units.fill(id, start, start + needed);
    this.#address = start + needed;
    this.#place = chosen;
    const rest: Hole[] =
      fit === "buddy"
        ? this.#pieces(start + needed, size - needed)
        : size > needed
          ? [[start + needed, size - needed]]
          : [];
    this.#holes = [...this.#holes.slice(0, chosen), ...rest, ...this.#holes.slice(chosen + 1)];
    if (remainder === "isSorted" && fit !== "buddy") this.#sort();
    return { start, holes: this.#holes };
  }

  free(id: string): Outcome {
    const start = this.units.indexOf(id);
    if (start < 0) return { start: null, holes: this.#holes };
    const size = this.units.filter((unit) => unit === id).length;
    this.units.fill(null, start, start + size);
    const freed: Hole = [start, size];
    if (this.#spec.fit === "buddy") this.#freeBuddy(freed);
    else if (this.#spec.coalescing === "neighbours") {
      const joined: Hole = this.#holes.reduce<Hole>(
        ([from, units], [at, more]) =>
          at + more === from ? [at, units + more] : from + units === at ? [from, units + more] : [from, units],
        freed,
      );
      // A neighbour on the other side may come before in the list: once more.
      const whole = this.#holes.reduce<Hole>(
        ([from, units], [at, more]) =>
          at + more === from ? [at, units + more] : from + units === at ? [from, units + more] : [from, units],
        joined,
      );
      this.#insert(whole, ([at]) => at < whole[0] || at >= whole[0] + whole[1]);
    } else {
      this.#insert(freed, () => true);
      if (this.#spec.coalescing === "listNeighbours")
        for (let at = 0; at + 1 < this.#holes.length;) {
          const [from, units] = this.#holes[at]!;
          const [next, more] = this.#holes[at + 1]!;
          if (from + units === next) this.#holes.splice(at, 2, [from, units + more]);
          else at += 1;
        }
    }
    return { start, holes: this.#holes };
  }

  compact(): Outcome {
    const kept = this.units.filter((unit) => unit !== null);
    this.units.splice(0, Infinity, ...kept, ...Array.from({ length: this.#spec.size - kept.length }, () => null));
    const free = this.#spec.size - kept.length;
    this.#holes = free > 0 ? [[kept.length, free]] : [];
    this.#address = kept.length;
    this.#place = 0;
    return { start: null, holes: this.#holes };
  }

  #insert(hole: Hole, isKept: (hole: Hole) => boolean): void {
    const kept = this.#holes.filter(isKept);
    this.#holes = this.#spec.order === "insertFront" ? [hole, ...kept] : [...kept, hole];
    this.#sort();
  }

  #sort(): void {
    const { order } = this.#spec;
    if (order === "address") this.#holes.sort(([a], [b]) => a - b);
    if (order === "sizeAscending") this.#holes.sort(([, a], [, b]) => a - b);
    if (order === "sizeDescending") this.#holes.sort(([, a], [, b]) => b - a);
  }

  #freeBuddy([start, size]: Hole): void {
    this.#holes.push([start, size]);
    if (this.#spec.coalescing !== "never")
      for (let found = true; found;) {
        found = false;
        for (const [from, units] of this.#holes) {
          const other = this.#holes.findIndex(([at, more]) => at === from + units && more === units);
          if (found || from % (2 * units) !== 0 || other < 0) continue;
          this.#holes = [...this.#holes.filter(([at]) => at !== from && at !== from + units), [from, 2 * units]];
          found = true;
        }
      }
    this.#holes.sort(([a], [b]) => a - b);
  }
}
