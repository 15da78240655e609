/** The arm of a disk as a path: pieces between its turns, in time, and the numbers on its axis. */
import { describe, expect, it } from "vitest";
import { labelledCylinders, returnLength, segmentsOf, type TimedMove } from "../../src/chart/armPath.ts";

const move = (changes: Partial<TimedMove> = {}): TimedMove => ({
  from: 183,
  to: 14,
  via: [199, 0],
  isUp: true,
  beginsAgain: true,
  begins: 100,
  arrives: 329,
  ends: 334,
  ...changes,
});

describe("segmentsOf(move)", () => {
  it("has a piece between two turns, each in the time that its length takes, then the service", () => {
    expect(segmentsOf(move())).toEqual([
      { fromCylinder: 183, fromTime: 100, toCylinder: 199, toTime: 116, isReturn: false },
      { fromCylinder: 199, fromTime: 116, toCylinder: 0, toTime: 315, isReturn: true },
      { fromCylinder: 0, fromTime: 315, toCylinder: 14, toTime: 329, isReturn: false },
      { fromCylinder: 14, fromTime: 329, toCylinder: 14, toTime: 334, isReturn: false },
    ]);
  });

  it("has none where the arm stays and nothing takes time", () => {
    expect(segmentsOf(move({ from: 14, via: [], arrives: 100, ends: 100 }))).toEqual([]);
  });

  it("takes a turn for no way back that serves nobody", () => {
    const turn = move({ via: [199], isUp: false, beginsAgain: false });
    expect(segmentsOf(turn).every(({ isReturn }) => !isReturn)).toBe(true);
  });
});

describe("returnLength(moves)", () => {
  it("counts the ways back alone", () => {
    expect(returnLength([move(), move({ via: [] })])).toBe(199 + 169);
  });
});

describe("labelledCylinders(cylinders, last, least)", () => {
  it("has the ends, and of the others those that have room, the first ones first", () => {
    expect(labelledCylinders([53, 98, 101, 195, 14], 199, 10)).toEqual([0, 14, 53, 98, 199]);
  });
});
