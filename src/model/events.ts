/** Why the core decided as it did: the reasons and causes that rows carry (`rows/`), and what the values compared mean. */

/**
 * Why a vCPU was dispatched. The value compared, for the chosen one and for each loser:
 * - `onlyReady`      nobody else was ready; value = ticks waited
 * - `headOfQueue`    first in, first out; value = place in the queue, from 1
 * - `nextInRound`    priority-weighted round robin; value = its timeslice in this round
 * - `highestPriority` value = effective priority (base plus aging)
 * - `shortestBurst`  value = predicted length of the next burst, in ticks
 * - `shortestRemaining` value = predicted remaining time, in ticks
 * - `highestResponseRatio` value = ⌊1000 · (waited + service) / service⌋; the decision compares the exact fractions
 * - `highestLevel`   value = level of the feedback queue, 0 is the most urgent
 * - `winningTicket`  value = for the chosen one the number of the ticket drawn (from 0), for a loser its tickets
 * - `smallestPass`   value = pass
 * - `highestCredit`  value = 0 boost, 1 under, 2 over: the smaller is the more urgent; equals in order of the queue
 * - `smallestVruntime` value = virtual runtime
 * - `earliestDeadline` value = virtual deadline; the chosen one is the first of those that are eligible
 * - `tookOver`       it preempted the one loser; values as in the reason of that preemption
 * - `gangFits`       value = pCPUs its machine needs at once; the chosen one is the next in turn whose need is met
 * - `longestRemaining` value = true remaining time, in ticks
 * - `byHand`         somebody else than the policy has decided; values as the policy has them
 */
export const DISPATCH_REASONS = [
  "onlyReady",
  "headOfQueue",
  "nextInRound",
  "highestPriority",
  "shortestBurst",
  "shortestRemaining",
  "highestResponseRatio",
  "highestLevel",
  "winningTicket",
  "smallestPass",
  "highestCredit",
  "smallestVruntime",
  "earliestDeadline",
  "gangFits",
  "tookOver",
  "longestRemaining",
  "byHand",
] as const;
export type DispatchReason = (typeof DISPATCH_REASONS)[number];

/** Why a running vCPU was preempted; `value` and `byValue` are compared as in the dispatch reason of the same name. */
export const PREEMPT_REASONS = [
  "highestPriority",
  "shortestRemaining",
  "highestLevel",
  "highestCredit",
  "smallestVruntime",
  "earliestDeadline",
  "longestRemaining",
  "byHand",
] as const;
export type PreemptReason = (typeof PREEMPT_REASONS)[number];

/**
 * Why a policy gave vCPUs a new standing by itself, at a moment of its own. The value told for each:
 * - `boost`   feedback queue: its level from now on (always 0)
 * - `credits` credit scheduler: its credits after accounting
 */
export const STANDING_REASONS = ["boost", "credits"] as const;
export type StandingReason = (typeof STANDING_REASONS)[number];

/**
 * Why a page was chosen as the victim. The value compared, per candidate frame:
 * - `oldestLoad`      FIFO: moment of loading, as a load number (smallest loses its frame)
 * - `leastRecentlyUsed` LRU: number of the last reference (smallest)
 * - `farthestNextUse` OPT: references of its machine until the next use; -1 = never again (largest, never first)
 * - `referenceBitClear` Clock: the reference bit the hand found; `cleared` lists the frames whose bit it cleared on the way
 * - `oldestNewcomer`  2Q: number of the reference that brought the page into the queue of new ones (smallest)
 * - `mostRecentlyUsed` MRU: number of the last reference (largest)
 * - `nearestNextUse`  UNOPT: references of its machine until the next use; -1 = never again (smallest, never last)
 * - `drawn`           Random: the number that was drawn
 * - `leastFrequentlyUsed`, `mostFrequentlyUsed`  LFU, MFU: references counted (smallest, largest)
 * - `lowestClass`     NRU: twice the reference bit, and the dirty bit (smallest)
 * - `lowestClassInTurn` enhanced clock: the same, as the hand found it (smallest, first from the hand)
 * - `smallestAge`     aging: reference bit and counter as one number of nine bits (smallest)
 * - `notVisited`      SIEVE: the visited bit the hand found; `cleared` lists the frames whose bit it cleared on the way
 * - `lowestSegment`   SLRU: number of the segment (smallest, the least recently used of it)
 * - `notUsedInSmall`, `notUsedInMain`  S3-FIFO: uses counted since the page came into its queue (below the threshold, none)
 * - `oldestUsedOnce`, `oldestUsedAgain`  ARC: number of the last reference, in T1 or T2 (smallest)
 * - `oldestInQueue`   LIRS: number with which it came into the queue of HIR pages (smallest)
 * - `coldNotReferenced` CLOCK-Pro: the reference bit the cold hand found; `cleared` lists the bits cleared on the way
 * - `outOfWorkingSet`, `oldestInWorkingSet`  WSClock: references of its machine since the last use (first from the hand, largest)
 * - `byHand`          somebody else than the policy has decided; no value
 */
