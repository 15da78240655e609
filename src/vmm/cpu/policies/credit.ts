/**
 * Xen's first credit scheduler. Running burns credits, 10 for each millisecond; every timeslice the accounts get new
 * ones in proportion to the weights of the machines, each of whose active vCPUs counts unless the convention is that the
 * machine does. Who has credits is `under`, who is in
 * debt `over`; who wakes up with credits left is put into the class `boost` until a clock tick finds it running. The queue
 * is in the order of the classes, first in first out inside each. A cap limits what a machine is handed out; a vCPU too
 * deep in debt for its cap is parked.
 *
 *     every T/3   on each pCPU: boost → under for who runs     every T   accounting: hand out, classify, park, unpark
 *
 * With a queue for each pCPU, one whose own head is over (or that has none) steals a strictly better one from a busy peer.
 * `sampledDebit` is the older accounting: only who runs at a clock tick pays, for the whole tick.
 * Source: Xen xen/common/sched/credit.c; domain B.5. Deviations: queues are sorted at once and not at the next tick, a
 * vCPU takes part in accounting from its first charge on, machines are handled in the order of what they can take.
 * Ties: order of entering the class.
 */
import type { Tick, VcpuId, VmUid } from "../../../model/units.ts";
import { insertAt, takeAt } from "../../../base/lists.ts";
import { compareProducts, inOrder, insertById, removeById, removeFrom, scaled } from "../helpers.ts";
import { takeReordered } from "../helpersSorted.ts";
import type { CpuControl, CpuFacts, CpuPolicy, GoneCause } from "../policy.ts";

const BOOST = 0;
const UNDER = 1;
const OVER = 2;
const CREDITS_PER_MS = 10;
const TICKS_PER_TIMESLICE = 3;
const ACCOUNTING_LINE = 4;

interface Shared {
  /** The states of the queues of all pCPUs; one with a global queue. */
  readonly all: State[];
  /** vCPUs that take part in accounting, by id. */
  readonly active: VcpuId[];
  /** Sum of all credits after the last accounting. */
  balance: number;
  /** Moment of the last accounting that was run. */
  accountedAt: Tick;
  /** An accounting goes through the vCPUs: the queues are sorted when it is over. */
  isAccounting: boolean;
}

