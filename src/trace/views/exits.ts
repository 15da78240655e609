/** Exits by cause, as they are counted: a part of the host in `hostState.ts`. */
import type { ExitCause } from "../../model/exits.ts";
import type { Tick } from "../../model/units.ts";

/** What was counted of exits of one cause. */
export interface ExitCounts {
  /** Calls, instructions, requests, faults or table entries. */
  readonly asked: number;
  readonly exits: number;
  /** Those of a container, which its kernel served without an exit. */
  readonly calls: number;
  readonly ticks: Tick;
}

/** The exits of a vCPU. Never changed. */
export interface ExitsView {
  /** By cause, the time of the last one left out. */
  readonly counts: Readonly<Partial<Record<ExitCause, ExitCounts>>>;
  /** Sensitive instructions that have done something else than they should. */
  readonly wrong: number;
  /** The last cause, and the exit time of the vCPU when it began: what has been added since is of this cause. */
  readonly open: ExitCause | null;
  readonly from: Tick;
}
