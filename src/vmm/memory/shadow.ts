/**
 * A replacement policy beside the live one: it hears what really happens to pages and frames, and says at each eviction
 * whom it would have taken. It has no frames of its own: what it would have evicted stays, what really went is gone.
 *
 * ```
 * rows of a run --> what happened --> policy state        evict row --> its own choice, against the true one
 * ```
 * It can be told of what happens in rows of a trace or call by call. Guarantees and pages awaited do not stand in rows:
 * who knows them says so (`mayLose`).
 */
import { BlockColumn } from "../../base/blockColumn.ts";
import { cloneState } from "../../base/cloneState.ts";
import type { TraceEvent } from "../../model/rows/table.ts";
import type { FrameId, VcpuId, VmUid } from "../../model/units.ts";
import { addFrame, createFrameSet, hasFrame, nextFrame, removeFrame, type FrameSet } from "./frameSet.ts";
import {
  guestPage,
  machineOf,
  type Foresight,
  type GuestPage,
  type MemoryFacts,
  type MemoryPolicy,
  type Params,
  type RunnerUp,
  type Victim,
} from "./policy.ts";
import { dropMoves } from "./shownLists.ts";

const NO_PAGE = -1;

export interface ShadowConfig {
  readonly policy: MemoryPolicy<unknown>;
  readonly params: Params;
  readonly frames: number;
  readonly machineOf: (vcpu: VcpuId) => VmUid;
  /** The machine whose pages it is about, under local replacement; absent: all of them. */
  readonly scope?: VmUid;
  /** Frames that its pages may hold; absent: all. */
  readonly capacity?: () => number;
  /** Whether the page in a frame may go at present; absent: any may. */
  readonly mayLose?: (frame: FrameId) => boolean;
  /** For a policy that leaves it to chance; absent: 0. */
  readonly seed?: number;
  /** For a policy that needs the future. */
  readonly foresight?: Foresight;
}

export interface ShadowState {
  policy: unknown;
  /** Page in each frame, -1 for none. */
  readonly pages: BlockColumn;
  readonly dirty: BlockColumn;
  readonly held: FrameSet;
  /** Pages that were asked for and are in no frame yet. */
  readonly asked: Set<GuestPage>;
}

/** A page that has left its frame, and how many pages were written to disk for that, itself included. */
export interface Replaced {
  readonly frame: FrameId;
  readonly page: GuestPage;
  readonly written: number;
}

export class Shadow {
  state: ShadowState;
  readonly #config: ShadowConfig;
  readonly #facts: MemoryFacts;
  /** The policy notes moves, which nobody tells here. */
  readonly #hasMoves: boolean;

