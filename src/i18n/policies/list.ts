/**
 * The texts of all policies, by id, and those of all reasons: the one list that every policy's file is entered in. A
 * reason without a text does not compile here; `test/i18n/policyTexts.test.ts` holds the ids to the lists of policies.
 */
import type { Language } from "../explain/language.ts";
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
import { clock } from "./memory/clock.ts";
import { fifo } from "./memory/fifo.ts";
import { lru } from "./memory/lru.ts";
import { opt } from "./memory/opt.ts";
import { twoQueue } from "./memory/twoQueue.ts";
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

export const memoryPolicyTexts = { fifo, lru, opt, clock, "2q": twoQueue };

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
};

export const preemptTexts: ByPreemptReason = {
  highestPriority: higherPriority,
  ...srtf.preempt,
  ...lrtf.preempt,
  ...mlfq.preempt,
  ...credit.preempt,
  ...cfs.preempt,
  ...eevdf.preempt,
};

export const standingTexts: ByStandingReason = { ...mlfq.standing, ...credit.standing };

export const victimTexts: ByVictimReason = {
  leastRecentlyUsed,
  ...fifo.victim,
  ...opt.victim,
  ...clock.victim,
  ...twoQueue.victim,
};

/** The words of policies in one language, open to be asked with any id: what has no text gives undefined. */
export function policyTexts(
  texts: Readonly<Record<string, Readonly<Record<Language, PolicyText>>>>,
  language: Language,
): Readonly<Record<string, PolicyText>> {
  return Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, text[language]]));
}
