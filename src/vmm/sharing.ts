/**
 * Content-based page sharing (KSM; domain C.6, after Linux and VMware ESX): a scanner looks at pages that are in frames,
 * machine by machine and page by page, and lets those that hold the same share one frame, until one of them is written to.
 *
 * ```
 * page looked at --> shares a frame already: passed over
 *                --> holds something else than last time (`requireStable`): remembered
 *                --> the stable tree has a frame that holds the same: shares that, its own frame is free
 *                --> the unstable tree has a page that holds the same: that page's frame is shared, its own is free
 *                --> else put into the unstable tree, which is emptied when the pass over all pages ends
 * ```
 * Pages in the unstable tree are not protected: whether one still holds what it held is seen when it is found there. A look
 * ends with the pass, as in Linux. Pages that are not in a frame, or wait for the reference they were brought in for, are
 * not looked at. How a shared frame is left by a write is in `paging.ts`.
 *
 * While nothing else is pending and a whole pass has changed nothing, there is nothing to look at: the run may end.
 */
import type { ContentToken } from "../model/contents.ts";
import { ZERO_CONTENT } from "../model/contents.ts";
import type { Recorder } from "../model/recorder.ts";
import type { Body } from "../model/rows/table.ts";
import type { SharingSpec } from "../model/scenario.ts";
import type { FrameId, PageNumber, Tick, VmUid } from "../model/units.ts";
import type { Clock } from "./cpu/state.ts";
import type { Memory } from "./memory/memory.ts";
import { PageCache } from "./pageCache.ts";
import type { Paging, SharingListener } from "./paging.ts";

interface PageOf {
  readonly vm: VmUid;
  readonly page: PageNumber;
}

interface ResidentPage extends PageOf {
  readonly frame: FrameId;
}

export interface SharingState {
  readonly clock: Clock;
  /** Behind the page that was looked at last: there the scanner goes on. */
  next: PageOf;
  /** Number of the pass under way, from 1. */
  pass: number;
  /** Shared frames by what they hold. */
  readonly stable: Map<ContentToken, FrameId>;
  /** Pages that wait for another one, by what they held when they were looked at. */
  readonly unstable: Map<ContentToken, PageOf>;
  /** What pages held when they were looked at last. */
  readonly remembered: Map<VmUid, Map<PageNumber, ContentToken>>;
  /** Something has changed since the pass began, and since the last pass began that has ended. */
  hasChanged: boolean;
  wasChanged: boolean;
  /** The last moment that has been looked at; -1: none. */
  last: Tick;
}

export interface SharingHooks {
  /** Something else will happen, whatever is merged. */
  isSomethingPending(): boolean;
  /** The scanner has taken so much time. */
  took(ticks: Tick): void;
}

type Entry = Body<"scanned">["entries"][number];

export class Sharing implements SharingListener {
  state: SharingState;
  readonly files: PageCache;
  readonly #spec: SharingSpec;
  readonly #memory: Memory;
  readonly #paging: Paging;
  readonly #hooks: SharingHooks;
  readonly #recorder: Recorder;

  constructor(
    spec: SharingSpec,
    memory: Memory,
    paging: Paging,
    clock: Clock,
    hooks: SharingHooks,
    recorder: Recorder,
  ) {
    this.#spec = spec;
    this.#memory = memory;
    this.#paging = paging;
    this.#hooks = hooks;
    this.#recorder = recorder;
    this.files = new PageCache(
      memory,
      () => this.state,
      (vm, page) => paging.pageLeft(vm, page),
      recorder,
    );
    this.state = {
      clock,
      next: { vm: 0, page: 0 },
      pass: 1,
      stable: new Map(),
      unstable: new Map(),
      remembered: new Map(),
      hasChanged: false,
      wasChanged: false,
      last: -1,
    };
  }

  // --- the loop's side

  /** The scanner would go on by itself, though nothing else happens. */
  get hasWork(): boolean {
    const { hasChanged, wasChanged } = this.state;
    return this.#spec.scans && this.#memory.state.guests.size > 0 && (hasChanged || wasChanged);
  }

