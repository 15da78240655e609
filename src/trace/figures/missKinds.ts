/**
 * Why a fault was one, seen from all references of the run (the three kinds of misses of caches, for page frames):
 *
 *     firstTouch   the machine had never had the page, or had lost it: any policy faults
 *     capacity     OPT would have faulted as well: there are too few frames
 *     policy       OPT, with as many frames and the same references, would still have had the page
 *     reclaim      it had not left for another page of those that share its frames: the host took it back, or its balloon, or it was saved
 *     apart        the page was in memory, or on its way: it is shared and was written to, another vCPU has asked for it, or it
 *                  has not come from another host yet
 *
 * What OPT would have had is known of a reference as soon as that is made. From one use of a page to its next OPT keeps it if
 * at every reference between there is a frame for it, beside the page referenced and those that it keeps already, which are
 * needed again sooner:
 *
 *     references   a b c a b d c        3 frames: a and b are kept over c and a; c over a, b and d not, as those need one
 *     kept           └─a─┘ │                      each, and d must be somewhere
 *                        └─b┘
 *
 * Under global replacement all pages share the frames of the host, where frames are shared as many more as that saves; under
 * local replacement those of a machine do, as many as it had when it last lost a page to itself.
 */
import type { EventKind, TraceEvent } from "../../model/rows/table.ts";
import type { VcpuId, VmUid } from "../../model/units.ts";
import type { TraceChunk } from "../chunk.ts";
import type { HostInfo } from "../hostState.ts";
import type { TraceReader } from "../reader.ts";
import { RoomOverTime } from "./roomOverTime.ts";

export const MISS_KINDS = ["firstTouch", "capacity", "policy", "reclaim", "apart"] as const;
export type MissKind = (typeof MISS_KINDS)[number];
export type MissCounts = Readonly<Record<MissKind, number>>;

const TOLD_BY: readonly EventKind[] = [
  "hit",
  "fault",
  "evict",
  "givenUp",
  "reserve",
  "map",
  "hostSwap",
  "inflate",
  "vmState",
];

/** Rows between two looks at the time. */
const STRIDE = 2048;
const VM_STEP = 2 ** 32;
const pageOf = (vm: VmUid, page: number) => vm * VM_STEP + page;

/** What pages compete for frames: those of a machine, or all. */
class Scope {
  readonly room = new RoomOverTime();
  /** The reference in which a page was used last. */
  readonly lastUse = new Map<number, number>();
  /** Pages in frames, and those for which one is set aside. */
  readonly held = new Set<number>();
  /** Frames that there were for them when the last one left; until then there was room for all. */
  frames: number;

  constructor(frames: number) {
    this.frames = frames;
  }

  /** How many pages OPT may keep besides the one that is referenced. */
  close(): void {
    if (this.room.length > 0) this.room.setLast(Math.max(this.frames, this.held.size) - 1);
  }
}

export class MissKinds {
  readonly #isLocal: boolean;
  readonly #scopes = new Map<VmUid | null, Scope>();
  /** Pages that left for another one, or were given up by the policy, and have not come back. */
  readonly #replaced = new Set<number>();
  #chunks: readonly TraceChunk[] = [];
  /** In the last chunk, of the rows that tell something. */
  #offset = 0;
  #knownRows = 0;
  readonly #rows: number[] = [];
  readonly #kinds: MissKind[] = [];

  /** `isLocal`: each machine replaces pages of its own. */
  constructor(isLocal: boolean) {
    this.#isLocal = isLocal;
  }

  /** Whether what is known is true of `trace` as well: it has all that was looked at. */
  holdsFor({ chunks }: TraceReader): boolean {
    return this.#chunks.every((chunk, at) => chunk === chunks[at]);
  }

