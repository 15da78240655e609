/**
 * What a command is to the manager: when it asks for what there is not, when it is refused for lack of something, and what
 * it does. In which states it is legal stands in `model/lifecycle.ts`, where the view sees it too.
 */
import type { Command, CommandId, PlainCommandId } from "../../model/scenario.ts";
import type { ErrorCode, Shortage } from "../../model/states.ts";
import type { Monitor } from "../../vmm/monitor.ts";
import type { Vm } from "../../vmm/vm.ts";

export interface Refusal {
  readonly code: ErrorCode;
  readonly shortages: readonly Shortage[];
}

/** The command that is called `Id`, with what it says. */
type CommandOf<Id extends CommandId> =
  Id extends Exclude<PlainCommandId, "delete">
    ? { readonly command: Id; readonly vm: string }
    : Extract<Command, { readonly command: Id }>;

/** Who carries out commands of a kind. `Subject`: the machine that is meant, which exists by then; null for the others. */
export interface CommandEntry<Given, Subject extends Vm | null> {
  /** It asks for what this host, or this machine in any state, does not have. The machine need not exist. */
  isWrong?(monitor: Monitor, given: Given, vm: Vm | null): boolean;
  /** Why it cannot be carried out, though the state allows it. Changes nothing. */
  refuse?(monitor: Monitor, given: Given, vm: Subject): Refusal | null;
  /** `index`: place of the command in the scenario. */
  perform(monitor: Monitor, given: Given, vm: Subject, index: number): void;
}

/** What a command is for, as it is carried out: a backup may be of a machine that is gone. */
type SubjectOf<Id extends CommandId> = Id extends "restoreBackup"
  ? Vm | null
  : CommandOf<Id> extends { readonly vm: string }
    ? Vm
    : null;

/** The entries of the commands `Id`, by their names. */
export type Entries<Id extends CommandId> = {
  readonly [Each in Id]: CommandEntry<CommandOf<Each>, SubjectOf<Each>>;
};
