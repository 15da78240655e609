/**
 * The memory mechanism: page frames, guest page tables and swap slots (domain C.1, C.2). It decides which frame a fault
 * gets, with the policy's help, and keeps the books; disk traffic and waiting are the monitor's.
 *
 * A guest page is absent (never loaded), dropped (never written: needs no disk either), resident, swapped out, or on its
 * way in. A frame is free, holds a page, or is busy: set aside for a page whose transfer is under way.
 */
import { assert } from "../../base/assert.ts";
import type { FrameId, PageNumber, VmUid } from "../../model/units.ts";
import type { MemoryFacts, MemoryPolicy, Params, Victim } from "./policy.ts";

/** Where a guest page is, when it is not in a frame. */
export const PAGE_ABSENT = -1;
export const PAGE_SWAPPED = -2;
export const PAGE_IN_FLIGHT = -3;
export const PAGE_DROPPED = -4;

/** Owner of a busy frame whose machine has stopped meanwhile. */
const FRAME_ORPHAN = -2;

export interface MemoryConfig {
  readonly frames: number;
  readonly isLocal: boolean;
  readonly policy: MemoryPolicy<unknown>;
  readonly params: Params;
}

/** Books of one machine. */
export interface GuestMemory {
  /** Frame of each page, or a `PAGE_*` code. */
  readonly where: Int32Array;
  /** Swap slot of each page, -1 for none. A clean page keeps its slot. */
  readonly slot: Int32Array;
  /** Frames it holds, busy ones included. */
  frames: number;
  readonly reservedPages: number;
  isActive: boolean;
}

export interface MemoryState {
  readonly owner: Int32Array;
  readonly page: Int32Array;
  readonly dirty: Uint8Array;
  readonly busy: Uint8Array;
  /** 1: the page was brought in for a reference that has not been made yet; it is nobody's victim until then. */
  readonly pinned: Uint8Array;
  free: number;
  /** No frame below this one is free. */
  firstFree: number;
  guests: Map<VmUid, GuestMemory>;
  /** Policy states: key -1 under global replacement, else by machine. */
  policies: Map<VmUid, unknown>;
  nextSlot: number;
  freedSlots: number[];
}

/** What happens to a page that loses its frame. */
export interface Eviction extends Victim {
  readonly vm: VmUid;
  readonly page: PageNumber;
  readonly dirty: boolean;
  /** Slot to be written, for a dirty page. */
  readonly slot: number;
  /** Candidates that kept their page, with the values compared. */
  readonly losers: readonly { readonly frame: FrameId; readonly value: number }[];
  readonly others: number;
  readonly hand: FrameId | -1;
}

export class Memory {
  readonly config: MemoryConfig;
  state: MemoryState;
  /** References until each of the pages is used again, if it is; set by the monitor, which knows the programs. */
  nextUses: (vm: VmUid, pages: readonly PageNumber[]) => ReadonlyMap<PageNumber, number> = () => new Map();

  constructor(config: MemoryConfig) {
    this.config = config;
    this.state = {
      owner: new Int32Array(config.frames).fill(-1),
      page: new Int32Array(config.frames).fill(-1),
      dirty: new Uint8Array(config.frames),
      busy: new Uint8Array(config.frames),
      pinned: new Uint8Array(config.frames),
      free: config.frames,
      firstFree: 0,
      guests: new Map(),
      policies: new Map(),
      nextSlot: 0,
      freedSlots: [],
    };
  }

  guest(vm: VmUid): GuestMemory {
    const guest = this.state.guests.get(vm);
    assert(guest, `machine ${vm} has no memory`);
    return guest;
  }

  /** Pages promised to active machines. */
  get reserved(): number {
    let sum = 0;
    for (const guest of this.state.guests.values()) if (guest.isActive) sum += guest.reservedPages;
    return sum;
  }

  /** The machine starts: all its `pages` (those its programs can touch) are absent. */
  addGuest(vm: VmUid, pages: number, reservedPages: number): void {
    this.state.guests.set(vm, {
      where: new Int32Array(pages).fill(PAGE_ABSENT),
      slot: new Int32Array(pages).fill(-1),
      frames: 0,
      reservedPages,
      isActive: true,
    });
  }

  /** Frame of a page, or a `PAGE_*` code. */
  where(vm: VmUid, page: PageNumber): number {
    return this.guest(vm).where[page]!;
  }

