/**
 * The lifecycle as a graph: which command leads from which state to which (domain A.3). Which of them are legal follows from
 * the table in `lifecycle.ts`; where they lead stands here. For whoever draws it: the manager does without.
 */
import { refusal } from "./lifecycle.ts";
import { VM_STATES, type VmLife } from "./states.ts";

/** The commands that lead from state to state. */
export const EDGE_COMMANDS = [
  "create",
  "start",
  "pause",
  "resume",
  "shutdown",
  "stop",
  "save",
  "discardSave",
  "reset",
  "crash",
  "delete",
] as const;
export type EdgeCommand = (typeof EDGE_COMMANDS)[number];

export interface LifecycleEdge {
  readonly command: EdgeCommand;
  readonly from: VmLife;
  readonly to: VmLife;
}

/** Where a command leads; `reset` of a paused machine leaves it paused. */
const LEADS_TO: Readonly<Record<EdgeCommand, VmLife>> = {
  create: "shutOff",
  start: "running",
  pause: "paused",
  resume: "running",
  shutdown: "shuttingDown",
  stop: "shutOff",
  save: "saved",
  discardSave: "shutOff",
  reset: "running",
  crash: "crashed",
  delete: "none",
};

export const LIFECYCLE_EDGES: readonly LifecycleEdge[] = VM_STATES.flatMap((from) =>
  EDGE_COMMANDS.filter((command) => !refusal({ command }, { life: from, isBusy: false })).map((command) => ({
    command,
    from,
    to: command === "reset" && from === "paused" ? from : LEADS_TO[command],
  })),
);