export const VICTIM_REASONS = [
  "oldestLoad",
  "leastRecentlyUsed",
  "farthestNextUse",
  "referenceBitClear",
  "oldestNewcomer",
  "mostRecentlyUsed",
  "nearestNextUse",
  "drawn",
  "leastFrequentlyUsed",
  "mostFrequentlyUsed",
  "lowestClass",
  "lowestClassInTurn",
  "smallestAge",
  "notVisited",
  "lowestSegment",
  "notUsedInSmall",
  "notUsedInMain",
  "oldestUsedOnce",
  "oldestUsedAgain",
  "oldestInQueue",
  "coldNotReferenced",
  "outOfWorkingSet",
  "oldestInWorkingSet",
  "byHand",
] as const;
export type VictimReason = (typeof VICTIM_REASONS)[number];

/**
 * Kind of a fault: the page was never loaded, is on the swap volume, is already on its way (second vCPU), or was loaded
 * once, never written, and dropped without a copy; the balloon of its machine holds it; the guest has written it to its
 * own disk; or it is written to, and shares its frame; or it is still on the host that its machine has left.
 */
export const FAULT_CLASSES = [
  "firstTouch",
  "swappedOut",
  "inFlight",
  "dropped",
  "ballooned",
  "guestSwapped",
  "shared",
  "onSource",
] as const;
export type FaultClass = (typeof FAULT_CLASSES)[number];

/** `jobRead`, `jobWrite`: for a job of the manager. */
export const REQUEST_PURPOSES = [
  "swapIn",
  "swapOut",
  "guestRead",
  "guestWrite",
  "parityRead",
  "parityWrite",
  "jobRead",
  "jobWrite",
  "copyRead",
  "copyWrite",
] as const;
export type RequestPurpose = (typeof REQUEST_PURPOSES)[number];

const WRITES: ReadonlySet<RequestPurpose> = new Set<RequestPurpose>([
  "swapOut",
  "guestWrite",
  "parityWrite",
  "jobWrite",
  "copyWrite",
]);

/** Whether a request for `purpose` writes to its disk; else it reads. */
export function isWrite(purpose: RequestPurpose): boolean {
  return WRITES.has(purpose);
}

/** Number of losers kept in a row; `others` says how many more there were. */
export const MAX_CONTENDERS = 8;

/**
 * Why a disk's arm went to a request. The value compared, for the chosen one and for each loser:
 * - `onlyRequest`  nobody else waited; value = cylinders travelled
 * - `firstCome`    value = the moment at which it was issued
 * - `nearest`      value = distance in cylinders
 * - `onTheWay`     the next one in the arm's direction; value = cylinders that the arm would travel to it, turns included
 * - `turned`       nobody waits further on, the arm has turned; value as for `onTheWay`
 * - `fromStart`    nobody waits further on, the arm begins again at the other end; value as for `onTheWay`
 * - `overdue`      it has waited for longer than anybody may; value = ticks waited
 */
export const SEEK_REASONS = [
  "onlyRequest",
  "firstCome",
  "nearest",
  "onTheWay",
  "turned",
  "fromStart",
  "overdue",
] as const;
export type SeekReason = (typeof SEEK_REASONS)[number];

/**
 * What an access that finds its volume only in the archive waits for: a slot has been set aside; it is on its way already; or
 * no slot can be had, since all that is resident is open or others wait before it.
 */
export const TIER_MISSES = ["taken", "onItsWay", "noVictim"] as const;

/** Why a volume leaves the fast tier although nobody needs its slot: it is gone, or the policy gives it up. */
export const TIER_EXITS = ["gone", "givenUp"] as const;
