/**
 * Branches: the futures of one scenario that are kept side by side. Each is a scenario of its own, of which only what
 * differs is anybody's own: where it leaves which other one is not said but follows from the scenarios, so that a tree
 * cannot be broken.
 *
 *     A  ───────┬──────────────      A is the first one; B leaves it at 43, and C leaves B at 60
 *     B         └────┬─────────
 *     C              └─────────
 */
import { isSameData } from "../base/sameData.ts";
import type { Scenario } from "./scenario.ts";
import type { Tick } from "./units.ts";

/** The most there can be, the live one among them. */
export const MOST_BRANCHES = 8;
/** Letters that they have: a later one has a later letter. */
export const BRANCH_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** A future that is kept and not played. */
export interface KeptBranch {
  /** Place of its letter; earlier ones were there earlier. */
  readonly id: number;
  /** The name that the reader has given it; empty: it is named by what differs. */
  readonly name: string;
  readonly scenario: Scenario;
}

/** The futures of a scenario, which is the live one: its own `id` and `name`, and the others. */
export interface Branches {
  readonly id: number;
  readonly name: string;
  /** In the order of their ids; none: there is nothing but the scenario. */
  readonly others: readonly KeptBranch[];
}

/** Where the run of one scenario leaves that of another. */
export interface Parting {
  /** So many commands of their logs are the same. */
  readonly commands: number;
  /** Moment of the first command in which they differ; Infinity: there is none, they are the same. */
  readonly at: Tick;
}

/** Where the runs of two scenarios part; null: from the start, as more than their commands differ. The title is nothing. */
export function partingOf(a: Scenario, b: Scenario): Parting | null {
  return isUnderSame(a, b) ? partingOfLogs(a, b) : null;
}

/** The same for the logs of commands alone. */
function partingOfLogs({ commands: a }: Scenario, { commands: b }: Scenario): Parting {
  const length = Math.max(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const [one, other] = [a[at], b[at]];
    if (one !== other && JSON.stringify(one) !== JSON.stringify(other))
      return { commands: at, at: Math.min(one?.at ?? Infinity, other?.at ?? Infinity) };
  }
  return { commands: length, at: Infinity };
}

/** What has been compared: scenarios of one tree are compared again and again. */
const compared = new WeakMap<Scenario, WeakMap<Scenario, boolean>>();

/** Whether everything is the same that decides a run but the command log. */
function isUnderSame(a: Scenario, b: Scenario): boolean {
  let known = compared.get(a);
  if (!known) compared.set(a, (known = new WeakMap()));
  let isSame = known.get(b);
  if (isSame === undefined) known.set(b, (isSame = isSameData(settingsOf(a), settingsOf(b))));
  return isSame;
}

function settingsOf({ commands: _commands, title: _title, ...others }: Scenario) {
  return others;
}

/** A branch in its tree. */
export interface BranchInTree extends KeptBranch {
  /** The id of the one that it leaves; null: it was there first. */
  readonly parent: number | null;
  /** The moment at which it leaves that one: 0 where more than commands differ, or it is the first. */
  readonly at: Tick;
  /** What it shares with its parent; null: it differs from the start. */
  readonly parting: Parting | null;
}

/**
 * All branches, the first one first. Each leaves that of the earlier ones with which it shares the longest log under the same
 * settings, the earliest of several; where none has its settings, that with the longest log.
 */
export function branchTree(scenario: Scenario, { id, name, others }: Branches): readonly BranchInTree[] {
  const all = [...others, { id, name, scenario }].toSorted((a, b) => a.id - b.id);
  return all.map(({ id: own, name: given, scenario: its }, place) => {
    let best: { parent: number; parting: Parting | null; shared: number } | null = null;
    for (const earlier of all.slice(0, place)) {
      const parting = partingOf(earlier.scenario, its);
      const shared = (parting ?? partingOfLogs(earlier.scenario, its)).commands;
      const isBetter = !best || (parting && !best.parting) || (!parting === !best.parting && shared > best.shared);
      if (isBetter) best = { parent: earlier.id, parting, shared };
    }
    const parting = best?.parting ?? null;
    return { id: own, name: given, scenario: its, parent: best?.parent ?? null, at: momentOf(parting), parting };
  });
}

/** Two that are the same part nowhere: one is drawn from the start. */
function momentOf(parting: Parting | null): Tick {
  return parting && parting.at < Infinity ? parting.at : 0;
}
