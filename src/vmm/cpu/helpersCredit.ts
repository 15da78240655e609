/**
 * The accounts of the credit scheduler, who takes part in accounting, and its queue, which is in the order of the classes.
 *
 * ```
 * queue   b b u u u u o o     sizes  2 4 2
 * ```
 */
import { insertAt, takeAt } from "../../base/lists.ts";
import type { Tick, VcpuId } from "../../model/units.ts";
import { insertById, removeById, removeFrom } from "./helpers.ts";
import type { CpuFacts } from "./policy.ts";

export const BOOST = 0;
export const UNDER = 1;
export const OVER = 2;
export const CREDITS_PER_MS = 10;
export const TICKS_PER_TIMESLICE = 3;

export interface Shared {
  /** The states of the queues of all pCPUs; one with a global queue. */
  readonly all: CreditState[];
  /** vCPUs that take part in accounting, by id. */
  readonly active: VcpuId[];
  /** Sum of all credits after the last accounting. */
  balance: number;
  /** Moment of the last accounting that was run. */
  accountedAt: Tick;
  /** An accounting goes through the vCPUs: the queues are sorted when it is over. */
  isAccounting: boolean;
}

export interface CreditState {
  readonly index: number;
  /** In the order of the classes, and how many there are of each. */
  readonly queue: VcpuId[];
  /** Where the last one was put that entered. */
  placed: number;
  readonly sizes: [number, number, number];
  isReordered: boolean;
  /** Those in the queue whom the rate limit kept from preempting. */
  readonly postponed: VcpuId[];
  readonly timeslice: Tick;
  readonly ticksPerMs: Tick;
  readonly rateLimit: Tick;
  readonly boostOnWake: boolean;
  readonly sampledDebit: boolean;
  /** Credits that a timeslice burns. */
  readonly creditsPerTimeslice: number;
  readonly shared: Shared;
}

/**
 * What a vCPU carries in its slot. `postponed`: the rate limit kept it from preempting. `withheld`: credits of its share by
 * weight that its cap did not let it have, and that the trace has not been told of.
 */
export type Account = Record<"credit" | "rest" | "class" | "isActive" | "isParked" | "postponed" | "withheld", number>;

export const account = (facts: CpuFacts, v: VcpuId) => facts.slot(v) as Account;

export function activate(state: CreditState, facts: CpuFacts, v: VcpuId): void {
  const own = account(facts, v);
  if (own.isActive === 1) return;
  own.isActive = 1;
  insertById(state.shared.active, v);
}

export function deactivate(state: CreditState, facts: CpuFacts, v: VcpuId): void {
  account(facts, v).isActive = 0;
  // It does not even use what it is given.
  account(facts, v).withheld = 0;
  removeById(state.shared.active, v);
}

/** Ahead of the first of a less urgent class: in a sorted queue, behind those of its own. */
export function insert(state: CreditState, facts: CpuFacts, v: VcpuId): void {
  const own = account(facts, v);
  let at = 0;
  if (!state.shared.isAccounting) for (let before = 0; before <= own.class; before += 1) at += state.sizes[before]!;
  else while (at < state.queue.length && account(facts, state.queue[at]!).class <= own.class) at += 1;
  state.placed = at;
  insertAt(state.queue, at, v);
  state.sizes[own.class]! += 1;
  if (own.postponed === 1) state.postponed.push(v);
}

export function takeOut(state: CreditState, facts: CpuFacts, at: number): VcpuId {
  const v = takeAt(state.queue, at);
  state.sizes[account(facts, v).class]! -= 1;
  removeFrom(state.postponed, v);
  return v;
}

/** Classes have changed: those of a class stay as they stand. */
export function regroup(state: CreditState, facts: CpuFacts): void {
  const classes: [VcpuId[], VcpuId[], VcpuId[]] = [[], [], []];
  for (const v of state.queue) classes[account(facts, v).class]!.push(v);
  let at = 0;
  for (const [own, members] of classes.entries()) {
    state.sizes[own] = members.length;
    for (const v of members) state.queue[at++] = v;
  }
  state.isReordered = true;
}

/** So many are looked for one by one, which is faster than asking of each in the queue whether it is among them. */
const FEW = 16;

/** Where those stand in `queue` that are in it, ascending. */
function placesOf(queue: readonly VcpuId[], wanted: ReadonlyMap<VcpuId, number>): readonly number[] {
  if (wanted.size > FEW) return [...queue.keys()].filter((at) => wanted.has(queue[at]!));
  return [...wanted.keys()]
    .map((v) => queue.indexOf(v))
    .filter((at) => at >= 0)
    .toSorted((a, b) => a - b);
}

/** As `regroup`, where it is known who has which other class: nobody else's account is looked at. */
export function regroupThose(state: CreditState, reclassified: ReadonlyMap<VcpuId, number>): void {
  const places = placesOf(state.queue, reclassified);
  if (places.length === 0) return;
  const classes: [VcpuId[], VcpuId[], VcpuId[]] = [[], [], []];
  let at = 0;
  let next = 0;
  for (const [own, size] of state.sizes.entries())
    for (const end = at + size; at < end; at += 1) {
      const v = state.queue[at]!;
      if (at !== places[next]) classes[own]!.push(v);
      else {
        classes[reclassified.get(v)!]!.push(v);
        next += 1;
      }
    }
  at = 0;
  for (const [own, members] of classes.entries()) {
    state.sizes[own] = members.length;
    for (const v of members) state.queue[at++] = v;
  }
  state.isReordered = true;
}
