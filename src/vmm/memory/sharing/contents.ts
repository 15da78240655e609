/**
 * What pages hold, as numbers (`model/contents.ts`): what each guest has written into its pages, and what really stands in
 * the frames and swap slots of the host. That a guest finds what it has written is a law between the two, and no matter of
 * course: a frame keeps what was in it until something else is put there. It is broken by devices that write where they
 * should not, and by frames that are not scrubbed; both are told, and the pages concerned are known (`isOther`).
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import { fileContent, firstContent, ownContent, ZERO_CONTENT, type ContentToken } from "../../../model/contents.ts";
import type { MachineSpec } from "../../../model/scenario.ts";
import type { FrameId, PageNumber, VmUid } from "../../../model/units.ts";

/** What a machine says of its pages. */
export type ContentRule = Pick<MachineSpec, "image" | "contents" | "filePages" | "isContainer">;

export interface GuestContents {
  readonly rule: Pick<ContentRule, "image" | "contents">;
  /** How many of its first pages are files that it reads through the page cache of the host; 0, but for containers. */
  readonly files: number;
  /** What each page holds for its guest. */
  readonly tokens: BlockColumn;
  /** 1: the guest has written to it. */
  readonly isWritten: BlockColumn;
  /** It finds something else there than it has written, and that has been told. 1: what stood there before; 2: what a device wrote. */
  readonly isOther: BlockColumn;
}

export interface Contents {
  /** Index: frame. */
  readonly frames: BlockColumn;
  /** Machine of which something stands in the frame, or stood there until it was scrubbed; -1: none. Index: frame. */
  readonly writers: BlockColumn;
  /** Index: swap slot. */
  slots: BlockColumn;
  readonly guests: Map<VmUid, GuestContents>;
  /** Number of the last content that one guest alone has. */
  own: number;
  /** Between two such numbers: those of the other hosts are between them, so that they stay different where machines move. */
  readonly ownStep: number;
}

/** Which of how many hosts it is, from 0. */
export interface HostPlace {
  readonly host: number;
  readonly hosts: number;
}

export const ONLY_HOST: HostPlace = { host: 0, hosts: 1 };

export function createContents(frames: number, { host, hosts }: HostPlace): Contents {
  return {
    frames: BlockColumn.filled("int32", frames, ZERO_CONTENT),
    writers: BlockColumn.filled("int32", frames, -1),
    slots: BlockColumn.filled("int32", 0),
    guests: new Map(),
    own: host + 1 - hosts,
    ownStep: hosts,
  };
}

/** The machine starts: all its `pages` hold nothing, but for files, which hold what its image has. */
export function beginContents({ guests }: Contents, vm: VmUid, pages: number, rule: ContentRule): void {
  const { image, contents, filePages = 0, isContainer = false } = rule;
  const files = isContainer && image !== undefined ? Math.min(filePages, pages) : 0;
  const tokens = BlockColumn.filled("int32", pages, ZERO_CONTENT);
  for (let page = 0; page < files; page += 1) tokens.set(page, fileContent(image!, page));
  guests.set(vm, {
    rule: { ...(image === undefined ? {} : { image }), ...(contents ? { contents } : {}) },
    files,
    tokens,
    isWritten: unwritten(pages, files),
    isOther: BlockColumn.filled("uint8", pages),
  });
}

/** What stands in a file has been written: whoever writes to it makes it something that nobody else has. */
function unwritten(pages: number, files: number): BlockColumn {
  const isWritten = BlockColumn.filled("uint8", pages);
  for (let page = 0; page < files; page += 1) isWritten.set(page, 1);
  return isWritten;
}

/** The file that `page` of `vm` holds as it is in the image; null: it is none, or has been written to. */
export function fileOf({ guests }: Contents, vm: VmUid, page: PageNumber): ContentToken | null {
  const { rule, files, tokens } = guests.get(vm)!;
  if (page >= files) return null;
  const token = fileContent(rule.image!, page);
  return tokens.get(page) === token ? token : null;
}

export function endContents({ guests }: Contents, vm: VmUid): void {
  guests.delete(vm);
}

