/**
 * The memory mechanism: page frames, guest page tables and swap slots (domain C.1, C.2). It decides which frame a fault
 * gets, with the policy's help, and keeps the books; disk traffic and waiting are the monitor's.
 *
 * What it keeps is in `state.ts`; who loses a frame under local replacement is worked out in `quotas.ts`, what goes into images
 * of machines in `images.ts`.
 *
 * Nothing that happens at a reference looks through frames: free ones and candidates are kept as sets, the rest as counts.
 */
import { assert } from "../../base/assert.ts";
import { BlockColumn } from "../../base/blockColumn.ts";
import { contentOf, type ContentToken } from "../../model/contents.ts";
import type { FaultFrequency } from "../../model/scenario.ts";
import type { FrameId, PageNumber, VmUid } from "../../model/units.ts";
import type { Eviction, GivenUpPage, Reclaimed, SharedPage, WrittenPage } from "./departures.ts";
import { addFrame, createFrameSet, hasFrame, nextFrame, removeFrame, type FrameSet } from "./frameSet.ts";
import { pagesWithContent, putOnSwap } from "./images.ts";
import {
  guestPage,
  type GuestPage,
  type Foresight,
  type MemoryChooser,
  type MemoryFacts,
  type MemoryPolicy,
  type Params,
  type Victim,
} from "./policy.ts";
import { divideFrames, loserOfQuota, moveQuota, type QuotaMove } from "./quotas.ts";
import {
  beginContents,
  endContents,
  fileOf,
  forgetWritten,
  fillFrame,
  fillSlot,
  writePage,
  type ContentRule,
  type ContentSource,
  type GuestContents,
  type HostPlace,
  ONLY_HOST,
} from "./sharing/contents.ts";
import { ShownLists } from "./shownLists.ts";
import { freeSlot, takeSlot } from "./slots.ts";
import {
  COMMON,
  createMemoryState,
  FRAME_FREE,
  FRAME_ORPHAN,
  FRAME_SHARED,
  guestOf,
  held,
  PAGE_ABSENT,
  PAGE_BALLOONED,
  PAGE_DROPPED,
  PAGE_IN_FLIGHT,
  PAGE_ON_SOURCE,
  PAGE_SWAPPED,
  type GuestMemory,
  type MemoryState,
  type SavedPage,
} from "./state.ts";

export interface MemoryConfig {
  readonly frames: number;
  readonly isLocal: boolean;
  /** How quotas follow faults, under local replacement; null, or absent: they stay as they were divided. */
  readonly faultFrequency?: FaultFrequency | null;
  readonly policy: MemoryPolicy<unknown>;
  /** Null, or absent: the policy decides all. */
  readonly chooser?: MemoryChooser | null;
  readonly params: Params;
  /** For policies that leave it to chance. */
  readonly seed: number;
  /** The host takes pages back from machines that it names: each is a group of its own. */
  readonly isReclaimed: boolean;
  /** Pages with equal contents may share a frame; absent: what pages hold is not modelled. */
  readonly isShared?: boolean;
  /** Absent: there is no other host. */
  readonly place?: HostPlace;
  /** A frame keeps what is in it for whoever gets it next. Absent: it is filled with zeros. */
  readonly keepsContents?: boolean;
}

/** A page of a machine. */
export interface GuestPlace {
  readonly vm: VmUid;
  readonly page: PageNumber;
}

/** For whom a page leaves its frame when nobody needs it. */
const NO_PAGE: GuestPage = -1;

const NO_FORESIGHT: Foresight = { nextUse: () => ({ by: -1, distance: Infinity }), referencesOf: () => 0 };

export class Memory {
  readonly config: MemoryConfig;
  state: MemoryState;
  /** What moves in the lists of the policy. */
  readonly lists: ShownLists;
  /** The monitor's, which knows the programs. */
  foresight: Foresight = NO_FORESIGHT;
  readonly #facts: MemoryFacts;
  /** The machine whose policy state is being asked, under local replacement. */
  #asked: VmUid = -1;
  /** The machine that needs a frame. */
  #needy: VmUid = -1;
  /** The machine that has to give one, under local replacement or because the host takes it back; -1: any. */
  #loser: VmUid = -1;
  /** Guarantees hold. */
  #protects = true;

