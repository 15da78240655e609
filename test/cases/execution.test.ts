/** Exercises as people entered them on the command line (files beside this one), with the answers of their sources. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import { parseProgram } from "../../src/codec/notation/notation.ts";
import type { Report } from "../../src/codec/out/report.ts";

const textOf = (name: string) => readFileSync(join(import.meta.dirname, name), "utf8");

/** What the command line writes for the file `name`, changed by `edit`. */
async function written(name: string, args: readonly string[], edit: (text: string) => string) {
  let out = "";
  let err = "";
  await main([name, ...args], {
    stdout: (text) => void (out += text),
    stderr: (text) => void (err += text),
    readFile: (path) => Promise.resolve(edit(textOf(path))),
    readBytes: () => {
      throw new Error("no traces here");
    },
  });
  return { out, err };
}

/** What the command line says of the file `name`, changed by `edit`. */
async function reportOf(name: string, args: readonly string[] = [], edit = (text: string) => text): Promise<Report> {
  const { out } = await written(name, args, edit);
  return JSON.parse(out) as Report;
}

const bars = ({ slices }: Report) => slices.map(({ vm, start, end, kind }) => [vm, start, end, kind]);
const column = ({ metrics }: Report, name: string) => metrics.vcpus.map((row) => row[name]);

const switchesUnder = async (rule: string) => {
  const report = await reportOf("03-context-switches.json", [], (text) => text.replace("betweenVcpus", rule));
  return report.metrics.host["contextSwitches"];
};

/** Ticks that A ran and that its cap took of a minute, and its steal, with these weights of A and B. */
const cappedAccount = async (weights: readonly [number, number]) => {
  const report = await reportOf("05-cap-explained.json", ["--until", "60000"], (text) =>
    text.replace("512", "B").replace("256", String(weights[0])).replace("B,", `${weights[1]},`),
  );
  const [a] = report.metrics.vcpus;
  return { cpu: Number(a!["cpu"]), throttled: Number(a!["throttled"]), steal: Number(a!["steal"]) };
};
const shareOfMinute = (ticks: number) => ticks / 60_000;

/** The part of a minute of the one pCPU that each machine has, where a weight counts as `rule` has it. */
const sharesUnder = async (policy: string, rule: string) => {
  const report = await reportOf("04-weight-of-machine.json", ["--until", "60000"], (text) => {
    const given = JSON.parse(text) as { host: object };
    const host = { ...given.host, scheduler: { policy } };
    return JSON.stringify({ ...given, host, conventions: { weightOf: rule } });
  });
  const { vcpus } = report.metrics;
  const cpuOf = (vm: string) =>
    vcpus.filter((row) => String(row["vcpu"]).startsWith(`${vm}.`)).reduce((sum, row) => sum + Number(row["cpu"]), 0);
  return [shareOfMinute(cpuOf("A")), shareOfMinute(cpuOf("B"))];
};

describe("a job whose first burst is waiting (cs.miami.edu, tutorial of CP1300)", () => {
  const published = [
    ["foo", 0, 50],
    ["blah", 50, 100],
    ["hink", 100, 140],
    ["foo", 140, 190],
    ["murg", 190, 220],
    ["blah", 220, 260],
    ["foo", 260, 310],
    ["foo", 310, 330],
  ];

  it("is ready when its device has answered, not when it first gets the processor", async () => {
    const report = await reportOf("01-starts-blocked.json");
    expect(bars(report)).toEqual(published.map((bar) => [...bar, "guest"]));
  });

  it("pays for no switch that leads to nothing", async () => {
    const costs = { worldSwitch: 5 };
    const report = await reportOf("01-starts-blocked.json", [], (text) => {
      const given = JSON.parse(text) as { host: object };
      return JSON.stringify({ ...given, host: { ...given.host, costs } });
    });
    // Seven of the eight timeslices follow one of another job.
    expect(report.slices.filter(({ kind }) => kind === "switch")).toHaveLength(7);
    expect(report.metrics.host["contextSwitches"]).toBe(7);
  });
});

