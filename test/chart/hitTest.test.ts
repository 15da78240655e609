import { describe, expect, it } from "vitest";
import { intervalAt } from "../../src/chart/hitTest.ts";
import { drawLane, laneColumns } from "./drawnLane.ts";

describe("intervalAt", () => {
  const chunks = drawLane("AAA.BB|BB..|.C|");

  it("finds the interval that contains the moment, its start included and its end not", () => {
    expect(intervalAt(chunks, 0, 0, 20)).toEqual({ start: 0, end: 3, kind: 1, other: 0 });
    expect(intervalAt(chunks, 2.9, 0, 20)).toMatchObject({ start: 0, end: 3 });
    expect(intervalAt(chunks, 3, 0, 20)).toMatchObject({ kind: null });
  });

  it("gives an interval cut by a chunk border as one, from either side", () => {
    expect(intervalAt(chunks, 4, 0, 20)).toEqual({ start: 4, end: 8, kind: 1, other: 1 });
    expect(intervalAt(chunks, 7, 0, 20)).toEqual({ start: 4, end: 8, kind: 1, other: 1 });
  });

  it("joins over more than one border", () => {
    expect(intervalAt(drawLane("BAA|A|A|AAB"), 3.5, 0, 20)).toMatchObject({ start: 1, end: 7, other: 0 });
  });

  it("gives two timeslices of one vCPU between which a chunk ends as two", () => {
    const timeslices = drawLane("BAA,|AA|A,|AAB");
    const spans = [1, 3, 5, 6].map((time) => intervalAt(timeslices, time, 0, 20)).map((hit) => [hit?.start, hit?.end]);
    expect(spans).toEqual([
      [1, 3],
      [3, 6],
      [3, 6],
      [6, 8],
    ]);
  });

  it("gives the whole gap between two intervals, across chunks", () => {
    expect(intervalAt(chunks, 10, 0, 20)).toEqual({ start: 8, end: 11, kind: null, other: -1 });
  });

  it("bounds the gaps before the first and after the last interval by the given range", () => {
    expect(intervalAt([laneColumns([5], [6], [0])], 2, 0, 20)).toMatchObject({ start: 0, end: 5, kind: null });
    expect(intervalAt(chunks, 15, 0, 20)).toMatchObject({ start: 12, end: 20, kind: null });
    expect(intervalAt([], 3, 0, 20)).toMatchObject({ start: 0, end: 20, kind: null });
  });

  it("finds nothing outside of the range", () => {
    expect(intervalAt(chunks, 20, 0, 20)).toBeNull();
    expect(intervalAt(chunks, -1, 0, 20)).toBeNull();
  });
});
