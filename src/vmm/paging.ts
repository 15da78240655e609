/**
 * Paging (domain C.2, F.3): what happens from a fault to the page in its frame. A fault takes a free frame or a victim's;
 * a dirty victim is written out first, a page that was swapped out is read in, and the vCPU waits meanwhile.
 *
 * ```
 * fault --> a free frame -------------+--> never written: zero-filled --+--> mapped
 *       --> a victim, clean ----------+--> swapped out: swap in --------+
 *       --> a victim, dirty: swap out-+
 *       --> no frame can be taken: waits, and tries again whenever one may have become free
 *       --> the page is on its way for another vCPU: waits for that
 * write to a page that shares its frame --> as a fault: a frame with a copy, or that frame itself if nobody shares it any more
 * ```
 * Who loses a page is for the policy to say, and which page is where is in the books of `memory/`.
 */
import type { ContentToken } from "../model/contents.ts";
import { MAX_CONTENDERS, type FaultClass } from "../model/events.ts";
import type { Recorder } from "../model/recorder.ts";
import type { Body, EventKind } from "../model/rows/table.ts";
import type { FrameId, LvId, PageNumber, Tick, VcpuId, VmUid } from "../model/units.ts";
import type { BlockIo } from "./blockIo.ts";
import type { Processor } from "./cpu/processor.ts";
import type { Clock, Vcpu } from "./cpu/state.ts";
import type { LookAhead } from "./lookAhead.ts";
import type { Memory } from "./memory/memory.ts";
import {
  PAGE_ABSENT,
  PAGE_BALLOONED,
  PAGE_DROPPED,
  PAGE_IN_FLIGHT,
  PAGE_ON_SOURCE,
  PAGE_SWAPPED,
  type SavedPage,
} from "./memory/state.ts";
import type { Eviction, WrittenPage } from "./memory/departures.ts";
import type { ContentSource } from "./memory/sharing/contents.ts";
import type { PageCache } from "./pageCache.ts";
import type { Translation } from "./translation.ts";
import type { Volumes } from "./volumes.ts";

/** A page on its way into a frame: first the victim is written (if dirty), then the page is read (if it was swapped out). */
interface Transfer {
  readonly id: number;
  readonly frame: FrameId;
  readonly vm: VmUid;
  readonly vcpu: VcpuId;
  readonly page: PageNumber;
  readonly write: boolean;
  /** Swap slot that the page is read from, -1 for none. */
  readonly slot: number;
  /** The page is read from the guest's own disk. */
  readonly isOnGuestDisk: boolean;
  /** The victim is still being written. */
  isWriting: boolean;
  /** Its vCPU waits for it; not if that has begun anew, or its guest has died. */
  isAwaited: boolean;
  /** Nobody waits for a page (its machine has stopped, or the host took the frame back): when the disk is done, the frame is free. */
  isAbandoned: boolean;
  /** The shared frame that the page is copied from; -1: none. */
  readonly copyOf: FrameId | -1;
  /** The guest writes the page to its own disk as soon as it has been read, and gives it up. */
  goesToGuestDisk: boolean;
}

/** What taking memory back has to do with faults and references (`reclaim.ts`). */
export interface PagingListener {
  /** A reference to a page was made. */
  touched(vm: VmUid, page: PageNumber, write: boolean): void;
  /** A page is about to be brought in; true: it stands on the guest's own disk. */
  bringsIn(vm: VmUid, page: PageNumber): boolean;
  isOnGuestDisk(vm: VmUid, page: PageNumber): boolean;
  /** The volume that a guest swaps to; -1: it has none. */
  volumeOf(vm: VmUid): LvId | -1;
}

/** What looking for pages with equal contents has to do with faults and references (`sharing.ts`). */
export interface SharingListener {
  /** Through which containers read the files of their image. */
  readonly files: PageCache;
  /** Pages hold something else than before, or there are others. */
  changed(): void;
  /** No page shares `frame` any more. */
  frameLeft(frame: FrameId): void;
}

export interface PagingState {
  readonly clock: Clock;
  readonly transfers: Map<number, Transfer>;
  nextTransfer: number;
  /** vCPUs that wait for a page another vCPU is bringing in, by "vm:page". */
  readonly pageWaiters: Map<string, VcpuId[]>;
  /** vCPUs that wait because every frame is busy, first come first served. */
  frameWaiters: Waiter[];
  /** vCPUs that wait for a page to come from the host that their machine has left. */
  sourceWaiters: Waiter[];
}

