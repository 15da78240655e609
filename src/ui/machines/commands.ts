/**
 * The lifecycle commands that have a button, by what the lifecycle allows in a state. The manager decides; a command that is
 * listed as refused can still be given, and its refusal is explained by the run.
 */
import { legalCommands } from "../../model/lifecycle.ts";
import type { CommandId, PlainCommandId } from "../../model/scenario.ts";
import type { VmLife } from "../../model/states.ts";
import type { IconName } from "../shared/Icon.tsx";

/** The commands that change a machine's state; its weight can be changed in every state. */
export type MachineCommand = PlainCommandId;

export const COMMAND_ICONS: Readonly<Record<MachineCommand, IconName>> = {
  start: "play",
  pause: "pause",
  resume: "resume",
  shutdown: "powerOff",
  stop: "forceOff",
  delete: "remove",
};

const hasButton = (command: CommandId): command is MachineCommand => command in COMMAND_ICONS;

/** Commands that would be carried out in this state, the most usual first. */
export function allowedCommands(life: VmLife): readonly MachineCommand[] {
  return legalCommands(life).filter(hasButton);
}

/** The other commands: giving one is refused with a reason. */
export function refusedCommands(life: VmLife): readonly MachineCommand[] {
  const allowed = legalCommands(life);
  return (Object.keys(COMMAND_ICONS) as MachineCommand[]).filter((command) => !allowed.includes(command));
}
