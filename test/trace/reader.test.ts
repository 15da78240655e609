/**
 * Reading a trace: wherever the cursor comes from, it shows the same; steps forward and backward undo one another; lanes
 * and accounts tell the same times.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostShape, Run } from "../../src/engine/run.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { STEP_KINDS } from "../../src/model/rows/table.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { INTERVAL_KINDS } from "../../src/trace/intervals.ts";
import { ChunkedTrace, type StepUnit, type TraceReader } from "../../src/trace/reader.ts";
import { busyScenario } from "../support/busyScenario.ts";
import { examples } from "../support/laws.ts";
import { lanesOf, readAll, stateAt } from "../support/traceContent.ts";
import { job, scenario, W1, W2 } from "../support/workloads.ts";

const UNTIL = 200;
const PIECES = [3, 7, 12, 20, 33, 60];

/** A trace in several chunks, so that cursors cross borders. */
function read(given: Scenario): ChunkedTrace {
  return readAll(new Run(given), new ChunkedTrace(hostShape(given)), UNTIL, PIECES);
}

type Unit = Exclude<StepUnit, "tick">;
const UNITS: readonly Unit[] = ["event", "fault", "switch", "command"];

/** Every cursor at which stepping forward from the start by `unit` stops. */
function stops(trace: TraceReader, unit: Unit): number[] {
  const found: number[] = [];
  for (let row = trace.nextStep(0, unit, 1); row !== null; row = trace.nextStep(row, unit, 1)) found.push(row);
  return found;
}

const timeShown = (trace: TraceReader, row: number) => (row > 0 ? trace.timeOf(row - 1) : 0);

describe("stateAt(row, time)", () => {
  it("is the same from a keyframe, going forward, and after looking elsewhere", () => {
    fc.assert(
      fc.property(busyScenario(), fc.array(fc.nat(400), { minLength: 1, maxLength: 12 }), (given, wanted) => {
        const trace = read(given);
        for (const drawn of wanted) {
          const row = drawn % (trace.rowCount + 1);
          const time = timeShown(trace, row);
          expect(stateAt(trace, row, time)).toEqual(stateAt(read(given), row, time));
        }
      }),
      examples(25),
    );
  });

  it("is the same row by row as at once, settled to any moment before the next row", () => {
    fc.assert(
      fc.property(busyScenario(), (given) => {
        const trace = read(given);
        const whole = simulate(given, { until: UNTIL });
        for (let row = 0; row <= trace.rowCount; row += 1) {
          const next = row < trace.rowCount ? trace.timeOf(row) : trace.knownUntil;
          const last = timeShown(trace, row);
          for (const time of [last, Math.floor((last + next) / 2), next].filter((at) => at >= last))
            expect(trace.stateAt(row, time)).toEqual(whole.stateAt(row, time));
        }
      }),
      examples(15),
    );
  });

  it("does not let its own keyframes be changed by what it returns", () => {
    const trace = read(scenario(W2));
    const first = stateAt(trace, 5, 1);
    trace.stateAt(5, 1).vcpus.length = 0;
    trace.stateAt(trace.rowCount, trace.knownUntil);
    expect(stateAt(trace, 5, 1)).toEqual(first);
  });

  it("counts a fraction of a tick only when the tick is over", () => {
    const trace = simulate(scenario(W1));
    expect(stateAt(trace, trace.rowsUpTo(1.9), 1.9).vcpus[0]!.cpu).toBe(1);
    expect(stateAt(trace, trace.rowsUpTo(2), 2).vcpus[0]!.cpu).toBe(2);
  });

  it("goes on accounting after the last row", () => {
    const trace = simulate(scenario([job("A", 0, [3])]));
    const { pcpus } = stateAt(trace, trace.rowCount, 10);
    expect(pcpus[0]).toMatchObject({ guest: 3, idle: 7 });
  });
});

