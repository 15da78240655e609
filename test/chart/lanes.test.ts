import { describe, expect, it } from "vitest";
import { createLaneView, lanePixels, NO_KIND, visibleIntervals, type LaneView } from "../../src/chart/lanes.ts";
import { firstEndingAfter, firstStartingAt, nextEndingAfter } from "../../src/chart/search.ts";
import type { LaneColumns } from "../../src/trace/intervals.ts";
import { drawLane, laneColumns } from "./drawnLane.ts";

const letter = (other: number) => String.fromCharCode(65 + other);

/** `A[0,3) B[4,6)` */
function written(view: LaneView): string {
  expect(view.detail).toBe("intervals");
  return Array.from(
    { length: view.count },
    (_, i) => `${letter(view.other[i]!)}[${view.start[i]},${view.end[i]})`,
  ).join(" ");
}

/** One letter a pixel column, `.` where it is empty. */
function pixels(view: LaneView): string {
  expect(view.detail).toBe("pixels");
  return Array.from({ length: view.count }, (_, x) => (view.kind[x] === NO_KIND ? "." : letter(view.other[x]!))).join(
    "",
  );
}

/** The same by looking at every tick of every pixel: slow and plain. */
function covered(chunks: readonly LaneColumns[], from: number, to: number): number {
  let ticks = 0;
  for (const { start, end } of chunks)
    for (let i = 0; i < start.length; i++) ticks += Math.max(0, Math.min(to, end[i]!) - Math.max(from, start[i]!));
  return ticks;
}

describe("binary search in a lane", () => {
  const [lane] = drawLane("AA.BBB.C");

  it("finds the interval that contains a moment, or the next one", () => {
    expect([0, 1, 2, 3, 5, 6, 7].map((time) => firstEndingAfter(lane!, time))).toEqual([0, 0, 1, 1, 1, 2, 2]);
    expect(firstEndingAfter(lane!, 8)).toBe(3);
  });

  it("finds the first interval that starts at a moment or later", () => {
    expect([0, 1, 3, 4, 7, 8].map((time) => firstStartingAt(lane!, time))).toEqual([0, 1, 1, 2, 2, 3]);
  });
});

describe("the next interval near another", () => {
  it("is the one that a search of the whole lane finds, however far it was thought to be", () => {
    const starts = Array.from({ length: 50 }, (_, i) => 3 * i);
    const lane = laneColumns(
      starts,
      starts.map((time) => time + 2),
      starts.map(() => 0),
    );
    for (const step of [1, 4, 100])
      for (let time = 0; time < 160; time++)
        for (const low of [0, firstEndingAfter(lane, time / 2)])
          expect(nextEndingAfter(lane, time, low, step)).toBe(firstEndingAfter(lane, time));
  });
});

