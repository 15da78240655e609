/**
 * Lanes from drawings: each letter is a tick, equal neighbours are one interval, `.` is a gap, `,` ends an interval, `|` a chunk
 * and nothing else: `A|A` is one interval in two parts, `A,|A` are two.
 */
import type { LaneColumns } from "../../src/trace/intervals.ts";
import { isCutBefore } from "../support/cutIntervals.ts";

/**
 * `"AAA,AB.|BB"` is A [0,3), A [3,4), B [4,5), a gap, and, in a second chunk, B [6,8). Every interval has kind 1 (guest);
 * `other` is 0 for A, 1 for B and so on. `tick` is the length of a letter.
 */
export function drawLane(drawing: string, tick = 1): LaneColumns[] {
  let time = 0;
  return drawing.split("|").map((chunk, index, all) => {
    const start: number[] = [];
    const end: number[] = [];
    const other: number[] = [];
    let before = "";
    for (const letter of chunk) {
      if (letter === ",") {
        before = "";
        continue;
      }
      if (letter !== ".") {
        if (letter === before) end[end.length - 1] = time + tick;
        else {
          start.push(time);
          end.push(time + tick);
          other.push(letter.charCodeAt(0) - 65);
        }
      }
      before = letter;
      time += tick;
    }
    return { ...laneColumns(start, end, other), isCut: isCutBefore(all, index) };
  });
}

export function laneColumns(start: number[], end: number[], other: number[], kind?: number[]): LaneColumns {
  return {
    start: Float64Array.from(start),
    end: Float64Array.from(end),
    kind: Uint8Array.from(kind ?? start.map(() => 1)),
    other: Int32Array.from(other),
    isCut: false,
  };
}
