/**
 * Which lifecycle commands a machine takes in which state (domain A.3), for the order and grouping of buttons only. The
 * manager decides; a command that is listed as refused can still be given, and its refusal is explained by the run.
 */
import type { CommandId } from "../../model/scenario.ts";
import type { VmLife } from "../../model/states.ts";
import type { IconName } from "../shared/Icon.tsx";

/** The commands that change a machine's state; its weight can be changed in every state. */
export type MachineCommand = Exclude<CommandId, "create" | "setWeight">;

const ALL: readonly MachineCommand[] = ["start", "pause", "resume", "shutdown", "stop", "delete"];

const ALLOWED: Readonly<Record<VmLife, readonly MachineCommand[]>> = {
  none: [],
  shutOff: ["start", "delete"],
  running: ["pause", "shutdown", "stop"],
  paused: ["resume", "stop"],
  shuttingDown: ["stop"],
};

export const COMMAND_ICONS: Readonly<Record<MachineCommand, IconName>> = {
  start: "play",
  pause: "pause",
  resume: "resume",
  shutdown: "powerOff",
  stop: "forceOff",
  delete: "remove",
};

/** Commands that would be carried out in this state, the most usual first. */
export function allowedCommands(life: VmLife): readonly MachineCommand[] {
  return ALLOWED[life];
}

/** The other commands: giving one is refused with a reason. */
export function refusedCommands(life: VmLife): readonly MachineCommand[] {
  return ALL.filter((command) => !ALLOWED[life].includes(command));
}
