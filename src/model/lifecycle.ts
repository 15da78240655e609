/**
 * The lifecycle state machine (domain A.3), as a table: which command is legal in which state. Everything not listed is
 * refused with INVALID_STATE; a machine that does not exist gives NO_SUCH_VM, one that exists cannot be created, and one
 * with a job heeds little else (A.6). The manager refuses by it, and the view orders and groups its buttons by it.
 */
import type { CommandId } from "./scenario.ts";
import type { ErrorCode, JobKind, VmLife } from "./states.ts";

const LEGAL: Readonly<Record<CommandId, readonly VmLife[]>> = {
  create: ["none"],
  start: ["shutOff", "saved"],
  pause: ["running"],
  resume: ["paused"],
  shutdown: ["running"],
  stop: ["running", "paused", "shuttingDown", "crashed"],
  save: ["running", "paused"],
  reset: ["running", "paused", "crashed"],
  discardSave: ["saved"],
  delete: ["shutOff"],
  // The guest has to run in order to die.
  crash: ["running", "shuttingDown"],
  setWeight: ["shutOff", "running", "paused", "shuttingDown", "saved", "crashed"],
  // For the host, and never for a machine.
  compact: [],
  // The balloon is in the guest, which has to run.
  setMemoryTarget: ["running", "shuttingDown"],
  balloon: ["running", "shuttingDown"],
  // Where there is a job, whatever the state.
  abortJob: [],
  snapshot: ["shutOff", "running", "paused"],
  revert: ["shutOff", "running", "paused", "crashed"],
  deleteSnapshot: ["shutOff", "running", "paused", "shuttingDown", "saved", "crashed"],
  clone: ["shutOff", "paused"],
  discard: ["shutOff", "running", "paused", "shuttingDown", "saved", "crashed"],
  extendPool: [],
  setDisk: [],
  moveExtents: [],
  abortMove: [],
  setIoLimit: ["shutOff", "running", "paused", "shuttingDown", "saved", "crashed"],
  // Volumes grow and shrink under a running guest as well.
  extendVolume: ["shutOff", "running", "paused", "shuttingDown", "saved", "crashed"],
  reduceVolume: ["shutOff", "running", "paused", "shuttingDown", "saved", "crashed"],
  // A saved machine goes on with the name, vCPUs and memory that its image has.
  rename: ["shutOff"],
  resize: ["shutOff"],
  deleteVolume: [],
  // What its volumes have missed is written while it goes on.
  resync: ["shutOff", "running", "paused", "shuttingDown", "saved", "crashed"],
  backup: ["shutOff", "running", "paused"],
  // A machine that is gone is made anew.
  restoreBackup: ["none", "shutOff"],
  deleteBackup: [],
  // Only where there is another host.
  migrate: ["shutOff", "running", "paused"],
  // Where it is on its way to another host.
  switchToPostCopy: [],
  setMigrationSpeed: [],
  setLink: [],
  setHost: [],
  commit: ["shutOff"],
  // What it reads stays the same: its guest may go on.
  rebase: ["shutOff", "running", "paused"],
};

/** What a machine heeds while it has a job. */
const AMID_JOB: ReadonlySet<CommandId> = new Set<CommandId>(["pause", "resume", "stop", "abortJob"]);

/** What it heeds while it moves to another host. */
const AMID_MIGRATION: ReadonlySet<CommandId> = new Set<CommandId>(["switchToPostCopy", "setMigrationSpeed"]);

/** Jobs that are not aborted: what they have overwritten nobody has any more, or the machine runs elsewhere by now. */
const GOING_BACK: ReadonlySet<JobKind> = new Set<JobKind>(["merge", "revert", "restoreBackup", "pull", "push"]);

/** What is carried out as well under a lenient lifecycle, although the machine has no need of it. */
const LENIENT: Readonly<Partial<Record<CommandId, readonly VmLife[]>>> = {
  create: ["shutOff", "running", "paused", "shuttingDown", "saved", "crashed"],
  pause: ["paused"],
  resume: ["running"],
  shutdown: ["paused"],
  discardSave: ["shutOff", "running", "paused", "shuttingDown", "crashed"],
};

/** A state of a machine, as far as commands are concerned. */
export interface Standing {
  readonly life: VmLife;
  /** It has a job. */
  readonly isBusy: boolean;
  /** What its job does; absent: nothing that could not be aborted. */
  readonly job?: JobKind;
  /** The convention `lifecycle`; absent: no. */
  readonly isLenient?: boolean;
}

/** A command as far as its legality goes: what it says beside its name may allow more. */
export interface Asked {
  readonly command: CommandId;
  readonly discardSave?: boolean;
  readonly force?: boolean;
  readonly live?: boolean;
}

/** Null when the command is legal for a machine in that state, else why not. */
export function refusal(asked: Asked, standing: Standing): ErrorCode | null {
  const { command } = asked;
  const { life, isBusy, job } = standing;
  if (life === "none") return LEGAL[command].includes(life) ? null : "NO_SUCH_VM";
  if (isNeedless(command, standing)) return null;
  if (command === "create") return "ALREADY_EXISTS";
  if (isBusy && command === "abortJob") return job && GOING_BACK.has(job) ? "INVALID_STATE" : null;
  if (AMID_MIGRATION.has(command)) return isBusy && job === "migrate" ? null : "INVALID_STATE";
  if (isBusy) return AMID_JOB.has(command) && isLegal(asked, life) ? null : busyCode(command);
  return isLegal(asked, life) ? null : "INVALID_STATE";
}

/** The command is carried out, and nothing comes of it: the convention is to put up with that. */
export function isNeedless(command: CommandId, { life, isBusy, isLenient = false }: Standing): boolean {
  if (!isLenient || isBusy) return false;
  return (
    LENIENT[command]?.includes(life) === true || (command === "reset" && (life === "paused" || life === "crashed"))
  );
}

/** There are states in which a command of that kind is needless. */
export function mayBeNeedless({ command }: Asked): boolean {
  return command in LENIENT || command === "reset";
}

function busyCode(command: CommandId): ErrorCode {
  return AMID_JOB.has(command) ? "INVALID_STATE" : "BUSY_JOB";
}

function isLegal(asked: Asked, life: VmLife): boolean {
  if (LEGAL[asked.command].includes(life)) return true;
  if (asked.command === "clone") return life === "running" && asked.live === true;
  if (asked.command !== "delete") return false;
  return life === "saved" ? asked.discardSave === true : asked.force === true && life !== "none";
}

/** The commands that are legal in a state without more being said, in the order of the buttons. */
export function legalCommands(standing: Standing): readonly CommandId[] {
  return (Object.keys(LEGAL) as CommandId[]).filter((command) => !refusal({ command }, standing));
}
