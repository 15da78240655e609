/**
 * Tells what moves in the lists that a replacement policy shows, and what it counts of frames: rows of moves, never lists,
 * so that a reference costs the same however long they are. The policy notes its moves itself (`ShownList`, `FrameNotes`);
 * nothing is remembered here from one event of the simulation to the next.
 */
import type { Recorder } from "../../model/recorder.ts";
import { NONE, type FrameId, type Tick, type VmUid } from "../../model/units.ts";
import { guestPage, machineOf, type FrameNotes, type GuestPage, type MemoryPolicy, type ShownList } from "./policy.ts";

/** Forgets the moves noted in `state`, where nobody tells them. */
export function dropMoves({ shows, notes, givesUp }: MemoryPolicy<unknown>, state: unknown): void {
  for (const shown of shows ?? []) shown.moves(state).length = 0;
  if (notes) emptyNotes(notes(state));
  if (givesUp) givesUp(state).length = 0;
}

function emptyNotes(notes: FrameNotes): void {
  notes.counts.length = 0;
  notes.cleared.length = 0;
  notes.hasMoved = false;
}

/** Parts of one in which the figure of a policy is told, since rows hold integers. */
const FIGURE_PARTS = 100;

export class ShownLists {
  readonly #policy: MemoryPolicy<unknown>;
  readonly #shows: readonly ShownList<unknown>[];
  readonly #pageIn: (frame: FrameId) => GuestPage;
  /** States of the policy that have been asked since the last telling, by whose they are; mostly one, again and again. */
  readonly #asked = new Map<VmUid | -1, unknown>();
  #lastScope: VmUid | -1 = -1;
  #lastAsked: unknown = null;

  constructor(policy: MemoryPolicy<unknown>, pageIn: (frame: FrameId) => GuestPage) {
    this.#policy = policy;
    this.#shows = policy.shows ?? [];
    this.#pageIn = pageIn;
  }

  /** `state`, the policy's for machine `scope` (-1: for all), is about to be asked or told of something. */
  mayMove(scope: VmUid | -1, state: unknown): void {
    if (state === this.#lastAsked || (this.#shows.length === 0 && !this.#policy.notes)) return;
    if (this.#lastAsked !== null) this.#asked.set(this.#lastScope, this.#lastAsked);
    this.#lastScope = scope;
    this.#lastAsked = state;
  }

  /** The number of the list of pages with `page`; -1: none. */
  listWith(state: unknown, page: GuestPage): number {
    return this.#shows.findIndex(({ has }) => has?.(state, page));
  }

  /** Tells all moves since the last time. */
  tell(recorder: Recorder, time: Tick): void {
    if (this.#lastAsked === null) return;
    if (this.#asked.size > 0) {
      for (const [scope, state] of this.#asked)
        if (state !== this.#lastAsked) this.#tellOf(scope, state, recorder, time);
      this.#asked.clear();
    }
    this.#tellOf(this.#lastScope, this.#lastAsked, recorder, time);
    this.#lastAsked = null;
  }

  #tellOf(scope: VmUid | -1, state: unknown, recorder: Recorder, time: Tick): void {
    for (let list = 0; list < this.#shows.length; list += 1) {
      const moves = this.#shows[list]!.moves(state);
      if (moves.length === 0) continue;
      for (let at = 0; at < moves.length; at += 2) {
        const move = moves[at]!;
        const guest = move >= 0 && moves[at + 1]! < 0 ? this.#pageIn(move) : moves[at + 1]!;
        const vm = guest < 0 ? NONE : machineOf(guest);
        const page = guest < 0 ? NONE : guest - guestPage(vm, 0);
        if (move >= 0) recorder.listed(time, scope, list, move, vm, page);
        else recorder.unlisted(time, scope, list, -1 - move, vm, page);
      }
      moves.length = 0;
    }
    const notes = this.#policy.notes?.(state);
    if (notes) this.#tellNotes(notes, state, recorder, time);
  }

  #tellNotes(notes: FrameNotes, state: unknown, recorder: Recorder, time: Tick): void {
    const { counts, hasMoved } = notes;
    const { hand, figure, isReferenced } = this.#policy;
    // What was referenced again since has its bit set.
    const cleared = notes.cleared.filter((frame) => !isReferenced?.(state, frame));
    if (counts.length === 0 && cleared.length === 0 && !hasMoved) {
      emptyNotes(notes);
      return;
    }
    const told: { id: FrameId; value: number }[] = [];
    for (let at = 0; at < counts.length; at += 2) told.push({ id: counts[at]!, value: counts[at + 1]! });
    recorder.tell(time, "counted", {
      hand: hand?.(state) ?? NONE,
      figure: figure ? Math.round(FIGURE_PARTS * figure(state)) : NONE,
      cleared,
      counts: told,
    });
    emptyNotes(notes);
  }
}
