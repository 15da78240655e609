/** Exercises as people entered them on the command line (files beside this one), with the answers of their sources. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";
import type { Report } from "../../src/codec/out/report.ts";

/** What the command line says of the file `name`, changed by `edit`. */
async function reportOf(name: string, args: readonly string[] = [], edit = (text: string) => text): Promise<Report> {
  let out = "";
  await main([name, ...args], {
    stdout: (text) => void (out += text),
    stderr: () => undefined,
    readFile: (path) => Promise.resolve(edit(readFileSync(join(import.meta.dirname, path), "utf8"))),
    readBytes: () => {
      throw new Error("no traces here");
    },
  });
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
