/** The answer of an exercise in small, as data: when each job ends and who ran when, or which references were faults. */
import { referencesAround } from "../../../chart/references.ts";
import type { Scenario } from "../../../model/scenario.ts";
import type { Tick, VmUid } from "../../../model/units.ts";
import { hostAt } from "../../../trace/hostCursor.ts";
import { INTERVAL_KINDS } from "../../../trace/intervals.ts";
import type { TraceReader } from "../../../trace/reader.ts";

/** A bar of a pCPU; `vm` null: a switch. */
export interface Bar {
  readonly vm: VmUid | null;
  readonly start: Tick;
  readonly end: Tick;
}

export interface JobAnswer {
  readonly name: string;
  readonly vm: VmUid;
  readonly arrival: Tick | null;
  /** Processor time it asks for; null where it never ends. */
  readonly burst: Tick | null;
  /** Null where it does not end. */
  readonly finish: Tick | null;
}

export interface Answer {
  readonly jobs: readonly JobAnswer[];
  /** For each pCPU. */
  readonly lanes: readonly (readonly Bar[])[];
  readonly until: Tick;
  /** The run goes on behind `until`. */
  readonly isCut: boolean;
  /** The last ones. */
  readonly references: readonly { readonly page: number; readonly isFault: boolean }[];
  readonly faults: number;
  /** References in all. */
  readonly total: number;
}

/** More bars than this would be lines. */
const MOST_BARS = 60;
const MOST_REFERENCES = 24;
const SWITCH = INTERVAL_KINDS.indexOf("switch");

export function answerOf(scenario: Scenario, trace: TraceReader): Answer {
  const host = hostAt(trace, trace.rowCount, trace.knownUntil);
  const jobs = trace.info.vms.map(({ uid, name, spec, firstVcpu }): JobAnswer => {
    const vcpu = host.vcpus[firstVcpu];
    const finish = vcpu && vcpu.done >= 0 ? vcpu.done : null;
    return { name, vm: uid, arrival: spec.arrival, burst: burstOf(scenario, name), finish };
  });
  const lanes = Array.from({ length: trace.info.pcpus }, (_, pcpu) => barsOf(trace, pcpu, MOST_BARS));
  const ends = lanes.flatMap((bars) => (bars.length === MOST_BARS ? [bars.at(-1)!.end] : []));
  const until = Math.min(trace.knownUntil, ...ends);
  const { past } = referencesAround(trace, 0, trace.rowCount, MOST_REFERENCES, 0);
  return {
    jobs,
    lanes: lanes.map((bars) => bars.filter(({ end }) => end <= until)),
    until,
    isCut: until < trace.knownUntil || !trace.isComplete,
    references: past.map(({ page, fault }) => ({ page, isFault: fault !== null })),
    faults: host.vms.reduce((sum, vm) => sum + vm.faults, 0),
    total: host.vms.reduce((sum, vm) => sum + vm.faults + vm.hits, 0),
  };
}

function burstOf({ machines }: Scenario, name: string): Tick | null {
  const [program = []] = machines.find((machine) => machine.name === name)?.programs ?? [];
  if (program.some(({ op }) => op === "loop")) return null;
  return program.reduce((sum, op) => (op.op === "compute" ? sum + op.ticks : sum), 0);
}

/** The first bars of a pCPU, at most `most`; equal ones that touch are one. */
export function barsOf(trace: TraceReader, pcpu: number, most: number): readonly Bar[] {
  const bars: Bar[] = [];
  for (const { start, end, kind, other } of trace.pcpuLane(pcpu, 0, trace.knownUntil)) {
    for (let at = 0; at < start.length && bars.length < most; at += 1) {
      const vcpu = other[at] ?? -1;
      const vm = kind[at] === SWITCH ? null : (trace.info.vcpus[vcpu]?.vm ?? null);
      const last = bars.at(-1);
      const bar = { vm, start: start[at]!, end: end[at]! };
      if (last && last.vm === vm && last.end === bar.start) bars[bars.length - 1] = { ...last, end: bar.end };
      else bars.push(bar);
    }
  }
  return bars;
}