  /** The next moment at which the scanner wakes. */
  nextTime(): Tick {
    const { state } = this;
    if (!this.#spec.scans || this.#memory.state.guests.size === 0) return Infinity;
    if (!this.hasWork && !this.#hooks.isSomethingPending()) return Infinity;
    const { sleep } = this.#spec;
    return Math.ceil(Math.max(state.last + 1, state.clock.now, 1) / sleep) * sleep;
  }

  /** Phase 2, after everything that concerns the processor and before memory is taken back. */
  runTimers(): void {
    const { state } = this;
    const { now } = state.clock;
    if (this.nextTime() > now) return;
    state.last = now;
    const entries: Entry[] = [];
    const { pass } = state;
    let looked = 0;
    let found = this.#nextPage();
    for (; found && looked < this.#spec.pages; found = this.#nextPage()) {
      looked += 1;
      const entry = this.#lookAt(found);
      if (entry) entries.push(entry);
    }
    const isEnd = found === null;
    const isEmptied = isEnd && state.unstable.size > 0;
    if (isEnd) this.#endPass();
    const ticks = looked * this.#spec.costPerPage;
    if (entries.length === 0 && !isEmptied && ticks === 0) return;
    this.#recorder.tell(now, "scanned", { pass, looked, isEnd, entries });
    let hasFreed = false;
    for (const { vm, page, freed, otherVm, otherPage } of entries) {
      if (freed >= 0) this.#paging.pageLeft(vm, page);
      if (otherVm >= 0) this.#paging.pageLeft(otherVm, otherPage);
      hasFreed ||= freed >= 0;
    }
    this.#paging.tellMoves();
    if (hasFreed) this.#paging.serveFrameWaiters();
    if (ticks > 0) this.#hooks.took(ticks);
  }

  #endPass(): void {
    const { state } = this;
    state.pass += 1;
    state.next = { vm: 0, page: 0 };
    state.unstable.clear();
    state.wasChanged = state.hasChanged;
    state.hasChanged = false;
  }

  // --- the machines' side

  /** The machine stops. Its pages have left the frames that they shared. */
  stopped(vm: VmUid): void {
    this.state.remembered.delete(vm);
  }

  changed(): void {
    this.state.hasChanged = true;
  }

  frameLeft(frame: FrameId): void {
    // Nothing else has been put there yet.
    this.state.stable.delete(this.#memory.contentIn(frame));
  }

  /** Something else stands in the shared `frame` than `before`, for all its pages. */
  overwritten(frame: FrameId, before: ContentToken): void {
    const { stable } = this.state;
    if (stable.get(before) === frame) stable.delete(before);
    stable.set(this.#memory.contentIn(frame), frame);
    this.state.hasChanged = true;
  }

  // --- the scanner

  /** The first page from `next` on that can be looked at; null: there is none in this pass. */
  #nextPage(): ResidentPage | null {
    const { next } = this.state;
    const { guests } = this.#memory.state;
    for (const vm of [...guests.keys()].toSorted((a, b) => a - b)) {
      if (vm < next.vm) continue;
      const { where } = guests.get(vm)!;
      for (let page = vm === next.vm ? next.page : 0; page < where.length; page += 1) {
        const frame = where.get(page);
        if (frame < 0 || !this.#memory.isAtRest(vm, page)) continue;
        return { vm, page, frame };
      }
    }
    return null;
  }

  #lookAt({ vm, page, frame }: ResidentPage): Entry | null {
    const { state } = this;
    const memory = this.#memory;
    state.next = { vm, page: page + 1 };
    if (memory.isShared(frame)) return null;
    const token = memory.contentIn(frame);
    if (token === ZERO_CONTENT && !this.#spec.zeroPages) return null;
    const alone = { vm, page, token, frame: -1, freed: -1, otherVm: -1, otherPage: -1 };
    const news = this.#spec.requireStable ? this.#remember(vm, page, token) : null;
    if (news) {
      state.hasChanged = true;
      return { ...alone, what: news };
    }
    const stable = state.stable.get(token);
    if (stable !== undefined) {
      state.hasChanged = true;
      return { ...alone, what: "merged", frame: stable, freed: memory.shareWith(vm, page, stable) };
    }
    const other = state.unstable.get(token);
    const shared = other ? this.#frameOf(other, token) : -1;
    if (!other || shared < 0) {
      state.unstable.set(token, { vm, page });
      return { ...alone, what: "unstable" };
    }
    state.hasChanged = true;
    state.unstable.delete(token);
    state.stable.set(token, shared);
    memory.shareFrame(shared);
    const freed = memory.shareWith(vm, page, shared);
    return { ...alone, what: "paired", frame: shared, freed, otherVm: other.vm, otherPage: other.page };
  }

  /** What is new about what the page holds, which is remembered; null: it holds the same as when it was looked at before. */
  #remember(vm: VmUid, page: PageNumber, token: ContentToken): "first" | "changed" | null {
    const { remembered } = this.state;
    let pages = remembered.get(vm);
    if (!pages) remembered.set(vm, (pages = new Map()));
    const before = pages.get(page);
    if (before === token) return null;
    pages.set(page, token);
    return before === undefined ? "first" : "changed";
  }

  /** The frame of a page of the unstable tree; -1: it does not hold `token` in a frame of its own any more. */
  #frameOf({ vm, page }: PageOf, token: ContentToken): FrameId | -1 {
    const memory = this.#memory;
    if (!memory.state.guests.has(vm)) return -1;
    const frame = memory.where(vm, page);
    if (frame < 0 || memory.isShared(frame) || !memory.isAtRest(vm, page)) return -1;
    return memory.contentIn(frame) === token ? frame : -1;
  }
}