interface Waiter {
  readonly vcpu: VcpuId;
  readonly page: PageNumber;
  readonly write: boolean;
}

export class Paging {
  state: PagingState;
  /** Who takes memory back, where somebody does. */
  listener: PagingListener | null = null;
  /** Who looks for pages with equal contents, where somebody does. */
  sharing: SharingListener | null = null;
  /** Hears of a reference of which the guest takes the time: `page` is in `frame` at this moment. */
  looks: (v: Vcpu, page: PageNumber, frame: FrameId, write: boolean) => void = () => {};
  /** Hears that a vCPU wants a page that is on the host which its machine has left. */
  wantsFromSource: (v: Vcpu, page: PageNumber) => void = () => {};
  readonly #processor: Processor;
  readonly #memory: Memory;
  readonly #volumes: Volumes;
  readonly #blockIo: BlockIo;
  readonly #lookAhead: LookAhead;
  /** Null: translation is not modelled. */
  readonly #translation: Translation | null;
  readonly #recorder: Recorder;

  constructor(
    processor: Processor,
    memory: Memory,
    volumes: Volumes,
    blockIo: BlockIo,
    lookAhead: LookAhead,
    translation: Translation | null,
    clock: Clock,
    recorder: Recorder,
  ) {
    this.#processor = processor;
    this.#memory = memory;
    this.#lookAhead = lookAhead;
    this.#translation = translation;
    this.#volumes = volumes;
    this.#blockIo = blockIo;
    this.#recorder = recorder;
    this.state = {
      clock,
      transfers: new Map(),
      nextTransfer: 0,
      pageWaiters: new Map(),
      frameWaiters: [],
      sourceWaiters: [],
    };
  }

  // --- the processor's side: see `ProcessorHooks`

