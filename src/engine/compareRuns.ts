/**
 * Compares two runs of the same machines under different rules: the first moment at which they part, and the figures that
 * come out otherwise. Pure; the runs are read as far as both are known, and nothing is simulated.
 *
 * Bars are compared as they are drawn: neighbours of the same vCPU are one bar, so that a timeslice that ends and begins
 * again for the same vCPU is no difference. The numbers of machines and vCPUs are those of the first run
 * (`trace/figures/sameMachines.ts`): the second may have given others.
 */
import type { Scenario } from "../model/scenario.ts";
import type { PcpuPhase } from "../model/states.ts";
import type { PcpuId, Tick, VcpuId } from "../model/units.ts";
import {
  COMPARED_FIGURES,
  type ComparedFigure,
  type CompletionChange,
  type Divergence,
  type Fact,
  type FigureChange,
  type RunDifference,
} from "../trace/figures/comparison.ts";
import { hostAt } from "../trace/hostCursor.ts";
import { INTERVAL_KINDS } from "../trace/intervals.ts";
import { hostMetrics, type HostMetrics } from "../trace/figures/metrics.ts";
import { fraction, type Fraction } from "../trace/figures/shares.ts";
import type { TraceReader } from "../trace/reader.ts";
import { renumbering, type Renumbering } from "../trace/figures/sameMachines.ts";

/** A run with the scenario it is a run of. */
export interface RunOf {
  readonly scenario: Scenario;
  readonly trace: TraceReader;
}

/** How `second` differs from `first`. */
export function compareRuns(first: RunOf, second: RunOf): RunDifference {
  const isWhole = first.trace.isComplete && second.trace.isComplete;
  const until = commonEnd(first.trace, second.trace);
  const numbers = renumbering(first.trace, second.trace);
  const limit = isWhole ? Infinity : until;
  return {
    divergence: firstDivergence(first.trace, second.trace, numbers),
    ...changes(endOf(first, limit, AS_THEY_ARE), endOf(second, limit, numbers)),
    until,
    isCut: !isWhole,
    ...(numbers.others.length > 0 ? { others: numbers.others } : {}),
  };
}

/** The numbers of the first run. */
const AS_THEY_ARE: Renumbering = { vm: (uid) => uid, vcpu: (id) => id, others: [] };

/** The first moment at which the two runs part; null when they do not, as far as both are known. */
function firstDivergence(a: TraceReader, b: TraceReader, numbersOfB: Renumbering): Divergence | null {
  const until = commonEnd(a, b);
  const isWhole = a.isComplete && b.isComplete;
  const onProcessor = processorDivergence(a, b, until, numbersOfB);
  const inMemory = memoryDivergence(a, b, isWhole ? Infinity : until, numbersOfB);
  if (!onProcessor || !inMemory) return onProcessor ?? inMemory;
  if (onProcessor.time !== inMemory.time) return onProcessor.time < inMemory.time ? onProcessor : inMemory;
  // The same vCPU meets another fate in memory, and what its pCPU does next follows from that.
  return isOfOneVcpu(inMemory) ? inMemory : onProcessor;
}

/** Up to where both are known; to the end of the longer one when both are complete. */
function commonEnd(a: TraceReader, b: TraceReader): Tick {
  if (a.isComplete && b.isComplete) return Math.max(a.knownUntil, b.knownUntil);
  return Math.min(a.isComplete ? Infinity : a.knownUntil, b.isComplete ? Infinity : b.knownUntil);
}

function isOfOneVcpu({ first, second }: Divergence): boolean {
  return first !== null && second !== null && first.vcpu === second.vcpu;
}

// --- who holds which pCPU

interface Bar {
  readonly start: Tick;
  readonly vcpu: VcpuId | -1;
  readonly phase: PcpuPhase;
}

/** What `pcpu` does before `until`, idle included, each bar to the start of the next; the last one is idle. */
function barsOf(trace: TraceReader, pcpu: PcpuId, until: Tick, numbers: Renumbering): readonly Bar[] {
  const bars: Bar[] = [];
  const add = (start: Tick, vcpu: VcpuId | -1, phase: PcpuPhase) => {
    const last = bars.at(-1);
    if (last?.vcpu === vcpu && last.phase === phase) return;
    if (last?.start === start) bars.pop();
    bars.push({ start, vcpu, phase });
  };
  let end = 0;
  for (const lane of trace.pcpuLane(pcpu, 0, until))
    for (const [at, start] of lane.start.entries()) {
      if (start >= until) break;
      if (start > end) add(end, -1, "idle");
      add(start, numbers.vcpu(lane.other[at]!), INTERVAL_KINDS[lane.kind[at]!] as PcpuPhase);
      end = Math.min(lane.end[at]!, until);
    }
  if (end < until) add(end, -1, "idle");
  return bars;
}

function processorDivergence(a: TraceReader, b: TraceReader, until: Tick, numbersOfB: Renumbering): Divergence | null {
  let found: Divergence | null = null;
  for (let pcpu = 0; pcpu < Math.min(a.info.pcpus, b.info.pcpus); pcpu += 1) {
    const parting = firstParting(barsOf(a, pcpu, until, AS_THEY_ARE), barsOf(b, pcpu, until, numbersOfB), pcpu);
    if (parting && (!found || parting.time < found.time)) found = parting;
  }
  return found;
}