  constructor(config: MemoryConfig) {
    this.config = config;
    const { frames, isLocal } = config;
    const capacity = () => (isLocal ? this.guest(this.#asked).quota : frames);
    this.state = createMemoryState(frames, config.isShared ? (config.place ?? ONLY_HOST) : null);
    this.lists = new ShownLists(config.policy, (frame) => this.#pageIn(frame));
    this.#facts = {
      frames,
      get capacity() {
        return capacity();
      },
      isCandidate: (frame) => this.#isCandidate(frame),
      nextCandidate: (from) => this.#nextCandidate(from),
      group: (frame) => this.guest(this.state.owner.get(frame)).group,
      isOpen: isLocal
        ? (group) => group === this.#loser
        : (group) => (this.#loser >= 0 ? group === this.#loser : this.#isOpen(group)),
      isDirty: (frame) => this.state.dirty.get(frame) === 1,
      pageIn: (frame) => this.#pageIn(frame),
      nextUse: (frame) => this.foresight.nextUse(this.state.owner.get(frame), this.state.page.get(frame)),
      referencesOf: (vcpu) => this.foresight.referencesOf(vcpu),
    };
  }

  guest(vm: VmUid): GuestMemory {
    return guestOf(this.state, vm);
  }

  /** Pages promised to active machines. */
  get reserved(): number {
    return this.state.reserved;
  }

  /** The machine starts: all its `pages` (those its programs can touch) are absent. */
  addGuest(vm: VmUid, pages: number, reservedPages: number, rule: ContentRule = {}): void {
    const { sharing } = this.state;
    if (sharing) beginContents(sharing.contents, vm, pages, rule);
    this.state.reserved += reservedPages;
    this.state.guests.set(vm, {
      where: BlockColumn.filled("int32", pages, PAGE_ABSENT),
      slot: BlockColumn.filled("int32", pages, -1),
      frames: 0,
      shared: 0,
      busy: [],
      pinned: [],
      reservedPages,
      group: this.config.isLocal || this.config.isReclaimed || reservedPages > 0 ? vm : COMMON,
      quota: 0,
      references: 0,
      lastFault: -1,
      isActive: true,
    });
    if (this.config.isLocal) divideFrames(this.state, this.config.frames);
  }

  /** Frame of a page, or a `PAGE_*` code. */
  where(vm: VmUid, page: PageNumber): number {
    return this.guest(vm).where.get(page);
  }

  isDirty(frame: FrameId): boolean {
    return this.state.dirty.get(frame) === 1;
  }

  touch(frame: FrameId, write: boolean): void {
    if (this.isShared(frame)) return;
    if (write) this.state.dirty.set(frame, 1);
    this.config.policy.hit(this.#policyOf(this.state.owner.get(frame)), frame, write, this.#facts);
  }

  /** The policy wants to know of next uses that change. */
  get looksAhead(): boolean {
    return this.config.policy.foresee !== undefined;
  }

  /** The next use of a page of `vm` has changed. */
  foresee(vm: VmUid, page: PageNumber): void {
    const frame = this.where(vm, page);
    if (frame >= 0 && !this.isShared(frame)) this.config.policy.foresee?.(this.#policyOf(vm), frame, this.#facts);
  }

  /** The next uses of all pages of `vm` may have changed. */
  foreseeAll(vm: VmUid): void {
    if (!this.looksAhead) return;
    for (let page = 0; page < this.guest(vm).where.length; page += 1) this.foresee(vm, page);
  }

  /** The reference that the page was brought in for has been made, or is given up. True when it was waited for. */
  unpin(frame: FrameId): boolean {
    const { state } = this;
    if (this.isShared(frame)) return false;
    const guest = this.guest(state.owner.get(frame));
    if (!takeFrom(guest.pinned, frame)) return false;
    state.inUse -= 1;
    addFrame(this.#settledOf(guest.group), frame);
    return true;
  }

  /** Gives up the pins of all pages of `vm`. */
  unpinAll(vm: VmUid): void {
    for (const frame of this.guest(vm).pinned.slice()) this.unpin(frame);
  }

  /**
   * A reference to `page` of `vm`, which is in no frame and not on its way, has to be served. The number of the list that
   * remembers the page; -1: none that is shown.
   */
  missed(vm: VmUid, page: PageNumber): number {
    const policy = this.#policyOf(vm);
    const asked = guestPage(vm, page);
    const list = this.lists.listWith(policy, asked);
    this.config.policy.missed?.(policy, asked, this.#facts);
    return list;
  }

  /** The lowest free frame for `vm`, now busy for `page`; -1 when there is none or its quota is used up. */
  takeFree(vm: VmUid, page: PageNumber): FrameId | -1 {
    if (this.config.isLocal) {
      const { frames, quota } = this.guest(vm);
      if (frames >= quota) return -1;
    }
    const frame = nextFrame(this.state.free, 0);
    if (frame < 0) return -1;
    removeFrame(this.state.free, frame);
    this.#assign(frame, vm, page);
    return frame;
  }

  /**
   * Frames that `vm` may hold under local replacement: an equal division, the first machines getting the rest. A machine
   * with a larger guarantee has that, and the others divide what it leaves.
   */
  quota(vm: VmUid): number {
    return this.guest(vm).quota;
  }

  /** `vm` makes a reference. */
  countReference(vm: VmUid): void {
    if (this.config.faultFrequency) this.guest(vm).references += 1;
  }

  /**
   * The reference that `vm` makes faults: its quota grows where it faults often, as far as there is a frame that is promised
   * to nobody, and shrinks where it faults seldom (domain C.4). Null where it stays.
   */
  moveQuota(vm: VmUid): QuotaMove | null {
    const { faultFrequency, frames } = this.config;
    return faultFrequency ? moveQuota(this.state, vm, faultFrequency, frames) : null;
  }

  /**
   * Takes a frame away for `page` of `vm`: the victim's page leaves it, and it is busy for the new page. Null when every
   * frame that could be taken is busy. `maxLosers`: how many of the others to report.
   */
  evict(vm: VmUid, page: PageNumber, maxLosers: number): Eviction | null {
    const { state, config } = this;
    // A page that is copied has a frame already: another one of its machine for it would be one page less.
    this.#needy = this.where(vm, page) >= 0 ? -1 : vm;
    this.#loser = config.isLocal ? loserOfQuota(this.state, vm) : -1;
    this.#protects = true;
    if (config.isLocal && this.#loser < 0) return null;
    const policy = this.#policyOf(this.#loser);
    const forPage = guestPage(vm, page);
    let victim = config.policy.victim(policy, this.#facts, forPage);
    if (!victim && state.inUse === 0) {
      // Every frame is under a guarantee, and the machine has none of its own to give: the guarantee yields.
      this.#protects = false;
      victim = config.policy.victim(policy, this.#facts, forPage);
    }
    if (!victim) return null;
    if (config.chooser) victim = this.#chosenBy(config.chooser, victim);
    const { frame } = victim;
    const writtenOut = (victim.writtenOut ?? []).filter((other) => other !== frame).map((other) => this.#clean(other));
    const losers = config.policy.runnersUp(policy, this.#facts, maxLosers, frame);
    const others = this.#candidates() - 1 - losers.length;
    const { vm: owner, page: gone, dirty, slot } = this.#takePageFrom(frame, policy);
    this.#assign(frame, vm, page);
    // Field by field: spreading an object into another takes longer than all the rest of an eviction.
    return { vm: owner, page: gone, dirty, slot, victim, losers, others, writtenOut, hand: this.hand(this.#loser) };
  }

  /** Whom somebody else than the policy takes; what the policy did on the way to its own choice (`own`) is done. */
  #chosenBy(chooser: MemoryChooser, own: Victim): Victim {
    const candidates: FrameId[] = [];
    for (let frame = this.#nextCandidate(0); frame >= 0; frame = this.#nextCandidate(frame + 1)) candidates.push(frame);
    const frame = chooser.victim(candidates, own.frame);
    return frame < 0 ? own : { ...own, frame, reason: "byHand", line: -1, value: 0 };
  }

  /** The pages that the policy gives up now, of those it keeps together with the pages of `vm`. They have lost their frames. */
  takeGivenUp(vm: VmUid): GivenUpPage[] {
    const { policy } = this.config;
    if (!policy.givesUp) return [];
    const state = this.#policyOf(vm);
    const given = policy.givesUp(state).splice(0);
    this.#protects = false;
    this.#loser = this.scopeOf(vm);
    return given.flatMap((frame) => {
      if (!this.#isCandidate(frame)) return [];
      const guest = this.guest(this.state.owner.get(frame));
      // What is guaranteed to a machine stays with it.
      if (held(guest) <= guest.reservedPages) return [];
      const page = this.#takePageFrom(frame, state);
      // What is dirty has to be written first: until then the frame is nobody's.
      if (!page.dirty) this.#free(frame);
      else this.#orphan(frame);
      return [page];
    });
  }

  /**
   * The host takes a page of `vm` out of its frame, which nobody has asked for: the one that the policy would take from this
   * machine, or, where chance decides, the one in the frame that was `drawn` or in the next one that can be taken. Null: none
   * can be. The frame is free, or nobody's until the page has been written (`abandon`).
   */
  reclaim(vm: VmUid, drawn: FrameId | -1): Reclaimed | null {
    const { config } = this;
    const policy = this.#policyOf(vm);
    this.#loser = vm;
    const victim =
      (drawn < 0 ? config.policy.victim(policy, this.#facts, NO_PAGE) : null) ?? this.#victimFrom(Math.max(0, drawn));
    const reclaimed = victim && this.#takeBack(victim, policy);
    this.#loser = -1;
    return reclaimed;
  }

  #takeBack(victim: Victim, policy: unknown): Reclaimed {
    const writtenOut = (victim.writtenOut ?? []).filter((other) => other !== victim.frame);
    const cleaned = writtenOut.map((other) => this.#clean(other));
    // What chance names the policy has not chosen: it remembers nothing of it.
    const old = this.#takePageFrom(victim.frame, policy, victim.reason === "drawn" && victim.line < 0);
    if (old.dirty) this.#orphan(victim.frame);
    else this.#free(victim.frame);
    return { ...old, victim, writtenOut: cleaned, hand: this.hand(old.vm) };
  }

  /** The first candidate from `frame` on, going round. */
  #victimFrom(frame: FrameId): Victim | null {
    const ahead = this.#nextCandidate(frame);
    const found = ahead < 0 ? this.#nextCandidate(0) : ahead;
    return found < 0 ? null : { frame: found, reason: "drawn", line: -1, value: frame, cleared: [] };
  }

  /**
   * The guest gives up `page`, which its balloon holds from now on, wherever it was. The frame that it was in, which is free,
   * or nobody's until `isWritten`; -1: it was in none, or others share it still. Throws for a page that is on its way or about to be referred to.
   */
  balloonPage(vm: VmUid, page: PageNumber, isWritten: boolean): FrameId | -1 {
    const guest = this.guest(vm);
    const frame = guest.where.get(page);
    assert(frame !== PAGE_IN_FLIGHT, `page ${page} of machine ${vm} is on its way`);
    const slot = guest.slot.get(page);
    if (slot >= 0) {
      guest.slot.set(page, -1);
      freeSlot(this.state, slot);
    }
    guest.where.set(page, PAGE_BALLOONED);
    if (frame < 0) return -1;
    if (this.isShared(frame)) {
      guest.shared -= 1;
      if (this.#leave(frame) > 0) return -1;
      if (isWritten) this.#orphan(frame);
      else this.#free(frame);
      return frame;
    }
    this.#give(frame);
    if (isWritten) this.#orphan(frame);
    else this.#free(frame);
    return frame;
  }

  /** The balloon gives `page` back: the guest has it again, with nothing in it. */
  unballoonPage(vm: VmUid, page: PageNumber): void {
    this.guest(vm).where.set(page, PAGE_ABSENT);
  }

  /** May `page` be taken from the guest now? Not while it is on its way, or on another host, or waits for the reference it was brought in for. */
  isAtRest(vm: VmUid, page: PageNumber): boolean {
    const { where, pinned } = this.guest(vm);
    const frame = where.get(page);
    return frame !== PAGE_IN_FLIGHT && frame !== PAGE_ON_SOURCE && !(frame >= 0 && pinned.includes(frame));
  }

  // --- images of machines

  /** What the guest has in its pages; null: that is not modelled. */
  contentsOf(vm: VmUid): GuestContents | null {
    return this.state.sharing?.contents.guests.get(vm) ?? null;
  }

  /** The guest goes on from an image: it has that in its pages. */
  restoreContents(vm: VmUid, contents: GuestContents): void {
    this.state.sharing?.contents.guests.set(vm, contents);
  }

  /** The guest begins anew. */
  forgetWritten(vm: VmUid): void {
    if (this.state.sharing) forgetWritten(this.state.sharing.contents, vm);
  }

  /** The pages of `vm` that hold something, the resident ones first, each kind ascending. */
  pagesWithContent(vm: VmUid): SavedPage[] {
    return pagesWithContent(this.state, vm);
  }

  /** A page of an image, which is in no frame, is on the swap volume from now on: its slot. */
  swapPage(vm: VmUid, saved: SavedPage): number {
    return putOnSwap(this.state, vm, saved);
  }

  /** `page`, which holds nothing here, is on the host that its machine has left, or is not any more. */
  setOnSource(vm: VmUid, page: PageNumber, isThere: boolean): void {
    this.guest(vm).where.set(page, isThere ? PAGE_ON_SOURCE : PAGE_ABSENT);
  }

  /** The lowest free frame, for the host's own use until `abandon`; -1: there is none. */
  takeForHost(): FrameId | -1 {
    const frame = nextFrame(this.state.free, 0);
    if (frame < 0) return -1;
    removeFrame(this.state.free, frame);
    this.#orphan(frame);
    return frame;
  }

  /**
   * The transfer is over, or none was needed: the page set aside for is in its frame, filled from `source`. The machine that
   * has left something in it that is there still; -1: nobody has.
   */
  map(frame: FrameId, write: boolean, source: ContentSource = { from: "zeros" }): VmUid | -1 {
    const { state } = this;
    const vm = state.owner.get(frame);
    const page = state.page.get(frame);
    const guest = this.guest(vm);
    const scrubs = this.config.keepsContents !== true;
    const from = state.sharing ? fillFrame(state.sharing.contents, frame, vm, page, source, scrubs) : -1;
    guest.where.set(page, frame);
    takeFrom(guest.busy, frame);
    guest.pinned.push(frame);
    state.busy.set(frame, 0);
    state.dirty.set(frame, write ? 1 : 0);
    this.config.policy.load(this.#policyOf(vm), frame, guestPage(vm, page), write, this.#facts);
    return from;
  }

  /** Gives a busy frame back without having loaded it (its machine stopped). */
  abandon(frame: FrameId): void {
    assert(this.state.owner.get(frame) === FRAME_ORPHAN, `frame ${frame} is still wanted`);
    this.state.orphans -= 1;
    this.state.inUse -= 1;
    this.#free(frame);
  }

  /** The machine stops: its pages leave their frames, which are returned ascending; busy ones stay until abandoned. */
  releaseGuest(vm: VmUid): FrameId[] {
    const { state, config } = this;
    const guest = this.guest(vm);
    this.unpinAll(vm);
    if (state.sharing) endContents(state.sharing.contents, vm);
    const freed: FrameId[] = [];
    for (let page = 0; page < guest.where.length; page += 1) {
      const frame = guest.where.get(page);
      if (frame >= 0) freed.push(frame);
      const slot = guest.slot.get(page);
      if (slot >= 0) freeSlot(this.state, slot);
    }
    freed.sort((a, b) => a - b);
    const settled = this.#settledOf(guest.group);
    for (const frame of freed) {
      config.policy.dropped(this.#policyOf(vm), frame);
      removeFrame(settled, frame);
      this.#free(frame);
    }
    // Frames with a transfer under way have no page yet: they belong to nobody until the transfer ends.
    for (const frame of guest.busy) state.owner.set(frame, FRAME_ORPHAN);
    state.orphans += guest.busy.length;
    guest.isActive = false;
    state.reserved -= guest.reservedPages;
    state.guests.delete(vm);
    if (guest.group !== COMMON) state.settled.delete(guest.group);
    config.policy.forget?.(this.#policyOf(vm), vm);
    if (config.isLocal) state.policies.delete(vm);
    if (this.config.isLocal) divideFrames(this.state, this.config.frames);
    return freed;
  }

  // --- frames that pages share

  isShared(frame: FrameId): boolean {
    return this.state.owner.get(frame) === FRAME_SHARED;
  }

  /** Pages that share `frame`, those included whose copy is still being made; 0: it is no shared one. */
  sharersOf(frame: FrameId): number {
    return this.state.sharing?.pages.get(frame) ?? 0;
  }

  /** What a frame holds, where that is modelled. */
  contentIn(frame: FrameId): number {
    return this.state.sharing!.contents.frames.get(frame);
  }

  /** The guest writes to `page`, which is in a `frame` of its own. */
  write(vm: VmUid, page: PageNumber, frame: FrameId): void {
    const { sharing } = this.state;
    if (sharing) writePage(sharing.contents, vm, page, frame);
  }

  /** The page in `frame`, which is at rest, is the first one to share it: the frame is no machine's any more. */
  shareFrame(frame: FrameId): void {
    const { state } = this;
    const guest = this.#give(frame);
    state.owner.set(frame, FRAME_SHARED);
    state.page.set(frame, -1);
    state.dirty.set(frame, 0);
    guest.shared += 1;
    state.sharing!.pages.set(frame, 1);
  }

  /** `page` of `vm`, which is at rest in a frame of its own, shares `frame` from now on. Its own, which is free. */
  shareWith(vm: VmUid, page: PageNumber, frame: FrameId): FrameId {
    const { pages } = this.state.sharing!;
    const guest = this.guest(vm);
    const own = guest.where.get(page);
    this.#give(own);
    this.#free(own);
    guest.where.set(page, frame);
    guest.shared += 1;
    pages.set(frame, pages.get(frame) + 1);
    return own;
  }

  /** `page` of `vm`, which is in no frame, shares `frame` from now on. */
  enterShared(vm: VmUid, page: PageNumber, frame: FrameId): void {
    const { pages } = this.state.sharing!;
    const guest = this.guest(vm);
    guest.where.set(page, frame);
    guest.shared += 1;
    pages.set(frame, pages.get(frame) + 1);
  }

  /** The file that `page` of `vm` holds as it is in the image, where contents are modelled; null: it is none, or has been written to. */
  fileIn(vm: VmUid, page: PageNumber): ContentToken | null {
    const { sharing } = this.state;
    return sharing && fileOf(sharing.contents, vm, page);
  }

  /** The page of `vm` that holds the file `token` as it is in the image; -1: none does. */
  pageOfFile(vm: VmUid, token: ContentToken): PageNumber | -1 {
    const content = contentOf(token);
    const page = content.kind === "image" ? content.page : -1;
    return page >= 0 && this.fileIn(vm, page) === token ? page : -1;
  }

  /** The pages that share `frame`, if all of them hold files as they are in the image; null: some page holds something else, or is being copied. */
  filesIn(frame: FrameId): GuestPlace[] | null {
    const found: GuestPlace[] = [];
    for (const [vm, { where }] of this.state.guests)
      for (let page = 0; page < where.length; page += 1) {
        if (where.get(page) !== frame) continue;
        if (this.fileIn(vm, page) === null) return null;
        found.push({ vm, page });
      }
    return found.length === this.sharersOf(frame) ? found : null;
  }

  /** The pages `files`, all that share `frame`, are in no frame any more, and it is free. */
  dropFiles(frame: FrameId, files: readonly GuestPlace[]): void {
    for (const { vm, page } of files) {
      const guest = this.guest(vm);
      guest.where.set(page, guest.slot.get(page) >= 0 ? PAGE_SWAPPED : PAGE_DROPPED);
      guest.shared -= 1;
      this.leaveFrame(frame);
    }
  }

  /** `vm` stops: none of its pages shares a frame any more. In the order of its pages. */
  leaveShared(vm: VmUid): SharedPage[] {
    const guest = this.guest(vm);
    const pages: SharedPage[] = [];
    for (let page = 0; guest.shared > 0; page += 1) {
      const frame = guest.where.get(page);
      if (frame < 0 || !this.isShared(frame)) continue;
      guest.where.set(page, PAGE_ABSENT);
      guest.shared -= 1;
      pages.push({ page, frame, left: this.leaveFrame(frame) });
    }
    return pages;
  }

  /** `page` of `vm` is copied from the frame that it shares: it is on its way, and counts there until `leaveFrame`. */
  beginCopy(vm: VmUid): void {
    this.guest(vm).shared -= 1;
  }

  /** One page less shares `frame`, which is free when nobody is left. How many are. */
  leaveFrame(frame: FrameId): number {
    const left = this.#leave(frame);
    if (left === 0) this.#free(frame);
    return left;
  }

  /** The shared `frame`, which has no other page, is a frame of `vm` from now on: it is busy for `page` until that is mapped. */
  keepFrame(vm: VmUid, page: PageNumber, frame: FrameId): void {
    this.guest(vm).shared -= 1;
    this.#leave(frame);
    this.#assign(frame, vm, page);
  }

  #leave(frame: FrameId): number {
    const { pages } = this.state.sharing!;
    const left = pages.get(frame) - 1;
    pages.set(frame, left);
    return left;
  }

  /** The page in `frame`, which is at rest, gives it up, and the policy forgets it: whose it is, is for the caller to say. */
  #give(frame: FrameId): GuestMemory {
    const vm = this.state.owner.get(frame);
    const guest = this.guest(vm);
    removeFrame(this.#settledOf(guest.group), frame);
    this.config.policy.dropped(this.#policyOf(vm), frame);
    guest.frames -= 1;
    return guest;
  }

  isReferenced(frame: FrameId): boolean {
    const { policy } = this.config;
    return policy.isReferenced?.(this.#policyOf(this.state.owner.get(frame)), frame) ?? true;
  }

  /** Frame under the policy's hand; -1 when it has none. */
  hand(vm: VmUid): FrameId | -1 {
    return this.config.policy.hand?.(this.#policyOf(vm)) ?? -1;
  }

  /** What the policy counts of the page in `frame`. */
  countOf(frame: FrameId): number {
    return this.config.policy.countOf?.(this.#policyOf(this.state.owner.get(frame)), frame) ?? 0;
  }

  // --- candidates

  #isCandidate(frame: FrameId): boolean {
    const guest = this.state.guests.get(this.state.owner.get(frame));
    return guest !== undefined && this.#facts.isOpen(guest.group) && hasFrame(this.#settledOf(guest.group), frame);
  }

  #nextCandidate(from: FrameId): FrameId | -1 {
    const { settled } = this.state;
    let lowest = -1;
    for (const [group, frames] of settled) {
      if (!this.#facts.isOpen(group)) continue;
      const frame = nextFrame(frames, from);
      if (frame >= 0 && (lowest < 0 || frame < lowest)) lowest = frame;
    }
    return lowest;
  }

  #candidates(): number {
    let sum = 0;
    for (const [group, { size }] of this.state.settled) if (this.#facts.isOpen(group)) sum += size;
    return sum;
  }

  /** A machine gives up frames beyond its guarantee; its own fault, which costs it none, may also take the last of them. */
  #isOpen(group: number): boolean {
    if (group === COMMON || !this.#protects) return true;
    const guest = this.guest(group);
    const beyond = held(guest) - guest.reservedPages;
    return beyond > 0 || (group === this.#needy && beyond === 0);
  }

  #settledOf(group: number): FrameSet {
    let frames = this.state.settled.get(group);
    if (!frames) this.state.settled.set(group, (frames = createFrameSet(this.config.frames)));
    return frames;
  }

  // --- the books

  #pageIn(frame: FrameId): GuestPage {
    return guestPage(this.state.owner.get(frame), this.state.page.get(frame));
  }

  #assign(frame: FrameId, vm: VmUid, page: PageNumber): void {
    const { state } = this;
    const guest = this.guest(vm);
    state.owner.set(frame, vm);
    state.page.set(frame, page);
    state.dirty.set(frame, 0);
    state.busy.set(frame, 1);
    state.inUse += 1;
    guest.busy.push(frame);
    guest.frames += 1;
    guest.where.set(page, PAGE_IN_FLIGHT);
  }

  /** The page in `frame` leaves it; whose the frame is now is for the caller to say. */
  #takePageFrom(frame: FrameId, policy: unknown, isForgotten = false): GivenUpPage {
    const { state, config } = this;
    const vm = state.owner.get(frame);
    const page = state.page.get(frame);
    const dirty = this.isDirty(frame);
    const guest = this.guest(vm);
    const slot = dirty ? this.#slotOf(guest, page, frame) : guest.slot.get(page);
    guest.where.set(page, slot >= 0 ? PAGE_SWAPPED : PAGE_DROPPED);
    guest.frames -= 1;
    removeFrame(this.#settledOf(guest.group), frame);
    if (isForgotten) config.policy.dropped(policy, frame);
    else config.policy.evicted(policy, frame, guestPage(vm, page), this.#facts);
    return { frame, vm, page, dirty, slot };
  }

  /** The page in `frame` is written out from now on, and counts as clean. */
  #clean(frame: FrameId): WrittenPage {
    const { state } = this;
    const vm = state.owner.get(frame);
    const page = state.page.get(frame);
    state.dirty.set(frame, 0);
    return { frame, vm, page, slot: this.#slotOf(this.guest(vm), page, frame) };
  }

  /** The swap slot that a page is written to, from `frame`; a new one where it had none. */
  #slotOf({ slot }: GuestMemory, page: PageNumber, frame: FrameId): number {
    const { sharing } = this.state;
    if (slot.get(page) < 0) slot.set(page, takeSlot(this.state));
    if (sharing) fillSlot(sharing.contents, slot.get(page), frame);
    return slot.get(page);
  }

  /** The frame belongs to nobody until a transfer ends (`abandon`). */
  #orphan(frame: FrameId): void {
    const { state } = this;
    state.owner.set(frame, FRAME_ORPHAN);
    state.dirty.set(frame, 0);
    state.busy.set(frame, 1);
    state.orphans += 1;
    state.inUse += 1;
  }

  #free(frame: FrameId): void {
    const { state } = this;
    state.owner.set(frame, FRAME_FREE);
    state.page.set(frame, -1);
    state.dirty.set(frame, 0);
    state.busy.set(frame, 0);
    addFrame(state.free, frame);
  }

  /** Whose pages the policy keeps together with those of `vm`: -1: those of all machines. */
  scopeOf(vm: VmUid): VmUid | -1 {
    return this.config.isLocal ? vm : -1;
  }

  #policyOf(vm: VmUid): unknown {
    const key = this.scopeOf(vm);
    this.#asked = key;
    let policy = this.state.policies.get(key);
    if (policy === undefined) {
      policy = this.config.policy.create(this.config.params, this.config.frames, this.config.seed);
      this.state.policies.set(key, policy);
    }
    this.lists.mayMove(key, policy);
    return policy;
  }
}

/** Takes `frame` out of a short list without an order; false when it is not in. */
function takeFrom(frames: FrameId[], frame: FrameId): boolean {
  const at = frames.indexOf(frame);
  if (at < 0) return false;
  const last = frames.pop()!;
  if (at < frames.length) frames[at] = last;
  return true;
}
