/**
 * Multilevel feedback queue: round robin on each of several levels, the most urgent non-empty level first. Everybody
 * starts on level 0 and sinks by one level once it has used its allotment there, however often it blocked; every `boost`
 * ticks all go back to level 0. So short and interactive work stays on top without anybody knowing its length.
 *
 * A timeslice is counted on across preemption and blocking; its end is a turn to the tail. A vCPU preempted by a more
 * urgent level goes to the head of its level. Exits count only when they end a timeslice. Who blocks keeps what is left of
 * both timeslice and allotment (`blockKeeps` rest), or of the allotment alone, with a new timeslice (domain B.1.5).
 * Source: Arpaci-Dusseau, Operating Systems: Three Easy Pieces, MLFQ rules 1 to 5; domain B.5. Ties: order of entering
 * the level. Variants: Stallings' feedback (`preemptive` off, `demoteOnlyIfContended`), and the options of OSTEP's
 * simulator: `blockKeeps` all (-S), `wakeGoes` head (-I), `boostOrder` lowestFirst, in which what ends at the very
 * moment of a boost has ended before it and a running vCPU of a lower level queues with the others. Where the convention
 * puts preempted ones before arrivals, arrivals go before wake-ups of the same moment, as there.
 */
import type { Tick, VcpuId } from "../../../model/units.ts";
import { insertAt } from "../../../base/lists.ts";
import { inOrder, placeInFifo, removeFrom, takeFirst, upToFirstFree } from "../helpers.ts";
import { takeReordered } from "../helpersSorted.ts";
import type { CpuControl, CpuFacts, CpuPolicy, QueueCause } from "../policy.ts";

interface State {
  /** All levels, one behind the other, and how many stand on each. */
  readonly queue: VcpuId[];
  /** Where the last one was put that entered. */
  placed: number;
  readonly sizes: number[];
  isReordered: boolean;
  readonly timeslices: readonly Tick[];
  /** In ticks. */
  readonly allotments: readonly Tick[];
  readonly boost: Tick;
  readonly preemptive: boolean;
  readonly demoteOnlyIfContended: boolean;
  readonly blockKeeps: "rest" | "all" | "allotment";
  readonly wakesToHead: boolean;
  readonly boostsLowestFirst: boolean;
  /** The last moment at which a boost was run. Those at which nobody was ready or running are left out. */
  boostedAt: Tick;
  /** A boost is collecting: who is put back by it stays at the head of its level. */
  isBoosting: boolean;
}

/** What a vCPU carries in its slot: its level, ticks used there, ticks left of its timeslice, boosts it has had. */
type Standing = Record<"level" | "used" | "left" | "boosts", number>;

const BOOST_LINE = 6;

function standing(facts: CpuFacts, v: VcpuId): Standing {
  return facts.slot(v) as Standing;
}

function enter(state: State, own: Standing, level: number): void {
  own.level = level;
  own.used = 0;
  own.left = state.timeslices[level]!;
}

const isContended = (state: State) => state.queue.length > 0;

/** The end of a timeslice or of a burst on its last tick: sinks when the allotment is used up. */
function endTurn(state: State, own: Standing): void {
  const isUsedUp = own.used >= state.allotments[own.level]!;
  if (isUsedUp) {
    const stays = state.demoteOnlyIfContended && !isContended(state);
    enter(state, own, stays ? own.level : Math.min(own.level + 1, state.timeslices.length - 1));
  } else if (own.left <= 0) own.left = state.timeslices[own.level]!;
}

/** A boost is still to come at this very moment. */
function isBoostDue(state: State, facts: CpuFacts): boolean {
  return state.boost > 0 && facts.now > state.boostedAt && facts.now % state.boost === 0;
}

/** Number of boosts up to now, without one that is still to come at this very moment. */
function boostsSoFar(state: State, facts: CpuFacts): number {
  if (state.boost === 0) return 0;
  return Math.floor(facts.now / state.boost) - (isBoostDue(state, facts) ? 1 : 0);
}

const hasJustArrived = (facts: CpuFacts, v: VcpuId) =>
  facts.readySince(v) === facts.now && facts.readyCause(v) === "arrive";

const hasJustWoken = (facts: CpuFacts, v: VcpuId) =>
  facts.readySince(v) === facts.now && facts.readyCause(v) === "wake";

