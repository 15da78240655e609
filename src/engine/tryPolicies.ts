/**
 * Runs a scenario under other policies, one at a time and in small portions, so that whoever waits for something else is
 * not kept waiting. What is tried, and how far, says whoever asks. Each is run for `MOST_ROWS` rows at most.
 */
import { specOfHost, withHostAt } from "../model/hosts.ts";
import { targetOf, type PolicyChoice, type Scenario } from "../model/scenario.ts";
import type { Tick, VmUid } from "../model/units.ts";
import { fragmentationOf } from "../trace/figures/fragmentation.ts";
import { averageOf, hostMetrics, vcpuMetrics } from "../trace/figures/metrics.ts";
import { placementsOf } from "../trace/figures/placements.ts";
import {
  BAR_FIELDS,
  MOST_BARS,
  REFERENCE_FROM_OTHERS,
  REFERENCE_HIT,
  REFERENCE_LOADED,
  withTriedChoice,
  type PolicyTrial,
  type TriedPart,
} from "../trace/figures/policyTrials.ts";
import { fraction, type Fraction } from "../trace/figures/shares.ts";
import { hostAt } from "../trace/hostCursor.ts";
import type { HostState } from "../trace/hostState.ts";
import { INTERVAL_KINDS } from "../trace/intervals.ts";
import type { TraceReader } from "../trace/reader.ts";
import { Trial } from "./trial.ts";

/** Rows of a run that are made at most: some seconds of work for all policies together. */
const MOST_ROWS = 100_000;
const SWITCH = INTERVAL_KINDS.indexOf("switch");

export interface TrialOptions {
  readonly of: TriedPart;
  /** Must be valid in the scenario. */
  readonly choices: readonly PolicyChoice[];
  /** Runs are followed to here; null: each to its own end. */
  readonly until: Tick | null;
  /** The number of the host whose policy it is; the first one by default. */
  readonly host?: number;
}

/** The trials of `scenario` under each of the choices, in their order. */
export class PolicyTrialRuns {
  readonly #scenario: Scenario;
  readonly #of: TriedPart;
  readonly #until: Tick;
  readonly #host: number;
  readonly #rest: PolicyChoice[];
  #current: { readonly choice: PolicyChoice; readonly trial: Trial } | null = null;

  constructor(scenario: Scenario, { of, choices, until, host = 0 }: TrialOptions) {
    this.#scenario = scenario;
    this.#of = of;
    this.#until = until ?? Infinity;
    this.#host = host;
    this.#rest = [...choices];
  }

  get isDone(): boolean {
    return this.#rest.length === 0 && this.#current === null;
  }

  /** Leaves out the policy that is being tried. */
  skip(): void {
    this.#current = null;
  }

