/**
 * What a page replacement policy is: a plain object that answers "which frame gives up its page?". The mechanism
 * (`memory.ts`) owns frames, page tables and disk traffic; a policy keeps its lists or bits in a state of plain data.
 *
 * ```
 * reference --> page in a frame ----------------------------------> hit
 *           --> fault: missed --> no free frame: victim, evicted --> load
 *           machine stops: dropped for each of its frames, then forget
 * ```
 * Under global replacement there is one state for all frames; under local replacement one for each machine. Nothing a
 * policy does may take time that grows with the number of frames, and its columns are `BlockColumn`s: a run keeps copies
 * of the state.
 */
import type { VictimReason } from "../../model/events.ts";
import type { FrameOrder } from "../../model/frameOrder.ts";
import type { ParamValue, PolicyDescription } from "../../model/params.ts";
import type { FrameId, PageNumber, VcpuId, VmUid } from "../../model/units.ts";

/** A page of a machine as one number, `machine * 2^32 + page`: exact for machines below 2^21. */
export type GuestPage = number;

const PAGES_OF_A_MACHINE = 2 ** 32;

export function guestPage(vm: VmUid, page: PageNumber): GuestPage {
  return vm * PAGES_OF_A_MACHINE + page;
}

export function machineOf(page: GuestPage): VmUid {
  return Math.floor(page / PAGES_OF_A_MACHINE);
}

/** What a policy may know. */
export interface MemoryFacts {
  readonly frames: number;
  /** Frames that the pages in this state may hold: all of them, or the quota of the machine. */
  readonly capacity: number;
  /** May this frame give up its page? Not while it is busy, free, awaited, or its group is not open. */
  isCandidate(frame: FrameId): boolean;
  /** The lowest candidate that is not below `from`; -1 when there is none. */
  nextCandidate(from: FrameId): FrameId | -1;
  /**
   * The group of a frame in use: that of one machine where it has frames that others may not take, -1 for all other
   * machines together. It stays while the frame is in use.
   */
  group(frame: FrameId): number;
  /** May frames of this group give up their pages at present? */
  isOpen(group: number): boolean;
  isDirty(frame: FrameId): boolean;
  pageIn(frame: FrameId): GuestPage;
  /** The next use of the page in `frame`, as the programs of its machine tell it (domain C.3). */
  nextUse(frame: FrameId): NextUse;
  /** References that a vCPU has made. */
  referencesOf(vcpu: VcpuId): number;
}

export interface NextUse {
  /** The vCPU whose reference it is; -1: nobody. */
  readonly by: VcpuId | -1;
  /** References of that vCPU until then, 1 for the next one; Infinity: never. */
  readonly distance: number;
}

/** What is known of the programs of machines. */
export interface Foresight {
  /** The next use of a page of machine `vm`, as its programs tell it. */
  nextUse(vm: VmUid, page: PageNumber): NextUse;
  /** References that a vCPU has made. */
  referencesOf(vcpu: VcpuId): number;
}

export interface Victim {
  readonly frame: FrameId;
  readonly reason: VictimReason;
  /** Line of the pseudocode. */
  readonly line: number;
  /** The value that decided, as in `VictimReason`. */
  readonly value: number;
  /** Frames whose reference bit was cleared on the way, in order. */
  readonly cleared: readonly FrameId[];
  /** Frames whose dirty pages are written from now on, and count as clean, although they stay. */
  readonly writtenOut?: readonly FrameId[];
}

/** A candidate that keeps its page, and the value it was compared by. */
export interface RunnerUp {
  readonly frame: FrameId;
  readonly value: number;
}

/**
 * A list in an order that decides, oldest first, as it is shown. It notes its moves, which are told after everything that
 * the policy was asked or told of (`shownLists.ts`).
 */
export interface ShownList<S> {
  /** Unique in its policy. */
  readonly id: string;
  /**
   * What an entry is: a frame; or a page without a frame, by its place in the list, which is below `2 * frames + 2` and its
   * own as long as it is in the list.
   */
  readonly of: "frames" | "pages";
  /**
   * The moves noted, in order, two numbers each: an entry that is at the young end now, or `-1 - entry` of one that has
   * left; and its page, -1 in a list of frames.
   */
  moves(state: S): number[];
  /** Of a list of pages: whether `page` is in it. */
  has?(state: S, page: GuestPage): boolean;
}

