/** A run in Chrome's trace format, read back by the rules of Perfetto's and of Firefox Profiler's importer. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportOf } from "../../../../src/codec/out/report.ts";
import { traceJson } from "../../../../src/codec/out/traceEvents/traceJson.ts";
import { simulate } from "../../../../src/engine/simulate.ts";
import type { Scenario } from "../../../../src/model/scenario.ts";
import { scenarios } from "../../../../src/scenarios/list.ts";
import type { TraceReader } from "../../../../src/trace/reader.ts";
import { arbitraryScenario } from "../../../support/arbitraryScenario.ts";
import { examples } from "../../../support/laws.ts";
import { job, machine, NO_COSTS, scenario } from "../../../support/workloads.ts";
import { readAsFirefox } from "./firefox.ts";
import { readAsPerfetto, type PerfettoTrace } from "./perfetto.ts";

function runOf(given: Scenario, maxRows = 3000) {
  const trace = simulate(given, { maxRows });
  return { trace, report: reportOf(given, trace), read: readAsPerfetto(traceJson(given, trace)) };
}

const times = (slices: readonly { readonly start: number; readonly end: number }[]) =>
  slices.map(({ start, end }) => [start / 1e6, end / 1e6]);

/** Two jobs of 4 ms by turns of 2 ms on one pCPU: A 0-2, B 2-4, A 4-6, B 6-8. */
const TURNS: Scenario = {
  ...scenario([job("A", 0, [4]), job("B", 0, [4])], { scheduler: { policy: "rr", params: { timeslice: 2 } } }),
  tickUnit: "ms",
};

describe("a run in Chrome's trace format", () => {
  it("has a thread for each pCPU with a slice for each time that a vCPU ran there", () => {
    const { read } = runOf(TURNS);
    expect(read.errors).toEqual([]);
    const pcpu = [...read.threads].find(([, { name }]) => name === "pCPU 0")![0];
    const slices = read.slices.filter(({ tid }) => tid === pcpu);
    expect(slices.map(({ name }) => name)).toEqual(["A.0", "B.0", "A.0", "B.0"]);
    expect(times(slices)).toEqual([
      [0, 2],
      [2, 4],
      [4, 6],
      [6, 8],
    ]);
  });

  it("says of each vCPU whether it runs, where, or what it waits for", () => {
    const { read } = runOf(TURNS);
    const b = [...read.threads].find(([, { name }]) => name === "B.0")![0];
    const states = read.states.filter(({ tid }) => tid === b);
    expect(states.map(({ name, args }) => [name, args["cpu"]])).toEqual([
      ["R", undefined],
      ["Running", 0],
      ["R", undefined],
      ["Running", 0],
    ]);
    expect(times(states)).toEqual([
      [0, 2],
      [2, 4],
      [4, 6],
      [6, 8],
    ]);
    expect(read.counters.get("1001 steal ms")).toEqual([
      { time: 2e6, value: 2 },
      { time: 6e6, value: 4 },
    ]);
  });

  it("leads from the exit that handles a fault to the disk, and on to where the vCPU runs again", () => {
    const given = scenario(
      [
        {
          ...machine(
            "A",
            [0, 1, 0].map((page) => ({ op: "reference", page, write: true })),
          ),
          memoryBytes: 2 * 4096,
        },
      ],
      {
        frames: 1,
        swapBytes: 2 ** 22,
        disks: [{ extents: 8, readTicks: 3, writeTicks: 5 }],
        costs: { ...NO_COSTS, reference: 1, fault: 1 },
      },
    );
    const { read } = runOf(given);
    expect(read.errors).toEqual([]);
    expect(read.flows.map((flow) => flow.map(({ name }) => name))).toEqual([
      ["exit fault", "swapOut A", "A.0"],
      ["exit fault", "swapOut A", "swapIn A", "A.0"],
    ]);
    expect(read.instants.map(({ name }) => name)).toEqual(["fault page 0", "fault page 1", "fault page 0"]);
    expect(read.states.filter(({ name }) => name === "D").map(({ args }) => args["blocked_function"])).toContain(
      "page 0",
    );
  });

  it("names commands, and the code of those that were refused", () => {
    const { read } = runOf({
      ...TURNS,
      commands: [
        { at: 1, command: "pause", vm: "A" },
        { at: 2, command: "pause", vm: "A" },
      ],
    });
    expect(read.instants.filter(({ scope }) => scope === "g").map(({ name, args }) => [name, args["code"]])).toEqual([
      ["pause A", undefined],
      ["pause A", "INVALID_STATE"],
    ]);
  });

  it("tells why in the words it is given, with what was compared", () => {
    const trace = simulate(TURNS);
    const read = readAsPerfetto(traceJson(TURNS, trace, { teller: ({ kind }) => `because of ${kind}` }));
    const first = read.slices.find(({ name }) => name === "A.0");
    expect(first!.args).toMatchObject({ why: "because of dispatch", code: "headOfQueue", compared: "B.0: 2" });
  });

  it("holds a window of the run, cut at its ends, with the figures that hold at its beginning", () => {
    const trace = simulate(TURNS);
    const read = readAsPerfetto(traceJson(TURNS, trace, { from: 3, until: 5 }));
    expect(read.errors).toEqual([]);
    expect(times(read.slices.filter(({ pid }) => pid === 1))).toEqual([
      [3, 4],
      [4, 5],
    ]);
    expect(read.counters.get("1 run queue ready")).toEqual([{ time: 3e6, value: 1 }]);
    expect(read.counters.get("1001 steal ms")).toEqual([
      { time: 3e6, value: 2 },
      { time: 5e6, value: 3 },
    ]);
  });

  it.each([
    ["tick", undefined, 1000, "1 tick is shown as 1000 us"],
    ["us", 10, 0.1, "0.1 us"],
    ["ms", 100, 10, "0.01 ms"],
    ["s", undefined, 1_000_000, "1 s"],
    ["us", 100_000, 0.01, "0.00001 us is shown as 0.01 us"],
  ] as const)("writes a tick of %s / %s as %s microseconds and says so", (tickUnit, ticksPerUnit, micros, told) => {
    const given = { ...TURNS, tickUnit, ...(ticksPerUnit ? { ticksPerUnit } : {}) };
    const { read } = runOf(given);
    expect(read.slices[0]!.end).toBeCloseTo(2000 * micros, 5);
    expect(read.metadata["tick"]).toBe(told);
  });
});