describe("nextStep(row, unit, direction)", () => {
  for (const unit of UNITS)
    it(`by ${unit}: back undoes forward, and forward undoes back`, () => {
      fc.assert(
        fc.property(busyScenario(), (given) => {
          const trace = read(given);
          const forward = stops(trace, unit);
          expect(forward.map((row) => trace.nextStep(row, unit, -1))).toEqual(
            forward.map((_, at) => forward[at - 1] ?? null),
          );
          expect(forward.map((row) => trace.nextStep(row, unit, 1))).toEqual(
            forward.map((_, at) => forward[at + 1] ?? null),
          );
        }),
        examples(20),
      );
    });

  it("by event stops once at every row of a step kind, and shows the rows that belong to it", () => {
    fc.assert(
      fc.property(busyScenario(), (given) => {
        const trace = read(given);
        const rows = Array.from({ length: trace.rowCount }, (_, row) => row);
        const steps = rows.filter((row) => STEP_KINDS.has(trace.kindOf(row)));
        const forward = stops(trace, "event");
        expect(forward).toHaveLength(steps.length);
        for (const [at, row] of steps.entries()) {
          const shown = forward[at]!;
          expect(shown).toBeGreaterThan(row);
          expect(trace.timeOf(shown - 1)).toBe(trace.timeOf(row));
          const nextStep = steps[at + 1] ?? trace.rowCount;
          expect(shown).toBeLessThanOrEqual(nextStep);
          // Nothing of the same moment is left behind before the next step.
          const hidden = rows.slice(shown, nextStep).filter((other) => trace.timeOf(other) === trace.timeOf(row));
          expect(hidden).toEqual([]);
        }
      }),
      examples(20),
    );
  });

  it("from the middle of a moment goes back to the step before, not further", () => {
    fc.assert(
      fc.property(busyScenario(), fc.nat(500), (given, drawn) => {
        const trace = read(given);
        const row = drawn % (trace.rowCount + 1);
        const before = stops(trace, "event").filter((stop) => stop < row);
        expect(trace.nextStep(row, "event", -1)).toBe(before.at(-1) ?? null);
      }),
      examples(60),
    );
  });

  it("stepping back shows what seeking shows", () => {
    fc.assert(
      fc.property(busyScenario(), (given) => {
        const trace = read(given);
        let row: number | null = trace.rowCount;
        for (let steps = 0; row !== null && steps < 12; steps += 1) {
          const time = timeShown(trace, row);
          expect(trace.stateAt(row, time)).toEqual(read(given).stateAt(row, time));
          row = trace.nextStep(row, "event", -1);
        }
      }),
      examples(8),
    );
  });

  it("by switch stops only where another vCPU takes the pCPU", () => {
    // Alone, A goes on with a new timeslice at 4 and 8: dispatches, but no switches.
    const trace = simulate(scenario([job("A", 0, [10]), job("B", 12, [1])]));
    expect(stops(trace, "switch").map((row) => timeShown(trace, row))).toEqual([0, 12]);
  });

  it("has no step before the first and none after the last", () => {
    const trace = simulate(scenario(W1));
    expect(trace.nextStep(0, "event", -1)).toBeNull();
    expect(trace.nextStep(trace.rowCount, "event", 1)).toBeNull();
    expect(trace.nextStep(0, "fault", 1)).toBeNull();
  });
});

describe("rowsUpTo(time)", () => {
  it("counts the rows of that tick and of all before it", () => {
    fc.assert(
      fc.property(busyScenario(), fc.integer({ min: -1, max: UNTIL }), (given, time) => {
        const trace = read(given);
        const times = Array.from({ length: trace.rowCount }, (_, row) => trace.timeOf(row));
        expect(trace.rowsUpTo(time)).toBe(times.filter((at) => at <= time).length);
      }),
      examples(60),
    );
  });
});