/**
 * What a policy has changed of what is shown, beside what hits, loads and victims tell by themselves. It is told after
 * everything that the policy was asked or told of, and emptied then.
 */
export interface FrameNotes {
  /** A frame and what is counted of its page now, one after the other; the last word on a frame holds. */
  readonly counts: number[];
  /** Frames whose reference bit was cleared, not on the way to a victim. */
  readonly cleared: FrameId[];
  /** The hand has moved, or the figure has changed. */
  hasMoved: boolean;
}

export function createNotes(): FrameNotes {
  return { counts: [], cleared: [], hasMoved: false };
}

export type Params = Readonly<Record<string, ParamValue>>;

export interface MemoryPolicy<S> extends PolicyDescription {
  /** Where it goes by such an order alone, it needs no lists to show. */
  readonly goesBy?: FrameOrder;
  /** Its lists, where they are shown: all that is remembered between references should be among them. */
  readonly shows?: readonly ShownList<S>[];
  /** `seed`: of the run, for chance. */
  create(params: Params, frames: number, seed: number): S;
  /** A reference to `page` found it in no frame; a frame is sought next. Not told when the page is on its way already. */
  missed?(state: S, page: GuestPage, facts: MemoryFacts): void;
  /** `page` was loaded into `frame`, for a reference that is about to be made. */
  load(state: S, frame: FrameId, page: GuestPage, write: boolean, facts: MemoryFacts): void;
  /** The page in `frame` was referenced and resident. */
  hit(state: S, frame: FrameId, write: boolean, facts: MemoryFacts): void;
  /**
   * The next use of the page in `frame` is another from now on: a reference to it was made, whether a hit or the one it
   * was loaded for, or a program of its machine ends early.
   */
  foresee?(state: S, frame: FrameId, facts: MemoryFacts): void;
  /** Who loses its page to `page`, or null when there is no candidate. The frame stays in the policy's lists. */
  victim(state: S, facts: MemoryFacts, page: GuestPage): Victim | null;
  /** Up to `n` candidates other than `victim`, which was just chosen, for the explanation. Looks at no more than it tells. */
  runnersUp(state: S, facts: MemoryFacts, n: number, victim: FrameId): RunnerUp[];
  /** `page` lost `frame` as a victim. */
  evicted(state: S, frame: FrameId, page: GuestPage, facts: MemoryFacts): void;
  /** The page in `frame` is gone with its machine. */
  dropped(state: S, frame: FrameId): void;
  /** The machine has stopped, and all its frames were dropped: nothing is remembered of its pages. */
  forget?(state: S, vm: VmUid): void;
  /**
   * Frames whose pages the policy gives up although nobody needs a frame. Whoever reads the list empties it; each of them
   * that may lose its page then is `evicted`.
   */
  givesUp?(state: S): FrameId[];
  /** Reference bit, for policies that have one. */
  isReferenced?(state: S, frame: FrameId): boolean;
  /** Frame under the hand, for policies that have one; -1: under none at present. */
  hand?(state: S): FrameId | -1;
  /** With these parameters it counts something of each page in a frame. */
  counts?(params: Params): boolean;
  /** What is counted of the page in `frame`, for policies that count; 0 for a free one. */
  countOf?(state: S, frame: FrameId): number;
  /** A number that the policy steers itself by, for policies that have one. */
  figure?(state: S): number;
  /** For policies that clear bits by time, count, or move the hand where no victim is sought. */
  notes?(state: S): FrameNotes;
}

/** Who decides in the place of the policy, where somebody does. */
export interface MemoryChooser {
  /** Which of the `candidates` gives up its page; -1: the one of the policy (`own`). */
  victim(candidates: readonly FrameId[], own: FrameId): FrameId | -1;
}

/** The lowest-numbered candidates that keep their pages, where no order among them is at hand. */
export function lowestRunnersUp(
  facts: MemoryFacts,
  n: number,
  victim: FrameId,
  valueOf: (frame: FrameId) => number,
): RunnerUp[] {
  const found: RunnerUp[] = [];
  for (let frame = facts.nextCandidate(0); frame >= 0 && found.length < n; frame = facts.nextCandidate(frame + 1))
    if (frame !== victim) found.push({ frame, value: valueOf(frame) });
  return found;
}
