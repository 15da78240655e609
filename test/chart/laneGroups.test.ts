import { describe, expect, it } from "vitest";
import { groupShares } from "../../src/chart/groupShares.ts";
import { groupMachines, nameStem } from "../../src/chart/laneGroups.ts";
import { laneAt, layoutLanes, THIN_PX } from "../../src/chart/laneLayout.ts";
import { visibleIntervals } from "../../src/chart/lanes.ts";
import { INTERVAL_KINDS, type IntervalKind } from "../../src/trace/intervals.ts";
import { laneColumns } from "./drawnLane.ts";

const machine = (name: string, affinity: readonly number[] | null = null) => ({ name, affinity });
const drawn = (...groups: ReturnType<typeof groupMachines>) =>
  groups.map(({ key, members }) => `${key}: ${members.join()}`);

describe("the stem of a name", () => {
  it.each([
    ["web-07", "web"],
    ["web 8", "web"],
    ["db_1", "db"],
    ["node12", "node"],
    ["虚拟机3", "虚拟机"],
    ["a.b-2", "a.b"],
    ["solo", "solo"],
    ["7", "7"],
    ["-7", "-7"],
  ])("%s is %s", (name, stem) => expect(nameStem(name)).toBe(stem));
});

describe("machines in groups", () => {
  const names = ["web-00", "db-01", "web-02", "solo"].map((name) => machine(name));

  it("by the beginning of their names, in the order in which the first of each stands", () => {
    expect(drawn(...groupMachines(names, "name"))).toEqual(["web: 0,2", "db: 1", "solo: 3"]);
  });

  it("by the pCPUs that they may use, in any order; those that may use any are one group", () => {
    const pinned = [machine("a", [1, 0]), machine("b"), machine("c", [0, 1]), machine("d", [2])];
    expect(drawn(...groupMachines(pinned, "pcpu"))).toEqual(["0, 1: 0,2", ": 1", "2: 3"]);
  });

  it("are none where no grouping is wanted", () => expect(groupMachines(names, "none")).toEqual([]));
});

describe("lanes in groups", () => {
  it("stand under the lane of their group, 21 high, and a folded group has none", () => {
    const { lanes } = layoutLanes(2, 0, 20, [[], [4, 5], []]);
    expect(lanes.map(({ kind, id }) => `${kind}${id}`)).toEqual([
      "pcpu0",
      "pcpu1",
      "group0",
      "group1",
      "vcpu4",
      "vcpu5",
      "group2",
    ]);
    const group = lanes[2]!;
    expect(group.height).toBe(21);
    expect(group.barTop + group.barHeight).toBeLessThanOrEqual(group.top + group.height);
    expect(layoutLanes(2, 0, THIN_PX, [[]]).lanes[2]!.height).toBe(18);
    for (const [at, lane] of lanes.slice(1).entries())
      expect(lane.top).toBeGreaterThanOrEqual(lanes[at]!.top + lanes[at]!.height);
  });

  it("have room for pCPUs as wide apart as is wished, though not wider than where there is plenty of room", () => {
    const [thin, wider, wide, most, roomy] = ([THIN_PX, 25, 36, 300, "roomy"] as const).map(
      (density) => layoutLanes(8, 0, density, [[]]).lanes[0]!.height,
    );
    expect([thin, wider, wide, most]).toEqual([15, 25, 36, roomy]);
    for (const { top, height: row, barTop, barHeight } of layoutLanes(8, 0, 25).lanes) {
      expect(barTop).toBeGreaterThanOrEqual(top);
      expect(barTop + barHeight).toBeLessThan(top + row);
    }
  });

  it("are found under a point like others", () => {
    const layout = layoutLanes(1, 0, THIN_PX, [[7]]);
    const [, group, vcpu] = layout.lanes;
    expect(laneAt(layout, group!.top + 1)).toBe(group);
    expect(laneAt(layout, vcpu!.top + 1)).toBe(vcpu);
  });
});

const kind = (name: IntervalKind) => INTERVAL_KINDS.indexOf(name);

const lane = (...parts: readonly (readonly [number, number, IntervalKind])[]) => [
  laneColumns(
    parts.map(([start]) => start),
    parts.map(([, end]) => end),
    parts.map(() => 0),
    parts.map(([, , name]) => kind(name)),
  ),
];

describe("the shares of a group", () => {
  it("are how many of its vCPUs run, and how many are ready, in each column", () => {
    const lanes = [
      lane([0, 2, "running"], [2, 4, "ready"]),
      lane([0, 4, "ready"]),
      lane([0, 1, "blockedDisk"], [1, 4, "running"]),
      lane([3, 4, "halted"]),
    ];
    const { running, ready } = groupShares(lanes, 0, 4, 4, visibleIntervals);
    expect([...running]).toEqual([0.25, 0.5, 0.25, 0.25]);
    expect([...ready]).toEqual([0.25, 0.25, 0.5, 0.5]);
  });

  it("count a column by the part of it that is covered", () => {
    const { running, ready } = groupShares([lane([0, 3, "running"], [3, 4, "ready"])], 0, 8, 2, visibleIntervals);
    expect([...running]).toEqual([0.75, 0]);
    expect([...ready]).toEqual([0.25, 0]);
  });

  it("are nothing for a group without vCPUs", () => {
    const { running, ready } = groupShares([], 0, 4, 2, visibleIntervals);
    expect([[...running], [...ready]]).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});