/** Where `v` goes among those of its level, which stand from `begin` on and before `end`. */
function placeOnLevel(state: State, facts: CpuFacts, cause: QueueCause, begin: number, end: number): number {
  const { queue } = state;
  if (state.isBoosting || (cause === "wake" && state.wakesToHead)) return begin;
  if (cause === "preempt" && state.wakesToHead) {
    let behind = begin;
    while (behind < end && hasJustWoken(facts, queue[behind]!)) behind += 1;
    return behind;
  }
  let isLate: ((facts: CpuFacts, v: VcpuId) => boolean) | null = null;
  if (cause === "expire" && facts.preemptedBeforeArrivals && state.wakesToHead) isLate = hasJustArrived;
  if (cause === "arrive" && facts.preemptedBeforeArrivals && !state.wakesToHead) isLate = hasJustWoken;
  if (isLate === null) return placeInFifo(queue, facts, cause, begin, end);
  let ahead = end;
  while (ahead > begin && isLate(facts, queue[ahead - 1]!)) ahead -= 1;
  return ahead;
}

function insert(state: State, facts: CpuFacts, v: VcpuId, cause: QueueCause): void {
  const { level } = standing(facts, v);
  let begin = 0;
  for (let above = 0; above < level; above += 1) begin += state.sizes[above]!;
  state.placed = placeOnLevel(state, facts, cause, begin, begin + state.sizes[level]!);
  insertAt(state.queue, state.placed, v);
  state.sizes[level]! += 1;
}

/** The highest level, then the others from the lowest on; who has just come stands at its end of the whole. */
function joinLowestFirst(state: State, facts: CpuFacts): void {
  const levels = state.sizes.map((size) => state.queue.splice(0, size));
  const merged = [levels[0]!, ...levels.slice(1).toReversed()].flat();
  const woken = merged.filter((v) => hasJustWoken(facts, v));
  const arrived = merged.filter((v) => hasJustArrived(facts, v));
  const waiting = merged.filter((v) => !hasJustWoken(facts, v) && !hasJustArrived(facts, v));
  if (state.wakesToHead) state.queue.push(...woken, ...waiting, ...arrived);
  else state.queue.push(...waiting, ...arrived, ...woken);
  state.isReordered = true;
}

/** All who are ready or running go to level 0, the queues are joined. The others are raised when they come back. */
function boostAll(state: State, facts: CpuFacts, control: CpuControl): void {
  if (state.boostsLowestFirst) {
    control.settleBoundaries();
    state.isBoosting = true;
    for (const v of facts.running()) if (standing(facts, v).level > 0) control.requeue(v, "requeue");
    state.isBoosting = false;
  }
  if (state.boostsLowestFirst) joinLowestFirst(state, facts);
  state.sizes.fill(0);
  state.sizes[0] = state.queue.length;
  state.boostedAt = facts.now;
  const present = [...state.queue, ...facts.running()];
  const risen = present.filter((v) => standing(facts, v).level > 0).toSorted((a, b) => a - b);
  for (const v of present) {
    enter(state, standing(facts, v), 0);
    standing(facts, v).boosts = boostsSoFar(state, facts);
  }
  if (risen.length > 0)
    control.announce(
      "boost",
      BOOST_LINE,
      risen.map((vcpu) => ({ vcpu, value: 0 })),
    );
  for (const v of facts.running()) control.renewTimeslice(v);
}

/** The end of a burst. */
function blocked(state: State, facts: CpuFacts, v: VcpuId): void {
  const own = standing(facts, v);
  // A block on the last tick of a timeslice has used it up, even where blocking restores the rest.
  if (state.blockKeeps === "all") own.used = own.left <= 0 ? state.timeslices[own.level]! : 0;
  if (state.blockKeeps !== "rest" && own.left > 0) own.left = state.timeslices[own.level]!;
  endTurn(state, own);
}