  touch(frame: FrameId, write: boolean): void {
    if (write) this.state.dirty[frame] = 1;
    this.config.policy.touch(this.#policyOf(this.state.owner[frame]!), frame);
  }

  /** The reference that the page was brought in for has been made, or is given up. True when it was waited for. */
  unpin(frame: FrameId): boolean {
    const wasPinned = this.state.pinned[frame] === 1;
    this.state.pinned[frame] = 0;
    return wasPinned;
  }

  /** Gives up the pins of all pages of `vm`. */
  unpinAll(vm: VmUid): void {
    for (const frame of this.guest(vm).where) if (frame >= 0) this.state.pinned[frame] = 0;
  }

  /** The lowest free frame for `vm`, now busy for `page`; -1 when there is none or its quota is used up. */
  takeFree(vm: VmUid, page: PageNumber): FrameId | -1 {
    const state = this.state;
    if (state.free === 0) return -1;
    if (this.config.isLocal && this.guest(vm).frames >= this.quota(vm)) return -1;
    let frame = state.firstFree;
    while (state.owner[frame] !== -1) frame += 1;
    state.firstFree = frame + 1;
    state.free -= 1;
    this.#assign(frame, vm, page);
    return frame;
  }

  /**
   * Frames that `vm` may hold under local replacement: an equal division, the first machines getting the rest. A machine
   * with a larger guarantee has that, and the others divide what it leaves.
   */
  quota(vm: VmUid): number {
    const largestFirst = [...this.state.guests].toSorted(
      ([a, { reservedPages: one }], [b, { reservedPages: other }]) => other - one || a - b,
    );
    let { frames } = this.config;
    let sharers = largestFirst.length;
    for (const [uid, { reservedPages }] of largestFirst) {
      if (reservedPages * sharers <= frames) break;
      if (uid === vm) return reservedPages;
      frames -= reservedPages;
      sharers -= 1;
    }
    const rank = largestFirst.slice(-sharers).filter(([uid]) => uid < vm).length;
    return Math.max(1, Math.floor(frames / sharers) + (rank < frames % sharers ? 1 : 0));
  }

  /**
   * Takes a frame away for `page` of `vm`: the victim's page leaves it, and it is busy for the new page. Null when every
   * frame that could be taken is busy. `maxLosers`: how many of the others to report.
   */
  evict(vm: VmUid, page: PageNumber, maxLosers: number): Eviction | null {
    const state = this.state;
    const from = this.config.isLocal ? this.#loserOfQuota(vm) : -1;
    if (this.config.isLocal && from < 0) return null;
    const policy = this.#policyOf(from);
    let protect = true;
    const isCandidate = (frame: FrameId) => {
      const owner = state.owner[frame]!;
      if (owner < 0 || state.busy[frame] === 1 || state.pinned[frame] === 1) return false;
      if (this.config.isLocal) return owner === from;
      // A machine gives up frames beyond its guarantee; its own fault, which costs it none, may also take the last of them.
      const { frames, reservedPages } = this.guest(owner);
      return !protect || frames > reservedPages || (owner === vm && frames === reservedPages);
    };
    const uses = new Map<VmUid, ReadonlyMap<PageNumber, number>>();
    const facts: MemoryFacts = {
      frames: this.config.frames,
      isCandidate,
      nextUse: (frame) => {
        const owner = state.owner[frame]!;
        let ofOwner = uses.get(owner);
        if (!ofOwner) {
          ofOwner = this.nextUses(owner, this.#residentPages(owner));
          uses.set(owner, ofOwner);
        }
        return ofOwner.get(state.page[frame]!) ?? Infinity;
      },
    };
    let victim = this.config.policy.victim(policy, facts);
    if (!victim && !state.busy.includes(1) && !state.pinned.includes(1)) {
      // Every frame is under a guarantee, and the machine has none of its own to give: the guarantee yields.
      protect = false;
      victim = this.config.policy.victim(policy, facts);
    }
    if (!victim) return null;
    const { frame } = victim;
    const losers: { frame: FrameId; value: number }[] = [];
    let others = 0;
    if (maxLosers > 0)
      for (let other = 0; other < this.config.frames; other += 1) {
        if (other === frame || !isCandidate(other)) continue;
        if (losers.length < maxLosers)
          losers.push({ frame: other, value: this.config.policy.value(policy, facts, other) });
        else others += 1;
      }
    const oldVm = state.owner[frame]!;
    const oldPage = state.page[frame]!;
    const dirty = state.dirty[frame] === 1;
    const guest = this.guest(oldVm);
    if (dirty && guest.slot[oldPage] === -1) guest.slot[oldPage] = state.freedSlots.pop() ?? state.nextSlot++;
    const slot = guest.slot[oldPage]!;
    guest.where[oldPage] = slot >= 0 ? PAGE_SWAPPED : PAGE_DROPPED;
    guest.frames -= 1;
    this.config.policy.release(policy, frame);
    this.#assign(frame, vm, page);
    return { ...victim, vm: oldVm, page: oldPage, dirty, slot, losers, others, hand: this.hand(from) };
  }

  /** The transfer is over, or none was needed: the page set aside for is in its frame. */
  map(frame: FrameId, write: boolean): void {
    const { state } = this;
    const vm = state.owner[frame]!;
    this.guest(vm).where[state.page[frame]!] = frame;
    state.busy[frame] = 0;
    state.pinned[frame] = 1;
    state.dirty[frame] = write ? 1 : 0;
    this.config.policy.load(this.#policyOf(vm), frame);
  }

  /** Gives a busy frame back without having loaded it (its machine stopped). */
  abandon(frame: FrameId): void {
    assert(this.state.owner[frame] === FRAME_ORPHAN, `frame ${frame} is still wanted`);
    this.#free(frame);
  }

  /** The machine stops: its pages leave their frames, which are returned ascending; busy ones stay until abandoned. */
  releaseGuest(vm: VmUid): FrameId[] {
    const guest = this.guest(vm);
    const freed: FrameId[] = [];
    for (let page = 0; page < guest.where.length; page += 1) {
      const frame = guest.where[page]!;
      if (frame >= 0) freed.push(frame);
      if (guest.slot[page]! >= 0) this.state.freedSlots.push(guest.slot[page]!);
    }
    freed.sort((a, b) => a - b);
    for (const frame of freed) {
      this.config.policy.release(this.#policyOf(vm), frame);
      this.#free(frame);
    }
    // Frames with a transfer under way have no page yet: they belong to nobody until the transfer ends.
    for (let frame = 0; frame < this.config.frames; frame += 1)
      if (this.state.owner[frame] === vm) this.state.owner[frame] = FRAME_ORPHAN;
    guest.isActive = false;
    this.state.guests.delete(vm);
    if (this.config.isLocal) this.state.policies.delete(vm);
    return freed;
  }

  isReferenced(frame: FrameId): boolean {
    const { policy } = this.config;
    return policy.isReferenced?.(this.#policyOf(this.state.owner[frame]!), frame) ?? true;
  }

  /** Frame under the policy's hand; -1 when it has none. */
  hand(vm: VmUid): FrameId | -1 {
    return this.config.policy.hand?.(this.#policyOf(vm)) ?? -1;
  }

  #assign(frame: FrameId, vm: VmUid, page: PageNumber): void {
    const guest = this.guest(vm);
    this.state.owner[frame] = vm;
    this.state.page[frame] = page;
    this.state.dirty[frame] = 0;
    this.state.busy[frame] = 1;
    guest.frames += 1;
    guest.where[page] = PAGE_IN_FLIGHT;
  }

  #free(frame: FrameId): void {
    this.state.owner[frame] = -1;
    this.state.page[frame] = -1;
    this.state.dirty[frame] = 0;
    this.state.busy[frame] = 0;
    this.state.pinned[frame] = 0;
    this.state.free += 1;
    this.state.firstFree = Math.min(this.state.firstFree, frame);
  }

  /**
   * Under local replacement: the machine itself once it has its quota, else whoever is furthest above its own. -1 when
   * nobody is: the missing frames are about to become free.
   *
   * Where the host has fewer frames than the quotas add up to, a machine keeps to its own frames once it has one and what
   * it was guaranteed; before that, whoever has most beyond its guarantee loses one to it.
   */
  #loserOfQuota(vm: VmUid): VmUid | -1 {
    const { frames, reservedPages } = this.guest(vm);
    if (frames >= this.quota(vm)) return vm;
    const { uid, excess } = this.#furthestAbove((other) => this.quota(other));
    if (excess > 0) return uid;
    if (this.state.owner.includes(FRAME_ORPHAN)) return -1;
    if (frames >= Math.max(1, reservedPages)) return vm;
    return this.#furthestAbove((other) => this.guest(other).reservedPages).uid;
  }

  /** The machine with a frame that holds most beyond `due`, the first to have started among equals; -1 for none. */
  #furthestAbove(due: (vm: VmUid) => number): { uid: VmUid | -1; excess: number } {
    const furthest = { uid: -1, excess: -Infinity };
    for (const [uid, { frames }] of this.state.guests) {
      const excess = frames - due(uid);
      if (frames > 0 && excess > furthest.excess) Object.assign(furthest, { uid, excess });
    }
    return furthest;
  }

  #policyOf(vm: VmUid): unknown {
    const key = this.config.isLocal ? vm : -1;
    let policy = this.state.policies.get(key);
    if (policy === undefined) {
      policy = this.config.policy.create(this.config.params, this.config.frames);
      this.state.policies.set(key, policy);
    }
    return policy;
  }

  #residentPages(vm: VmUid): PageNumber[] {
    const pages: PageNumber[] = [];
    for (const [page, frame] of this.guest(vm).where.entries()) if (frame >= 0) pages.push(page);
    return pages;
  }
}