describe("lanes", () => {
  const KINDS_OF: Readonly<Record<string, readonly string[]>> = {
    ready: ["ready"],
    run: ["running"],
    blocked: ["blockedFault", "blockedDisk", "blockedDevice", "halted"],
    paused: ["paused"],
    parked: ["parked"],
    costop: ["costopped"],
  };

  it("are in order, do not overlap, and tell the times that the accounts tell", () => {
    fc.assert(
      fc.property(busyScenario(), (given) => {
        const trace = read(given);
        // A trace that was cut off knows of nothing from `knownUntil` on; its lanes end there.
        const end = stateAt(trace, trace.rowCount, trace.knownUntil);
        const lanes = lanesOf(trace);
        const sum = (lane: number, kinds: readonly string[]) => {
          let ticks = 0;
          let last = 0;
          for (const interval of lanes[lane]!) {
            const [from, to] = interval.split(" ")[0]!.split("-").map(Number);
            expect(from).toBeGreaterThanOrEqual(last);
            expect(to).toBeGreaterThan(from!);
            last = to!;
            if (kinds.includes(interval.split(" ")[1]!)) ticks += to! - from!;
          }
          return ticks;
        };
        for (const [id, pcpu] of end.pcpus.entries())
          for (const kind of ["spin", "warm", "exit", "switch"] as const)
            expect(sum(id, [kind]), `pCPU ${id} ${kind}`).toBe(pcpu[kind]);
        for (const [id, pcpu] of end.pcpus.entries())
          expect(sum(id, ["guest", "warm", "spin"]), `pCPU ${id} guest`).toBe(pcpu.guest);
        for (const [id, v] of end.vcpus.entries()) {
          const lane = end.pcpus.length + id;
          expect(sum(lane, KINDS_OF["run"]!), `vCPU ${id} running`).toBe(v.cpu + v.exit - v.spin);
          expect(sum(lane, ["spin"]), `vCPU ${id} spinning`).toBe(v.spin);
          expect(sum(lane, KINDS_OF["ready"]!), `vCPU ${id} ready`).toBe(v.ready);
          expect(sum(lane, KINDS_OF["blocked"]!), `vCPU ${id} blocked`).toBe(v.blockedTicks);
          expect(sum(lane, KINDS_OF["paused"]!), `vCPU ${id} paused`).toBe(v.pausedTicks);
          expect(sum(lane, KINDS_OF["parked"]!), `vCPU ${id} parked`).toBe(v.parkedTicks);
          expect(sum(lane, KINDS_OF["costop"]!), `vCPU ${id} co-stopped`).toBe(v.costopTicks);
        }
      }),
      examples(40),
    );
  });

  it("give every interval that touches the window, whichever chunks it lies in", () => {
    fc.assert(
      fc.property(busyScenario(), fc.nat(60), fc.nat(20), (given, from, length) => {
        const trace = read(given);
        const to = from + 1 + length;
        const touching = (columns: ReturnType<TraceReader["pcpuLane"]>) =>
          columns.flatMap(({ start, end, kind, other }) =>
            [...start.keys()]
              .filter((at) => start[at]! < to && end[at]! > from)
              .map((at) => `${start[at]!}-${end[at]!} ${INTERVAL_KINDS[kind[at]!]!} ${other[at]!}`),
          );
        for (let pcpu = 0; pcpu < trace.info.pcpus; pcpu += 1)
          expect(touching(trace.pcpuLane(pcpu, from, to))).toEqual(touching(trace.pcpuLane(pcpu, 0, Infinity)));
        for (const { id } of trace.info.vcpus)
          expect(touching(trace.vcpuLane(id, from, to))).toEqual(touching(trace.vcpuLane(id, 0, Infinity)));
      }),
      examples(30),
    );
  });
});

describe("marks(kinds, from, to, limit)", () => {
  it("are the rows of those kinds in the window", () => {
    const trace = simulate(scenario(W1));
    expect(trace.marks(["dispatch"], 3, 12, 100).map(({ time, kind }) => [time, kind])).toEqual([
      [3, "dispatch"],
      [7, "dispatch"],
      [11, "dispatch"],
    ]);
  });

  it("are thinned evenly when there are more than the limit", () => {
    const trace = simulate(scenario([job("A", 0, [40])], { scheduler: { policy: "rr", params: { timeslice: 1 } } }));
    const times = trace.marks(["dispatch"], 0, 40, 10).map(({ time }) => time);
    expect(times).toEqual([0, 4, 8, 12, 16, 20, 24, 28, 32, 36]);
  });
});

describe("a trace", () => {
  it("takes chunks in order only", () => {
    const given = scenario(W1);
    const run = new Run(given);
    const first = run.advance(5)!;
    const second = run.advance(10)!;
    const trace = new ChunkedTrace(hostShape(given));
    expect(() => trace.add(second)).toThrow("chunk 1 came before chunk 0");
    trace.add(first);
    trace.add(second);
    expect(trace.rowCount).toBe(first.rows + second.rows);
  });

  it("drops the chunks behind one that comes again", () => {
    const given = scenario(W1);
    const trace = read(given);
    const run = new Run(given);
    trace.add(run.advance(5)!);
    // The next thing to happen is the arrival of D.
    expect(trace.knownUntil).toBe(6);
    expect(trace.isComplete).toBe(false);
  });

  it("says which rows it has when asked for another", () => {
    const trace = simulate(scenario(W1));
    expect(() => trace.timeOf(trace.rowCount)).toThrow(
      `row ${trace.rowCount} is not in the trace (0..${trace.rowCount - 1})`,
    );
    expect(() => trace.eventAt(-1)).toThrow(RangeError);
  });

  it("without chunks shows an empty host", () => {
    const trace = new ChunkedTrace(hostShape(scenario([])));
    expect(trace.rowCount).toBe(0);
    expect(trace.knownUntil).toBe(0);
    expect(trace.isComplete).toBe(false);
    expect(trace.stateAt(0, 5)).toMatchObject({ vms: [], freeFrames: 16 });
    expect(trace.nextStep(0, "event", 1)).toBeNull();
    expect(trace.rowsUpTo(100)).toBe(0);
  });
});
