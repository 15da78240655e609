/** The table of commands and states of domain A.3, as far as its cells are written down in tests. */
import type { TimedCommand } from "../../src/model/scenario.ts";
import type { VmLife } from "../../src/model/states.ts";
import { on } from "./commands.ts";

/** Commands that bring A, which is there and off at `from`, into a state before `from + 10`. */
export function waysTo(from: number): Readonly<Record<VmLife, readonly TimedCommand[]>> {
  const start = on(from + 1, "start");
  return {
    none: [{ ...on(from + 1, "delete"), ...(from > 0 ? { deleteSnapshots: true } : {}) }],
    shutOff: [],
    running: [start],
    paused: [start, on(from + 5, "pause")],
    shuttingDown: [start, on(from + 8, "shutdown")],
    saved: [start, on(from + 5, "save")],
    crashed: [start, on(from + 5, "crash")],
  };
}

/** The codes of domain A.4 as its table A.3 abbreviates them. */
export const ERRORS = {
  E0: "INVALID_ARG",
  E1: "NO_SUCH_VM",
  E2: "INVALID_STATE",
  E3: "ALREADY_EXISTS",
  /** Not of A.3: legal in that state, and refused for what lies below. */
  E4: "VOLUME_IN_USE",
} as const;
export type Cell = VmLife | keyof typeof ERRORS;
export type Row = readonly [
  none: Cell,
  shutOff: Cell,
  saved: Cell,
  running: Cell,
  paused: Cell,
  down: Cell,
  crashed: Cell,
];

/** The columns of the table. */
export const COLUMNS: readonly VmLife[] = ["none", "shutOff", "saved", "running", "paused", "shuttingDown", "crashed"];

export const isError = (cell: Cell): cell is keyof typeof ERRORS => cell in ERRORS;
