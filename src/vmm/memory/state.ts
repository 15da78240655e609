/**
 * What memory keeps: where each guest page is, and what each frame holds. A guest page is absent (never loaded), dropped
 * (never written: needs no disk either), resident, swapped out, or on its way in. A frame is free, holds a page, or is busy:
 * set aside for a page whose transfer is under way; or shared, where pages with equal contents are merged. Plain data.
 */
import { assert } from "../../base/assert.ts";
import { BlockColumn } from "../../base/blockColumn.ts";
import type { ContentToken } from "../../model/contents.ts";
import type { FrameId, PageNumber, VmUid } from "../../model/units.ts";
import { createFrameSet, type FrameSet } from "./frameSet.ts";
import { createContents, type Contents, type HostPlace } from "./sharing/contents.ts";

/** Where a guest page is, when it is not in a frame. */
export const PAGE_ABSENT = -1;
export const PAGE_SWAPPED = -2;
export const PAGE_IN_FLIGHT = -3;
export const PAGE_DROPPED = -4;
/** The balloon of its machine holds it: the guest has no such page at present. */
export const PAGE_BALLOONED = -5;
/** It is still on the host that its machine has left. */
export const PAGE_ON_SOURCE = -6;

export const FRAME_FREE = -1;
/** Owner of a busy frame whose machine has stopped meanwhile. */
export const FRAME_ORPHAN = -2;
/** Owner of a frame that pages share. */
export const FRAME_SHARED = -3;

/** A page of an image, and what it holds. */
export interface SavedPage {
  readonly page: PageNumber;
  readonly token: ContentToken;
}

/** Group of the machines without a guarantee, under global replacement. */
export const COMMON = -1;

/** Books of one machine. */
export interface GuestMemory {
  /** Frame of each page, or a `PAGE_*` code. */
  readonly where: BlockColumn;
  /** Swap slot of each page, -1 for none. A clean page keeps its slot. */
  readonly slot: BlockColumn;
  /** Frames it holds, busy ones included. */
  frames: number;
  /** Pages of it that are in shared frames. */
  shared: number;
  /** Frames set aside for its pages, whose transfers are under way. */
  readonly busy: FrameId[];
  /** Frames with pages brought in for references that have not been made yet; they are nobody's victims until then. */
  readonly pinned: FrameId[];
  readonly reservedPages: number;
  /** See `MemoryFacts.group`. */
  readonly group: number;
  /** Frames it may hold under local replacement. */
  quota: number;
  /** References made so far, and when the last of them was that faulted; -1: none did. */
  references: number;
  lastFault: number;
  isActive: boolean;
}

export interface MemoryState {
  readonly owner: BlockColumn;
  readonly page: BlockColumn;
  readonly dirty: BlockColumn;
  readonly busy: BlockColumn;
  readonly free: FrameSet;
  /** Frames with pages that are not pinned, by group: the candidates, as far as the group is open. */
  readonly settled: Map<number, FrameSet>;
  /** Busy frames whose machine has stopped. */
  orphans: number;
  /** Busy and pinned frames. */
  inUse: number;
  guests: Map<VmUid, GuestMemory>;
  /** Pages that they are guaranteed, all together. */
  reserved: number;
  /** Policy states: key -1 under global replacement, else by machine. */
  policies: Map<VmUid, unknown>;
  nextSlot: number;
  /** Slots to be given again, the last one first. */
  freedSlots: BlockColumn;
  freedSlotCount: number;
  /** Null: not modelled. */
  sharing: SharedFrames | null;
}

/** Frames that pages share, and what pages hold. */
export interface SharedFrames {
  /** Pages that share each frame, those included whose copy is still being made; 0: it is no shared one. */
  readonly pages: BlockColumn;
  readonly contents: Contents;
}

/** All frames free, and no machine; `contents`: what pages hold is modelled, on that host. */
export function createMemoryState(frames: number, contents: HostPlace | null): MemoryState {
  return {
    owner: BlockColumn.filled("int32", frames, FRAME_FREE),
    page: BlockColumn.filled("int32", frames, -1),
    dirty: BlockColumn.filled("uint8", frames),
    busy: BlockColumn.filled("uint8", frames),
    free: createFrameSet(frames, true),
    settled: new Map(),
    orphans: 0,
    inUse: 0,
    guests: new Map(),
    reserved: 0,
    policies: new Map(),
    nextSlot: 0,
    freedSlots: BlockColumn.filled("int32", 0),
    freedSlotCount: 0,
    sharing: contents && {
      pages: BlockColumn.filled("int32", frames),
      contents: createContents(frames, contents),
    },
  };
}

/** The books of a machine that has memory. */
export function guestOf({ guests }: MemoryState, vm: VmUid): GuestMemory {
  const guest = guests.get(vm);
  assert(guest, `machine ${vm} has no memory`);
  return guest;
}

/** Pages that have a frame, their own or one that they share: what a guarantee is about. */
export function held({ frames, shared }: GuestMemory): number {
  return frames + shared;
}
