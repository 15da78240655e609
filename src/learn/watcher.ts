/** What the kinds of questions have in common: they watch a run go by, row by row, and say when there is something to ask. */
import type { TraceEvent } from "../model/rows/table.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import type { Decision } from "../vmm/byHand.ts";
import type { Monitor } from "../vmm/monitor.ts";
import type { Question, RuleName, RulePicks, SlipId } from "./question.ts";

/** Where a row stands. */
export interface Place {
  readonly row: number;
  readonly step: number;
}

/** What is asked of a run. The monitor stands as it is while the row is told. */
export interface Watched {
  readonly scenario: Scenario;
  readonly monitor: Monitor;
  /** Moments at which all rules agree are asked about as well. */
  readonly isAll: boolean;
  /** Takes a question. Those that wait for their answer come later than others behind them. */
  ask(question: Question): void;
}

/** A kind of question, or several that need the same history. Every row of the run is told to it, in their order. */
export interface Watcher {
  hear(event: TraceEvent, place: Place): void;
  /** Of a run in which decisions are made by hand: one is about to be made, before the row at `place`. */
  decided?(decision: Decision, time: Tick, place: Place): void;
}

/** Questions of each of `LATER_KINDS` that a run has at most. */
export const MOST_OF_LATER_KINDS = 40;

export type MakeWatcher = (watched: Watched) => Watcher;

export function slip(id: SlipId, ...picks: readonly number[]): RulePicks {
  return { rule: { of: "slip", id }, picks };
}

/** Every answer from `from` to `to`, both included. */
export function slipBetween(id: SlipId, from: number, to: number): RulePicks {
  return { rule: { of: "slip", id }, picks: [], from, to };
}

/** The rules that say something else than `right`, with what they say beside it; each answer is told by its first rule first. */
export function apartFrom(right: readonly number[], rules: readonly RulePicks[]): RulePicks[] {
  return rules.filter(({ picks, from }) => from !== undefined || picks.some((pick) => !right.includes(pick)));
}

/** Whether rules of the family, which slips are none of, differ from what is right. */
export function isTelling(right: readonly number[], rules: readonly RulePicks[]): boolean {
  return rules.some(({ rule, picks }) => rule.of !== "slip" && picks.some((pick) => !right.includes(pick)));
}

/** So many candidates can be chosen from by digits. */
const MOST_CANDIDATES = 9;

/**
 * What is offered of many: the right ones and those that rules pick, which are worth weighing, filled up from the lowest on.
 * Ascending, so that the order tells nothing.
 */
export function offered(
  all: readonly number[],
  right: readonly number[],
  rules: readonly { readonly rule: RuleName; readonly picks: readonly number[] }[],
): number[] {
  if (all.length <= MOST_CANDIDATES) return all.toSorted((a, b) => a - b);
  const known = new Set(all);
  const chosen = new Set(right.slice(0, MOST_CANDIDATES - 1));
  const wanted = [...rules.flatMap(({ picks }) => picks), ...all];
  for (const one of wanted) if (chosen.size < MOST_CANDIDATES && known.has(one)) chosen.add(one);
  return [...chosen].toSorted((a, b) => a - b);
}

/** The candidate with the smallest key; of equals the first in the list. -1 for none. */
export function smallestBy(candidates: readonly number[], key: (candidate: number) => number): number {
  let found = -1;
  let least = Infinity;
  for (const candidate of candidates) {
    const own = key(candidate);
    if (own >= least && found >= 0) continue;
    least = own;
    found = candidate;
  }
  return found;
}

/** The candidate whose key is smaller than every other's; none where several have the smallest: nobody is first among equals. */
export function onlySmallestBy(candidates: readonly number[], key: (candidate: number) => number): readonly number[] {
  const least = Math.min(...candidates.map(key));
  const all = candidates.filter((candidate) => key(candidate) === least);
  return all.length === 1 ? all : [];
}