interface State {
  readonly index: number;
  /** In the order of the classes, and how many there are of each. */
  readonly queue: VcpuId[];
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
type Account = Record<"credit" | "rest" | "class" | "isActive" | "isParked" | "postponed" | "withheld", number>;

const account = (facts: CpuFacts, v: VcpuId) => facts.slot(v) as Account;

const clockTick = (state: State) => Math.max(1, Math.floor(state.timeslice / TICKS_PER_TIMESLICE));

function divideUp(amount: number, factor: number, divisor: number): number {
  const { whole, rest } = scaled(amount, factor, divisor);
  return rest > 0 ? whole + 1 : whole;
}

function activate(state: State, facts: CpuFacts, v: VcpuId): void {
  const own = account(facts, v);
  if (own.isActive === 1) return;
  own.isActive = 1;
  insertById(state.shared.active, v);
}

function deactivate(state: State, facts: CpuFacts, v: VcpuId): void {
  account(facts, v).isActive = 0;
  // It does not even use what it is given.
  account(facts, v).withheld = 0;
  removeById(state.shared.active, v);
}

/** Ahead of the first of a less urgent class: in a sorted queue, behind those of its own. */
function insert(state: State, facts: CpuFacts, v: VcpuId): void {
  const own = account(facts, v);
  let at = 0;
  if (!state.shared.isAccounting) for (let before = 0; before <= own.class; before += 1) at += state.sizes[before]!;
  else while (at < state.queue.length && account(facts, state.queue[at]!).class <= own.class) at += 1;
  insertAt(state.queue, at, v);
  state.sizes[own.class]! += 1;
  if (own.postponed === 1) state.postponed.push(v);
}

function takeOut(state: State, facts: CpuFacts, at: number): VcpuId {
  const v = takeAt(state.queue, at);
  state.sizes[account(facts, v).class]! -= 1;
  removeFrom(state.postponed, v);
  return v;
}

/** Classes have changed: those of a class stay as they stand. */
function regroup(state: State, facts: CpuFacts): void {
  const classes: [VcpuId[], VcpuId[], VcpuId[]] = [[], [], []];
  for (const v of state.queue) classes[account(facts, v).class]!.push(v);
  let at = 0;
  for (const [own, members] of classes.entries()) {
    state.sizes[own] = members.length;
    for (const v of members) state.queue[at++] = v;
  }
  state.isReordered = true;
}

/** A machine with active vCPUs, in one accounting. */
interface Share {
  readonly vm: VmUid;
  readonly vcpus: readonly VcpuId[];
  /** Weight, times active vCPUs where it counts for each of them. */
  readonly weight: number;
  /** Most credits it can be handed out; 0 of `cap`: no cap. */
  readonly peak: number;
  readonly cap: number;
}

/** What the active `vcpus` of a machine weigh together. */
function weightOf(facts: CpuFacts, vcpus: readonly VcpuId[]): number {
  return facts.weight(vcpus[0]!) * (facts.weighsMachines ? 1 : vcpus.length);
}

/** The active vCPUs of each machine. */
function byMachine(active: readonly VcpuId[], facts: CpuFacts): { readonly vm: VmUid; readonly vcpus: VcpuId[] }[] {
  // By id, the vCPUs of a machine follow each other.
  const machines: { readonly vm: VmUid; readonly vcpus: VcpuId[] }[] = [];
  for (const v of active) {
    const vm = facts.machine(v);
    const last = machines.at(-1);
    if (last?.vm === vm) last.vcpus.push(v);
    else machines.push({ vm, vcpus: [v] });
  }
  return machines;
}

function sharesOf(state: State, facts: CpuFacts, totalWeight: number): Share[] {
  const { active, balance } = state.shared;
  const perTimeslice = state.creditsPerTimeslice;
  const shares = byMachine(active, facts).map(({ vm, vcpus }): Share => {
    const weight = weightOf(facts, vcpus);
    const open = vcpus.length * perTimeslice + (balance < 0 ? divideUp(-balance, weight, totalWeight) : 0);
    const percent = facts.cap(vcpus[0]!);
    const cap = percent > 0 ? divideUp(percent, perTimeslice, 100) : 0;
    return { vm, vcpus, weight, peak: cap > 0 ? Math.min(open, cap) : open, cap };
  });
  return shares.toSorted((a, b) => compareProducts(a.peak, b.weight, b.peak, a.weight) || a.vm - b.vm);
}

/**
 * Credits of one period that the cap of each machine does not let it have: what its weight would give it without its cap,
 * those of the others staying, less the cap. Old debts and credits do not count: they are no share of this period.
 */
function lostToCaps(state: State, facts: CpuFacts, shares: readonly Share[], totalWeight: number): number[] {
  let total = state.creditsPerTimeslice * facts.pcpus;
  let weightLeft = totalWeight;
  return shares.map(({ vcpus, weight, cap }) => {
    const fair = scaled(total, weight, weightLeft).whole;
    const most = vcpus.length * state.creditsPerTimeslice;
    const peak = cap > 0 ? Math.min(most, cap) : most;
    weightLeft -= weight;
    total -= Math.min(fair, peak);
    return Math.max(0, Math.min(fair, most) - peak);
  });
}

/** Another `lost` credits are withheld from the account, before others are handed out; the ticks to tell of. */
function withhold(state: State, own: Account, lost: number): Tick {
  // As of credits and debts, no more than those of a timeslice are kept.
  own.withheld = Math.min(state.creditsPerTimeslice, (own.withheld ?? 0) + lost);
  // It has not used up what it was given: for want of credits it has not waited.
  if (own.credit >= 0) return 0;
  const ticks = scaled(own.withheld, state.ticksPerMs, CREDITS_PER_MS).whole;
  own.withheld -= scaled(ticks, CREDITS_PER_MS, state.ticksPerMs).whole;
  return ticks;
}

/** What an accounting decides about a vCPU. */
interface Decision {
  readonly vcpu: VcpuId;
  readonly class: typeof UNDER | typeof OVER;
  readonly parks: boolean;
}

/** What an accounting comes to; `withheld`: ticks that a cap has taken. */
interface HandedOut {
  readonly decisions: readonly Decision[];
  readonly withheld: readonly { readonly vcpu: VcpuId; readonly ticks: Tick }[];
}

/** Hands out credits, classifies, parks or unparks, and sorts the queues after that (B.5: acct). */
function accounting(state: State, facts: CpuFacts, control: CpuControl): void {
  const { shared } = state;
  const members = [...shared.active];
  const { decisions, withheld } = handOut(state, facts);
  if (members.length > 0)
    control.announce(
      "credits",
      ACCOUNTING_LINE,
      members.map((vcpu) => ({ vcpu, value: account(facts, vcpu).credit })),
    );
  if (withheld.length > 0) control.withhold(withheld.toSorted((a, b) => a.vcpu - b.vcpu));
  let isReclassified = false;
  shared.isAccounting = true;
  for (const decision of decisions) {
    const own = account(facts, decision.vcpu);
    if (own.class !== decision.class) isReclassified = true;
    own.class = decision.class;
    if (decision.parks && own.isParked !== 1) {
      own.isParked = 1;
      control.park(decision.vcpu);
    } else if (decision.class === UNDER && own.isParked === 1) {
      own.isParked = 0;
      control.unpark(decision.vcpu);
      isReclassified = true;
    }
  }
  shared.isAccounting = false;
  if (isReclassified) for (const each of shared.all) regroup(each, facts);
}

/** New credits for all who take part, machine by machine; what follows from them for each vCPU, in the same order. */
function handOut(state: State, facts: CpuFacts): HandedOut {
  const { shared, creditsPerTimeslice: perTimeslice } = state;
  // Nobody took part in an accounting that was left out: it found nothing to add up.
  if (facts.now - shared.accountedAt > state.timeslice) shared.balance = 0;
  shared.accountedAt = facts.now;
  const totalWeight = byMachine(shared.active, facts).reduce((sum, { vcpus }) => sum + weightOf(facts, vcpus), 0);
  let total = perTimeslice * facts.pcpus + Math.max(0, -shared.balance);
  let weightLeft = totalWeight;
  let balance = 0;
  const decisions: Decision[] = [];
  const withheld: { vcpu: VcpuId; ticks: Tick }[] = [];
  const shares = sharesOf(state, facts, totalWeight);
  const lost = lostToCaps(state, facts, shares, totalWeight);
  for (const [at, { vcpus, weight, peak, cap }] of shares.entries()) {
    weightLeft -= weight;
    let fair = divideUp(total, weight, totalWeight);
    if (fair >= peak) {
      // What it cannot take goes to the others.
      if (weightLeft > 0) total += divideUp(fair - peak, totalWeight, weightLeft);
      fair = peak;
    }
    const each = divideUp(fair, 1, vcpus.length);
    for (const v of vcpus) {
      const own = account(facts, v);
      if (cap > 0) withheld.push({ vcpu: v, ticks: withhold(state, own, Math.floor(lost[at]! / vcpus.length)) });
      own.credit += each;
      const parks = cap > 0 && own.credit < -divideUp(cap, 1, vcpus.length);
      decisions.push({ vcpu: v, class: own.credit < 0 ? OVER : UNDER, parks });
      own.credit = Math.max(own.credit, -perTimeslice);
      if (own.credit > perTimeslice) {
        own.credit = Math.floor(own.credit / 2);
        deactivate(state, facts, v);
      }
      balance += own.credit;
    }
  }
  shared.balance = balance;
  return { decisions, withheld };
}

function onClockTick(state: State, facts: CpuFacts): void {
  for (let p = 0; p < facts.pcpus; p += 1) {
    const v = facts.occupant(p);
    if (v < 0) continue;
    const own = account(facts, v);
    if (own.class === BOOST) own.class = UNDER;
    if (state.sampledDebit) own.credit -= Math.floor(state.creditsPerTimeslice / TICKS_PER_TIMESLICE);
    activate(state, facts, v);
  }
}

const nextMultiple = (facts: CpuFacts, period: Tick) => (Math.floor(facts.now / period) + 1) * period;

/** Anybody whose account can still change. */
function isBusy(state: State, facts: CpuFacts): boolean {
  const { active, all } = state.shared;
  if (active.length > 0 || all.some(({ queue }) => queue.length > 0)) return true;
  for (let p = 0; p < facts.pcpus; p += 1) if (facts.occupant(p) >= 0) return true;
  return false;
}

function leave(state: State, facts: CpuFacts, v: VcpuId, cause: GoneCause): void {
  if (cause === "finish" || cause === "stop") deactivate(state, facts, v);
}

export const credit: CpuPolicy<State> = {
  id: "credit",
  params: [
    { id: "timeslice", type: "integer", unit: "ticks", default: 30, min: 1, max: 1_000_000_000 },
    { id: "ticksPerMs", type: "integer", unit: "ticks", default: 1, min: 1, max: 1_000_000 },
    { id: "rateLimit", type: "integer", unit: "ticks", default: 0, min: 0, max: 1_000_000_000 },
    { id: "boostOnWake", type: "flag", default: true },
    { id: "sampledDebit", type: "flag", default: false },
  ],
  pseudocode: [
    "class(v) = boost, under (credit ≥ 0) or over (credit < 0)",
    "on pCPU idle: v ← first of the most urgent class",
    "run v for at most T; credit(v) ← credit(v) − 10 per ms",
    "on wake(w): if class(w) = under: class(w) ← boost",
    "every T: credits to all by weight; debt beyond its cap: park",
    "if a woken w has a more urgent class than v: preempt v",
  ],
  heedsWeights: true,
  stealsByItself: true,
  conventions: [],
  dispatchReason: "highestCredit",
  dispatchLine: 1,
  create: (params, queue, first) => {
    const timeslice = Number(params["timeslice"]);
    const ticksPerMs = Number(params["ticksPerMs"]);
    const state: State = {
      index: queue,
      queue: [],
      sizes: [0, 0, 0],
      isReordered: false,
      postponed: [],
      timeslice,
      ticksPerMs,
      rateLimit: Number(params["rateLimit"]),
      boostOnWake: Boolean(params["boostOnWake"]),
      sampledDebit: Boolean(params["sampledDebit"]),
      creditsPerTimeslice: Math.max(TICKS_PER_TIMESLICE, scaled(timeslice, CREDITS_PER_MS, ticksPerMs).whole),
      shared: first?.shared ?? { all: [], active: [], balance: 0, accountedAt: 0, isAccounting: false },
    };
    state.shared.all.push(state);
    return state;
  },
  enqueue: (state, facts, v, cause) => {
    const own = account(facts, v);
    own.credit ??= 0;
    own.class ??= UNDER;
    // Who is only moved has not lost what it came with.
    if (cause !== "rebalance") own.postponed = 0;
    if (cause === "wake" && state.boostOnWake && own.class === UNDER) own.class = BOOST;
    insert(state, facts, v);
  },
  remove: (state, facts, v, cause) => {
    const at = state.queue.indexOf(v);
    if (at >= 0) takeOut(state, facts, at);
    leave(state, facts, v, cause);
  },
  pick: (state, facts, canRun, isLastRound) => {
    const own = state.queue.findIndex(canRun);
    const ownClass = own < 0 ? OVER + 1 : account(facts, state.queue[own]!).class;
    if (facts.mayStealWork && ownClass >= OVER) {
      if (!isLastRound) return -1;
      const { all } = state.shared;
      for (let step = 1; step < all.length; step += 1) {
        const peer = (state.index + step) % all.length;
        // An idle peer is about to take its own.
        if (facts.occupant(peer) < 0) continue;
        const { queue } = all[peer]!;
        const at = queue.findIndex(canRun);
        if (at >= 0 && account(facts, queue[at]!).class < ownClass) return takeOut(all[peer]!, facts, at);
      }
    }
    return own < 0 ? -1 : takeOut(state, facts, own);
  },
  order: (state) => state.queue,
  hasReordered: takeReordered,
  timeslice: (state) => state.timeslice,
  value: (_state, facts, v) => account(facts, v).class,
  charge: (state, facts, v, ran) => {
    if (state.sampledDebit) return;
    const own = account(facts, v);
    const burnt = scaled(ran, CREDITS_PER_MS, state.ticksPerMs, own.rest ?? 0);
    own.credit -= burnt.whole;
    own.rest = burnt.rest;
    activate(state, facts, v);
  },
  left: leave,
  nextTimer: (state, facts) => {
    let freed = Infinity;
    if (state.postponed.length > 0)
      for (const v of facts.running()) {
        const time = facts.dispatchedAt(v) + state.rateLimit;
        if (time > facts.now) freed = Math.min(freed, time);
      }
    // The clocks of all pCPUs tick together; the first queue keeps them.
    if (state.index > 0 || !isBusy(state, facts)) return freed;
    return Math.min(freed, nextMultiple(facts, clockTick(state)), nextMultiple(facts, state.timeslice));
  },
  onTimer: (state, facts, control) => {
    if (state.index > 0) return;
    if (facts.now % clockTick(state) === 0) onClockTick(state, facts);
    if (facts.now % state.timeslice === 0) accounting(state, facts, control);
  },
  preemption: {
    reason: "highestCredit",
    line: 5,
    isAgainstRunning: true,
    isOn: () => true,
    candidates: (state, facts) => inOrder([...new Set([...state.postponed, ...facts.newcomers()])], state.queue),
    urgency: (_state, facts, v) => -account(facts, v).class,
    beats: (state, facts, candidate, running) => {
      const own = account(facts, candidate);
      if (own.class >= account(facts, running).class) return false;
      if (!facts.hasJustCome(candidate, running) && own.postponed !== 1) return false;
      removeFrom(state.postponed, candidate);
      own.postponed = facts.now - facts.dispatchedAt(running) < state.rateLimit ? 1 : 0;
      if (own.postponed === 1) state.postponed.push(candidate);
      return own.postponed === 0;
    },
  },
};
