/** What guests try to reach that is not theirs, as it can be seen: a part of the host in `hostState.ts`. */
import type { Attempt } from "../../model/attempts.ts";
import type { Body } from "../../model/rows/table.ts";
import type { FrameId, Tick, VmUid } from "../../model/units.ts";
import type { SharedPage } from "./sharing.ts";

/** How long writes took that a guest has timed. */
export interface WriteTimes {
  readonly count: number;
  readonly ticks: Tick;
  readonly most: Tick;
}

/** What a machine has tried, as far as it was not its own. */
export interface AttemptCounts {
  readonly attempts: number;
  readonly stopped: number;
  /** Those that nothing has stopped. */
  readonly breaches: number;
  /** Frames that it got with what another machine has left in them. */
  readonly leftOvers: number;
  /** Of timed writes: those to pages that shared their frame, and the others. */
  readonly sharedWrites: WriteTimes;
  readonly ownWrites: WriteTimes;
}

export interface AttemptView extends Body<"attempted"> {
  readonly time: Tick;
  readonly row: number;
  readonly vm: VmUid;
}

/** Something that should not have been possible, and was. */
export interface BreachView {
  readonly time: Tick;
  readonly row: number;
  /** The machine that has reached what is not its own. */
  readonly by: VmUid;
  /** Null: it was given a frame with what another has left there. */
  readonly attempt: Attempt | null;
  readonly frame: FrameId | -1;
  /** The machine whose own that is; -1: nobody's, or that of several. */
  readonly owner: VmUid | -1;
  readonly changed: readonly SharedPage[];
}

/** What guests have tried. Never changed. */
export interface IsolationView {
  readonly machines: ReadonlyMap<VmUid, AttemptCounts>;
  /** The newest ones, in the order in which they were made. */
  readonly latest: readonly AttemptView[];
  readonly breaches: readonly BreachView[];
  /** All of them. */
  readonly breachCount: number;
  /** Frames that somebody has tried to reach whose they are not, and what became of the last time. */
  readonly marks: ReadonlyMap<FrameId, "stopped" | "breach">;
}