  touch(v: Vcpu, page: PageNumber, write: boolean, isNew: boolean): Tick | -1 {
    const frame = this.#memory.where(v.vm, page);
    if (!this.#isThere(frame, write)) return -1;
    const ticks = this.#translation?.translate(v, page, frame) ?? 0;
    // A reference that waited for a page is no hit, unless it writes to one that another vCPU had brought in to read.
    if (isNew || (write && !this.#memory.isDirty(frame))) {
      this.#memory.touch(frame, write);
      this.#recorder.hit(this.state.clock.now, v.id, page, write ? 1 : 0, frame);
      this.#tellMoves();
    }
    if (write) {
      this.#memory.write(v.vm, page, frame);
      this.sharing?.changed();
    }
    if (v.attempt) this.looks(v, page, frame, write);
    this.listener?.touched(v.vm, page, write);
    const isUnpinned = this.#memory.unpin(frame);
    if (this.#giveUp(v) || isUnpinned) this.serveFrameWaiters();
    // The page may have gone to somebody who waited: the reference has been made all the same.
    if (this.#memory.looksAhead) this.#lookAhead.makeReference(v, () => this.#memory.foresee(v.vm, page));
    return ticks;
  }

  /** A page that is at `where` (a frame, or `PAGE_*`) can be referred to: one that shares its frame can be read. */
  #isThere(where: number, write: boolean): boolean {
    return where >= 0 && !(write && this.#memory.isShared(where));
  }

  announceFault(v: Vcpu, page: PageNumber, write: boolean): void {
    const where = this.#memory.where(v.vm, page);
    const isOnGuestDisk = where === PAGE_ABSENT && this.listener?.isOnGuestDisk(v.vm, page) === true;
    this.#tell("fault", { vcpu: v.id, page, write, fault: isOnGuestDisk ? "guestSwapped" : faultClass(where) });
    const move = this.#memory.moveQuota(v.vm);
    if (move) this.#tell("quota", { vm: v.vm, ...move });
  }

  /** A fault on `page` will fill a page with zeros, or copy one. */
  fills(vm: VmUid, page: PageNumber): boolean {
    const where = this.#memory.where(vm, page);
    const file = this.#fileToRead(vm, page);
    if (file !== null && this.sharing?.files.has(file)) return false;
    if (where === PAGE_ABSENT) return this.listener?.isOnGuestDisk(vm, page) !== true;
    return where >= 0 || where === PAGE_DROPPED || where === PAGE_BALLOONED;
  }

  /** The exit of a fault has ended: true when the page is in a frame now, false when the vCPU must wait. */
  serveFault(v: Vcpu, page: PageNumber, write: boolean): boolean {
    const where = this.#memory.where(v.vm, page);
    if (this.#isThere(where, write)) return true;
    if (where === PAGE_IN_FLIGHT) {
      const key = waitKey(v.vm, page);
      this.state.pageWaiters.set(key, [...(this.state.pageWaiters.get(key) ?? []), v.id]);
      return false;
    }
    if (where === PAGE_ON_SOURCE) {
      this.state.sourceWaiters.push({ vcpu: v.id, page, write });
      this.wantsFromSource(v, page);
      return false;
    }
    return this.#bringIn(v, page, write, true);
  }

  // --- the link's side

  /** `page` has come from the host that the machine of `vcpu` has left; `saved`: what it holds, null for nothing. */
  pageCame(vm: VmUid, vcpu: VcpuId, page: PageNumber, saved: SavedPage | null): void {
    const { state } = this;
    this.#memory.setOnSource(vm, page, false);
    if (saved) this.restore(vcpu, [saved]);
    const isFor = (waiter: Waiter) => waiter.page === page && this.#processor.vcpu(waiter.vcpu).vm === vm;
    const waiting = state.sourceWaiters.filter(isFor);
    if (waiting.length === 0) return;
    state.sourceWaiters = state.sourceWaiters.filter((waiter) => !isFor(waiter));
    state.frameWaiters.push(...waiting);
    this.serveFrameWaiters();
  }

  // --- the disks' side

  /** The disk is done with a request of transfer `id`, or has dropped it. */
  transferred(id: number): void {
    const transfer = this.state.transfers.get(id);
    if (!transfer) return;
    if (transfer.isWriting) {
      transfer.isWriting = false;
      if (!transfer.isAbandoned && (transfer.slot >= 0 || transfer.isOnGuestDisk)) {
        this.#read(transfer);
        return;
      }
    } else if (transfer.goesToGuestDisk) {
      transfer.goesToGuestDisk = false;
      transfer.isWriting = true;
      this.#guestDisk(transfer, true);
      return;
    }
    this.state.transfers.delete(id);
    if (transfer.isAbandoned) {
      this.#memory.abandon(transfer.frame);
      this.#tell("free", { frame: transfer.frame });
    } else {
      const v = this.#processor.vcpu(transfer.vcpu);
      const file = this.#fileToRead(v.vm, transfer.page);
      this.#map(transfer.frame, v, transfer.page, transfer.write, sourceOf(transfer, file));
      this.#pageArrived(v.vm, transfer.page, transfer.isAwaited ? [v.id] : []);
    }
    this.serveFrameWaiters();
  }

  // --- the machines' side

  /** The references that pages of `vm` were brought in for may never be made: others need not wait for them. */
  unpinAll(vm: VmUid): void {
    this.#memory.unpinAll(vm);
    this.serveFrameWaiters();
  }

  /**
   * The machine stops: none of its vCPUs waits for a page any more, and its frames are free, those with a transfer under
   * way when that ends. Others that wait for a frame are not served yet.
   */
  release(vm: VmUid): void {
    const { state } = this;
    this.#dropWaiters(vm);
    const unshared = this.#memory.leaveShared(vm);
    for (const transfer of state.transfers.values())
      if (transfer.vm === vm) {
        if (transfer.copyOf >= 0 && !transfer.isAbandoned)
          unshared.push({
            page: transfer.page,
            frame: transfer.copyOf,
            left: this.#memory.leaveFrame(transfer.copyOf),
          });
        transfer.isAbandoned = true;
        transfer.goesToGuestDisk = false;
      }
    if (unshared.length > 0) this.#tell("unshared", { vm, entries: unshared });
    for (const { frame, left } of unshared) if (left === 0) this.sharing?.frameLeft(frame);
    for (const frame of this.#memory.releaseGuest(vm)) this.#tell("free", { frame });
    this.#translation?.machineStops(vm);
    this.#tellMoves();
  }

  /** The vCPUs of the machine wait for no page any more, whose transfers go on. */
  forgetWaits(vm: VmUid): void {
    this.#dropWaiters(vm);
    for (const transfer of this.state.transfers.values()) if (transfer.vm === vm) transfer.isAwaited = false;
    this.#memory.unpinAll(vm);
  }

  #dropWaiters(vm: VmUid): void {
    const { state } = this;
    const isOther = (waiter: Waiter) => this.#processor.vcpu(waiter.vcpu).vm !== vm;
    state.frameWaiters = state.frameWaiters.filter(isOther);
    state.sourceWaiters = state.sourceWaiters.filter(isOther);
    for (const key of state.pageWaiters.keys()) if (key.startsWith(waitKey(vm, ""))) state.pageWaiters.delete(key);
  }

  /**
   * Pages of an image, which has been read, are in memory again: in free frames; in those of victims as long as the machine has
   * fewer frames than it is guaranteed; the others on the swap volume. What is written for that nobody waits for.
   */
  restore(vcpu: VcpuId, pages: readonly SavedPage[]): void {
    const v = this.#processor.vcpu(vcpu);
    const swapped: SavedPage[] = [];
    for (const saved of pages) {
      const { page, token } = saved;
      this.#memory.missed(v.vm, page);
      const frame = this.#frameForRestored(v, page);
      if (frame < 0) swapped.push(saved);
      else {
        this.#map(frame, v, page, true, { from: "image", token });
        this.#memory.unpin(frame);
      }
    }
    if (swapped.length === 0) return;
    this.#tell("restoredToSwap", { vm: v.vm, pages: swapped.map(({ page }) => page) });
    for (const saved of swapped) this.#swapUnawaited(v.vm, v.id, saved.page, this.#memory.swapPage(v.vm, saved));
  }

  #frameForRestored(v: Vcpu, page: PageNumber): FrameId | -1 {
    const free = this.#memory.takeFree(v.vm, page);
    if (free >= 0) return free;
    const { frames, reservedPages } = this.#memory.guest(v.vm);
    const eviction = frames < reservedPages ? this.#memory.evict(v.vm, page, MAX_CONTENDERS) : null;
    if (!eviction) return -1;
    this.#tellEviction(v, page, eviction);
    this.#translation?.pageLeft(eviction.vm, eviction.page);
    this.#writeOut(v, eviction.writtenOut);
    if (eviction.dirty) this.#swapUnawaited(eviction.vm, v.id, eviction.page, eviction.slot);
    return eviction.victim.frame;
  }

  /**
   * A frame may be free or evictable again: faults that found none try once more, in order. Serving one may help an
   * earlier one, so this goes on until nobody can be served.
   */
  serveFrameWaiters(): void {
    for (let hasServed = true; hasServed && this.state.frameWaiters.length > 0;) {
      hasServed = false;
      const waiting = this.state.frameWaiters;
      this.state.frameWaiters = [];
      for (const { vcpu, page, write } of waiting) {
        const v = this.#processor.vcpu(vcpu);
        const where = this.#memory.where(v.vm, page);
        if (where === PAGE_IN_FLIGHT) this.serveFault(v, page, write);
        else if (this.#isThere(where, write) || this.#bringIn(v, page, write, false)) {
          this.#pageArrived(v.vm, page, [v.id]);
          hasServed = true;
        }
      }
    }
  }

  // --- from fault to page

  /** True when the page is there at once. `isNew`: false when the fault has waited for a frame before, and that is known. */
  #bringIn(v: Vcpu, page: PageNumber, write: boolean, isNew: boolean): boolean {
    const slot = this.#memory.guest(v.vm).slot.get(page);
    const where = this.#memory.where(v.vm, page);
    const isSwapped = where === PAGE_SWAPPED;
    const copyOf = where >= 0 ? where : -1;
    const isOnGuestDisk = this.listener?.bringsIn(v.vm, page) === true && !isSwapped;
    const file = isOnGuestDisk ? null : this.#fileToRead(v.vm, page);
    if (file !== null && !write && this.sharing?.files.enter(v.vm, page, file)) {
      // The frame that another machine had alone is shared now, and the policy's no more.
      this.#tellMoves();
      return true;
    }
    const ghost = isNew ? this.#memory.missed(v.vm, page) : -1;
    if (copyOf >= 0 && this.#memory.sharersOf(copyOf) === 1) {
      this.#memory.keepFrame(v.vm, page, copyOf);
      this.#translation?.pageLeft(v.vm, page);
      this.#map(copyOf, v, page, write, { from: "frame", frame: copyOf });
      this.#tellGhost(v, page, ghost);
      return true;
    }
    let frame = this.#memory.takeFree(v.vm, page);
    let eviction: Eviction | null = null;
    if (frame < 0) {
      eviction = this.#memory.evict(v.vm, page, MAX_CONTENDERS);
      if (!eviction && this.sharing?.files.giveUp()) {
        if (copyOf >= 0 && this.#memory.where(v.vm, page) !== copyOf) {
          // It was the very file that was to be copied: that is read anew.
          this.#tellGhost(v, page, ghost);
          return this.#bringIn(v, page, write, false);
        }
        frame = this.#memory.takeFree(v.vm, page);
      }
      if (!eviction && frame < 0) {
        this.state.frameWaiters.push({ vcpu: v.id, page, write });
        if (isNew) this.#tell("frameWait", { vcpu: v.id, page });
        this.#tellGhost(v, page, ghost);
        return false;
      }
      if (eviction) {
        frame = eviction.victim.frame;
        this.#tellEviction(v, page, eviction);
        this.#translation?.pageLeft(eviction.vm, eviction.page);
        this.#writeOut(v, eviction.writtenOut);
        this.#tellGhost(v, page, ghost);
      }
    }
    if (copyOf >= 0) {
      this.#memory.beginCopy(v.vm);
      this.#translation?.pageLeft(v.vm, page);
    }
    if (!isSwapped && !isOnGuestDisk && !eviction?.dirty) {
      const filled: ContentSource = file === null ? { from: "zeros" } : { from: "file", token: file };
      this.#map(frame, v, page, write, copyOf < 0 ? filled : { from: "frame", frame: copyOf });
      if (!eviction) this.#tellGhost(v, page, ghost);
      return true;
    }
    if (!eviction) {
      this.#tell("reserve", { frame, vm: v.vm, page });
      this.#tellGhost(v, page, ghost);
    }
    const transfer: Transfer = {
      id: this.state.nextTransfer,
      frame,
      vm: v.vm,
      vcpu: v.id,
      page,
      write,
      slot: isSwapped ? slot : -1,
      isOnGuestDisk,
      isWriting: eviction?.dirty ?? false,
      isAwaited: true,
      isAbandoned: false,
      copyOf,
      goesToGuestDisk: false,
    };
    this.state.nextTransfer += 1;
    this.state.transfers.set(transfer.id, transfer);
    if (eviction?.dirty) this.#swap("swapOut", transfer, eviction.vm, eviction.page, eviction.slot);
    else this.#read(transfer);
    return false;
  }

  /** Reads the page of `transfer` into its frame. */
  #read(transfer: Transfer): void {
    if (transfer.isOnGuestDisk) this.#guestDisk(transfer, false);
    else this.#swap("swapIn", transfer, transfer.vm, transfer.page, transfer.slot);
  }

  /** The guest moves a page between its frame and its own disk: its first volume, or without one the swap volume. */
  #guestDisk({ id, vm, vcpu, page }: Pick<Transfer, "id" | "vm" | "vcpu" | "page">, isWrite: boolean): void {
    const plan = this.#volumes.planForGuestPage(this.listener?.volumeOf(vm) ?? -1, page, isWrite);
    this.#blockIo.carryOut(plan, { vm, vcpu, transfer: id, generation: 0 });
  }

  // --- the side of who takes memory back

  /** A frame of `vm`, which is nobody's, is free when its page has been written: to its slot, or by the guest to its disk. */
  freeWhenWritten(vm: VmUid, vcpu: VcpuId, page: PageNumber, frame: FrameId, slot: number): void {
    const transfer = this.#abandoned(vm, vcpu, page, frame, true);
    if (slot >= 0) this.#swap("swapOut", transfer, vm, page, slot);
    else this.#guestDisk(transfer, true);
  }

  /** A page that the host has swapped out is read into `frame` only for the guest to write it to its own disk. */
  pageTwice(vm: VmUid, vcpu: VcpuId, page: PageNumber, frame: FrameId, slot: number): void {
    const transfer = this.#abandoned(vm, vcpu, page, frame, false);
    transfer.goesToGuestDisk = true;
    this.#swap("swapIn", transfer, vm, page, slot);
  }

  /** The guest writes a page to its own disk that takes up no frame of its own: nobody waits for that. */
  writeToGuestDisk(vm: VmUid, vcpu: VcpuId, page: PageNumber): void {
    const id = this.state.nextTransfer;
    this.state.nextTransfer += 1;
    this.#guestDisk({ id, vm, vcpu, page }, true);
  }

  /** Writes dirty pages that stay where they are. */
  writeOut(vcpu: VcpuId, pages: readonly WrittenPage[]): void {
    this.#writeOut(this.#processor.vcpu(vcpu), pages);
  }

  /** A page has left its frame: nothing leads there any more. */
  pageLeft(vm: VmUid, page: PageNumber): void {
    this.#translation?.pageLeft(vm, page);
  }

  /** What has moved in the lists of the replacement policy is told. */
  tellMoves(): void {
    this.#tellMoves();
  }

  #abandoned(vm: VmUid, vcpu: VcpuId, page: PageNumber, frame: FrameId, isWriting: boolean): Transfer {
    const id = this.state.nextTransfer;
    this.state.nextTransfer += 1;
    const rest = {
      write: false,
      slot: -1,
      isOnGuestDisk: false,
      isAwaited: false,
      isAbandoned: true,
      copyOf: -1,
      goesToGuestDisk: false,
    };
    const transfer: Transfer = { id, frame, vm, vcpu, page, isWriting, ...rest };
    this.state.transfers.set(id, transfer);
    return transfer;
  }

