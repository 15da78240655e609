/** Laws about whole runs (domain F.6, D1-D5): a trace depends on the scenario and on nothing else. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostShape, Run } from "../../src/engine/run.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { MachineSpec, Op, Scenario } from "../../src/model/scenario.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import { Trace } from "../../src/trace/trace.ts";
import { expectSameFromCheckpoint } from "../support/checkpointLaw.ts";
import { busyScenario } from "../support/busyScenario.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { lanesOf, readAll, rowsOf, writtenSince } from "../support/traceContent.ts";

const UNTIL = 300;

describe("the same scenario", () => {
  it("gives the same rows, to the last operand (D1)", () => {
    fc.assert(
      fc.property(busyScenario(), (scenario) => {
        const again = structuredClone(scenario);
        expect(writtenSince(new Observed(again).run())).toEqual(writtenSince(new Observed(scenario).run()));
      }),
      examples(80),
    );
  });

  it("is not changed by being simulated", () => {
    fc.assert(
      fc.property(busyScenario(), (scenario) => {
        const before = structuredClone(scenario);
        new Observed(scenario).run();
        expect(scenario).toEqual(before);
      }),
      examples(30),
    );
  });
});

describe("advancing in pieces", () => {
  it("gives the rows, definitions, lanes and states of advancing at once (D2)", () => {
    const pieces = fc.array(fc.nat(60), { maxLength: 8 });
    fc.assert(
      fc.property(busyScenario(), pieces, fc.array(fc.nat(80), { maxLength: 5 }), (scenario, stops, cursors) => {
        const whole = simulate(scenario, { until: UNTIL });
        const pieced = readAll(new Run(scenario), Trace.empty(hostShape(scenario)), UNTIL, stops);
        expect(rowsOf(pieced)).toEqual(rowsOf(whole));
        expect(pieced.info).toEqual(whole.info);
        expect(lanesOf(pieced)).toEqual(lanesOf(whole));
        expect([pieced.knownUntil, pieced.isComplete]).toEqual([whole.knownUntil, whole.isComplete]);
        for (const time of cursors)
          expect(hostAt(pieced, pieced.rowsUpTo(time), time)).toEqual(hostAt(whole, whole.rowsUpTo(time), time));
      }),
      examples(60),
    );
  });

  it("stops a simulation between moments: running until 10 and then until 20 is running until 20", () => {
    fc.assert(
      fc.property(busyScenario(), fc.array(fc.nat(80), { maxLength: 6 }), (scenario, stops) => {
        const whole = new Observed(scenario);
        whole.simulation.runUntil(80);
        const pieced = new Observed(scenario);
        for (const stop of [...stops.toSorted((one, other) => one - other), 80]) pieced.simulation.runUntil(stop);
        expect(writtenSince(pieced)).toEqual(writtenSince(whole));
        expect(pieced.simulation.monitor.state).toEqual(whole.simulation.monitor.state);
      }),
      examples(60),
    );
  });
});

describe("time", () => {
  it("never decreases from row to row (D3)", () => {
    fc.assert(
      fc.property(busyScenario(), (scenario) => {
        const { times } = new Observed(scenario).run().rows;
        expect(times).toEqual(times.toSorted((one, other) => one - other));
      }),
      examples(40),
    );
  });
});

describe("a checkpoint", () => {
  it("goes on as the run it was taken from, in another simulation and as often as wanted (D4)", () => {
    fc.assert(
      fc.property(busyScenario(), fc.nat(60), (scenario, moments) => expectSameFromCheckpoint(scenario, moments, 2)),
      examples(80),
    );
  });

  it("takes a simulation back from where it has gone on to", () => {
    fc.assert(
      fc.property(busyScenario(), fc.nat(40), fc.nat(40), (scenario, moments, more) => {
        const run = new Observed(scenario).run(() => {}, moments);
        const checkpoint = run.simulation.checkpoint();
        const from = run.rows.length;
        const first = writtenSince(
          run.run(() => {}, more),
          from,
        );
        run.simulation.restore(checkpoint);
        const back = run.rows.length;
        expect(
          writtenSince(
            run.run(() => {}, more),
            back,
          ),
        ).toEqual(first);
      }),
      examples(40),
    );
  });

  it("is not disturbed by the run that goes on", () => {
    fc.assert(
      fc.property(busyScenario(), fc.nat(60), (scenario, moments) => {
        const run = new Observed(scenario).run(() => {}, moments);
        const checkpoint = run.simulation.checkpoint();
        const before = structuredClone(checkpoint.loop);
        run.run();
        expect(checkpoint.loop).toEqual(before);
      }),
      examples(40),
    );
  });
});

/** `ops` with every computation of more than one tick cut in two, the first part being `first` ticks if that fits. */
function cut(ops: readonly Op[], first: number): readonly Op[] {
  return ops.flatMap((op): readonly Op[] => {
    if (op.op === "loop") return [{ ...op, body: cut(op.body, first) }];
    if (op.op !== "compute" || op.ticks < 2) return [op];
    const ticks = 1 + (first % (op.ticks - 1));
    return [{ op: "compute", ticks }, ...cut([{ op: "compute", ticks: op.ticks - ticks }], first)];
  });
}

function withCuts(scenario: Scenario, first: number): Scenario {
  const spec = (machine: MachineSpec) => ({ ...machine, programs: machine.programs.map((ops) => cut(ops, first)) });
  return {
    ...scenario,
    machines: scenario.machines.map(spec),
    commands: scenario.commands.map((command) =>
      command.command === "create" ? { ...command, machine: spec(command.machine) } : command,
    ),
  };
}

function expectSameInParts(scenario: Scenario, first: number): void {
  const whole = new Observed(scenario).run();
  const parts = new Observed(withCuts(scenario, first));
  const { isOver, monitor } = whole.simulation;
  if (isOver) parts.run(() => {}, Infinity);
  // It goes on for ever, spinning, and parts have moments of their own: compared up to the moment before the last.
  else parts.simulation.runUntil(monitor.now);
  const written = (run: Observed) => writtenSince(run).filter(([, time]) => isOver || time! < monitor.now);
  expect(written(parts)).toEqual(written(whole));
}

describe("splitting a computation", () => {
  it("into parts changes nothing (D5)", () => {
    // Where a cache makes it faster, an operation still takes whole ticks: the parts can take longer.
    fc.assert(fc.property(busyScenario({ caches: false }), fc.nat(5), expectSameInParts), examples(80));
  });

  it("changes nothing where the order of a queue drifts with the time that has passed", () => {
    // With one pCPU the response ratios of those who wait overtake each other while somebody computes.
    const cpuPolicies = ["hrrn", "eevdf"];
    const drifting = busyScenario({ cpuPolicies, pcpus: 1, vcpus: 3, memoryPolicies: ["fifo"], caches: false });
    fc.assert(fc.property(drifting, fc.nat(5), expectSameInParts), examples(60));
  });
});
