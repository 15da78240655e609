/**
 * Tries random cases of one kind, each made from the seed and its number alone, and tells those that break a promise: what
 * throws, what does not come back as it went in, what breaks an invariant when it is run.
 */
import { createStream, type RandomStream } from "../../src/base/prng.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { violationsIn } from "./lawful.ts";

export interface Attempt {
  /** What came of it, in a word: `opened`, `refused`. */
  readonly outcome: string;
  /** Promises that were broken; empty is good news. */
  readonly faults: readonly string[];
  /** What was opened, to be run. */
  readonly scenario?: Scenario;
}

export interface FuzzKind {
  readonly name: string;
  /** A case is one thing that a person waits for, so what takes long is told. */
  readonly isTimed?: true;
  /** Makes a case of `random` and tries it. `show` is given the case as text. What it throws is a fault. */
  attempt(random: RandomStream, show: (text: string) => void): Promise<Attempt> | Attempt;
}

export interface FuzzOptions {
  readonly count: number;
  readonly seed: number;
  /** Opened scenarios that are run, at most. */
  readonly runs: number;
  /** The one case to try; null: all. */
  readonly only?: number | null;
  /** Milliseconds; absent: nothing is measured. */
  readonly clock?: () => number;
  readonly tell: (line: string) => void;
}

export interface Findings {
  readonly tried: number;
  /** How often each outcome came. */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly faults: number;
  readonly runs: number;
  /** Cases that took more than 100 ms, where that is asked; runs not counted. */
  readonly slow: number;
  readonly slowest: { readonly index: number; readonly ms: number };
}

const SLOW_MS = 100;
/** What took too long is tried so often again, and its quickest time counts: a busy machine lets everything wait now and then. */
const TRIED_AGAIN = 3;
/** Characters of a case that are printed. */
const SHOWN = 400;

export async function fuzz(kind: FuzzKind, options: FuzzOptions): Promise<Findings> {
  const { count, seed, only = null, clock = () => 0, tell } = options;
  const outcomes = new Map<string, number>();
  let faults = 0;
  let runs = 0;
  let slow = 0;
  let tried = 0;
  let slowest = { index: 0, ms: 0 };
  // The first case makes what all begin with, and is compiled as it goes: it is tried once before it is timed.
  await safely(() => kind.attempt(createStream(seed, `${kind.name} ${only ?? 0}`), () => {}));
  for (let index = only ?? 0; index < (only === null ? count : only + 1); index += 1) {
    const attempted = await timed(kind, seed, index, clock);
    const { attempt, shown } = attempted;
    let { ms } = attempted;
    for (let again = 0; kind.isTimed && ms > SLOW_MS && again < TRIED_AGAIN; again += 1)
      ms = Math.min(ms, (await timed(kind, seed, index, clock)).ms);
    tried += 1;
    if (only !== null) tell(shown);
    if (ms > slowest.ms) slowest = { index, ms };
    if (kind.isTimed && ms > SLOW_MS) {
      slow += 1;
      tell(`case ${index} took ${ms.toFixed(0)} ms: ${shown.slice(0, SHOWN)}`);
    }
    const { outcome, scenario } = attempt;
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const found = [...attempt.faults];
    if (scenario && runs < options.runs) {
      runs += 1;
      const ran = await safely(() => ({ outcome, faults: violationsIn(scenario) }));
      found.push(...ran.faults);
    }
    faults += found.length > 0 ? 1 : 0;
    for (const fault of found) tell(`case ${index}: ${fault}\n  ${shown.slice(0, SHOWN)}`);
  }
  return { tried, outcomes, faults, runs, slow, slowest };
}

/** Tries the case of that number; how it is shown, and how long it took. */
async function timed(kind: FuzzKind, seed: number, index: number, clock: () => number) {
  let shown = "";
  const began = clock();
  const attempt = await safely(() =>
    kind.attempt(createStream(seed, `${kind.name} ${index}`), (text) => {
      shown = text;
    }),
  );
  return { attempt, shown, ms: clock() - began };
}

async function safely(attempt: () => Promise<Attempt> | Attempt): Promise<Attempt> {
  try {
    return await attempt();
  } catch (error) {
    const trace = error instanceof Error ? (error.stack ?? String(error)) : String(error);
    return { outcome: "threw", faults: [trace] };
  }
}
