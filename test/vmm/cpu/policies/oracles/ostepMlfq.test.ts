/**
 * OSTEP's mlfq.py, replayed tick by tick (formats: shared oracles README, section 2). What its options are here: queues
 * are numbered the other way round, `stay` is `blockKeeps` all, `iobump` is `wakeGoes` head, its boost is `lowestFirst`,
 * and what was preempted queues before arrivals.
 */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../../../src/engine/simulate.ts";
import { DEFAULT_CONVENTIONS, type MachineSpec, type Op } from "../../../../../src/model/scenario.ts";
import { hostAt } from "../../../../../src/trace/hostCursor.ts";
import type { TraceReader } from "../../../../../src/trace/reader.ts";
import { oracleVectors } from "../../../../support/oracles.ts";
import { eventsOf } from "../../../../support/schedules.ts";
import { machine, scenario } from "../../../../support/workloads.ts";

interface Job {
  readonly id: number;
  readonly start: number;
  readonly runtime: number;
  readonly ioFreq: number;
}

interface Vector {
  readonly id: string;
  readonly inputs: {
    readonly quantum: readonly number[];
    readonly allotment: readonly number[];
    readonly boost: number;
    readonly ioTime: number;
    readonly stay: boolean;
    readonly iobump: boolean;
    readonly jobs: readonly Job[];
  };
  readonly expected: {
    /** `[job, priority, ticksLeft, allotLeft, timeLeft]` after each tick; null when idle. */
    readonly ticks: readonly (readonly number[] | null)[];
    readonly events: readonly (readonly [string, number, number?])[];
    readonly perJob: readonly { id: number; response: number; turnaround: number }[];
  };
}

function jobOf({ id, start, runtime, ioFreq }: Job, ioTime: number): MachineSpec {
  const ops: Op[] = [];
  for (let left = runtime; left > 0;) {
    const ticks = ioFreq > 0 ? Math.min(ioFreq, left) : left;
    left -= ticks;
    ops.push({ op: "compute", ticks });
    if (left > 0) ops.push({ op: "wait", ticks: ioTime });
  }
  return machine(`job ${id}`, ops, { arrival: start, memoryBytes: 0 });
}

function replay({ quantum, allotment, boost, ioTime, stay, iobump, jobs }: Vector["inputs"]): TraceReader {
  const params = {
    timeslices: quantum.toReversed(),
    allotments: allotment.toReversed(),
    boost,
    blockKeeps: stay ? "all" : "rest",
    wakeGoes: iobump ? "head" : "tail",
    boostOrder: "lowestFirst",
  };
  const machines = jobs.map((job) => jobOf(job, ioTime));
  const conventions = { ...DEFAULT_CONVENTIONS, sameInstant: "preemptedFirst" } as const;
  return simulate(scenario(machines, { scheduler: { policy: "mlfq", params } }, { conventions }));
}

/** Who runs in each tick, and on which level where a dispatch tells it; the last tick is the last one known. */
function ticksOf(trace: TraceReader, levels: number): { job: number | null; priority: number | null }[] {
  const ticks = Array.from({ length: trace.knownUntil }, () => ({
    job: null as number | null,
    priority: null as number | null,
  }));
  let running: { job: number; priority: number | null } | null = null;
  let since = 0;
  const close = (until: number) => {
    if (running) ticks.fill(running, since, until);
  };
  for (const event of eventsOf(trace)) {
    if (event.kind === "dispatch") {
      since = event.time;
      running = { job: event.vcpu, priority: event.reason === "highestLevel" ? levels - 1 - event.value : null };
    } else if (event.kind === "leave") {
      close(event.time);
      running = null;
    } else if (event.kind === "timeslice" && running) {
      close(event.time);
      since = event.time;
      running = { job: event.vcpu, priority: levels - 1 };
    }
  }
  return ticks;
}

describe("OSTEP mlfq.py", () => {
  const vectors = oracleVectors("ostepMlfq") as readonly Vector[];
  const kinds = {
    "without I/O and boost": (v: Vector) => v.inputs.boost === 0 && v.inputs.jobs.every(({ ioFreq }) => ioFreq === 0),
    "with a boost": (v: Vector) => v.inputs.boost > 0,
    "with I/O and no boost": (v: Vector) => v.inputs.boost === 0 && v.inputs.jobs.some(({ ioFreq }) => ioFreq > 0),
  };
  for (const [name, isOne] of Object.entries(kinds)) {
    const own = vectors.filter(isOne);
    it(`${name}: the same job on the same level in each tick of all ${own.length} runs`, () => {
      for (const { id, inputs, expected } of own) {
        const trace = replay(inputs);
        const ticks = ticksOf(trace, inputs.quantum.length);
        const wanted = expected.ticks.map((tick, at) => ({
          job: tick?.[0] ?? null,
          priority: ticks[at]?.priority == null ? null : (tick?.[1] ?? null),
        }));
        expect(ticks, id).toEqual(wanted);
        const { vcpus } = hostAt(trace, trace.rowCount, trace.knownUntil);
        for (const { id: job, response, turnaround } of expected.perJob) {
          const { arrival, first, done } = vcpus[job]!;
          expect([first - arrival, done - arrival], `${id} job ${job}`).toEqual([response, turnaround]);
        }
      }
    });

    it(`${name}: arrivals, I/O and ends at the same moments`, () => {
      for (const { id, inputs, expected } of own) {
        const told = eventsOf(replay(inputs)).flatMap((event): string[] => {
          if (event.kind === "ready" && event.cause === "arrive") return [`begin ${event.time} ${event.vcpu}`];
          if (event.kind === "ready" && event.cause === "wake") return [`io_done ${event.time} ${event.vcpu}`];
          if (event.kind !== "leave") return [];
          if (event.cause === "block") return [`io_start ${event.time} ${event.vcpu}`];
          return event.cause === "finish" ? [`finish ${event.time} ${event.vcpu}`] : [];
        });
        const wanted = expected.events.filter(([kind]) => kind !== "boost").map((event) => event.join(" "));
        expect(told.toSorted(), id).toEqual(wanted.toSorted());
      }
    });
  }
});
