/** Branches in words: each by what it has otherwise than the one that it leaves. Pure. */
import type { BranchCatalogue } from "../../../i18n/branchCatalogue.ts";
import type { BranchInTree } from "../../../model/branches.ts";
import { hostOf, targetOf, type TimedCommand } from "../../../model/scenario.ts";
import { timeUnit } from "../../../model/timeUnit.ts";
import { isolated } from "../../../trace/isolated.ts";
import { allChangeWords } from "../text/changeText.ts";

/** The name of `branch` among `all` of its tree: what the reader has called it, else what differs. */
export function branchName(text: BranchCatalogue, all: readonly BranchInTree[], branch: BranchInTree): string {
  const { branches: t } = text;
  if (branch.name !== "") return isolated(branch.name);
  const parent = all.find(({ id }) => id === branch.parent);
  if (!parent) return firstName(text, all, branch);
  const { parting, scenario } = branch;
  if (!parting) return t.fromStart(otherwise(text, parent, branch));
  const own = scenario.commands[parting.commands];
  if (own) return commandWords(text, branch, own);
  const missed = parent.scenario.commands[parting.commands];
  return missed ? t.without(commandWords(text, parent, missed)) : t.asItWas;
}

/** That of the first one: by its first command that another does not have. */
function firstName(text: BranchCatalogue, all: readonly BranchInTree[], first: BranchInTree): string {
  const partings = all.flatMap(({ parent, parting }) => (parent === first.id && parting ? [parting.commands] : []));
  const own = first.scenario.commands[Math.min(...partings)];
  return own ? commandWords(text, first, own) : text.branches.asItWas;
}

/** `pause web at 43`. */
function commandWords(
  { branches: t, commands, terms }: BranchCatalogue,
  of: BranchInTree,
  given: TimedCommand,
): string {
  const what = commands.mark[given.command](isolated(targetOf(given) ?? ""));
  return t.at(what, terms.time(given.at, timeUnit(of.scenario)));
}

/** What differs from the start. */
function otherwise(text: BranchCatalogue, parent: BranchInTree, branch: BranchInTree): string {
  const { branches: t } = text;
  const [before, after] = [hostOf(parent.scenario), hostOf(branch.scenario)];
  const words = allChangeWords(text, timeUnit(branch.scenario), before, after);
  if (words) return words.text;
  const hasOtherMachines = JSON.stringify(parent.scenario.machines) !== JSON.stringify(branch.scenario.machines);
  return hasOtherMachines ? t.otherMachines : t.otherSettings;
}
