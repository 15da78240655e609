/** What a report tells of memory: references with what the replacement policy did, and the policy's state. */
import { describe, expect, it } from "vitest";
import { reportOf } from "../../../src/codec/out/report.ts";
import { tableCsv } from "../../../src/codec/out/reportCsv.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import type { PolicyChoice } from "../../../src/model/scenario.ts";
import { machine, PAGE, references, scenario } from "../../support/workloads.ts";

function report(pages: readonly number[], frames: number, replacement: PolicyChoice, window?: number) {
  const given = scenario([machine("A", references(pages), { memoryBytes: 16 * PAGE })], { frames, replacement });
  const trace = simulate(given);
  // The machine stops with its last reference, and gives its frames back.
  return reportOf(given, trace, trace.knownUntil, undefined, window);
}

function sizes(window?: number): number[] {
  const { references: told } = report([1, 2, 1, 2, 3, 3, 3], 4, { policy: "lru", params: {} }, window);
  return told.map(({ workingSet }) => workingSet);
}

describe("references", () => {
  it("tell why a page had to go: the bits cleared on the way, the value that decided, and the hand afterwards", () => {
    // Silberschatz's second chance: all three bits are set, so the hand goes all the way round.
    const { references: told } = report([0, 1, 2, 3], 3, { policy: "clock", params: {} });
    expect(told.map(({ reason, value, cleared, hand }) => ({ reason, value, cleared, hand }))).toEqual([
      { reason: null, value: null, cleared: [], hand: 0 },
      { reason: null, value: null, cleared: [], hand: 0 },
      { reason: null, value: null, cleared: [], hand: 0 },
      { reason: "referenceBitClear", value: 0, cleared: [0, 1, 2], hand: 1 },
    ]);
  });

  it("tell of a page that was remembered without a frame, and in which list", () => {
    // 2Q with four frames remembers two pages in A1out: 0 leaves for 4, and comes back.
    const { references: told } = report([0, 1, 2, 3, 4, 0], 4, { policy: "2q", params: {} });
    expect(told.map(({ ghost }) => ghost)).toEqual([null, null, null, null, null, "a1out"]);
    expect(told[4]).toMatchObject({ victim: { page: 0 }, hand: null });
  });

  it("tell the size of the working set, by the window that is asked for", () => {
    expect(sizes()).toEqual([1, 2, 2, 2, 3, 3, 3]);
    expect(sizes(3)).toEqual([1, 2, 2, 2, 3, 2, 1]);
  });
});

function during(pages: readonly number[], frames: number, replacement: PolicyChoice) {
  const given = scenario([machine("A", references([...pages, 0]), { memoryBytes: 16 * PAGE })], {
    frames,
    replacement,
  });
  // The last reference is still to be made: nothing has been given back.
  return reportOf(given, simulate(given), pages.length - 1);
}

describe("the state of the policy", () => {
  it("has the frames with their bits and the hand", () => {
    const { policyState } = during([0, 1, 2], 2, { policy: "clock", params: {} });
    expect(policyState).toMatchObject([
      { list: "frames", frame: 0, vm: "A", page: 2, referenced: true, count: null, hand: false },
      { list: "frames", frame: 1, vm: "A", page: 1, referenced: false, count: null, hand: true },
    ]);
  });

  it("has what is counted of pages, and no bit where there is none", () => {
    const { policyState } = during([0, 0, 1], 2, { policy: "lfu", params: {} });
    expect(policyState).toMatchObject([
      { frame: 0, page: 0, referenced: null, count: 2 },
      { frame: 1, page: 1, referenced: null, count: 1 },
    ]);
  });

  it("has the lists, oldest first, with the pages that are only remembered", () => {
    const { policyState } = during([0, 1, 2, 3, 4], 4, { policy: "2q", params: {} });
    const entries = policyState.map(({ list, frame, page }) => [list, frame, page]);
    expect(entries.filter(([list]) => list === "a1in")).toEqual([
      ["a1in", 1, 1],
      ["a1in", 2, 2],
      ["a1in", 3, 3],
      ["a1in", 0, 4],
    ]);
    expect(entries.filter(([list]) => list === "a1out")).toEqual([["a1out", null, 0]]);
  });

  it("is a table of its own as CSV", () => {
    const csv = tableCsv(during([0], 2, { policy: "fifo", params: {} }), "policyState");
    expect(csv).toBe("list,scope,place,frame,vm,page,referenced,dirty,count,hand\nframes,,0,0,A,0,,false,,false\n");
  });
});
