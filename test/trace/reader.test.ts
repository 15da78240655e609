/**
 * Reading a trace: steps forward and backward undo one another; lanes and accounts tell the same times; another trace made
 * of it changes nothing.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostShape, Run } from "../../src/engine/run.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { STEP_KINDS } from "../../src/model/rows/table.ts";
import type { Scenario, TimedCommand } from "../../src/model/scenario.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import { INTERVAL_KINDS } from "../../src/trace/intervals.ts";
import type { StepUnit, TraceReader } from "../../src/trace/reader.ts";
import { Trace } from "../../src/trace/trace.ts";
import { busyScenario } from "../support/busyScenario.ts";
import { examples } from "../support/laws.ts";
import { lanesOf, readAll, rowsOf } from "../support/traceContent.ts";
import { job, scenario, W1 } from "../support/workloads.ts";

const UNTIL = 200;
const PIECES = [3, 7, 12, 20, 33, 60];

/** A trace in several chunks, so that cursors cross borders. */
function read(given: Scenario): Trace {
  return readAll(new Run(given), Trace.empty(hostShape(given)), UNTIL, PIECES);
}

type Unit = Exclude<StepUnit, "tick">;
const UNITS: readonly Unit[] = ["event", "fault", "switch", "command"];

/** Every cursor at which stepping forward from the start by `unit` stops. */
function stops(trace: TraceReader, unit: Unit): number[] {
  const found: number[] = [];
  for (let row = trace.nextStep(0, unit, 1); row !== null; row = trace.nextStep(row, unit, 1)) found.push(row);
  return found;
}

const names = ({ info }: TraceReader) => info.vms.map(({ name }) => name);

const timeShown = (trace: TraceReader, row: number) => (row > 0 ? trace.timeOf(row - 1) : 0);

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
        const end = hostAt(trace, trace.rowCount, trace.knownUntil);
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
          // Of being ready or parked, what a cap took is an interval of its own.
          const waits = [...KINDS_OF["ready"]!, ...KINDS_OF["parked"]!, "capped"];
          expect(sum(lane, waits), `vCPU ${id} ready or parked`).toBe(v.ready + v.parkedTicks);
          expect(sum(lane, ["capped"]), `vCPU ${id} capped`).toBe(v.cappedTicks);
          expect(sum(lane, KINDS_OF["blocked"]!), `vCPU ${id} blocked`).toBe(v.blockedTicks);
          expect(sum(lane, KINDS_OF["paused"]!), `vCPU ${id} paused`).toBe(v.pausedTicks);
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
    const empty = Trace.empty(hostShape(given));
    expect(() => empty.with(second)).toThrow("chunk 1 came before chunk 0");
    expect(empty.with(first).with(second).rowCount).toBe(first.rows + second.rows);
  });

  it("drops the chunks behind one that comes again", () => {
    const given = scenario(W1);
    const trace = read(given).with(new Run(given).advance(5)!);
    // The next thing to happen is the arrival of D.
    expect(trace.knownUntil).toBe(6);
    expect(trace.isComplete).toBe(false);
  });

  it("stays as it is when another one is made of it, and shares the chunks before the new one", () => {
    const given = scenario(W1, {}, { commands: [{ at: 11, command: "pause", vm: "A" }] });
    const run = new Run(given);
    const trace = readAll(run, Trace.empty(hostShape(given)), UNTIL, PIECES);
    const before = { rows: rowsOf(trace), lanes: lanesOf(trace), chunks: [...trace.chunks], info: trace.info };
    const { run: other, from } = run.branch({ ...given, commands: [{ at: 11, command: "pause", vm: "B" }] })!;
    expect(from).toBeGreaterThan(1);
    const fork = readAll(other, trace, UNTIL, PIECES);
    expect(fork.chunks.slice(0, from).every((chunk, at) => chunk === trace.chunks[at])).toBe(true);
    expect(fork.chunks[from]).not.toBe(trace.chunks[from]);
    expect({ rows: rowsOf(trace), lanes: lanesOf(trace), chunks: [...trace.chunks], info: trace.info }).toEqual(before);
    expect(rowsOf(fork)).not.toEqual(before.rows);
  });

  it("knows the machines of its own chunks", () => {
    const commands: TimedCommand[] = [{ at: 4, command: "create", machine: job("late", 0, [1]) }];
    const given = scenario(W1, {}, { commands });
    const run = new Run(given);
    const begins = run.advance(4)!;
    const first = Trace.empty(hostShape(given)).with(begins);
    const second = first.with(run.advance(8)!);
    const third = second.with(run.advance(12)!);
    expect(names(first)).toEqual(W1.map(({ name }) => name));
    expect(names(second)).toEqual([...names(first), "late"]);
    expect(third.info).toBe(second.info);
    expect(names(third.with(begins))).toEqual(names(first));
  });

  it("says which rows it has when asked for another", () => {
    const trace = simulate(scenario(W1));
    expect(() => trace.timeOf(trace.rowCount)).toThrow(
      `row ${trace.rowCount} is not in the trace (0..${trace.rowCount - 1})`,
    );
    expect(() => trace.eventAt(-1)).toThrow(RangeError);
  });

  it("without chunks shows an empty host", () => {
    const trace = Trace.empty(hostShape(scenario([])));
    expect(trace.rowCount).toBe(0);
    expect(trace.knownUntil).toBe(0);
    expect(trace.isComplete).toBe(false);
    expect(hostAt(trace, 0, 5)).toMatchObject({ vms: [], freeFrames: 16 });
    expect(trace.nextStep(0, "event", 1)).toBeNull();
    expect(trace.rowsUpTo(100)).toBe(0);
  });
});
