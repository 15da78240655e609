/**
 * What a page replacement policy is: a plain object that answers "which frame gives up its page?". The mechanism
 * (`memory.ts`) owns frames, page tables and disk traffic; a policy keeps its lists or bits in a state of plain data.
 *
 * Under global replacement there is one state for all frames; under local replacement one for each machine.
 */
import type { VictimReason } from "../../model/events.ts";
import type { ParamValue, PolicyDescription } from "../../model/params.ts";
import type { FrameId } from "../../model/units.ts";

/** What a policy may know when it chooses a victim. */
export interface MemoryFacts {
  readonly frames: number;
  /** May this frame give up its page? Not while it is busy, free, or belongs to somebody else's quota. */
  isCandidate(frame: FrameId): boolean;
  /** References of its machine until the page in `frame` is used again; Infinity: never. */
  nextUse(frame: FrameId): number;
}

export interface Victim {
  readonly frame: FrameId;
  /** The value that decided, as in `VictimReason`. */
  readonly value: number;
  /** Frames whose reference bit was cleared on the way, in order. */
  readonly cleared: readonly FrameId[];
}

export type Params = Readonly<Record<string, ParamValue>>;

export interface MemoryPolicy<S> extends PolicyDescription {
  readonly victimReason: VictimReason;
  readonly victimLine: number;

  create(params: Params, frames: number): S;
  /** A page was loaded into `frame`. */
  load(state: S, frame: FrameId): void;
  /** The page in `frame` was referenced and resident. */
  touch(state: S, frame: FrameId): void;
  /** `frame` gave up its page, as a victim or because its machine stopped. */
  release(state: S, frame: FrameId): void;
  /** The victim among the candidates, or null when there is no candidate. Does not release it. */
  victim(state: S, facts: MemoryFacts): Victim | null;
  /** The value of `frame` that is compared, for the explanation. */
  value(state: S, facts: MemoryFacts, frame: FrameId): number;
  /** Reference bit, for policies that have one. */
  isReferenced?(state: S, frame: FrameId): boolean;
  /** Frame under the hand, for policies that have one. */
  hand?(state: S): FrameId;
}
