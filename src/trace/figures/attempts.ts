/** What is counted of attempts of guests before there is any, and how many of them are kept. */
import type { AttemptCounts, IsolationView, WriteTimes } from "../views/isolation.ts";

/** Attempts, and breaches, that are kept one by one: the newest ones. */
export const MOST_ATTEMPTS = 40;

const NO_WRITES: WriteTimes = { count: 0, ticks: 0, most: 0 };

export const NO_ATTEMPTS: AttemptCounts = {
  attempts: 0,
  stopped: 0,
  breaches: 0,
  leftOvers: 0,
  sharedWrites: NO_WRITES,
  ownWrites: NO_WRITES,
};

export const NO_ISOLATION: IsolationView = {
  machines: new Map(),
  latest: [],
  breaches: [],
  breachCount: 0,
  marks: new Map(),
};
