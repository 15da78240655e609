/** Goals of puzzles on page tables, the memory region, volumes and machines, on runs that can be worked by hand. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/engine/simulate.ts";
import { goalText } from "../../src/i18n/learn/goalText.ts";
import { checkGoals, type PuzzleGoal } from "../../src/learn/goals.ts";
import { withHostPart } from "../../src/lessons/parts.ts";
import type { Op, RegionSpec, Scenario } from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { REGION, TRANSLATION } from "../../src/model/settings.ts";
import { hog } from "../support/schedules.ts";
import { twoHosts, writer } from "../support/twoHosts.ts";
import { machine, PAGE, scenario } from "../support/workloads.ts";

function checked(goal: PuzzleGoal, run: Scenario, start: Scenario = run, until = 1000) {
  const [result] = checkGoals([goal], simulate(run, { until }), run, start).results;
  return { ...result!, en: goalText(result!, "en"), zh: goalText(result!, "zh") };
}

const EXTENT = 4 * 1024 * 1024;
const withVolume = (name: string, extents: number) =>
  machine(name, [{ op: "compute", ticks: 3 }], {
    memoryBytes: 0,
    volumes: [{ name: "data", bytes: extents * EXTENT }],
  });
const host = { disks: [{ extents: 8, readTicks: 1, writeTicks: 1 }], extentBytes: EXTENT };

function access(write: boolean): Op {
  return { op: "disk", volume: 0, block: 0, blocks: 1, write };
}

describe("the goal of few accesses of disks", () => {
  const reader = machine("A", [access(false), access(true)], { volumes: [{ name: "data", bytes: 2 * EXTENT }] });

  it("counts reads and writes of all disks until the moment", () => {
    const run = scenario([reader], host);
    expect(checked({ goal: "diskAtMost", count: 2, until: 50 }, run)).toMatchObject({
      state: "met",
      found: 2,
      en: null,
    });
    expect(checked({ goal: "diskAtMost", count: 1, until: 50 }, run)).toMatchObject({
      state: "unmet",
      en: "the disks are accessed 2 times by 50.",
      zh: "到 50，磁盘被访问 2 次。",
    });
    expect(checked({ goal: "diskAtMost", count: 1, until: 50 }, scenario([hog("A", 1)]), undefined, 10).state).toBe(
      "open",
    );
  });
});

describe("the goal that shadow tables save something", () => {
  const translation = { ...defaultsOf(TRANSLATION), tlbEntries: 1, accessTicks: 1, tableWriteTicks: 20 };
  const touching = (pages: readonly number[]) =>
    scenario(
      [
        machine(
          "A",
          pages.map((page) => ({ op: "reference", page, write: false }) as const),
        ),
      ],
      {
        frames: 8,
        translation,
      },
    );

  it("compares what was walked with what was written, whichever kind of tables there are", () => {
    // Ten misses of 24 - 4 accesses each; pages 0 and 1 share three upper tables and need an entry each: 5 writes of 20.
    const saves = touching([0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
    expect(checked({ goal: "shadowSaves", vm: "A", ticks: 100 }, saves)).toMatchObject({ state: "met", found: 100 });
    expect(checked({ goal: "shadowSaves", vm: "A", ticks: 101 }, saves)).toMatchObject({
      state: "unmet",
      en: expect.stringContaining("save"),
    });
    const shadow = withHostPart(saves, { translation: { ...translation, kind: "shadow" } });
    expect(checked({ goal: "shadowSaves", vm: "A", ticks: 100 }, shadow).found).toBe(100);
  });

  it("says what they cost more, and that there is nothing to compare", () => {
    // One miss saves 20, and four entries are written.
    expect(checked({ goal: "shadowSaves", vm: "A", ticks: 1 }, touching([0]))).toMatchObject({
      found: -60,
      en: expect.stringContaining("60 ticks more"),
      zh: expect.stringContaining("多花 60"),
    });
    const none = scenario([machine("A", [{ op: "compute", ticks: 2 }])], { translation });
    expect(checked({ goal: "shadowSaves", vm: "A", ticks: 1 }, none)).toMatchObject({ state: "unmet", found: null });
  });
});

describe("the goal that fits differ", () => {
  const goal: PuzzleGoal = { goal: "fitsDiffer", serves: "first", refuses: "best" };
  const region: RegionSpec = { ...(defaultsOf(REGION) as RegionSpec), size: 900, fit: "best", holes: [500, 300] };
  const asking = (...units: readonly number[]) =>
    scenario(
      units.map((regionUnits, at) => machine(`P${at}`, [], { memoryBytes: 0, arrival: at + 1, regionUnits })),
      { region },
    );

  it("is met where one serves all requests and the other does not", () => {
    // First fit: 100 off the 500, 300 off it, 300. Best fit: 100 off the 300, 300 off the 500, and 200 are the most.
    expect(checked(goal, asking(100, 300, 300))).toMatchObject({ state: "met", found: 0 });
  });

  it("says who refuses how many, or that both serve all", () => {
    expect(checked(goal, asking(100, 200, 400))).toMatchObject({
      state: "unmet",
      found: 1,
      en: "first fit refuses 1 of them.",
    });
    expect(checked(goal, asking(100, 200))).toMatchObject({
      en: "best fit serves all of them as well.",
      zh: "最佳适应也能全部满足。",
    });
  });

  it("is not met where nobody asks, or there is no region", () => {
    expect(checked(goal, asking()).state).toBe("unmet");
    expect(checked(goal, scenario([hog("A", 1)])).state).toBe("unmet");
  });

  it("takes the machines as they come, not as they stand in the list", () => {
    const run = asking(300, 300, 100);
    const turned = { ...run, machines: run.machines.map((each, at) => ({ ...each, arrival: 3 - at })) };
    expect(checked(goal, turned).state).toBe("met");
  });
});

describe("goals of what exists", () => {
  const run = scenario([withVolume("A", 3), withVolume("B", 2)], host);
  const gone: Scenario = {
    ...run,
    commands: [
      { command: "stop", vm: "A", at: 1 },
      { command: "delete", vm: "A", at: 1 },
    ],
  };

  it("compare the sizes of volumes in whatever order, those of deleted machines left out", () => {
    expect(checked({ goal: "volumes", extents: [2, 3], at: 0 }, run).state).toBe("met");
    expect(checked({ goal: "volumes", extents: [2, 4], at: 0 }, run)).toMatchObject({
      state: "unmet",
      found: 2,
      en: "the volumes have other sizes.",
    });
    expect(checked({ goal: "volumes", extents: [2], at: 1 }, gone).state).toBe("met");
    expect(checked({ goal: "volumes", extents: [2, 3], at: 1 }, gone)).toMatchObject({
      en: "there are 1 volumes, not 2.",
    });
  });

  it("count the machines that exist, running or not", () => {
    expect(checked({ goal: "machines", machines: 2, at: 50 }, run)).toMatchObject({ state: "met", found: 2 });
    expect(checked({ goal: "machines", machines: 2, at: 50 }, gone)).toMatchObject({ state: "unmet", found: 1 });
  });
});

function moving(...commands: Scenario["commands"]): Scenario {
  return twoHosts({ machines: [machine("A", writer(4), { memoryBytes: 4 * PAGE })], commands, frames: 16 });
}

describe("the goal that a machine has moved", () => {
  const goal = { goal: "moved", vm: "A", downtime: 4, until: 60 } as const;
  // Four pages over a link of one a tick, stopped first: it stands still for 4 ticks.
  const stopped = moving({ command: "migrate", vm: "A", to: 1, mode: "stopAndCopy", at: 10 });

  it("is met where it stood still for no longer, and else says for how long it did", () => {
    expect(checked(goal, stopped)).toMatchObject({ state: "met", found: 4, en: null });
    expect(checked({ ...goal, downtime: 3 }, stopped)).toMatchObject({
      state: "unmet",
      en: "A stands still for 4 ticks.",
      zh: "A 停机 4 个滴答。",
    });
  });

  it("is not met where it has not moved, or was kept from it", () => {
    const aborted = moving({ command: "migrate", vm: "A", to: 1, at: 10 }, { command: "abortJob", vm: "A", at: 11 });
    for (const run of [moving(), aborted, moving({ command: "migrate", vm: "A", to: 1, at: 60 })])
      expect(checked(goal, run)).toMatchObject({
        state: "unmet",
        en: "A has not moved by 60.",
        zh: "到 60，A 还没有迁完。",
      });
  });

  it("is open while the run is not known so far", () => {
    expect(checked(goal, stopped, undefined, 30).state).toBe("open");
  });
});