describe("visibleIntervals", () => {
  it("gives whole intervals that touch the window", () => {
    expect(written(visibleIntervals(drawLane("AAAA.BBBB.CCCC"), 2, 9, 100))).toBe("A[0,4) B[5,9)");
  });

  it("leaves out what only touches the borders of the window", () => {
    expect(written(visibleIntervals(drawLane("AABBCC"), 2, 4, 100))).toBe("B[2,4)");
  });

  it("joins an interval cut by chunk borders", () => {
    expect(written(visibleIntervals(drawLane("AAABB|BBB|BCC"), 0, 11, 100))).toBe("A[0,3) B[3,9) C[9,11)");
  });

  it("joins an interval that stands whole in both chunks", () => {
    const chunks = [laneColumns([0, 4], [4, 9], [0, 1]), { ...laneColumns([4, 9], [9, 10], [1, 0]), isCut: true }];
    expect(written(visibleIntervals(chunks, 0, 10, 100))).toBe("A[0,4) B[4,9) A[9,10)");
  });

  it("keeps timeslices of one vCPU apart that follow each other, also where a chunk ends between them", () => {
    expect(written(visibleIntervals(drawLane("AA,AA,AA"), 0, 6, 100))).toBe("A[0,2) A[2,4) A[4,6)");
    expect(written(visibleIntervals(drawLane("AA,|AA|A,AA"), 0, 7, 100))).toBe("A[0,2) A[2,5) A[5,7)");
  });

  it("does not join different ones, nor across a gap", () => {
    expect(written(visibleIntervals(drawLane("AA|BB.|BB"), 0, 7, 100))).toBe("A[0,2) B[2,4) B[5,7)");
  });

  it("is empty for a lane without intervals, without chunks, and outside of all", () => {
    expect(visibleIntervals([], 0, 10, 100).count).toBe(0);
    expect(visibleIntervals(drawLane("|.."), 0, 10, 100).count).toBe(0);
    expect(visibleIntervals(drawLane("AA"), 5, 10, 100).count).toBe(0);
  });

  it("reuses the view it is given", () => {
    const view = createLaneView(4);
    const arrays = view.start;
    expect(visibleIntervals(drawLane("AB.C"), 0, 4, 100, view)).toBe(view);
    expect(view.start).toBe(arrays);
    expect(written(view)).toBe("A[0,1) B[1,2) C[3,4)");
  });

  it("switches to one summary a pixel when there are more intervals than pixels", () => {
    const chunks = drawLane("ABABABABAB");
    expect(visibleIntervals(chunks, 0, 10, 10).detail).toBe("intervals");
    expect(visibleIntervals(chunks, 0, 10, 9).detail).toBe("pixels");
  });
});