describe("three processes that begin and end with I/O (GATE CS 2006, question 65)", () => {
  it("leave the processor idle for 10.6 %, are dispatched once each, and wait for it from their arrival", async () => {
    const report = await reportOf("02-io-first-figures.json");
    expect(bars(report)).toEqual([
      ["P0", 2, 9, "guest"],
      ["P1", 9, 23, "guest"],
      ["P2", 23, 44, "guest"],
    ]);
    expect(column(report, "response")).toEqual([2, 9, 23]);
    expect(column(report, "dispatches")).toEqual([1, 1, 1]);
    expect(column(report, "completion")).toEqual([10, 25, 47]);
    const { averageResponse, contextSwitches, utilization } = report.metrics.host;
    expect(averageResponse).toBeCloseTo(34 / 3, 10);
    expect(contextSwitches).toBe(3);
    expect(utilization).toBeCloseTo(42 / 47, 10);
  });
});

describe("context switches, not counting the one at time zero and the one at the end (GATE CS 2006)", () => {
  it("are 2 where the rule leaves out the first dispatch, and 3 where it does not", async () => {
    expect([await switchesUnder("betweenVcpus"), await switchesUnder("lastOccupant")]).toEqual([2, 3]);
  });
});

describe("a cap of 50 % under the credit scheduler of Xen", () => {
  it("takes nothing from a machine that its weight keeps below it: all it lacks, others took", async () => {
    const { cpu, throttled, steal } = await cappedAccount([256, 512]);
    expect(shareOfMinute(cpu)).toBeCloseTo(1 / 3, 2);
    expect(shareOfMinute(throttled)).toBeCloseTo(0, 2);
    expect(steal).toBeCloseTo(2 / 3, 2);
  });

  it("takes from one whose weight would give it two thirds what is above the half", async () => {
    const { cpu, throttled } = await cappedAccount([512, 256]);
    expect(shareOfMinute(cpu)).toBeCloseTo(1 / 2, 2);
    expect(shareOfMinute(throttled)).toBeCloseTo(2 / 3 - 1 / 2, 2);
    expect(shareOfMinute(60_000 - cpu - throttled)).toBeCloseTo(1 / 3, 2);
  });
});

describe("two machines of one weight, of which one has two vCPUs (IBM, Tuning virtual CPUs)", () => {
  it.each(["cfs", "credit"])(
    "have a half each under %s where the weight is the machine's, as libvirt and VMware have it",
    async (policy) => {
      const [a, b] = await sharesUnder(policy, "machine");
      expect(a).toBeCloseTo(1 / 2, 2);
      expect(b).toBeCloseTo(1 / 2, 2);
    },
  );

  it.each(["cfs", "credit"])("have a third and two under %s where it is each vCPU's, as Xen has it", async (policy) => {
    const [a, b] = await sharesUnder(policy, "vcpu");
    expect(a).toBeCloseTo(1 / 3, 2);
    expect(b).toBeCloseTo(2 / 3, 2);
  });
});

describe("a scenario that is written from memory of other tools", () => {
  it("runs, and each key that was left out is named on standard error with what was probably meant", async () => {
    const { err } = await written("18-unknown-keys.json", [], (text) => text);
    const lines = err.trimEnd().split("\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^host\.scheduler\.timeslice: .*host\.scheduler\.params\.timeslice/);
    expect(lines[1]).toMatch(/^machines\[0\]\.burst: .*C 5/);
    expect(lines[2]).toMatch(/^machines\[1\]\.burst: .*C 3/);
  });
});

describe("a program of pages that are letters (UT Austin CS372H, homework 3)", () => {
  it.each([
    ["lru", 8],
    ["opt", 7],
    ["clock", 8],
    ["fifo", 8],
  ])("has in four frames under %s the faults of the solution: %i", async (policy, faults) => {
    const text = textOf("20-pages-as-letters.txt");
    expect(parseProgram(text)).toMatchObject({ ok: true });
    const report = await reportOf("20-pages-as-letters.txt", [], (program) =>
      JSON.stringify({
        host: { frames: 4, replacement: { policy } },
        machines: [{ name: "A", memoryBytes: 7 * 4096, programs: [program.trim()] }],
      }),
    );
    expect(report.metrics.host["faults"]).toBe(faults);
  });
});