  /** Looks on in `trace`, which it must hold for, up to its end or until `isTime` says so. True: the end is reached. */
  advance(trace: TraceReader, isTime: () => boolean = () => false): boolean {
    for (;;) {
      const chunk = this.#chunks.at(-1);
      const rows = chunk ? trace.rowsOf(chunk, TOLD_BY) : [];
      if (chunk && this.#offset < rows.length) {
        const end = Math.min(rows.length, this.#offset + STRIDE);
        for (let at = this.#offset; at < end; at += 1) {
          const row = chunk.firstRow + rows[at]!;
          this.#hear(trace.eventAt(row), row, trace.info);
        }
        this.#offset = end;
        this.#knownRows = end < rows.length ? chunk.firstRow + rows[end]! : chunk.firstRow + chunk.kinds.length;
        if (isTime()) return false;
      } else {
        if (chunk) this.#knownRows = chunk.firstRow + chunk.kinds.length;
        if (this.#chunks.length === trace.chunks.length) return true;
        this.#chunks = trace.chunks.slice(0, this.#chunks.length + 1);
        this.#offset = 0;
      }
    }
  }

  /** Rows that have been looked at, from the first on. */
  get knownRows(): number {
    return this.#knownRows;
  }

  /** Of the fault told by `row`; null: it tells of none, or has not been looked at. */
  kindAt(row: number): MissKind | null {
    const at = placeOf(this.#rows, row);
    return this.#rows[at] === row ? this.#kinds[at]! : null;
  }

  /** Faults of each kind before `row`. */
  countsBefore(row: number): MissCounts {
    const counts: Record<MissKind, number> = { firstTouch: 0, capacity: 0, policy: 0, reclaim: 0, apart: 0 };
    const end = placeOf(this.#rows, row);
    for (let at = 0; at < end; at += 1) counts[this.#kinds[at]!] += 1;
    return counts;
  }

  #hear(event: TraceEvent, row: number, info: HostInfo): void {
    const vmOf = (vcpu: VcpuId) => info.vcpus[vcpu]!.vm;
    switch (event.kind) {
      case "hit":
        this.#used(vmOf(event.vcpu), event.page, info);
        return;
      case "fault": {
        const vm = vmOf(event.vcpu);
        this.#rows.push(row);
        this.#kinds.push(this.#kindOf(event.fault, vm, event.page, info));
        return;
      }
      case "evict": {
        const { vm, page, forVcpu, forPage } = event;
        const wanting = vmOf(forVcpu);
        const isOwn = !this.#isLocal || vm === wanting;
        const scope = this.#scope(vm, info);
        if (isOwn) {
          scope.frames = this.#isLocal ? scope.held.size : info.frames;
          this.#replaced.add(pageOf(vm, page));
        }
        scope.held.delete(pageOf(vm, page));
        this.#scope(wanting, info).held.add(pageOf(wanting, forPage));
        return;
      }
      case "givenUp":
        this.#replaced.add(pageOf(event.vm, event.page));
        this.#scope(event.vm, info).held.delete(pageOf(event.vm, event.page));
        return;
      case "reserve":
        this.#scope(event.vm, info).held.add(pageOf(event.vm, event.page));
        return;
      case "map":
        this.#replaced.delete(pageOf(event.vm, event.page));
        this.#scope(event.vm, info).held.add(pageOf(event.vm, event.page));
        return;
      case "hostSwap":
        this.#scope(event.vm, info).held.delete(pageOf(event.vm, event.page));
        return;
      case "inflate":
        for (const { page } of event.entries) {
          this.#scope(event.vm, info).held.delete(pageOf(event.vm, page));
          this.#replaced.delete(pageOf(event.vm, page));
        }
        return;
      case "vmState":
        if (event.state !== "running" && event.state !== "paused" && event.state !== "shuttingDown")
          this.#forget(event.vm, info);
        return;
      default:
      // Nothing else brings pages, or has them go.
    }
  }

  /** Notes the use. True: OPT has kept the page since the one before. */
  #used(vm: VmUid, page: number, info: HostInfo, canBeKept = true): boolean {
    const scope = this.#scope(vm, info);
    const { room, lastUse } = scope;
    const key = pageOf(vm, page);
    scope.close();
    const before = lastUse.get(key);
    const isKept = canBeKept && before !== undefined && room.leastBetween(before, room.length) > 0;
    if (isKept) room.takeBetween(before, room.length);
    lastUse.set(key, room.length);
    room.push(scope.frames - 1);
    return isKept;
  }

  #kindOf(fault: Extract<TraceEvent, { kind: "fault" }>["fault"], vm: VmUid, page: number, info: HostInfo): MissKind {
    switch (fault) {
      case "shared":
      case "inFlight":
        this.#used(vm, page, info);
        return "apart";
      case "onSource":
        this.#used(vm, page, info, false);
        return "apart";
      case "firstTouch":
        this.#used(vm, page, info, false);
        return "firstTouch";
      case "ballooned":
      case "guestSwapped":
        this.#used(vm, page, info, false);
        return "reclaim";
      case "swappedOut":
      case "dropped": {
        const isReplaced = this.#replaced.has(pageOf(vm, page));
        const isKept = this.#used(vm, page, info, isReplaced);
        return isReplaced ? (isKept ? "policy" : "capacity") : "reclaim";
      }
    }
  }

  #forget(vm: VmUid, info: HostInfo): void {
    const { held } = this.#scope(vm, info);
    const isIts = (key: number) => Math.floor(key / VM_STEP) === vm;
    for (const key of held) if (isIts(key)) held.delete(key);
    for (const key of this.#replaced) if (isIts(key)) this.#replaced.delete(key);
  }

  #scope(vm: VmUid, { frames }: HostInfo): Scope {
    const key = this.#isLocal ? vm : null;
    let scope = this.#scopes.get(key);
    if (!scope) this.#scopes.set(key, (scope = new Scope(frames)));
    return scope;
  }
}

/** How many of `rows`, ascending, are before `row`. */
function placeOf(rows: readonly number[], row: number): number {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (rows[middle]! < row) from = middle + 1;
    else to = middle;
  }
  return from;
}
