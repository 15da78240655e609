/**
 * The host at a moment: wherever a cursor comes from, and whatever happened to the trace meanwhile, it shows the same. What
 * one cursor shows, no other changes.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cloneState } from "../../src/base/cloneState.ts";
import { hostShape, Run } from "../../src/engine/run.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Scenario, TimedCommand } from "../../src/model/scenario.ts";
import { hostAt, HostCursor } from "../../src/trace/hostCursor.ts";
import type { TraceReader } from "../../src/trace/reader.ts";
import { Trace } from "../../src/trace/trace.ts";
import { busyScenario } from "../support/busyScenario.ts";
import { examples } from "../support/laws.ts";
import { readAll } from "../support/traceContent.ts";
import { job, scenario, W1, W2 } from "../support/workloads.ts";

const UNTIL = 200;
const PIECES = [3, 7, 12, 20, 33, 60];

/** A trace in several chunks, so that cursors cross borders. */
function read(given: Scenario, keyframeBytes?: number): Trace {
  return readAll(new Run(given), Trace.empty(hostShape(given), keyframeBytes), UNTIL, PIECES);
}

/** A and B, the second of them waiting for the pCPU that the first has, until `vm` is paused. */
const paused = (vm: string): Scenario =>
  scenario([job("A", 0, [90]), job("B", 0, [90])], {}, { commands: [{ at: 11, command: "pause", vm }] });

const timeShown = (trace: TraceReader, row: number) => (row > 0 ? trace.timeOf(row - 1) : 0);

describe("HostCursor.at(trace, row, time)", () => {
  it("is the same from a keyframe, going forward, and after looking elsewhere", () => {
    fc.assert(
      fc.property(busyScenario(), fc.array(fc.nat(400), { minLength: 1, maxLength: 12 }), (given, wanted) => {
        const trace = read(given);
        const cursor = new HostCursor();
        for (const drawn of wanted) {
          const row = drawn % (trace.rowCount + 1);
          const time = timeShown(trace, row);
          expect(cursor.at(trace, row, time)).toEqual(hostAt(read(given), row, time));
        }
      }),
      examples(25),
    );
  });

  it("is the same when only some keyframes, or none but the first and the latest, are kept", () => {
    const moves = fc.array(fc.nat(400), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(busyScenario(), moves, fc.constantFrom(0, 40_000), (given, wanted, bytes) => {
        const [trace, whole] = [read(given, bytes), read(given)];
        const cursor = new HostCursor();
        for (const drawn of wanted) {
          const row = drawn % (trace.rowCount + 1);
          const time = timeShown(trace, row);
          expect(cursor.at(trace, row, time)).toEqual(hostAt(whole, row, time));
        }
      }),
      examples(25),
    );
  });

  it("knows the machines of chunks that came after it began", () => {
    const commands: TimedCommand[] = [{ at: 30, command: "create", machine: job("late", 0, [1]) }];
    const given = scenario([job("A", 0, [90])], {}, { commands });
    const run = new Run(given);
    const cursor = new HostCursor();
    let trace = Trace.empty(hostShape(given), 0);
    for (const until of [5, 10, 20, 40, 60, 80]) {
      trace = readAll(run, trace, until);
      cursor.at(trace, trace.rowCount, until);
    }
    const end = [trace.rowCount, trace.knownUntil] as const;
    expect(cursor.at(trace, ...end)).toEqual(hostAt(trace, ...end));
    expect(cursor.at(trace, ...end).vms).toHaveLength(2);
  });

  it("is the same row by row as at once, settled to any moment before the next row", () => {
    fc.assert(
      fc.property(busyScenario(), (given) => {
        const [trace, whole] = [read(given), simulate(given, { until: UNTIL })];
        const [cursor, other] = [new HostCursor(), new HostCursor()];
        for (let row = 0; row <= trace.rowCount; row += 1) {
          const next = row < trace.rowCount ? trace.timeOf(row) : trace.knownUntil;
          const last = timeShown(trace, row);
          for (const time of [last, Math.floor((last + next) / 2), next].filter((at) => at >= last))
            expect(cursor.at(trace, row, time)).toEqual(other.at(whole, row, time));
        }
      }),
      examples(15),
    );
  });

  it("shows what seeking shows when it steps back", () => {
    fc.assert(
      fc.property(busyScenario(), (given) => {
        const trace = read(given);
        const cursor = new HostCursor();
        let row: number | null = trace.rowCount;
        for (let steps = 0; row !== null && steps < 12; steps += 1) {
          const time = timeShown(trace, row);
          expect(cursor.at(trace, row, time)).toEqual(hostAt(read(given), row, time));
          row = trace.nextStep(row, "event", -1);
        }
      }),
      examples(8),
    );
  });

  it("gives a state that no other cursor changes", () => {
    const trace = read(scenario(W2));
    const shown = new HostCursor().at(trace, 5, timeShown(trace, 5));
    const before = cloneState(shown);
    const other = new HostCursor().at(trace, 9, timeShown(trace, 9));
    expect(other.row).toBe(9);
    expect(shown.row).toBe(5);
    expect(shown).toEqual(before);
  });

  it("does not let the keyframes be changed by what it returns", () => {
    const trace = read(scenario(W2));
    const first = hostAt(trace, 5, 1);
    hostAt(trace, 5, 1).vcpus.length = 0;
    expect(hostAt(trace, 5, 1)).toEqual(first);
    const cursor = new HostCursor();
    cursor.at(trace, 5, 1).vcpus.length = 0;
    cursor.at(trace, trace.rowCount, trace.knownUntil);
    expect(cursor.at(trace, 5, 1)).toEqual(first);
  });

  it("goes on in a trace that has grown, and keeps its state", () => {
    const given = scenario(W1);
    const run = new Run(given);
    const trace = Trace.empty(hostShape(given)).with(run.advance(5)!);
    const grown = trace.with(run.advance(12)!);
    const cursor = new HostCursor();
    const shown = cursor.at(trace, 4, timeShown(trace, 4));
    expect(cursor.at(grown, 4, timeShown(grown, 4))).toBe(shown);
    const end = [grown.rowCount, timeShown(grown, grown.rowCount)] as const;
    expect(cursor.at(grown, ...end)).toEqual(hostAt(grown, ...end));
  });

  it("shows the past of the trace it is asked about when another past has taken its place", () => {
    const run = new Run(paused("A"));
    const trace = readAll(run, Trace.empty(hostShape(paused("A"))), UNTIL, PIECES);
    const other = readAll(run.branch(paused("B"))!.run, trace, UNTIL, PIECES);
    const cursor = new HostCursor();
    const phases = (shown: Trace) => cursor.at(shown, shown.rowsUpTo(11), 11).vms.map(({ life }) => life);
    expect(phases(trace)).toEqual(["paused", "running"]);
    expect(phases(other)).toEqual(["running", "paused"]);
    expect(phases(trace)).toEqual(["paused", "running"]);
  });

  it("counts a fraction of a tick only when the tick is over", () => {
    const trace = simulate(scenario(W1));
    expect(hostAt(trace, trace.rowsUpTo(1.9), 1.9).vcpus[0]!.cpu).toBe(1);
    expect(hostAt(trace, trace.rowsUpTo(2), 2).vcpus[0]!.cpu).toBe(2);
  });

  it("goes on accounting after the last row", () => {
    const trace = simulate(scenario([job("A", 0, [3])]));
    const { pcpus } = hostAt(trace, trace.rowCount, 10);
    expect(pcpus[0]).toMatchObject({ guest: 3, idle: 7 });
  });
});
