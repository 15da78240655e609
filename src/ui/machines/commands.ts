/**
 * The lifecycle commands that have a button or a place in the menu, by what the lifecycle allows. The manager decides; a
 * command that is listed as refused can still be given, and its refusal is explained by the run.
 */
import { legalCommands, type Standing } from "../../model/lifecycle.ts";
import type { CommandId, PlainCommandId } from "../../model/scenario.ts";
import type { IconName } from "../shared/Icon.tsx";

/** The commands that change a machine's state; its weight can be changed in every state. */
export type MachineCommand = Exclude<PlainCommandId, "resync">;

export const COMMAND_ICONS: Readonly<Record<MachineCommand, IconName>> = {
  start: "play",
  pause: "pause",
  resume: "resume",
  shutdown: "powerOff",
  stop: "forceOff",
  save: "disk",
  reset: "undo",
  discardSave: "close",
  delete: "remove",
  crash: "fault",
  abortJob: "close",
  switchToPostCopy: "arrowRight",
};

/** Commands that are seldom wanted: in the menu, and on a card only where little else is legal. */
const RARE: ReadonlySet<CommandId> = new Set<CommandId>(["save", "reset", "crash"]);

const isOffered = (command: CommandId): command is MachineCommand => command in COMMAND_ICONS;

/** Commands that would be carried out in this state, the most usual first. */
export function allowedCommands(standing: Standing): readonly MachineCommand[] {
  return legalCommands(standing).filter(isOffered);
}

/** Those of them that get a button. */
export function buttonCommands(standing: Standing): readonly MachineCommand[] {
  return allowedCommands(standing).filter((command) => standing.life === "crashed" || !RARE.has(command));
}

/** The other commands: giving one is refused with a reason. */
export function refusedCommands(standing: Standing): readonly MachineCommand[] {
  const allowed = legalCommands(standing);
  const all = Object.keys(COMMAND_ICONS) as MachineCommand[];
  // Where there is no job, none can be aborted, nor a migration told anything: that teaches nothing.
  return all.filter(
    (command) => !allowed.includes(command) && command !== "abortJob" && command !== "switchToPostCopy",
  );
}