  /** Does one portion of work, which ends when `isTime` says so. What was found by it, or null. */
  work(isTime: () => boolean = () => false): PolicyTrial | null {
    if (this.isDone) return null;
    if (!this.#current) {
      const choice = this.#rest.shift()!;
      const spec = withTriedChoice(specOfHost(this.#scenario, this.#host), this.#of, choice);
      const scenario = withHostAt(this.#scenario, this.#host, spec);
      this.#current = { choice, trial: new Trial(scenario, this.#until, MOST_ROWS, this.#host) };
    }
    const { choice, trial } = this.#current;
    if (trial.advance(isTime)) return null;
    this.#current = null;
    return trialOf(trial, this.#of, choice, this.#until);
  }
}

function trialOf({ scenario, trace }: Trial, of: TriedPart, choice: PolicyChoice, wanted: Tick): PolicyTrial {
  const isCut = !trace.isComplete;
  const until = isCut ? Math.min(wanted, trace.knownUntil) : trace.knownUntil;
  const host = isCut
    ? hostAt(trace, trace.rowsUpTo(until - 1), until)
    : hostAt(trace, trace.rowCount, trace.knownUntil);
  const common = { choice, until, isCut, refused: refusedIn(scenario, trace, host.row) };
  const metrics = hostMetrics(trace.info, host, scenario.conventions);
  if (of === "replacement") {
    const { hits, faults } = metrics;
    return { of, ...common, hits, faults, outcomes: outcomesOf(trace, host) };
  }
  if (of === "region") {
    const wasted = fragmentationOf(host.region ?? { blocks: [], holes: [] });
    return { of, ...common, placements: placementsOf(trace, host.row), wasted };
  }
  const { completions, started, contextSwitches, turnaround, waiting, response } = metrics;
  const soFar = isCut ? averagesSoFar(scenario, trace, host) : null;
  return {
    of,
    ...common,
    started,
    done: completions,
    turnaround: isCut ? null : turnaround.mean,
    waiting: soFar ? soFar.waiting : waiting.mean,
    response: soFar ? soFar.response : response.mean,
    switches: contextSwitches,
    bars: barsOf(trace, until),
  };
}

/** Over all programs that have come, and of those that have run. */
function averagesSoFar({ conventions }: Scenario, { info }: TraceReader, host: HostState) {
  const vcpus = host.vcpus.map((_, vcpu) => vcpuMetrics(info, host, vcpu, conventions));
  return {
    waiting: meanOf(vcpus.map(({ arrival, waiting }) => (arrival === null ? null : waiting))),
    response: meanOf(vcpus.map(({ response }) => response)),
  };
}

function meanOf(terms: readonly (Tick | null)[]): Fraction | null {
  return averageOf(terms.flatMap((ticks): Fraction[] => (ticks === null ? [] : [fraction(ticks, 1)!]))).mean;
}

function refusedIn({ machines, commands }: Scenario, trace: TraceReader, rows: number): string[] {
  const names = new Set<string>();
  for (const { row } of trace.marks(["commandFailed"], 0, Infinity, Infinity)) {
    const event = trace.eventAt(row);
    if (row >= rows || event.kind !== "commandFailed") continue;
    if (event.command !== "create" && event.command !== "start") continue;
    const given = commands[event.index];
    const name = event.index < 0 ? machines[-1 - event.index]?.name : given && targetOf(given);
    if (typeof name === "string") names.add(name);
  }
  return [...names];
}

/** Merges what touches; the bars of all pCPUs in order of their starts. */
function barsOf(trace: TraceReader, until: Tick): Float64Array {
  const bars: { pcpu: number; start: Tick; end: Tick; vm: VmUid | -1 }[] = [];
  for (let pcpu = 0; pcpu < trace.info.pcpus; pcpu += 1) {
    let last: (typeof bars)[number] | null = null;
    let count = 0;
    for (const lane of trace.pcpuLane(pcpu, 0, until)) {
      for (const [at, start] of lane.start.entries()) {
        if (start >= until || count > MOST_BARS) break;
        const vm = lane.kind[at] === SWITCH ? -1 : (trace.info.vcpus[lane.other[at]!]?.vm ?? -1);
        const end = Math.min(lane.end[at]!, until);
        if (last && last.vm === vm && last.end === start) last.end = end;
        else {
          last = { pcpu, start, end, vm };
          bars.push(last);
          count += 1;
        }
      }
    }
  }
  const shown = bars.toSorted((a, b) => a.start - b.start || a.pcpu - b.pcpu).slice(0, MOST_BARS);
  const numbers = new Float64Array(shown.length * BAR_FIELDS);
  for (const [at, { pcpu, start, end, vm }] of shown.entries()) numbers.set([pcpu, start, end, vm], at * BAR_FIELDS);
  return numbers;
}

function outcomesOf(trace: TraceReader, host: HostState): Int32Array[] {
  const outcomes = host.vcpus.map((): number[] => []);
  for (let row = 0; row < host.row; row += 1) {
    const kind = trace.kindOf(row);
    if (kind !== "hit" && kind !== "fault" && kind !== "evict") continue;
    const event = trace.eventAt(row);
    if (event.kind === "hit") outcomes[event.vcpu]!.push(REFERENCE_HIT);
    else if (event.kind === "fault") outcomes[event.vcpu]!.push(REFERENCE_LOADED);
    else if (event.kind === "evict") {
      const own = outcomes[event.forVcpu]!;
      const isOwn = trace.info.vcpus[event.forVcpu]?.vm === event.vm;
      // The fault that it serves is the last reference of its vCPU: it waits for the frame.
      own[own.length - 1] = isOwn ? event.page : REFERENCE_FROM_OTHERS;
    }
  }
  return outcomes.map((each) => Int32Array.from(each));
}