export const mlfq: CpuPolicy<State> = {
  id: "mlfq",
  params: [
    {
      id: "timeslices",
      type: "integers",
      unit: "ticks",
      default: [2, 4, 8],
      min: 1,
      max: 1_000_000_000,
      maxLength: 64,
    },
    { id: "allotments", type: "integers", unit: "count", default: [1], min: 1, max: 1_000_000, maxLength: 64 },
    { id: "boost", type: "integer", unit: "ticks", default: 0, min: 0, max: 1_000_000_000 },
    { id: "preemptive", type: "flag", default: true },
    { id: "demoteOnlyIfContended", type: "flag", default: false },
    { id: "blockKeeps", type: "choice", default: "rest", choices: ["rest", "all", "allotment"], isConvention: true },
    { id: "wakeGoes", type: "choice", default: "tail", choices: ["tail", "head"], isConvention: true },
    {
      id: "boostOrder",
      type: "choice",
      default: "highestFirst",
      choices: ["highestFirst", "lowestFirst"],
      isConvention: true,
    },
  ],
  pseudocode: [
    "on arrival(v): level(v) ← 0",
    "on pCPU idle: v ← head of the first level that is not empty",
    "run v for at most T(level)",
    "if T is over: append v to its level",
    "if v used its allotment: level(v) ← level(v) + 1",
    "if some ready w has level(w) < level(v): preempt v",
    "every S: level ← 0 for all",
  ],
  dispatchReason: "highestLevel",
  dispatchLine: 1,
  conventions: ["sameInstant", "preemptedGoes"],
  create: (params) => {
    const timeslices = params["timeslices"] as readonly number[];
    const allotments = params["allotments"] as readonly number[];
    return {
      queue: [],
      placed: 0,
      sizes: timeslices.map(() => 0),
      isReordered: false,
      timeslices,
      allotments: timeslices.map((ticks, level) => ticks * allotments[Math.min(level, allotments.length - 1)]!),
      boost: Number(params["boost"]),
      preemptive: Boolean(params["preemptive"]),
      demoteOnlyIfContended: Boolean(params["demoteOnlyIfContended"]),
      blockKeeps: params["blockKeeps"] as State["blockKeeps"],
      wakesToHead: params["wakeGoes"] === "head",
      boostsLowestFirst: params["boostOrder"] === "lowestFirst",
      boostedAt: 0,
      isBoosting: false,
    };
  },
  enqueue: (state, facts, v, cause) => {
    const own = standing(facts, v);
    const boosts = boostsSoFar(state, facts);
    // New, or away during a boost.
    if (own.level === undefined || own.boosts < boosts) enter(state, own, 0);
    own.boosts = boosts;
    if (cause === "expire") {
      // What the guest did not run of its timeslice went into exits.
      const rest = Math.min(own.left, state.allotments[own.level]! - own.used);
      own.used += rest;
      own.left -= rest;
      endTurn(state, own);
    }
    insert(state, facts, v, cause);
  },
  remove: (state, facts, v) => {
    if (removeFrom(state.queue, v)) state.sizes[standing(facts, v).level]! -= 1;
  },
  pick: (state, facts, canRun) => {
    const v = takeFirst(state.queue, canRun);
    if (v >= 0) state.sizes[standing(facts, v).level]! -= 1;
    return v;
  },
  order: (state) => state.queue,
  placed: (state) => state.placed,
  hasReordered: takeReordered,
  timeslice: (state, facts, v) => {
    const own = standing(facts, v);
    return Math.min(own.left, state.allotments[own.level]! - own.used);
  },
  value: (_state, facts, v) => standing(facts, v).level,
  charge: (_state, facts, v, ran) => {
    const own = standing(facts, v);
    own.used += ran;
    own.left -= ran;
  },
  left: (state, facts, v, cause) => {
    if (cause === "block") blocked(state, facts, v);
  },
  nextTimer: (state, facts) => {
    const isBusy = state.queue.length > 0 || facts.running().length > 0;
    return state.boost > 0 && isBusy ? (Math.floor(facts.now / state.boost) + 1) * state.boost : Infinity;
  },
  isTimerDue: isBoostDue,
  onTimer: boostAll,
  preemption: {
    reason: "highestLevel",
    line: 5,
    isOn: (state) => state.preemptive,
    candidates: (state, facts) => {
      const first = upToFirstFree(state.queue, facts);
      if (!state.wakesToHead) return first;
      // Behind the first one only who has just woken beats somebody on its own level.
      const woken = facts.newcomers().filter((v) => hasJustWoken(facts, v) && !first.includes(v));
      return [...first, ...inOrder(woken, state.queue)];
    },
    urgency: (_state, facts, v) => -standing(facts, v).level,
    beats: (state, facts, candidate, running) => {
      const difference = standing(facts, running).level - standing(facts, candidate).level;
      // Whoever wakes up at the head of a level stands before the one that runs there.
      const isAhead = state.wakesToHead && hasJustWoken(facts, candidate) && facts.dispatchedAt(running) < facts.now;
      return difference > 0 || (difference === 0 && isAhead);
    },
  },
};
