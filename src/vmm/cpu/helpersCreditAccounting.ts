/**
 * The accounting of the credit scheduler (domain B.5: acct): new credits for all who take part in it, by weight, up to what a
 * cap and a timeslice on each pCPU allow; what a machine cannot take goes to the others. Where no machine is held back by
 * either, which is the rule, it does not matter who is handled first, and one way through the accounts is enough.
 */
import { compareProducts } from "../../base/quotients.ts";
import type { Tick, VcpuId, VmUid } from "../../model/units.ts";
import { scaled } from "./helpers.ts";
import {
  account,
  CREDITS_PER_MS,
  deactivate,
  OVER,
  regroup,
  regroupThose,
  UNDER,
  type Account,
  type CreditState,
} from "./helpersCredit.ts";
import type { CpuControl, CpuFacts } from "./policy.ts";

/** The line of the pseudocode. */
const ACCOUNTING_LINE = 4;

function divideUp(amount: number, factor: number, divisor: number): number {
  const { whole, rest } = scaled(amount, factor, divisor);
  return rest > 0 ? whole + 1 : whole;
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

function sharesOf(state: CreditState, facts: CpuFacts, totalWeight: number): Share[] {
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
function lostToCaps(state: CreditState, facts: CpuFacts, shares: readonly Share[], totalWeight: number): number[] {
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
function withhold(state: CreditState, own: Account, lost: number): Tick {
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
export function accounting(state: CreditState, facts: CpuFacts, control: CpuControl): void {
  const { shared } = state;
  // Nobody took part in an accounting that was left out: it found nothing to add up.
  if (facts.now - shared.accountedAt > state.timeslice) shared.balance = 0;
  shared.accountedAt = facts.now;
  const plainly = handOutPlainly(state, facts);
  if (plainly) {
    if (plainly.entries.length > 0) control.announce("credits", ACCOUNTING_LINE, plainly.entries);
    if (plainly.reclassified.size > 0) for (const each of shared.all) regroupThose(each, plainly.reclassified);
    return;
  }
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

/** What an accounting comes to where it is the same for all. */
interface HandedOutPlainly {
  /** The accounts, by id. */
  readonly entries: readonly { readonly vcpu: VcpuId; readonly value: number }[];
  readonly reclassified: ReadonlyMap<VcpuId, number>;
}

/**
 * New credits by weight alone, where no machine has a cap or gets as much as it can take, and nobody is parked: then it does
 * not matter who is handled first, and everybody is classified at once. Null elsewhere, and nothing has changed then.
 * One way through the accounts, as there may be thousands.
 */
function handOutPlainly(state: CreditState, facts: CpuFacts): HandedOutPlainly | null {
  const { shared, creditsPerTimeslice: perTimeslice } = state;
  const { active } = shared;
  const sizes: number[] = [];
  const accounts: Account[] = [];
  let totalWeight = 0;
  let last: VmUid | null = null;
  for (const v of active) {
    const own = account(facts, v);
    if (facts.cap(v) > 0 || own.isParked === 1) return null;
    accounts.push(own);
    const vm = facts.machine(v);
    if (vm === last) sizes[sizes.length - 1]! += 1;
    else sizes.push(1);
    if (vm !== last || !facts.weighsMachines) totalWeight += facts.weight(v);
    last = vm;
  }
  const debts = Math.max(0, -shared.balance);
  const total = perTimeslice * facts.pcpus + debts;
  const fairs: number[] = [];
  // Many machines have the same weight.
  const fairOf = new Map<number, { readonly fair: number; readonly owed: number }>();
  let first = 0;
  for (const size of sizes) {
    const weight = facts.weight(active[first]!) * (facts.weighsMachines ? 1 : size);
    let known = fairOf.get(weight);
    if (!known) {
      known = { fair: divideUp(total, weight, totalWeight), owed: divideUp(debts, weight, totalWeight) };
      fairOf.set(weight, known);
    }
    const { fair, owed } = known;
    if (fair >= size * perTimeslice + owed) return null;
    fairs.push(size === 1 ? fair : divideUp(fair, 1, size));
    first += size;
  }
  const entries: { vcpu: VcpuId; value: number }[] = [];
  const reclassified = new Map<VcpuId, number>();
  let balance = 0;
  let at = 0;
  let kept = 0;
  for (const [machine, size] of sizes.entries())
    for (const end = at + size; at < end; at += 1) {
      const vcpu = active[at]!;
      const own = accounts[at]!;
      let value = Math.max(own.credit + fairs[machine]!, -perTimeslice);
      const ownClass = value < 0 ? OVER : UNDER;
      if (ownClass !== own.class) reclassified.set(vcpu, ownClass);
      own.class = ownClass;
      if (value > perTimeslice) {
        value = Math.floor(value / 2);
        own.isActive = 0;
        own.withheld = 0;
      } else {
        active[kept] = vcpu;
        kept += 1;
      }
      own.credit = value;
      balance += value;
      entries.push({ vcpu, value });
    }
  shared.balance = balance;
  active.length = kept;
  return { entries, reclassified };
}

/** New credits for all who take part, machine by machine; what follows from them for each vCPU, in the same order. */
function handOut(state: CreditState, facts: CpuFacts): HandedOut {
  const { shared, creditsPerTimeslice: perTimeslice } = state;
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
