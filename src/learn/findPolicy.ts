/**
 * Find the policy: a run is shown, made by a policy that a seed has drawn, and asked is which one it was. Every policy under
 * which the picture would be the same is right; of each other one it is told where its own run parts from the one shown.
 *
 * ```
 * seed --> other numbers --> a run under each policy of the family --> one of them is shown, up to four are offered
 * ```
 */
import { createStream, nextInt, type RandomStream } from "../base/prng.ts";
import { shuffled } from "../base/shuffled.ts";
import { simulate } from "../engine/simulate.ts";
import type { ByHandKind } from "../model/byHand.ts";
import { hostOf, withHost, type PolicyChoice, type Scenario } from "../model/scenario.ts";
import type { PageNumber, Tick, VcpuId } from "../model/units.ts";
import { Differences } from "../trace/figures/differences.ts";
import { isSameHolder, laneSegments, type Holder } from "../trace/figures/laneSegments.ts";
import type { Trace } from "../trace/trace.ts";
import { otherNumbers } from "./hands/otherNumbers.ts";

export type PolicyFamily = "scheduler" | "replacement";

/** Of each family those that textbooks have first. */
const FAMILIES: Readonly<Record<PolicyFamily, readonly string[]>> = {
  scheduler: ["fcfs", "rr", "sjf", "srtf", "hrrn"],
  replacement: ["fifo", "lru", "opt", "clock", "lfu"],
};
const MOST_OFFERED = 4;
/** Numbers that are tried: in some every policy does the same. */
const MOST_TRIES = 20;
const MOST_MACHINES = 6;
const MOST_SLICES = 40;
const MOST_REFERENCES = 24;
const MOST_FRAMES = 8;
const MOST_ROWS = 5000;
/** Units of time, where the scenario has no timeslice of its own. */
const USUAL_TIMESLICE = 2;

export interface FoundSlice extends Holder {
  readonly start: Tick;
  readonly end: Tick;
}

/** One of the jobs that are scheduled. */
export interface FoundJob {
  readonly name: string;
  readonly arrival: Tick;
  readonly work: Tick;
}

/** What became of a reference: the page that left for it; null: none did. */
export interface FoundReference {
  readonly page: PageNumber;
  readonly isFault: boolean;
  readonly left: PageNumber | null;
}

/** Where the run of another policy parts from the one shown. */
export type Parting =
  | { readonly of: "scheduler"; readonly time: Tick; readonly here: VcpuId | -1; readonly there: VcpuId | -1 }
  | {
      readonly of: "replacement";
      /** From 1. */
      readonly number: number;
      readonly here: FoundReference;
      readonly there: FoundReference;
    };

interface FindBase {
  readonly seed: number;
  /** With the numbers of the seed; its policy is none that is asked about. */
  readonly scenario: Scenario;
  readonly offered: readonly PolicyChoice[];
  /** Places among those offered. */
  readonly right: readonly number[];
  /** One for each that is offered; null: it does the same. */
  readonly partings: readonly (Parting | null)[];
}

export type FindTask = FindBase &
  (
    | { readonly of: "scheduler"; readonly jobs: readonly FoundJob[]; readonly slices: readonly FoundSlice[] }
    | { readonly of: "replacement"; readonly frames: number; readonly references: readonly FoundReference[] }
  );

/** Which policies can be told apart by what is shown of `scenario`; null: it is no exercise of one family. */
export function familyOf(scenario: Scenario): PolicyFamily | null {
  if (scenario.hosts.length > 1 || scenario.commands.length > 0) return null;
  const { machines } = scenario;
  const host = hostOf(scenario);
  const ops = machines.flatMap(({ programs }) => programs.flat());
  if (ops.length === 0 || machines.some(({ programs, arrival }) => programs.length !== 1 || arrival === null))
    return null;
  if (ops.every(({ op }) => op === "compute"))
    return host.pcpus === 1 && machines.length > 1 && machines.length <= MOST_MACHINES ? "scheduler" : null;
  const isPaging = machines.length === 1 && ops.every(({ op }) => op === "reference");
  return isPaging && host.frames <= MOST_FRAMES ? "replacement" : null;
}

/** The task of `seed`; null: nothing can be asked of `scenario`. */
export function findTask(scenario: Scenario, seed: number): FindTask | null {
  const of = familyOf(scenario);
  if (!of) return null;
  const stream = createStream(seed, "find the policy");
  const kinds: readonly ByHandKind[] = [of === "scheduler" ? "nextToRun" : "victim"];
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const numbered = otherNumbers(scenario, nextInt(stream, 1_000_000), kinds);
    const task = taskOf(of, numbered, seed, stream);
    if (task) return task;
  }
  return null;
}