  /** Moves a page of `vm` between a frame and its swap slot, for `transfer`. */
  #swap(purpose: "swapIn" | "swapOut", transfer: Transfer, vm: VmUid, page: PageNumber, slot: number): void {
    const { id, vcpu } = transfer;
    const plan = this.#volumes.planForSlot(slot, page, purpose);
    this.#blockIo.carryOut(plan, { vm, vcpu, transfer: id, generation: 0 });
  }

  /** Writes dirty pages to their swap slots while they stay where they are: nobody waits for that. */
  #writeOut(v: Vcpu, pages: readonly WrittenPage[]): void {
    for (const { frame, vm, page, slot } of pages) {
      this.#tell("writtenOut", { frame, vm, page });
      this.#swapUnawaited(vm, v.id, page, slot);
    }
  }

  /** Writes a page to its swap slot: nobody waits for that. */
  #swapUnawaited(vm: VmUid, vcpu: VcpuId, page: PageNumber, slot: number): void {
    const transfer = this.state.nextTransfer;
    this.state.nextTransfer += 1;
    const plan = this.#volumes.planForSlot(slot, page, "swapOut");
    this.#blockIo.carryOut(plan, { vm, vcpu, transfer, generation: 0 });
  }

  /** What the policy gives up, after a reference of `v`; true when frames have become free. */
  #giveUp(v: Vcpu): boolean {
    const given = this.#memory.takeGivenUp(v.vm);
    for (const { frame, vm, page, dirty, slot } of given) {
      this.#tell("givenUp", { frame, vm, page, dirty });
      this.#translation?.pageLeft(vm, page);
      if (!dirty) continue;
      this.#swap("swapOut", this.#abandoned(vm, v.id, page, frame, true), vm, page, slot);
    }
    if (given.length > 0) this.#tellMoves();
    return given.length > 0;
  }

  #map(frame: FrameId, v: Vcpu, page: PageNumber, isWrite: boolean, source: ContentSource): void {
    const how = howFilled(source, frame);
    // What the guest's own disk has brought the host has no copy of.
    const write = isWrite || how === "guestSwapIn";
    const from = this.#memory.map(frame, write, source);
    if (source.from === "frame") this.#copyBroken(v, page, source.frame, how === "kept");
    this.#tell("map", {
      frame,
      vm: v.vm,
      page,
      vcpu: v.id,
      how,
      hand: this.#memory.hand(v.vm),
      referenced: this.#memory.isReferenced(frame),
      dirty: write,
    });
    if (from >= 0) this.#tell("leftOver", { frame, vm: v.vm, page, from, token: this.#memory.contentIn(frame) });
    this.sharing?.changed();
    if (source.from === "file" && !isWrite) this.sharing?.files.came(v.vm, page, source.token);
    this.#tellMoves();
  }

  /** The file that `page` of `vm` holds, which is in no frame and in no other place; null: it is none. */
  #fileToRead(vm: VmUid, page: PageNumber): ContentToken | null {
    const where = this.#memory.where(vm, page);
    const isNowhere = where === PAGE_ABSENT || where === PAGE_DROPPED || where === PAGE_IN_FLIGHT;
    return isNowhere ? this.#memory.fileIn(vm, page) : null;
  }

  /** `page` has a frame of its own now, and does not share `frame` any more; it is that one if it `isKept`. */
  #copyBroken(v: Vcpu, page: PageNumber, frame: FrameId, isKept: boolean): void {
    const left = isKept ? 0 : this.#memory.leaveFrame(frame);
    this.#tell("copyBroken", { vcpu: v.id, page, frame, left });
    if (left === 0) this.sharing?.frameLeft(frame);
  }

  /** `first` has brought it in; others may wait for it as well. */
  #pageArrived(vm: VmUid, page: PageNumber, first: readonly VcpuId[]): void {
    const key = waitKey(vm, page);
    const waiting = [...first, ...(this.state.pageWaiters.get(key) ?? [])];
    this.state.pageWaiters.delete(key);
    if (waiting.length === 0) this.#memory.unpin(this.#memory.where(vm, page));
    for (const id of waiting) {
      const v = this.#processor.vcpu(id);
      v.reference = "served";
      this.#processor.wake(v);
      // Whoever pauses, or runs the shutdown program instead, may never make the reference.
      if (v.phase === "paused" || v.isShuttingDown) this.#memory.unpin(this.#memory.where(v.vm, page));
    }
  }

  #tellEviction(v: Vcpu, page: PageNumber, eviction: Eviction): void {
    const { victim } = eviction;
    this.#tell("evict", {
      frame: victim.frame,
      vm: eviction.vm,
      page: eviction.page,
      dirty: eviction.dirty,
      forVcpu: v.id,
      forPage: page,
      reason: victim.reason,
      line: victim.line,
      value: whole(victim.value),
      hand: eviction.hand,
      others: eviction.others,
      cleared: victim.cleared,
      losers: eviction.losers.map((loser) => ({ id: loser.frame, value: whole(loser.value) })),
    });
  }

  /** After the row that says what became of the reference. `list`: the one in which the policy remembers the page, or -1. */
  #tellGhost(v: Vcpu, page: PageNumber, list: number): void {
    if (list >= 0) this.#tell("ghostHit", { scope: this.#memory.scopeOf(v.vm), list, vcpu: v.id, page });
    this.#tellMoves();
  }

  #tellMoves(): void {
    this.#memory.lists.tell(this.#recorder, this.state.clock.now);
  }

  #tell<Kind extends EventKind>(kind: Kind, body: Body<Kind>): void {
    this.#recorder.tell(this.state.clock.now, kind, body);
  }
}