/** The guest writes to `page`, which is in `frame`. */
export function writePage(contents: Contents, vm: VmUid, page: PageNumber, frame: FrameId): void {
  const { rule, tokens, isWritten, isOther } = contents.guests.get(vm)!;
  const first = isWritten.get(page) === 1 ? null : firstContent(rule, page);
  if (first === null) contents.own += contents.ownStep;
  const token = first ?? ownContent(contents.own);
  isWritten.set(page, 1);
  tokens.set(page, token);
  isOther.set(page, 0);
  contents.frames.set(frame, token);
  contents.writers.set(frame, vm);
}

/** A device of `vm` writes to `frame`, whose guests do not know of it; what stands there now. */
export function overwriteFrame(contents: Contents, frame: FrameId, vm: VmUid): ContentToken {
  contents.own += contents.ownStep;
  const token = ownContent(contents.own);
  contents.frames.set(frame, token);
  contents.writers.set(frame, vm);
  return token;
}

/** A device has written something else into `page` of `vm` than its guest. */
export function markAltered({ guests }: Contents, vm: VmUid, page: PageNumber): void {
  guests.get(vm)!.isOther.set(page, 2);
}

export function isAltered({ guests }: Contents, vm: VmUid, page: PageNumber): boolean {
  return guests.get(vm)!.isOther.get(page) === 2;
}

/** What is in `frame` is written to the swap slot. */
export function fillSlot(contents: Contents, slot: number, frame: FrameId): void {
  putIntoSlot(contents, slot, contents.frames.get(frame));
}

/** The guest begins anew: what it writes to a page first is what it wrote there first before. */
export function forgetWritten({ guests }: Contents, vm: VmUid): void {
  const guest = guests.get(vm)!;
  guests.set(vm, { ...guest, isWritten: unwritten(guest.isWritten.length, guest.files) });
}

/** What an image holds is written to the swap slot. */
export function putIntoSlot(contents: Contents, slot: number, token: ContentToken): void {
  if (contents.slots.length <= slot) contents.slots = contents.slots.grown(2 * (slot + 1));
  contents.slots.set(slot, token);
}

/**
 * Where what a frame is filled with comes from: nowhere (zeros), a swap slot, a frame, the own disk of its guest, the image
 * of a saved machine, or a file of the image of a container.
 */
export type ContentSource =
  | { readonly from: "zeros" | "guestDisk" }
  | { readonly from: "image"; readonly token: ContentToken }
  | { readonly from: "file"; readonly token: ContentToken }
  | { readonly from: "slot"; readonly slot: number }
  | { readonly from: "frame"; readonly frame: FrameId };

/**
 * `frame` is filled for `page` of `vm`; without `scrubs` what is to be zeros stays as it is. The machine of which `page` then
 * has something that it should not have; -1: it has not.
 */
export function fillFrame(
  contents: Contents,
  frame: FrameId,
  vm: VmUid,
  page: PageNumber,
  source: ContentSource,
  scrubs: boolean,
): VmUid | -1 {
  const { frames, writers } = contents;
  const { tokens, isOther } = contents.guests.get(vm)!;
  if (source.from === "zeros") {
    if (scrubs) frames.set(frame, ZERO_CONTENT);
    const isLeft = frames.get(frame) !== ZERO_CONTENT;
    isOther.set(page, isLeft ? 1 : 0);
    return isLeft && writers.get(frame) !== vm ? writers.get(frame) : -1;
  }
  const token = tokenFrom(contents, vm, page, source);
  frames.set(frame, token);
  writers.set(frame, vm);
  // It may have been written over while it was away from what its guest knows; that it has been is not forgotten.
  if (token === tokens.get(page)) isOther.set(page, 0);
  return -1;
}

function tokenFrom(contents: Contents, vm: VmUid, page: PageNumber, source: ContentSource): ContentToken {
  switch (source.from) {
    case "zeros":
      return ZERO_CONTENT;
    case "slot":
      return contents.slots.get(source.slot);
    case "frame":
      return contents.frames.get(source.frame);
    case "image":
    case "file":
      return source.token;
    case "guestDisk":
      // Its own disk is modelled as far as its volume goes, and not what stands there.
      return contents.guests.get(vm)!.tokens.get(page);
  }
}
