/** Several hosts in one event loop (domain F.2): what each does by itself it does beside others, and D1, D2, D4 hold for all. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostShapes, Run } from "../../src/engine/run.ts";
import { simulate, simulateHosts } from "../../src/engine/simulate.ts";
import type { HostListener } from "../../src/engine/simulatedHost.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { RowBuffer } from "../../src/trace/build/rowBuffer.ts";
import { Trace, withChunk } from "../../src/trace/trace.ts";
import { examples } from "../support/laws.ts";
import { lanesOf, rowsOf } from "../support/traceContent.ts";
import { severalHosts, together } from "../support/severalHosts.ts";
import { job, scenario } from "../support/workloads.ts";

const LIMITS = { until: 300, maxRows: 20_000 };

/** The rows of a trace but for the places of commands in their list, which are others beside other hosts. */
function saidIn(trace: Trace): string[] {
  return Array.from({ length: trace.rowCount }, (_, row) => JSON.stringify({ ...trace.eventAt(row), index: 0 }));
}

function readHosts(run: Run, given: Scenario, stops: readonly number[]): readonly Trace[] {
  let traces = hostShapes(given).map((shape) => Trace.empty(shape));
  for (const stop of [...stops.toSorted((one, other) => one - other), LIMITS.until])
    for (let chunk = run.advance(stop); chunk; chunk = run.advance(stop)) traces = withChunk(traces, chunk);
  return traces;
}

describe("a host beside others", () => {
  it("does what it does alone, row by row", () => {
    fc.assert(
      fc.property(severalHosts(), ({ all, alone }) => {
        const beside = simulateHosts(all, { until: LIMITS.until });
        for (const [host, trace] of beside.entries()) {
          const expected = saidIn(simulate(alone[host]!, { until: LIMITS.until }));
          // The last row says that nothing happens any more, which is true when it is true of all.
          const rows = saidIn(trace);
          const isOver = rows.at(-1) === expected.at(-1);
          expect(rows).toEqual(isOver ? expected : expected.filter((row) => !row.includes('"quiet"')));
        }
      }),
      examples(12),
    );
  });

  it("is shown as long as the longest goes on", () => {
    const { all } = together([scenario([job("A", 0, [3])]), scenario([job("A", 0, [9])])]);
    const traces = simulateHosts(all);
    expect(traces.map(({ isComplete, knownUntil }) => [isComplete, knownUntil])).toEqual([
      [true, 9],
      [true, 9],
    ]);
    expect(traces.map(({ info }) => info.vms.map(({ name }) => name))).toEqual([["A"], ["1.A"]]);
  });

  it("carries out the commands for its machines and for itself, wherever they stand in the list", () => {
    const { all } = together([scenario([job("A", 0, [9])]), scenario([job("A", 0, [9])])]);
    const given: Scenario = {
      ...all,
      commands: [
        { command: "pause", vm: "1.A", at: 2 },
        { command: "setDisk", disk: 0, state: "failed", host: 1, at: 3 },
        { command: "stop", vm: "A", at: 4 },
        { command: "stop", vm: "nobody", at: 5 },
      ],
    };
    const said = simulateHosts(given).map((trace) =>
      Array.from({ length: trace.rowCount }, (_, row) => trace.eventAt(row)).flatMap((event) =>
        event.kind === "commandDone" || event.kind === "commandFailed"
          ? event.index < 0
            ? []
            : [`${event.time} ${event.command} ${event.kind}`]
          : [],
      ),
    );
    expect(said).toEqual([
      ["4 stop commandDone", "5 stop commandFailed"],
      ["2 pause commandDone", "3 setDisk commandDone"],
    ]);
  });
});

describe("a run of several hosts", () => {
  const stops = fc.array(fc.nat(60), { maxLength: 4 });

  it("gives the same in pieces as at once, with chunks of the same moments (D2)", () => {
    fc.assert(
      fc.property(severalHosts(), stops, ({ all }, at) => {
        const whole = simulateHosts(all, { until: LIMITS.until });
        const pieced = readHosts(new Run(all), all, at);
        for (const [host, trace] of pieced.entries()) {
          expect(rowsOf(trace)).toEqual(rowsOf(whole[host]!));
          expect(lanesOf(trace)).toEqual(lanesOf(whole[host]!));
          expect(trace.info).toEqual(whole[host]!.info);
          expect(trace.chunks.map(({ from, until }) => [from, until])).toEqual(
            pieced[0]!.chunks.map(({ from, until }) => [from, until]),
          );
        }
      }),
      examples(8),
    );
  });

  it("goes on from a checkpoint as the run that it was taken of (D4)", () => {
    fc.assert(
      fc.property(severalHosts(), fc.nat(40), ({ all }, moments) => {
        const started = simulated(all);
        for (let moment = 0; moment < moments && started.simulation.step(); moment += 1);
        const checkpoint = started.simulation.checkpoint();
        started.simulation.runUntil(LIMITS.until);
        const copy = simulated(all);
        copy.simulation.restore(checkpoint);
        copy.simulation.runUntil(LIMITS.until);
        const states = ({ simulation }: typeof copy) => simulation.hosts.map(({ monitor }) => monitor.state);
        expect(states(copy)).toEqual(states(started));
      }),
      examples(8),
    );
  });

  it("is branched where the commands part, on every host", () => {
    fc.assert(
      fc.property(severalHosts({ commands: 3 }), fc.nat(80), ({ all }, at) => {
        const first = new Run(all);
        const before = readHosts(first, all, [at]);
        const commands = [
          ...all.commands.filter((command) => command.at <= at),
          { command: "compact", host: 1, at } as const,
        ];
        const next: Scenario = { ...all, commands };
        const branch = first.branch(next)!;
        let traces: readonly Trace[] = before;
        for (let chunk = branch.run.advance(300); chunk; chunk = branch.run.advance(300))
          traces = withChunk(traces, chunk);
        const expected = simulateHosts(next, { until: 300 });
        expect(traces.map(rowsOf)).toEqual(expected.map(rowsOf));
      }),
      examples(8),
    );
  });
});

function heard(): HostListener {
  return {
    recorder: new RowBuffer(),
    definitions: { vmDefined: () => {}, vmChanged: () => {}, lvDefined: () => {} },
  };
}

function simulated(given: Scenario) {
  const { recorder, definitions } = heard();
  return { simulation: new Simulation(given, recorder, definitions, given.hosts.slice(1).map(heard)) };
}
