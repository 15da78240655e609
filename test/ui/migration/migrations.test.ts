/** What is shown of machines that move: which of their pages are where, and what their downtime is made of (domain E.1). */
import { describe, expect, it } from "vitest";
import { simulateHosts } from "../../../src/engine/simulate.ts";
import type { NetworkSpec, Scenario, TimedCommand } from "../../../src/model/scenario.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { gridShape, pageAt } from "../../../src/ui/migration/gridShape.ts";
import { downtimeParts, movesAt, phaseOf, sentSoFar } from "../../../src/ui/migration/migrations.ts";
import { writingRate } from "../../../src/ui/migration/movedMachine.ts";
import { pageGridOf } from "../../../src/ui/migration/pageGrid.ts";
import { movingScenario, PAGE_A_TICK, writer } from "../../support/movingMachines.ts";
import { machine, PAGE } from "../../support/workloads.ts";

/** 16 pages over a page a tick, 4 of them written in turn, a page a tick, from 100 on. */
function tiny(network: Partial<NetworkSpec> = {}): Scenario {
  return movingScenario({
    machines: [machine("A", writer(4), { memoryBytes: 16 * PAGE })],
    commands: [{ command: "migrate", vm: "A", to: 1, at: 100 }],
    network,
  });
}

/** The machine that moves, at the end of tick `time`. */
function moveAt(given: Scenario, time: number) {
  const hosts = simulateHosts(given, { until: 200 }).map((trace) => ({
    trace,
    state: hostAt(trace, trace.rowsUpTo(time), time),
  }));
  const [move] = movesAt(hosts);
  return move!;
}

function countsAt(time: number) {
  const { at, view } = moveAt(tiny(), time);
  return pageGridOf(at.trace, view, { row: at.state.row, time, pageBytes: PAGE, bytesPerTick: PAGE }).counts;
}

describe("the pages of a machine that moves", () => {
  it("that followed it when the link failed are as many as the link has carried, and no more", () => {
    const given = tiny();
    const commands: TimedCommand[] = [
      { command: "migrate", vm: "A", to: 1, mode: "postCopy", at: 100 },
      { command: "setLink", state: "failed", at: 107 },
    ];
    const { at, view } = moveAt({ ...given, commands }, 150);
    const moment = { row: at.state.row, time: 150, pageBytes: PAGE, bytesPerTick: PAGE };
    const { there, toSend } = pageGridOf(at.trace, view, moment).counts;
    expect(view.end).toMatchObject({ outcome: "lost", pages: there });
    expect(there).toBeLessThanOrEqual(7);
    expect(there + toSend).toBe(16);
  });

  it("cross one after the other in the first round, but those that are written meanwhile", () => {
    // After 8 ticks half of the pages have crossed, and the 4 that are written all the time have been again.
    expect(countsAt(108)).toEqual({ there: 4, toSend: 8, again: 4 });
  });

  it("are in the second round those that were written in the first, and written again at once", () => {
    const { at, view } = moveAt(tiny(), 117);
    const grid = pageGridOf(at.trace, view, { row: at.state.row, time: 117, pageBytes: PAGE, bytesPerTick: PAGE });
    expect(view.rounds).toMatchObject([
      { pages: 16, dirtied: 4 },
      { pages: 4, ticks: null },
    ]);
    expect(grid.counts.there + grid.counts.toSend + grid.counts.again).toBe(16);
    // Only the four are not there.
    expect([...grid.states].slice(4)).toEqual(Array.from({ length: 12 }, () => 0));
    expect([...grid.writers.keys()].every((page) => page < 4)).toBe(true);
  });

  it("are, while it stands still, those that were left, and in the end all there", () => {
    expect(countsAt(122)).toEqual({ there: 14, toSend: 2, again: 0 });
    expect(countsAt(130)).toEqual({ there: 16, toSend: 0, again: 0 });
  });
});

describe("the pages of a machine that runs at the destination already", () => {
  it("follow it from when it goes on, each once (domain E.2)", () => {
    const given = tiny();
    const postCopy = {
      ...given,
      commands: [{ command: "migrate", vm: "A", to: 1, mode: "postCopy", at: 100 }],
    } as const;
    const { at, view } = moveAt(postCopy, 104);
    expect(phaseOf(view)).toBe("following");
    const { counts } = pageGridOf(at.trace, view, {
      row: at.state.row,
      time: 104,
      pageBytes: PAGE,
      bytesPerTick: PAGE,
    });
    expect(counts).toEqual({ there: 4, toSend: 12, again: 0 });
  });
});

describe("the figures of a machine that moves", () => {
  it("say where it stands, and what has been sent so far", () => {
    expect([110, 118, 122, 130].map((time) => phaseOf(moveAt(tiny(), time).view))).toEqual([
      "round",
      "round",
      "stopped",
      "done",
    ]);
    expect([110, 118, 122, 130].map((time) => sentSoFar(moveAt(tiny(), time).view))).toEqual([0, 16, 20, 24]);
  });

  it("take the downtime apart: pages, state, activation, and waiting for nobody", () => {
    const network = { stateBytes: 3 * PAGE, activation: 5 };
    const { view } = moveAt(tiny(network), 190);
    expect(view.end?.downtime).toBe(12);
    expect(downtimeParts(view, { ...PAGE_A_TICK, ...network }, PAGE)).toEqual({
      copy: 4,
      state: 3,
      activation: 5,
      waiting: 0,
    });
  });

  it("measure how it writes in the first round", () => {
    const { at, view } = moveAt(tiny(), 130);
    expect(writingRate(at.trace, view, 130, 16)).toEqual({ writes: 16, ticks: 16, workingSet: 4 });
    // While it is under way, with what was written before.
    const early = moveAt(tiny(), 106);
    expect(writingRate(early.at.trace, early.view, 106, 16)).toEqual({ writes: 16, ticks: 16, workingSet: 4 });
  });
});

describe("the picture of the pages", () => {
  it("has a cell for every page, as large as fits, and finds the page under the pointer", () => {
    for (const pages of [1, 16, 300, 5000, 70_000]) {
      const shape = gridShape(pages, 400);
      expect(shape.widthPx).toBeLessThanOrEqual(400);
      expect(pageAt(shape, 0, 0)).toBe(0);
      const last = pages - 1;
      const xPx = (last % shape.columns) * shape.stepPx;
      const yPx = Math.floor(last / shape.columns) * shape.stepPx;
      expect(pageAt(shape, xPx, yPx)).toBe(last);
      expect(yPx + shape.sizePx).toBeLessThanOrEqual(shape.heightPx);
      expect(pageAt(shape, -1, 0)).toBeNull();
    }
  });
});
