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

/** The size of a disk as LVM prints it. */
const sizeOf = (extentBytes: number, extents: number) => {
  const disks = [{ extents, readTicks: 1, writeTicks: 1 }];
  return tableLines({ table: "pvs" }, momentOf(scenario([job("A", 0, [4])], { disks, extentBytes }), 1))?.[1]?.split(
    / +/,
  )[5];
};

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
      { command: "snapshot", vm: "web", name: "tuesday", at: 2 },
    ] as const;
    const moment = momentOf(
      scenario(
        [DATABASE, { ...DATABASE, name: "web" }],
        { disks: [{ extents: 40, readTicks: 5, writeTicks: 5 }] },
        { commands },
      ),
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

  it("tell all that virsh tells of a machine: 16 pages of 4 KiB, of which none is used yet", () => {
    const moment = momentOf(HOST, 3);
    expect(tableLines({ table: "dominfo", vm: "db" }, moment)).toEqual([
      "Id:             2",
      "Name:           db",
      "State:          paused",
      "CPU(s):         1",
      "CPU time:       0 ticks",
      "Max memory:     64 KiB",
      "Used memory:    0 KiB",
      "Persistent:     yes",
      "",
    ]);
    expect(tableLines({ table: "dominfo", vm: "later" }, moment)?.slice(0, 3)).toEqual([
      "Id:             -",
      "Name:           later",
      "State:          shut off",
    ]);
    expect(tableLines({ table: "vcpuinfo", vm: "db" }, moment)).toEqual([
      "VCPU:           0",
      "CPU:            N/A",
      "State:          paused",
      "CPU time:       0 ticks",
      "",
    ]);
    expect(tableLines({ table: "vcpuinfo", vm: "网站" }, moment)?.slice(0, 2)).toEqual([
      "VCPU:           0",
      "CPU:            0",
    ]);
    expect(tableLines({ table: "schedinfo", vm: "db" }, moment)).toEqual([
      "Scheduler      : rr",
      "weight         : 1",
      "",
    ]);
    expect(tableLines({ table: "nodeinfo" }, moment)).toEqual([
      "CPU(s):              1",
      "Memory size:         64 KiB",
      "Page size:           4096 bytes",
      "",
    ]);
    expect(tableLines({ table: "domblklist", vm: "db" }, moment)).toEqual([
      " Target   Source",
      "-".repeat(6 + 17 + 3 + 2),
      " vda      /dev/pool/db-data",
      "",
    ]);
    expect(tableLines({ table: "blkdeviotune", vm: "db" }, moment)?.[0]).toBe("total_bytes_sec: 0");
  });

  it("tell times in the unit of the scenario", () => {
    const timed = { ...HOST, tickUnit: "ms", ticksPerUnit: 10 } as const;
    expect(tableLines({ table: "dominfo", vm: "网站" }, momentOf(timed, 3))).toContain("CPU time:       0.3 ms");
  });

  it("tell which disks are missing, closed or for backups, and each in its group", () => {
    const disk = { extents: 8, readTicks: 5, writeTicks: 5 };
    const disks = [disk, disk, disk, { ...disk, extents: 4, isForBackups: true }];
    const commands = [
      { command: "setDisk", disk: 1, state: "failed", at: 1 },
      { command: "setDisk", disk: 2, state: "closed", at: 1 },
    ] as const;
    const moment = momentOf(scenario([DATABASE], { disks }, { commands }), 3);
    expect(tableLines({ table: "pvs" }, moment)).toEqual([
      "  PV  VG     Fmt  Attr  PSize  PFree",
      "  pv0 pool   lvm2 a--  32.00m 20.00m",
      "  pv1 pool   lvm2 a-m  32.00m 32.00m",
      "  pv2 pool   lvm2 u--  32.00m 32.00m",
      "  pv3 backup lvm2 a--  16.00m 16.00m",
    ]);
    expect(tableLines({ table: "vgs" }, moment)).toEqual([
      "  VG     #PV #LV #SN Attr    VSize  VFree",
      "  pool     3   1   0 wz--n- 96.00m 84.00m",
      "  backup   1   0   0 wz--n- 16.00m 16.00m",
    ]);
  });

  it("tell the layout of volumes, and whether they are in use", () => {
    const disk = { extents: 8, readTicks: 5, writeTicks: 5 };
    const volumes = [
      { name: "plain", bytes: EXTENT },
      { name: "twice", bytes: EXTENT, layout: { kind: "mirrored", disks: 2 } },
      { name: "wide", bytes: 2 * EXTENT, layout: { kind: "striped", disks: 2 } },
    ] as const;
    const given = scenario(
      [
        machine("db", [{ op: "compute", ticks: 40 }], { volumes }),
        machine("off", [{ op: "compute", ticks: 4 }], { volumes: [volumes[0]], arrival: null }),
      ],
      { disks: [disk, disk] },
    );
    const lines = tableLines({ table: "lvs" }, momentOf(given, 2))!;
    expect(lines[0]).toMatch(/^ {2}LV +VG +Attr +LSize$/);
    expect(lines.slice(1).map((line) => line.trim().split(/ +/).slice(0, 3))).toEqual([
      ["db/plain", "pool", "-wi-ao----"],
      ["db/twice", "pool", "mwi-ao----"],
      ["db/wide", "pool", "-wi-ao----"],
      ["off/plain", "pool", "-wi-a-----"],
    ]);
  });

  it("list snapshots and full and incremental backups with their names, and what a job has done", () => {
    const disks = [
      { extents: 40, readTicks: 1, writeTicks: 1 },
      { extents: 40, readTicks: 1, writeTicks: 1, isForBackups: true },
    ];
    const commands = [
      { command: "backup", vm: "db", name: "sunday", at: 1 },
      { command: "backup", vm: "db", name: "monday", isIncremental: true, at: 60 },
    ] as const;
    const given = scenario([DATABASE], { disks }, { commands });
    expect(tableLines({ table: "backups" }, momentOf(given, 3))).toEqual([
      " Name   Domain   Completed   Chunks   Kind",
      "-".repeat(4 + 6 + 9 + 6 + 4 + 4 * 3 + 2),
      "",
    ]);
    const underWay = tableLines({ table: "domjobinfo", vm: "db" }, momentOf(given, 3))!;
    expect(underWay.slice(0, 3)).toEqual([
      "Job type:         Bounded",
      "Operation:        backup",
      "Time elapsed:     2 ticks",
    ]);
    expect(underWay[3]).toMatch(/^Data processed: {3}\d of \d+$/);
    const rows = tableLines({ table: "backups" }, momentOf(given, 100))!.slice(2, -1);
    expect(rows.map((line) => line.trim().split(/ {3,}/))).toMatchObject([
      ["sunday", "db", expect.stringMatching(/^\d+$/), expect.stringMatching(/^\d+$/), "full"],
      ["monday", "db", expect.stringMatching(/^\d+$/), "0", "incremental, on sunday"],
    ]);
  });

  it("tell what each machine can reach, and what it has tried", () => {
    const given = scenario([DATABASE, machine("pinned", [{ op: "compute", ticks: 4 }], { affinity: [0] })], DISKS);
    const [head, , ...rows] = tableLines({ table: "reach" }, momentOf(given, 2))!;
    expect(head).toBe(" Name     Frames   Shared   Extents   pCPUs   Tried   Stopped   Breaches");
    expect(rows.slice(0, -1).map((line) => line.trim().split(/ {2,}/))).toEqual([
      ["db", "0", "0", "3", "all", "0", "0", "0"],
      ["pinned", "0", "0", "0", "0", "0", "0", "0"],
    ]);
  });

  it("list the volumes of the machine alone, and print nothing left as 0", () => {
    const volumes = [{ name: "data", bytes: 4 * EXTENT }];
    const given = scenario(
      ["one", "two"].map((name) => machine(name, [{ op: "compute", ticks: 9 }], { volumes })),
      DISKS,
    );
    const moment = momentOf(given, 1);
    expect(tableLines({ table: "domblklist", vm: "two" }, moment)?.slice(2)).toEqual([
      " vda      /dev/pool/two-data",
      "",
    ]);
    expect(tableLines({ table: "pvs" }, moment)?.[1]).toBe("  pv0 pool lvm2 a--  32.00m     0");
  });

  it("print sizes with the largest unit of which there is one", () => {
    expect([sizeOf(4096, 1), sizeOf(4096, 256), sizeOf(2 ** 20, 1536), sizeOf(2 ** 30, 3000)]).toEqual([
      "4.00k",
      "1.00m",
      "1.50g",
      "2.93t",
    ]);
  });
});