interface Tried {
  readonly choice: PolicyChoice;
  readonly trace: Trace;
}

/** Null: all policies do the same. */
function taskOf(of: PolicyFamily, scenario: Scenario, seed: number, stream: RandomStream): FindTask | null {
  const tried = FAMILIES[of].map((id): Tried => {
    const choice = choiceOf(of, id, scenario);
    return {
      choice,
      trace: simulate(withHost(scenario, { ...hostOf(scenario), [of]: choice }), { maxRows: MOST_ROWS }),
    };
  });
  const hidden = nextInt(stream, tried.length);
  const partings = tried.map(({ trace }) => partingOf(of, tried[hidden]!.trace, trace));
  const others = shuffled(
    stream,
    [...tried.keys()].filter((at) => at !== hidden && partings[at] !== null),
  );
  const alike = [...tried.keys()].filter((at) => at !== hidden && partings[at] === null);
  if (others.length === 0) return null;
  // In the order of the family, which tells nothing.
  const offered = [hidden, ...others, ...alike].slice(0, MOST_OFFERED).toSorted((a, b) => a - b);
  const base = {
    seed,
    scenario,
    offered: offered.map((at) => tried[at]!.choice),
    right: [...offered.keys()].filter((place) => partings[offered[place]!] === null),
    partings: offered.map((at) => partings[at]!),
  };
  const { trace } = tried[hidden]!;
  return of === "scheduler"
    ? { ...base, of, jobs: jobsOf(scenario), slices: slicesOf(trace) }
    : { ...base, of, frames: hostOf(scenario).frames, references: referencesOf(trace) };
}

function choiceOf(of: PolicyFamily, id: string, scenario: Scenario): PolicyChoice {
  const present = hostOf(scenario)[of];
  if (present.policy === id) return present;
  return { policy: id, params: id === "rr" ? { timeslice: USUAL_TIMESLICE * (scenario.ticksPerUnit ?? 1) } : {} };
}

function jobsOf({ machines }: Scenario): FoundJob[] {
  return machines.map(({ name, arrival, programs }) => ({
    name,
    arrival: arrival ?? 0,
    work: programs.flat().reduce((sum, op) => sum + (op.op === "compute" ? op.ticks : 0), 0),
  }));
}

const SAME = { vm: (uid: number) => uid, vcpu: (id: number) => id, others: [] };

/** Who has the pCPU, up to the end of the last slice that is shown; timeslices of one vCPU that follow each other are one. */
function slicesOf(trace: Trace): FoundSlice[] {
  const slices: FoundSlice[] = [];
  let start: Tick = 0;
  for (const { vcpu, phase, end } of laneSegments(trace, 0, 0, trace.knownUntil, SAME)) {
    const last = slices.at(-1);
    if (last && isSameHolder(last, { vcpu, phase })) slices[slices.length - 1] = { ...last, end };
    else slices.push({ vcpu, phase, start, end });
    start = end;
  }
  return slices.slice(0, MOST_SLICES);
}

function referencesOf(trace: Trace): FoundReference[] {
  const references: FoundReference[] = [];
  for (let row = 0; row < trace.rowCount && references.length <= MOST_REFERENCES; row += 1) {
    const event = trace.eventAt(row);
    const last = references.at(-1);
    if (event.kind === "hit" || event.kind === "fault")
      references.push({ page: event.page, isFault: event.kind === "fault", left: null });
    else if (event.kind === "evict" && last?.page === event.forPage && last.isFault && last.left === null)
      references[references.length - 1] = { ...last, left: event.page };
  }
  return references.slice(0, MOST_REFERENCES);
}

/** Within what is shown of `shown`; null: nowhere. */
function partingOf(of: PolicyFamily, shown: Trace, other: Trace): Parting | null {
  if (shown === other) return null;
  if (of === "replacement") {
    const [here, there] = [referencesOf(shown), referencesOf(other)];
    const at = here.findIndex(({ isFault, left }, n) => isFault !== there[n]?.isFault || left !== there[n].left);
    return at < 0 ? null : { of, number: at + 1, here: here[at]!, there: there[at]! };
  }
  const differences = new Differences();
  differences.follow([shown, other]);
  while (differences.work());
  const until = slicesOf(shown).at(-1)?.end ?? 0;
  const first = differences.lanes.find(({ start }) => start < until);
  return first ? { of, time: first.start, here: first.holders[0]!.vcpu, there: first.holders[1]!.vcpu } : null;
}
