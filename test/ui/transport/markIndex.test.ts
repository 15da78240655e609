import { describe, expect, it } from "vitest";
import { hostShape, Run } from "../../../src/engine/run.ts";
import type { TraceEvent } from "../../../src/model/rows/table.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import { Trace } from "../../../src/trace/trace.ts";
import { MarkIndex } from "../../../src/ui/transport/markIndex.ts";
import { fakeTrace } from "../../support/fakeTrace.ts";
import { readAll } from "../../support/traceContent.ts";
import { job, scenario } from "../../support/workloads.ts";

const fault = (time: number): TraceEvent => ({
  kind: "fault",
  time,
  vcpu: 0,
  page: 0,
  write: false,
  fault: "firstTouch",
});

const dispatch = (time: number, switched: boolean): TraceEvent => ({
  kind: "dispatch",
  time,
  vcpu: 0,
  pcpu: 0,
  reason: "headOfQueue",
  line: 0,
  timeslice: 4,
  switchTicks: 0,
  switched,
  goesOn: !switched,
  stolenFrom: -1,
  value: 0,
  losers: [],
  others: 0,
});

const command = (time: number, index: number): TraceEvent => ({
  kind: "commandDone",
  time,
  index,
  command: "pause",
  vm: 0,
});

const traceOf = (events: TraceEvent[], length = 100, chunkRows = events.length) =>
  fakeTrace({ pcpus: [".".repeat(length)], events, isComplete: false, chunkRows });

/** Two machines that compute and compute, one of which is paused on the way. */
const paused = (vm: string): Scenario =>
  scenario(
    ["A", "B"].map((name) => job(name, 0, [5000])),
    {},
    { commands: [{ at: 700, command: "pause", vm }] },
  );

describe("what the scrubber marks", () => {
  it("are faults, switches to another vCPU, and commands somebody gave", () => {
    const marks = new MarkIndex();
    marks.read(traceOf([command(0, -1), dispatch(1, false), fault(10), dispatch(30, true), command(60, 0), fault(80)]));
    expect([...marks.faults.columns(100, 4)]).toEqual([1, 0, 0, 1]);
    expect([...marks.switches.columns(100, 4)]).toEqual([0, 1, 0, 0]);
    expect(marks.commands).toEqual([{ time: 60, command: "pause", index: 0, vm: 0, isRefused: false }]);
  });

  it("tell a refused command", () => {
    const marks = new MarkIndex();
    marks.read(
      traceOf([
        {
          kind: "commandFailed",
          time: 5,
          index: 0,
          command: "start",
          vm: -1,
          code: "NO_SUCH_VM",
          state: "none",
          shortages: [],
        },
      ]),
    );
    expect(marks.commands).toMatchObject([{ vm: -1, isRefused: true }]);
  });

  it("are counted once while the trace grows", () => {
    const marks = new MarkIndex();
    const trace = traceOf([fault(10), fault(20), fault(30)], 100, 1);
    marks.read({ ...trace, chunks: trace.chunks.slice(0, 2) });
    expect(marks.faults.columns(100, 1)[0]).toBe(2);
    marks.read(trace);
    expect(marks.faults.columns(100, 1)[0]).toBe(3);
  });

  it("are counted anew when the future was simulated again", () => {
    const marks = new MarkIndex();
    marks.read(traceOf([fault(10), fault(50), fault(60)]));
    marks.read(traceOf([fault(10), command(40, 0), fault(90)]));
    expect([...marks.faults.columns(100, 2)]).toEqual([1, 1]);
    expect(marks.commands).toHaveLength(1);
  });

  it("are those of the new past when a command took the place of another, however alike the rows after it are", () => {
    const run = new Run(paused("A"));
    const trace = readAll(run, Trace.empty(hostShape(paused("A"))), 2000);
    const marks = new MarkIndex();
    marks.read(trace);
    expect(marks.commands.map(({ vm }) => vm)).toEqual([0]);
    const other = run.branch(paused("B"))!;
    marks.read(readAll(other.run, trace, 2000));
    expect(marks.commands.map(({ vm }) => vm)).toEqual([1]);
  });

  it("are read a bounded number at a time", () => {
    const marks = new MarkIndex();
    const events = Array.from({ length: 45_000 }, (_, i) => fault(i));
    const trace = traceOf(events, 100, 10_000);
    let turns = 1;
    while (!marks.read(trace)) turns++;
    expect(turns).toBe(3);
    expect(marks.faults.columns(45_000, 1)[0]).toBe(45_000);
  });
});
