/** The models of all replacement policies, by id. */
import type { PolicyChoice } from "../../../src/model/scenario.ts";
import { aging, clock, enhancedClock, nru, wsClock } from "./byBits.ts";
import { arc, lirs, s3fifo, sieve, slru, twoQueue } from "./byQueues.ts";
import { fifo, lfu, lru, mfu, mru, opt, random, unopt } from "./byUse.ts";
import { clockPro } from "./clockPro.ts";
import type { NaiveMaker } from "./memory.ts";

/** The model of each policy, and other rules for which it holds as well. */
export const MODELS: Readonly<Record<string, readonly [NaiveMaker, ...PolicyChoice["params"][]]>> = {
  fifo: [fifo],
  lru: [lru],
  mru: [mru],
  opt: [opt],
  unopt: [unopt],
  random: [random],
  lfu: [lfu, { counts: "kept" }, { ties: "oldestLoad" }, { counts: "kept", ties: "oldestLoad" }],
  mfu: [mfu, { counts: "kept" }, { ties: "oldestLoad" }],
  clock: [
    clock,
    { referencedOnLoad: false },
    { handAfterLoad: "on" },
    { bits: 2 },
    { bits: 3, referencedOnLoad: false },
    { clearEvery: 4 },
    { clearEvery: 7, bits: 2 },
  ],
  enhancedClock: [enhancedClock, { referencedOnLoad: false }],
  nru: [nru, { period: 3 }],
  aging: [aging, { period: 1 }, { period: 9 }],
  wsClock: [wsClock, { window: 1 }, { window: 12 }],
  "2q": [twoQueue],
  slru: [slru, { shares: [1, 4] }, { shares: [2, 1, 3] }],
  sieve: [sieve],
  s3fifo: [s3fifo, { threshold: 1 }, { threshold: 3 }],
  arc: [arc],
  lirs: [lirs],
  clockPro: [clockPro],
};
