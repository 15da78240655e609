/** Reports of hosts that merge equal pages. */
import { describe, expect, it } from "vitest";
import { reportOf } from "../../../src/codec/out/report.ts";
import { tableCsv } from "../../../src/codec/out/reportCsv.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import type { Op, OvercommitSpec, Scenario } from "../../../src/model/scenario.ts";
import { defaultsOf } from "../../../src/model/settingKinds.ts";
import { OVERCOMMIT } from "../../../src/model/settings.ts";
import { SHARING_RULES } from "../../support/sharing.ts";
import { machine, PAGE, scenario } from "../../support/workloads.ts";

const write = (...pages: number[]): Op[] => pages.map((page) => ({ op: "reference", page, write: true }));
const wait = (ticks: number): Op => ({ op: "wait", ticks });

/** [Z K L P] and [Z K L Q] of domain C.6; B writes to K at tick 34. */
const given = scenario(
  [
    machine("A", [...write(0, 1, 2, 3), wait(100)], { memoryBytes: 4 * PAGE, contents: [0, 1, 2, 3] }),
    machine("B", [...write(0, 1, 2, 3), wait(30), ...write(1), wait(100)], {
      memoryBytes: 4 * PAGE,
      contents: [0, 1, 2, 4],
    }),
  ],
  {
    pcpus: 2,
    costs: { ...scenario([]).hosts[0].costs, reference: 1 },
    sharing: { ...SHARING_RULES, sleep: 10, pages: 100, requireStable: false },
  },
);
const report = reportOf(given, simulate(given, { until: 60 }), 60);

describe("the report of a host that merges equal pages", () => {
  it("tells what became of each page, and how many frames are shared and saved then", () => {
    const first = report.sharing!.filter(({ time }) => time === 10);
    expect(first.map(({ event, vm, page, content }) => [event, vm, page, content].join(" "))).toEqual([
      "unstable A 0 zeros",
      "unstable A 1 1",
      "unstable A 2 2",
      "unstable A 3 3",
      "paired B 0 zeros",
      "paired B 1 1",
      "paired B 2 2",
      "unstable B 3 4",
    ]);
    expect(first.at(-1)).toMatchObject({ pagesShared: 3, pagesSharing: 3 });
    expect(report.sharing!.find(({ event }) => event === "copied")).toMatchObject({
      vm: "B",
      page: 1,
      pagesShared: 2,
      pagesSharing: 2,
    });
  });

  it("has the figures of Linux, and what each machine is charged: half of two frames, and two of its own", () => {
    expect(report.metrics.host).toMatchObject({ pagesShared: 2, pagesSharing: 2, copiesBroken: 1 });
    expect(report.metrics.machines).toMatchObject([
      // Frame 1 is A's alone by now, but still in the stable tree.
      { vm: "A", frames: 1, sharedPages: 3, framesCharged: 3 },
      { vm: "B", frames: 2, sharedPages: 2, framesCharged: 3 },
    ]);
  });

  it("tells pages that share frames in the table of memory, where memory is taken back as well", () => {
    const host = { ...given.hosts[0], overcommit: defaultsOf(OVERCOMMIT) as OvercommitSpec };
    const both: Scenario = { ...given, hosts: [host] };
    const table = tableCsv(reportOf(both, simulate(both, { until: 60 }), 60), "memory")
      .trimEnd()
      .split("\n");
    const of = (line: string) => {
      const fields = Object.fromEntries(table[0]!.split(",").map((name, at) => [name, line.split(",")[at]]));
      return [fields["time"], fields["vm"], fields["granted"], fields["shared"]].join(" ");
    };
    // At 10 three pages of each share frames, and each has the fourth in a frame of its own; then B has a copy of another.
    const told = table.slice(1).map(of);
    expect(told).toContain("10 A 1 3");
    expect(told).toContain("10 B 1 3");
    expect(told.at(-1)).toBe("34 B 2 2");
  });

  it("is a table as well", () => {
    const [head, ...rows] = tableCsv(report, "sharing").trimEnd().split("\n");
    expect(head).toBe("time,event,vm,page,content,frame,freed,otherVm,otherPage,pagesShared,pagesSharing");
    expect(rows).toHaveLength(report.sharing!.length);
    expect(rows.some((row) => row.startsWith("10,paired,B,1,1,"))).toBe(true);
  });
});
