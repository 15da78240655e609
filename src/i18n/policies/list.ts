/**
 * The texts of all policies, by id, and those of all reasons: the one list that every policy's file is entered in. A
 * reason without a text does not compile here; `test/i18n/policyTexts.test.ts` holds the ids to the lists of policies.
 */
import type { Language } from "../explain/language.ts";
import { byHand } from "./common/byHand.ts";
import { dispatcher } from "./common/dispatcher.ts";
import { headOfQueue } from "./common/headOfQueue.ts";
import { higherPriority, highestPriority } from "./common/highestPriority.ts";
import { leastRecentlyUsed } from "./common/leastRecentlyUsed.ts";
import { cfs } from "./cpu/cfs.ts";
import { credit } from "./cpu/credit.ts";
import { eevdf } from "./cpu/eevdf.ts";
import { fcfs } from "./cpu/fcfs.ts";
import { gang } from "./cpu/gang.ts";
import { hrrn } from "./cpu/hrrn.ts";
import { lottery } from "./cpu/lottery.ts";
import { lrtf } from "./cpu/lrtf.ts";
import { mlfq } from "./cpu/mlfq.ts";
import { priority } from "./cpu/priority.ts";
import { prr } from "./cpu/prr.ts";
import { pwrr } from "./cpu/pwrr.ts";
import { rr } from "./cpu/rr.ts";
import { sjf } from "./cpu/sjf.ts";
import { srtf } from "./cpu/srtf.ts";
import { stride } from "./cpu/stride.ts";
import { aging } from "./memory/aging.ts";
import { arc } from "./memory/arc.ts";
import { clock } from "./memory/clock.ts";
import { clockPro } from "./memory/clockPro.ts";
import { enhancedClock } from "./memory/enhancedClock.ts";
import { fifo } from "./memory/fifo.ts";
import { lfu } from "./memory/lfu.ts";
import { lirs } from "./memory/lirs.ts";
import { lru } from "./memory/lru.ts";
import { mfu } from "./memory/mfu.ts";
import { mru } from "./memory/mru.ts";
import { nru } from "./memory/nru.ts";
import { opt } from "./memory/opt.ts";
import { random } from "./memory/random.ts";
import { s3fifo } from "./memory/s3fifo.ts";
import { sieve } from "./memory/sieve.ts";
import { slru } from "./memory/slru.ts";
import { twoQueue } from "./memory/twoQueue.ts";
import { unopt } from "./memory/unopt.ts";
import { wsClock } from "./memory/wsClock.ts";
import type { ByDispatchReason, ByPreemptReason, ByStandingReason, ByVictimReason, PolicyText } from "./texts.ts";

export const cpuPolicyTexts = {
  fcfs,
  rr,
  pwrr,
  priority,
  prr,
  sjf,
  srtf,
  lrtf,
  hrrn,
  mlfq,
  lottery,
  stride,
  credit,
  cfs,
  eevdf,
  gang,
};

export const memoryPolicyTexts = {
  fifo,
  lru,
  opt,
  clock,
  "2q": twoQueue,
  enhancedClock,
  nru,
  aging,
  wsClock,
  lfu,
  mfu,
  mru,
  random,
  unopt,
  slru,
  arc,
  lirs,
  clockPro,
  sieve,
  s3fifo,
};

export const dispatchTexts: ByDispatchReason = {
  ...dispatcher,
  headOfQueue,
  highestPriority,
  ...pwrr.dispatch,
  ...sjf.dispatch,
  ...srtf.dispatch,
  ...lrtf.dispatch,
  ...hrrn.dispatch,
  ...mlfq.dispatch,
  ...lottery.dispatch,
  ...stride.dispatch,
  ...credit.dispatch,
  ...cfs.dispatch,
  ...eevdf.dispatch,
  ...gang.dispatch,
  ...byHand.dispatch,
};

export const preemptTexts: ByPreemptReason = {
  highestPriority: higherPriority,
  ...srtf.preempt,
  ...lrtf.preempt,
  ...mlfq.preempt,
  ...credit.preempt,
  ...cfs.preempt,
  ...eevdf.preempt,
  ...byHand.preempt,
};

export const standingTexts: ByStandingReason = { ...mlfq.standing, ...credit.standing };

export const victimTexts: ByVictimReason = {
  leastRecentlyUsed,
  ...fifo.victim,
  ...opt.victim,
  ...clock.victim,
  ...twoQueue.victim,
  ...enhancedClock.victim,
  ...nru.victim,
  ...aging.victim,
  ...lfu.victim,
  ...mfu.victim,
  ...mru.victim,
  ...random.victim,
  ...unopt.victim,
  ...slru.victim,
  ...arc.victim,
  ...sieve.victim,
  ...s3fifo.victim,
  ...wsClock.victim,
  ...lirs.victim,
  ...clockPro.victim,
  ...byHand.victim,
};

/** The words of policies in one language, open to be asked with any id: what has no text gives undefined. */
export function policyTexts(
  texts: Readonly<Record<string, Readonly<Record<Language, PolicyText>>>>,
  language: Language,
): Readonly<Record<string, PolicyText>> {
  return Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, text[language]]));
}
