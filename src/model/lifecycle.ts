/**
 * The lifecycle state machine (domain A.3), as a table: which command is legal in which state. Everything not listed is
 * refused with INVALID_STATE; a machine that does not exist gives NO_SUCH_VM, one that exists cannot be created. The manager
 * refuses by it, and the view orders and groups its buttons by it.
 */
import type { CommandId } from "./scenario.ts";
import type { ErrorCode, VmLife } from "./states.ts";

const LEGAL: Readonly<Record<CommandId, readonly VmLife[]>> = {
  create: ["none"],
  start: ["shutOff"],
  pause: ["running"],
  resume: ["paused"],
  shutdown: ["running"],
  stop: ["running", "paused", "shuttingDown"],
  delete: ["shutOff"],
  setWeight: ["shutOff", "running", "paused", "shuttingDown"],
  // For the host, and never for a machine.
  compact: [],
  // The balloon is in the guest, which has to run.
  setMemoryTarget: ["running", "shuttingDown"],
  balloon: ["running", "shuttingDown"],
};

/** Null when `command` is legal for a machine in state `life`, else why not. */
export function refusal(command: CommandId, life: VmLife): ErrorCode | null {
  if (LEGAL[command].includes(life)) return null;
  if (command === "create") return "ALREADY_EXISTS";
  return life === "none" ? "NO_SUCH_VM" : "INVALID_STATE";
}

/** The commands that are legal in a state, in the order of the buttons. */
export function legalCommands(life: VmLife): readonly CommandId[] {
  return (Object.keys(LEGAL) as CommandId[]).filter((command) => LEGAL[command].includes(life));
}