  constructor(config: ShadowConfig) {
    const { policy, params, frames, mayLose, foresight } = config;
    this.#config = config;
    this.#hasMoves = Boolean(policy.shows ?? policy.notes ?? policy.givesUp);
    this.state = {
      policy: policy.create(params, frames, config.seed ?? 0),
      pages: BlockColumn.filled("float64", frames, NO_PAGE),
      dirty: BlockColumn.filled("uint8", frames),
      held: createFrameSet(frames),
      asked: new Set(),
    };
    const isCandidate = (frame: FrameId) => hasFrame(this.state.held, frame) && (mayLose?.(frame) ?? true);
    this.#facts = {
      frames,
      get capacity() {
        return config.capacity?.() ?? frames;
      },
      isCandidate,
      nextCandidate: (from) => {
        let frame = nextFrame(this.state.held, from);
        while (frame >= 0 && !isCandidate(frame)) frame = nextFrame(this.state.held, frame + 1);
        return frame;
      },
      group: () => -1,
      isOpen: () => true,
      isDirty: (frame) => this.state.dirty.get(frame) === 1,
      pageIn: (frame) => this.state.pages.get(frame),
      nextUse: (frame) => {
        const page = this.state.pages.get(frame);
        const vm = machineOf(page);
        return foresight?.nextUse(vm, page - guestPage(vm, 0)) ?? { by: -1, distance: Infinity };
      },
      referencesOf: (vcpu) => foresight?.referencesOf(vcpu) ?? 0,
    };
  }

  /** Takes a row of a run, in its order. What it would have evicted, where something was; else null. */
  apply(event: TraceEvent): Victim | null {
    switch (event.kind) {
      case "hit":
        // A shared frame is no concern of a policy.
        if (this.#concerns(this.#config.machineOf(event.vcpu)) && hasFrame(this.state.held, event.frame))
          this.hit(event.frame, event.write);
        return null;
      case "frameWait":
        this.missed(guestPage(this.#config.machineOf(event.vcpu), event.page));
        return null;
      case "reserve":
        this.missed(guestPage(event.vm, event.page));
        return null;
      case "evict": {
        const page = guestPage(this.#config.machineOf(event.forVcpu), event.forPage);
        this.missed(page);
        return this.#concerns(event.vm) ? this.evicted(event.frame, page) : null;
      }
      case "map":
        this.missed(guestPage(event.vm, event.page));
        if (this.#concerns(event.vm)) this.load(event.frame, guestPage(event.vm, event.page), event.dirty);
        return null;
      case "writtenOut":
        if (hasFrame(this.state.held, event.frame)) this.state.dirty.set(event.frame, 0);
        return null;
      case "givenUp":
        if (this.#concerns(event.vm)) this.#lose(event.frame);
        return null;
      case "hostSwap":
        if (this.#concerns(event.vm)) this.#lose(event.frame);
        return null;
      case "inflate":
        if (this.#concerns(event.vm))
          for (const { frame, was } of event.entries) if (was === "resident") this.dropped(frame);
        return null;
      case "scanned":
        for (const { vm, frame, freed, otherVm } of event.entries) {
          if (freed >= 0 && this.#concerns(vm)) this.dropped(freed);
          if (otherVm >= 0 && this.#concerns(otherVm)) this.dropped(frame);
        }
        return null;
      case "fileShared":
        if (event.freed >= 0 && this.#concerns(event.vm)) this.dropped(event.freed);
        if (event.otherVm >= 0 && this.#concerns(event.otherVm)) this.dropped(event.frame);
        return null;
      case "free":
        if (hasFrame(this.state.held, event.frame)) this.dropped(event.frame);
        return null;
      case "vmState":
        if (event.state === "shutOff" || event.state === "saved") this.forget(event.vm);
        return null;
      default:
        return null;
    }
  }

  /** A frame is sought for `page`. Told again until it is loaded, it counts once. */
  missed(page: GuestPage): void {
    const { asked, policy } = this.state;
    if (this.#hasMoves) dropMoves(this.#config.policy, policy);
    if (!this.#concerns(machineOf(page)) || asked.has(page)) return;
    asked.add(page);
    this.#config.policy.missed?.(policy, page, this.#facts);
  }

  load(frame: FrameId, page: GuestPage, write: boolean): void {
    const { state } = this;
    state.asked.delete(page);
    state.pages.set(frame, page);
    state.dirty.set(frame, write ? 1 : 0);
    addFrame(state.held, frame);
    this.#config.policy.load(state.policy, frame, page, write, this.#facts);
  }

  hit(frame: FrameId, write: boolean): void {
    const { policy } = this.#config;
    if (write) this.state.dirty.set(frame, 1);
    if (this.#hasMoves) dropMoves(policy, this.state.policy);
    policy.hit(this.state.policy, frame, write, this.#facts);
    policy.foresee?.(this.state.policy, frame, this.#facts);
  }

  /** The page in `frame` had to go for `page`. Makes its own choice first, as it would live, and returns it. */
  evicted(frame: FrameId, page: GuestPage): Victim | null {
    const { state } = this;
    const choice = this.#config.policy.victim(state.policy, this.#facts, page);
    this.#lose(frame);
    return choice;
  }

  /**
   * Alone, without a live policy: chooses for `page`, and what it chose goes. Null: there is nothing to choose from. Pages
   * that it has written out on the way are clean afterwards.
   */
  replace(page: GuestPage): Replaced | null {
    const victim = this.victimFor(page);
    return victim && this.take(victim);
  }

  /** Alone: whom it chooses for `page`, which may change its state on the way. Nobody has gone yet. */
  victimFor(page: GuestPage): Victim | null {
    return this.#config.policy.victim(this.state.policy, this.#facts, page);
  }

  /** Up to `n` that stay although they might go, beside `victim`, which was just chosen and is still there. */
  runnersUp(n: number, victim: FrameId): RunnerUp[] {
    return this.#config.policy.runnersUp(this.state.policy, this.#facts, n, victim);
  }

  /** Alone: who was just chosen goes. */
  take({ frame, writtenOut }: Victim): Replaced {
    const { state } = this;
    let written = state.dirty.get(frame);
    for (const other of writtenOut ?? []) {
      if (other === frame || state.dirty.get(other) === 0) continue;
      state.dirty.set(other, 0);
      written += 1;
    }
    const old = state.pages.get(frame);
    this.#lose(frame);
    return { frame, page: old, written };
  }

  /** Alone: the pages that the policy gives up although nobody needs their frames. They are gone. */
  giveUp(): Replaced[] {
    const { state } = this;
    const given = this.#config.policy.givesUp?.(state.policy).splice(0) ?? [];
    return given
      .filter((frame) => this.#facts.isCandidate(frame))
      .map((frame) => {
        const lost = { frame, page: state.pages.get(frame), written: state.dirty.get(frame) };
        this.#lose(frame);
        return lost;
      });
  }

  dropped(frame: FrameId): void {
    this.#leave(frame);
    this.#config.policy.dropped(this.state.policy, frame);
  }

  forget(vm: VmUid): void {
    const { asked, policy } = this.state;
    for (const page of asked) if (machineOf(page) === vm) asked.delete(page);
    this.#config.policy.forget?.(policy, vm);
  }

  /** Whom it would evict for `page` now. Nothing happens. */
  choiceFor(page: GuestPage): Victim | null {
    const { policy } = this.#config;
    const asIfMissed = cloneState(this.state.policy);
    if (!this.state.asked.has(page)) policy.missed?.(asIfMissed, page, this.#facts);
    return policy.victim(asIfMissed, this.#facts, page);
  }

  #concerns(vm: VmUid): boolean {
    return this.#config.scope === undefined || this.#config.scope === vm;
  }

  #lose(frame: FrameId): void {
    const page = this.state.pages.get(frame);
    this.#leave(frame);
    this.#config.policy.evicted(this.state.policy, frame, page, this.#facts);
  }

  #leave(frame: FrameId): void {
    removeFrame(this.state.held, frame);
    this.state.pages.set(frame, NO_PAGE);
    this.state.dirty.set(frame, 0);
  }
}
