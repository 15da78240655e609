/** The proof of "More memory, more faults": Belady's string (domain C.4, golden), and that the anomaly is rare. */
import { describe, expect, it } from "vitest";
import { beladysAnomaly } from "../../src/lessons/beladysAnomaly.ts";
import { hostWhen, rightOf, stepCalled } from "../support/lessonRuns.ts";

const stepOf = (id: string) => stepCalled(beladysAnomaly, id, "ask");

/** Faults under FIFO, counted without the core. */
function fifoFaults(references: readonly number[], frames: number): number {
  const queue: number[] = [];
  let faults = 0;
  for (const page of references) {
    if (queue.includes(page)) continue;
    faults += 1;
    if (queue.push(page) > frames) queue.shift();
  }
  return faults;
}

describe("More memory, more faults", () => {
  it("has 9 faults with three frames and 10 with four under FIFO, 10 and 8 under LRU", () => {
    const faults = ["fifo", "lru"].map((id) =>
      [stepOf(id).at, stepOf(id).after].map(({ scenario }) => hostWhen(scenario).faults),
    );
    expect(faults).toEqual([
      [9, 10],
      [10, 8],
    ]);
    expect(rightOf(beladysAnomaly, "fifo")).toEqual(["10"]);
    expect(rightOf(beladysAnomaly, "lru")).toEqual(["No, never."]);
  });

  it("is gone whichever reference is changed to another of the five pages", () => {
    const string = [1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5];
    expect([3, 4].map((frames) => fifoFaults(string, frames))).toEqual([9, 10]);
    const changed = string.flatMap((page, at) =>
      [1, 2, 3, 4, 5].filter((other) => other !== page).map((other) => string.with(at, other)),
    );
    expect(changed).toHaveLength(48);
    expect(changed.filter((other) => fifoFaults(other, 4) > fifoFaults(other, 3))).toEqual([]);
  });

  it("is solved by LRU with 8 faults and OPT with 6", () => {
    const { puzzle } = stepCalled(beladysAnomaly, "puzzle", "puzzle");
    expect(puzzle.solutions.map(({ scenario }) => hostWhen(scenario).faults)).toEqual([8, 6]);
  });
});