/** What kind of fault meets a page that is at `where`: `PAGE_*`, or the frame that it shares. */
function faultClass(where: number): FaultClass {
  switch (where) {
    case PAGE_ABSENT:
      return "firstTouch";
    case PAGE_DROPPED:
      return "dropped";
    case PAGE_SWAPPED:
      return "swappedOut";
    case PAGE_BALLOONED:
      return "ballooned";
    case PAGE_IN_FLIGHT:
      return "inFlight";
    case PAGE_ON_SOURCE:
      return "onSource";
    default:
      return "shared";
  }
}

/** Where the page of `transfer` comes from; `file`: what it holds, if that is a file. */
function sourceOf({ slot, isOnGuestDisk, copyOf }: Transfer, file: ContentToken | null): ContentSource {
  if (copyOf >= 0) return { from: "frame", frame: copyOf };
  if (isOnGuestDisk) return { from: "guestDisk" };
  if (slot >= 0) return { from: "slot", slot };
  return file === null ? { from: "zeros" } : { from: "file", token: file };
}

function howFilled(source: ContentSource, frame: FrameId): Body<"map">["how"] {
  switch (source.from) {
    case "zeros":
      return "zeroFill";
    case "slot":
      return "swapIn";
    case "guestDisk":
      return "guestSwapIn";
    case "image":
      return "restored";
    case "file":
      return "file";
    case "frame":
      return source.frame === frame ? "kept" : "copied";
  }
}

/** Key of `pageWaiters`; without a page, what the keys of the machine begin with. */
function waitKey(vm: VmUid, page: PageNumber | ""): string {
  return `${vm}:${page}`;
}

/** Rows hold integers: "never" is -1. */
function whole(value: number): number {
  return Number.isFinite(value) ? value : -1;
}