const IDLE: Bar = { start: 0, vcpu: -1, phase: "idle" };

function firstParting(a: readonly Bar[], b: readonly Bar[], pcpu: PcpuId): Divergence | null {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const one = a[at];
    const other = b[at];
    const isSame = one?.start === other?.start && one?.vcpu === other?.vcpu && one?.phase === other?.phase;
    if (isSame) continue;
    // Up to here the bars are the same: whichever begins first ends the last common one in its run only.
    const time = Math.min(one?.start ?? Infinity, other?.start ?? Infinity);
    const before = a[at - 1] ?? IDLE;
    const fact = (bar: Bar | undefined): Fact => {
      const { vcpu, phase } = bar && bar.start <= time ? bar : before;
      return { kind: "pcpu", pcpu, phase, vcpu };
    };
    return { time, first: fact(one), second: fact(other) };
  }
  return null;
}

// --- references and victims

type MemoryFact = Exclude<Fact, { readonly kind: "pcpu" }>;

/** References and victims before `until`, in order. */
function* memoryFacts(
  trace: TraceReader,
  until: Tick,
  numbers: Renumbering,
): Generator<{ time: Tick; fact: MemoryFact }> {
  const rows = until === Infinity ? trace.rowCount : trace.rowsUpTo(until - 1);
  for (let row = 0; row < rows; row += 1) {
    const kind = trace.kindOf(row);
    if (kind !== "hit" && kind !== "fault" && kind !== "evict") continue;
    const event = trace.eventAt(row);
    if (event.kind === "hit" || event.kind === "fault")
      yield { time: event.time, fact: { kind: event.kind, vcpu: numbers.vcpu(event.vcpu), page: event.page } };
    else if (event.kind === "evict") {
      const { forVcpu, vm, page, frame } = event;
      const vcpu = numbers.vcpu(forVcpu);
      yield { time: event.time, fact: { kind: "victim", vcpu, vm: numbers.vm(vm), page, frame } };
    }
  }
}

function memoryDivergence(a: TraceReader, b: TraceReader, until: Tick, numbersOfB: Renumbering): Divergence | null {
  const others = memoryFacts(b, until, numbersOfB);
  for (const one of memoryFacts(a, until, AS_THEY_ARE)) {
    const next = others.next();
    if (next.done) return { time: one.time, first: one.fact, second: null };
    if (isSameFact(one, next.value)) continue;
    const time = Math.min(one.time, next.value.time);
    return {
      time,
      first: one.time === time ? one.fact : null,
      second: next.value.time === time ? next.value.fact : null,
    };
  }
  const rest = others.next();
  return rest.done ? null : { time: rest.value.time, first: null, second: rest.value.fact };
}

function isSameFact(a: { time: Tick; fact: MemoryFact }, b: { time: Tick; fact: MemoryFact }): boolean {
  const [one, other] = [a.fact, b.fact];
  if (a.time !== b.time || one.kind !== other.kind || one.vcpu !== other.vcpu || one.page !== other.page) return false;
  return one.kind !== "victim" || other.kind !== "victim" || (one.vm === other.vm && one.frame === other.frame);
}

// --- figures

interface End {
  readonly figures: Readonly<Record<ComparedFigure, Fraction | null>>;
  /** Of the programs that have ended. */
  readonly completions: ReadonlyMap<VcpuId, Tick>;
}

/** Figures and completions at `until`, or at the end of the run. */
function endOf({ scenario, trace }: RunOf, until: Tick, numbers: Renumbering): End {
  const state =
    until === Infinity
      ? hostAt(trace, trace.rowCount, trace.knownUntil)
      : hostAt(trace, trace.rowsUpTo(until - 1), until);
  const metrics = hostMetrics(trace.info, state, scenario.conventions);
  return {
    figures: Object.fromEntries(
      COMPARED_FIGURES.map((figure) => [figure, figureOf(metrics, figure)]),
    ) as End["figures"],
    completions: new Map(
      state.vcpus.flatMap(({ done }, vcpu) => (done >= 0 ? [[numbers.vcpu(vcpu), done] as const] : [])),
    ),
  };
}

function figureOf(metrics: HostMetrics, figure: ComparedFigure): Fraction | null {
  if (figure === "faults" || figure === "contextSwitches") return fraction(metrics[figure], 1);
  return metrics[figure].mean;
}

function changes(a: End, b: End): { figures: FigureChange[]; completions: CompletionChange[] } {
  const figures = COMPARED_FIGURES.map((figure) => ({ figure, first: a.figures[figure], second: b.figures[figure] }));
  const ended = [...new Set([...a.completions.keys(), ...b.completions.keys()])].toSorted((one, other) => one - other);
  const completions = ended.map((vcpu): CompletionChange => ({
    vcpu,
    first: a.completions.get(vcpu) ?? null,
    second: b.completions.get(vcpu) ?? null,
  }));
  return {
    figures: figures.filter(
      ({ first, second }) => first?.numerator !== second?.numerator || first?.denominator !== second?.denominator,
    ),
    completions: completions.filter(({ first, second }) => first !== second),
  };
}