describe("lanePixels", () => {
  it("shows in each pixel column who had most of it", () => {
    expect(pixels(lanePixels(drawLane("AAAB|BABBCC.C...."), 0, 16, 4))).toBe("ABC.");
  });

  it("says how much of the column is covered", () => {
    const view = lanePixels(drawLane("AAAAAB......B..."), 0, 16, 4);
    expect([...view.occupancy.subarray(0, 4)]).toEqual([1, 0.5, 0, 0.25]);
  });

  it("cuts intervals at the borders of a column", () => {
    const view = lanePixels(drawLane("AAAAAAAAAABB"), 0, 12, 3);
    expect(pixels(view)).toBe("AAA");
    expect([...view.occupancy.subarray(0, 3)]).toEqual([1, 1, 1]);
  });

  it("never covers a column more than whole, even when a cut interval stands in two chunks", () => {
    const chunks = [laneColumns([0], [8], [0]), laneColumns([0, 8], [8, 9], [0, 1])];
    const view = lanePixels(chunks, 0, 16, 4);
    expect([...view.occupancy.subarray(0, 4)]).toEqual([1, 1, 0.25, 0]);
  });

  it("agrees with counting every tick, for any window and width, across chunks", () => {
    // Deterministic lane of 3,000 intervals with gaps, lengths 1..7, in chunks of 500.
    let state = 7;
    const next = (n: number) => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return Math.floor((state / 2147483648) * n);
    };
    const chunks: LaneColumns[] = [];
    let time = 0;
    for (let chunk = 0; chunk < 6; chunk++) {
      const start: number[] = [];
      const end: number[] = [];
      for (let i = 0; i < 500; i++) {
        time += next(3);
        start.push(time);
        time += 1 + next(7);
        end.push(time);
      }
      chunks.push(
        laneColumns(
          start,
          end,
          start.map((_, i) => i % 5),
        ),
      );
    }
    for (const [from, to, width] of [
      [0, time, 300],
      [137, 9000, 333],
      [250.5, 7000.25, 160],
      [-500, time + 500, 250],
    ] as const) {
      const view = lanePixels(chunks, from, to, width);
      const tickPerPx = (to - from) / width;
      for (let x = 0; x < width; x++) {
        const expected = covered(chunks, from + x * tickPerPx, from + (x + 1) * tickPerPx) / tickPerPx;
        expect(view.occupancy[x]).toBeCloseTo(expected, 4);
      }
    }
  });

  it("agrees with counting every tick where hundreds of intervals share a column, at any place of the window", () => {
    // Busy 3 of 4 ticks in the first half of the run, 1 of 4 in the second.
    const start = Array.from({ length: 40_000 }, (_, i) => 4 * i);
    const end = start.map((time, i) => time + (i < 20_000 ? 3 : 1));
    const chunks = [0, 1, 2, 3].map((part) => {
      const slice = (times: number[]) => times.slice(10_000 * part, 10_000 * (part + 1));
      return laneColumns(
        slice(start),
        slice(end),
        slice(start).map(() => 0),
      );
    });
    for (const from of [0, 123, 1_000.5, 79_000]) {
      const view = lanePixels(chunks, from, from + 40_000, 100);
      for (let x = 0; x < 100; x++) {
        const expected = covered(chunks, from + 400 * x, from + 400 * (x + 1)) / 400;
        expect(Math.abs(view.occupancy[x]! - expected)).toBeLessThan(0.02);
      }
    }
  });

  it("finds the one who dominates a column of thousands of intervals", () => {
    // A runs 9 ticks, then one of 25 others 1 tick, over and over.
    const start: number[] = [];
    const end: number[] = [];
    const other: number[] = [];
    for (let i = 0; i < 20_000; i++) {
      start.push(10 * i, 10 * i + 9);
      end.push(10 * i + 9, 10 * i + 10);
      other.push(0, 1 + (i % 25));
    }
    expect(pixels(lanePixels([laneColumns(start, end, other)], 0, 200_000, 20))).toBe("A".repeat(20));
  });

  it("keeps the share of guest code where something else dominates", () => {
    // ready (4) for 7 of 8 ticks, running (3) for one
    const start = Array.from({ length: 400 }, (_, i) => 8 * (i >> 1) + 7 * (i & 1));
    const end = start.map((time, i) => (i & 1 ? time + 1 : time + 7));
    const kinds = start.map((_, i) => (i & 1 ? 3 : 4));
    const view = lanePixels(
      [
        laneColumns(
          start,
          end,
          kinds.map(() => -1),
          kinds,
        ),
      ],
      0,
      1600,
      10,
    );
    expect([...view.kind.subarray(0, 10)]).toEqual(Array(10).fill(4));
    expect([...view.work.subarray(0, 10)]).toEqual(Array(10).fill(0.125));
  });

  it("is empty for a chart without width", () => {
    expect(lanePixels(drawLane("AAA"), 0, 3, 0).count).toBe(0);
  });
});

/** Counts reads of the interval columns: a proxy stands in for a typed array. */
function counted(columns: LaneColumns): { columns: LaneColumns; reads: () => number } {
  let reads = 0;
  const count = <T extends object>(array: T): T =>
    new Proxy(array, {
      get(target, key) {
        if (typeof key === "string" && key !== "length") reads++;
        return Reflect.get(target, key) as unknown;
      },
    });
  return {
    columns: {
      start: count(columns.start),
      end: count(columns.end),
      kind: count(columns.kind),
      other: count(columns.other),
      isCut: columns.isCut,
    },
    reads: () => reads,
  };
}

function readsFor(intervals: number): number {
  const times = Array.from({ length: intervals }, (_, i) => i);
  const { columns, reads } = counted(
    laneColumns(
      times,
      times.map((t) => t + 1),
      times.map((t) => t % 3),
    ),
  );
  lanePixels([columns], 0, intervals, 100); // builds the pyramid
  const before = reads();
  lanePixels([columns], 0, intervals, 100);
  return reads() - before;
}

describe("the cost of a pixel view", () => {
  it("grows with the logarithm of the number of intervals at most", () => {
    expect(readsFor(64_000) / readsFor(1_000)).toBeLessThan(3);
  });
});
