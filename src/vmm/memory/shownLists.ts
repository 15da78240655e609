/**
 * Tells what moves in the lists that a replacement policy shows: rows of moves, never lists, so that a reference costs the
 * same however long they are. The policy's own lists note the moves (`ShownList`); nothing is remembered here from one
 * event of the simulation to the next.
 */
import type { Recorder } from "../../model/recorder.ts";
import { NONE, type FrameId, type Tick, type VmUid } from "../../model/units.ts";
import { guestPage, machineOf, type GuestPage, type ShownList } from "./policy.ts";

/** Forgets the moves noted in the lists of `state`, where nobody tells them. */
export function dropMoves(shows: readonly ShownList<unknown>[] | undefined, state: unknown): void {
  for (const shown of shows ?? []) shown.moves(state).length = 0;
}

export class ShownLists {
  readonly #shows: readonly ShownList<unknown>[];
  readonly #pageIn: (frame: FrameId) => GuestPage;
  /** States of the policy that have been asked since the last telling, by whose they are; mostly one, again and again. */
  readonly #asked = new Map<VmUid | -1, unknown>();
  #lastScope: VmUid | -1 = -1;
  #lastAsked: unknown = null;

  constructor(shows: readonly ShownList<unknown>[], pageIn: (frame: FrameId) => GuestPage) {
    this.#shows = shows;
    this.#pageIn = pageIn;
  }

  /** `state`, the policy's for machine `scope` (-1: for all), is about to be asked or told of something. */
  mayMove(scope: VmUid | -1, state: unknown): void {
    if (this.#shows.length === 0 || state === this.#lastAsked) return;
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
  }
}
