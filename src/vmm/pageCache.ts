/**
 * The page cache of the host, through which containers read the files of their image (domain G.2, memory): a file that two pages hold is
 * in one frame, from the moment at which the second one is read. Nobody has to look for it: the host knows which file a page is.
 *
 * ```
 * page read --> a shared frame holds the file:             it has that frame, and none of its own
 *           --> another container alone has it in a frame: both share that frame
 *           --> else a frame of its own, filled with the file; when that comes, what is true by then is done
 * page written: as every shared page, a copy of its own (`paging.ts`)
 * no frame can be taken: the file that has been shared for longest gives up its frame
 * ```
 * Shared frames are in the stable tree of `sharing.ts`, by what they hold, whoever found that they are equal. What a file is read from is
 * not modelled: it is there at once. With its last page a file leaves its frame.
 */
import type { ContentToken } from "../model/contents.ts";
import type { Recorder } from "../model/recorder.ts";
import type { FrameId, PageNumber, VmUid } from "../model/units.ts";
import type { Clock } from "./cpu/state.ts";
import type { GuestPlace, Memory } from "./memory/memory.ts";

/** What it needs of the sharing of equal pages. */
export interface SharedFiles {
  readonly clock: Clock;
  /** Shared frames by what they hold, the one first that has been shared for longest. */
  readonly stable: Map<ContentToken, FrameId>;
}

export class PageCache {
  readonly #memory: Memory;
  readonly #shared: () => SharedFiles;
  /** Nothing leads to the page any more. */
  readonly #pageLeft: (vm: VmUid, page: PageNumber) => void;
  readonly #recorder: Recorder;

  constructor(
    memory: Memory,
    shared: () => SharedFiles,
    pageLeft: (vm: VmUid, page: PageNumber) => void,
    recorder: Recorder,
  ) {
    this.#memory = memory;
    this.#shared = shared;
    this.#pageLeft = pageLeft;
    this.#recorder = recorder;
  }

  /** Somebody has the file `token` in a frame. */
  has(token: ContentToken): boolean {
    return this.#shared().stable.has(token) || this.#holder(token, NOBODY) !== null;
  }

  /** `page` of `vm`, which is in no frame, is about to be read: true when it shares a frame from now on. */
  enter(vm: VmUid, page: PageNumber, token: ContentToken): boolean {
    return this.#join({ vm, page }, token, false);
  }

  /** `page` of `vm` has been read into a frame of its own, which is free again if another one holds the same. */
  came(vm: VmUid, page: PageNumber, token: ContentToken): void {
    this.#join({ vm, page }, token, true);
  }

  /** Frees the frame of the file that has been shared for longest; false: there is none. */
  giveUp(): boolean {
    const { stable, clock } = this.#shared();
    for (const [token, frame] of stable) {
      const files = this.#memory.filesIn(frame);
      if (!files) continue;
      this.#memory.dropFiles(frame, files);
      stable.delete(token);
      this.#recorder.tell(clock.now, "fileDropped", { frame, token, entries: files });
      for (const { vm, page } of files) this.#pageLeft(vm, page);
      return true;
    }
    return false;
  }

  #join(reader: GuestPlace, token: ContentToken, hasFrame: boolean): boolean {
    const memory = this.#memory;
    const { stable, clock } = this.#shared();
    const { vm, page } = reader;
    let frame = stable.get(token) ?? -1;
    const other = frame < 0 ? this.#holder(token, reader) : null;
    if (other) {
      frame = memory.where(other.vm, other.page);
      // Whoever waits for it reads it there as well.
      memory.unpin(frame);
      memory.shareFrame(frame);
      stable.set(token, frame);
    }
    if (frame < 0) return false;
    let freed = -1;
    if (hasFrame) {
      memory.unpin(memory.where(vm, page));
      freed = memory.shareWith(vm, page, frame);
    } else memory.enterShared(vm, page, frame);
    const { vm: otherVm, page: otherPage } = other ?? NOBODY;
    const pages = memory.sharersOf(frame);
    this.#recorder.tell(clock.now, "fileShared", { vm, page, token, frame, pages, freed, otherVm, otherPage });
    if (freed >= 0) this.#pageLeft(vm, page);
    return true;
  }

  /** Another page than `reader` that holds the file in a frame of its own; null: none does. */
  #holder(token: ContentToken, reader: GuestPlace): GuestPlace | null {
    const { guests } = this.#memory.state;
    for (const vm of [...guests.keys()].toSorted((a, b) => a - b)) {
      const page = this.#memory.pageOfFile(vm, token);
      if (page < 0 || (vm === reader.vm && page === reader.page)) continue;
      const frame = this.#memory.where(vm, page);
      // What a device has written over it is no file any more.
      if (frame >= 0 && this.#memory.contentIn(frame) === token) return { vm, page };
    }
    return null;
  }
}

const NOBODY: GuestPlace = { vm: -1, page: -1 };
