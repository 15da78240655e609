/** How long a request takes at a disk, told with the numbers of the moment: the law of domain D.7 by hand. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import { explain, plainText } from "../../../src/i18n/explain/explain.ts";
import type { ArmSpec, DiskSpec } from "../../../src/model/scenario.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { EXTENT, machine, scenario } from "../../support/workloads.ts";

const reader = (name: string, blocks: number) =>
  machine(name, [{ op: "disk", volume: 0, block: 0, blocks, write: false }], {
    memoryBytes: 0,
    volumes: [{ name: "root", bytes: 20 * EXTENT }],
  });

/** Three machines that read one extent each, of volumes that lie at 0, 20 and 40 of the disk. */
function runOn(disk: Partial<DiskSpec>) {
  const given = scenario([reader("a", 1), reader("b", 3), reader("c", 1)], {
    pcpus: 3,
    disks: [{ extents: 100, readTicks: 5, writeTicks: 7, ...disk }],
  });
  const trace = simulate(given, { until: 500 });
  const rows = Array.from({ length: trace.rowCount }, (_, row) => trace.eventAt(row));
  /** The `nth` row of a kind, told in the state behind it, or behind `until`. */
  const told = (kind: string, nth: number, until = -1, language: "en" | "zh" = "en") => {
    const row = rows.flatMap((event, at) => (event.kind === kind ? [at] : []))[nth]!;
    const upTo = until < 0 ? row + 1 : until;
    const state = hostAt(trace, upTo, rows[upTo - 1]!.time);
    const previous = rows.slice(0, row);
    return plainText(explain(rows[row]!, { info: trace.info, scenario: given, state, previous }, language));
  };
  return { told, rows };
}

const ARM: ArmSpec = {
  scheduler: "fcfs",
  direction: "up",
  head: 20,
  seekBase: 2,
  seekPerCylinder: 3,
  rotation: 4,
  timing: "distance",
};
const arm = (more: Partial<ArmSpec>): Partial<DiskSpec> => ({
  arm: { ...ARM, ...more },
});

describe("the time of a request", () => {
  it("is its blocks where there is no arm, and how long it has waited is said", () => {
    const { told } = runOn({});
    expect(told("ioStarted", 0)).toContain("Transfer = 1 block × 5 = 5. The disk has no arm");
    expect(told("ioStarted", 0)).not.toContain("waited");
    // The second one comes at 0 as well, and the first one takes 5.
    expect(told("ioStarted", 1)).toContain("It has waited for 5 ticks. Transfer = 3 blocks × 5 = 15.");
    expect(told("ioStarted", 1, -1, "zh")).toContain("传输 = 3 块 × 5 = 15。");
    expect(runOn({ channels: 2 }).told("ioStarted", 1)).toContain("serves 2 at a time and has no arm");
  });

  it("is seek, half a turn and transfer with an arm: to start, and for each cylinder on the way", () => {
    const { told } = runOn(arm({}));
    // From 20 to 0: 2 + 3 x 20 = 62; then 4, then 5.
    expect(told("seek", 0)).toContain(
      "Seek = 2 to start and stop + 3 × 20 cylinders = 62. Transfer = 1 block × 5 = 5.",
    );
    expect(told("seek", 0)).toContain("Seek 62 + half a turn 4 + transfer 5 = 71 ticks.");
    expect(told("seek", 0, -1, "zh")).toContain("寻道 = 启停 2 + 3 × 20 个柱面 = 62。传输 = 1 块 × 5 = 5。");
    expect(runOn(arm({ head: 0 })).told("seek", 0)).toContain("Seek = 0: the head is there already.");
  });

  it("has other laws where near and far are told apart", () => {
    const near = runOn(arm({ timing: "near" }));
    expect(near.told("seek", 0)).toContain("Seek = 3 × 20 cylinders = 60; so near, nothing else is counted.");
    const far = runOn(arm({ timing: "near", cylinders: 1000, head: 900 }));
    expect(far.told("seek", 0)).toContain("Seek = 2: far away, the distance does not count. Transfer");
  });

  it("is told of one that waits as it would be, were it the next one, from where the head stands", () => {
    const { told, rows } = runOn(arm({}));
    const started = rows.findIndex(({ kind }) => kind === "seek") + 1;
    // Of the third, which lies at 40, while the first one is served at 0: 2 + 3 x 40 = 122.
    const third = told("ioQueued", 2, started);
    expect(third).toContain("It waits since t = 0; 2 requests came before it. Were it next: from cylinder 0 to 40.");
    expect(third).toContain("Seek 122 + half a turn 4 + transfer 5 = 131 ticks.");
    // When it is served it waits no longer.
    const end = rows.findLastIndex(({ kind }) => kind === "ioDone") + 1;
    expect(told("ioQueued", 2, end)).not.toContain("waits");
  });
});