const lengthOf = (slices: PerfettoTrace["slices"]) => slices.reduce((sum, { start, end }) => sum + end - start, 0);

/** What a file says of a run must be what its report says. */
function expectSame({
  trace,
  report,
  read,
}: {
  trace: TraceReader;
  report: ReturnType<typeof reportOf>;
  read: PerfettoTrace;
}) {
  expect(read.errors).toEqual([]);
  const scale = (ticks: number) =>
    ticks * Number(/[\d.]+(?= us$)/.exec(String(read.metadata["tick"]))?.[0] ?? NaN) * 1000;
  for (const [pcpu, { guest, exit, switch: switching }] of report.metrics.pcpus.entries()) {
    const busy = scale(Number(guest) + Number(exit) + Number(switching));
    expect(lengthOf(read.slices.filter(({ tid }) => tid === 100 + pcpu))).toBe(busy);
  }
  const running = report.metrics.vcpus.reduce((sum, { cpu, exit }) => sum + Number(cpu) + Number(exit), 0);
  expect(lengthOf(read.states.filter(({ name }) => name === "Running"))).toBe(scale(running));
  expect(read.instants.filter(({ name }) => name.startsWith("fault page "))).toHaveLength(
    report.references.filter(({ result }) => result === "fault").length,
  );
  for (const steps of read.counters.values()) for (const { value } of steps) expect(value).toBeGreaterThanOrEqual(0);
  const last = (key: string) => read.counters.get(key)?.at(-1)?.value ?? 0;
  const free = report.metrics.machines.reduce((sum, { frames }) => sum - Number(frames), trace.info.frames);
  const shared = last("1 frames shared");
  expect(last("1 frames free")).toBe(free - shared);
}

/** A tick is a whole number of nanoseconds, whatever the unit. */
const inTicks = (given: Scenario): Scenario => ({ ...given, tickUnit: "tick", ticksPerUnit: 10 });

describe("the trace of each scenario of the gallery", () => {
  it.each(scenarios.map((entry) => [entry.scenario.title, entry.scenario] as const))(
    "is read by Perfetto: %s",
    (_, given) => {
      expectSame(runOf(inTicks(given), 250));
    },
  );
});

describe("the trace of any run", () => {
  it("is read by Perfetto without an error, and says what the report says", () => {
    fc.assert(
      fc.property(arbitraryScenario(), (drawn) => expectSame(runOf(inTicks(drawn), 300))),
      examples(15),
    );
  });

  it("is read by Firefox Profiler, which finds every slice, request and instant in the thread of its name", () => {
    fc.assert(
      fc.property(arbitraryScenario(), (drawn) => {
        const trace = simulate(drawn, { maxRows: 200 });
        const text = traceJson(drawn, trace);
        const threads = readAsFirefox(text);
        const read = readAsPerfetto(text);
        const markers = threads.flatMap((thread) => thread.markers);
        expect(markers.filter(({ phase }) => phase === "interval")).toHaveLength(read.slices.length);
        expect(markers.filter(({ phase }) => phase === "start")).toHaveLength(read.spans.length);
        expect(markers.filter(({ phase }) => phase === "end")).toHaveLength(read.spans.length);
        expect(threads.map(({ name }) => name)).not.toContain("Chrome Thread");
        for (const { start, end } of markers) expect((end ?? start)! >= (start ?? 0)).toBe(true);
      }),
      examples(6),
    );
  });

  it("can be cut to any window", () => {
    fc.assert(
      fc.property(arbitraryScenario(), fc.nat(40), fc.integer({ min: 1, max: 40 }), (drawn, from, ticks) => {
        const trace = simulate(drawn, { maxRows: 300 });
        const read = readAsPerfetto(traceJson(drawn, trace, { from, until: Math.min(from + ticks, trace.knownUntil) }));
        expect(read.errors).toEqual([]);
      }),
      examples(12),
    );
  });
});
