import { describe, expect, it } from "vitest";
import { tableLines, type TableMoment } from "../../../src/codec/console/tables.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { EXTENT, job, machine, PAGE, scenario } from "../../support/workloads.ts";

function momentOf(given: Scenario, time: number): TableMoment {
  const trace = simulate(given, { until: time + 1 });
  return { scenario: given, info: trace.info, state: hostAt(trace, trace.rowsUpTo(time), time) };
}

const DISKS = { disks: [{ extents: 8, readTicks: 5, writeTicks: 5 }] };
const DATABASE = machine("db", [{ op: "compute", ticks: 40 }], {
  memoryBytes: 16 * PAGE,
  volumes: [{ name: "data", bytes: 3 * EXTENT }],
});
const HOST = scenario([job("网站", 0, [40]), DATABASE, { ...job("later", 0, [4]), arrival: null }], DISKS, {
  commands: [{ command: "pause", vm: "db", at: 2 }],
});

const namesOf = (which: "active" | "inactive" | "all") =>
  tableLines({ table: "domains", which, isNamesOnly: true }, momentOf(HOST, 3));

describe("the tables of the console", () => {
  it("are laid out as virsh lays them out, Chinese names two places wide", () => {
    const [head, rule, ...rows] = tableLines(
      { table: "domains", which: "all", isNamesOnly: false },
      momentOf(HOST, 3),
    )!;
    expect(head).toBe(" Id   Name    State");
    expect(rule).toMatch(/^-+$/);
    expect(rows).toEqual([" 1    网站    running", " 2    db      paused", " -    later   shut off", ""]);
  });

  it("list what is active, what is not, or names alone, as asked", () => {
    expect(namesOf("active")).toEqual(["网站", "db", ""]);
    expect(namesOf("inactive")).toEqual(["later", ""]);
  });

  it("tell sizes and attributes as LVM does: 3 of 8 extents of 4 MiB", () => {
    const moment = momentOf(HOST, 3);
    expect(tableLines({ table: "pvs" }, moment)).toEqual([
      "  PV  VG   Fmt  Attr  PSize  PFree",
      "  pv0 pool lvm2 a--  32.00m 20.00m",
    ]);
    expect(tableLines({ table: "vgs" }, moment)?.[1]).toBe("  pool   1   1   0 wz--n- 32.00m 20.00m");
    expect(tableLines({ table: "lvs" }, moment)?.[1]).toMatch(/^ {2}db\/data +pool -wi-ao---- +12\.00m/);
  });

  it("tell the state, memory and vCPUs of a machine, and that there is none of that name", () => {
    const moment = momentOf(HOST, 3);
    expect(tableLines({ table: "domstate", vm: "db" }, moment)).toEqual(["paused", ""]);
    expect(tableLines({ table: "dominfo", vm: "db" }, moment)).toContain("Max memory:     64 KiB");
    expect(tableLines({ table: "vcpuinfo", vm: "网站" }, moment)).toContain("State:          running");
    expect(tableLines({ table: "dominfo", vm: "nobody" }, moment)).toBeNull();
  });

  it("print a machine as libvirt's XML", () => {
    const lines = tableLines({ table: "dumpxml", vm: "db" }, momentOf(HOST, 3))!;
    expect(lines[0]).toBe("<domain type='kvm'>");
    expect(lines).toContain("  <memory unit='KiB'>64</memory>");
    expect(lines).toContain("      <source pool='pool' volume='db-data'/>");
    expect(lines.at(-1)).toBe("");
  });

  it("list snapshots with their parents, and the job under way", () => {
    const commands = [
      { command: "snapshot", vm: "db", name: "monday", at: 1 },
      { command: "snapshot", vm: "db", name: "tuesday", at: 2 },
    ] as const;
    const moment = momentOf(
      scenario([DATABASE], { disks: [{ extents: 40, readTicks: 5, writeTicks: 5 }] }, { commands }),
      4,
    );
    const list = tableLines({ table: "snapshot-list", vm: "db" }, moment)!;
    expect(list.filter((line) => !line.startsWith("-"))).toEqual([
      " Name      Creation Time   State     Parent",
      " monday    1               running",
      " tuesday   2               running   monday",
      "",
    ]);
    expect(tableLines({ table: "domjobinfo", vm: "db" }, moment)).toEqual(["Job type:         None", ""]);
  });
});
