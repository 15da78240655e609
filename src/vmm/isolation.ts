/**
 * What keeps guests from what is not theirs (domain F.6: M2, M3, M7, S2), asked whenever a program tries.
 *
 * ```
 * page g     below its pages: its own · beyond: its table has no such page, the fault is given back to the guest
 * frame f    paravirtual: a hypercall names the frame, and the monitor refuses all but its own · else a guest's tables hold
 *            guest pages alone: f is read as page f
 * write g    the page shares its frame: a copy of its own is written · else its own
 * read g     zeros where another machine had the frame before · what another has left, without scrubbing · its own, or what a
 *            device of another has written there
 * dma f      with an IOMMU only frames that are its machine's alone, and at rest · without one any frame there is
 * extent e   below the extents of its volume: its own · beyond: the volume ends there
 * ```
 * A container has no page tables and no devices of its own: the kernel of the host refuses it. What is its own an attempt
 * leaves as it is. What a device writes elsewhere no guest is told of, and no dirty bit: it is in the row, and nowhere else.
 *
 * Simplified: real systems without an IOMMU keep guests from programming devices that reach memory; a device that was handed
 * to a guest is not stopped by anything.
 */
import type { AttemptRule } from "../model/attempts.ts";
import { ZERO_CONTENT } from "../model/contents.ts";
import type { Body } from "../model/rows/table.ts";
import type { HostSpec, MachineSpec } from "../model/scenario.ts";
import type { FrameId, PageNumber, Tick, VmUid } from "../model/units.ts";
import type { AttemptHooks, NamedAttempt } from "./cpu/execution.ts";
import type { ReferenceAttempt, Vcpu } from "./cpu/state.ts";
import { isAltered, markAltered, overwriteFrame } from "./memory/sharing/contents.ts";
import { FRAME_SHARED } from "./memory/state.ts";
import type { Parts } from "./parts.ts";
import type { Vm } from "./vm.ts";

interface IsolationParts extends Parts {
  readonly specs: readonly MachineSpec[];
  readonly state: { readonly vms: readonly Vm[] };
  pagesOf(bytes: number): number;
}

type Attempted = Body<"attempted">;

/** What decides about an attempt, and what it is about. */
type Verdict = Pick<Attempted, "rule"> & Partial<Pick<Attempted, "frame" | "owner" | "token" | "changed">>;

export class Isolation implements AttemptHooks {
  readonly #hasIommu: boolean;
  /** Guests know frames of the host by their numbers, and ask for each entry of their page tables. */
  readonly #isParavirtual: boolean;
  readonly #parts: IsolationParts;
  /** What the reference under way has seen: for as long as it takes to make it. */
  #seen: Verdict = { rule: "own" };

  constructor({ isolation, exits }: Pick<HostSpec, "isolation" | "exits">, parts: IsolationParts) {
    this.#hasIommu = isolation?.iommu ?? true;
    this.#isParavirtual = exits?.technique === "paravirtual";
    this.#parts = parts;
  }

  causeOf({ vm }: Vcpu, { attempt, target }: NamedAttempt): "fault" | "hypercall" | "disk" | null {
    if (attempt === "dma" || attempt === "extent") return "disk";
    if (attempt === "frame" && (this.#isParavirtual || this.#isContainer(vm))) return "hypercall";
    return target < this.#pagesOf(vm) ? null : "fault";
  }

  made({ id: vcpu, vm }: Vcpu, named: NamedAttempt, { exits, ticks }: { exits: number; ticks: Tick }): void {
    const { attempt, target } = named;
    const volume = attempt === "extent" ? named.volume : -1;
    this.#tell({ vcpu, attempt, target, volume, exits, ticks, ...this.#verdict(vm, named) });
  }

  begins({ vm }: Vcpu, page: PageNumber, since: Tick): ReferenceAttempt {
    const { memory } = this.#parts;
    const where = memory.where(vm, page);
    return where >= 0 ? { since, frame: where, sharers: memory.sharersOf(where) } : { since, frame: -1, sharers: 0 };
  }

  /** `v` refers to `page`, which is in `frame` at this moment, and perhaps no longer when the reference has been made. */
  looks({ vm, attempt }: Vcpu, page: PageNumber, frame: FrameId, write: boolean): void {
    if (attempt) this.#seen = write ? this.#written(frame, attempt) : this.#found(vm, page, frame);
  }

  referred({ id: vcpu }: Vcpu, page: PageNumber, write: boolean, { sharers }: ReferenceAttempt, ticks: Tick): void {
    const attempt = write ? "write" : "read";
    this.#tell({ vcpu, attempt, target: page, volume: -1, exits: 0, ticks, sharers, ...this.#seen });
  }

  #tell(said: Omit<Attempted, "frame" | "owner" | "token" | "sharers" | "changed"> & Partial<Attempted>): void {
    const { pending, recorder } = this.#parts;
    const nothing = { frame: -1, owner: -1, token: ZERO_CONTENT, sharers: 0, changed: [] };
    recorder.tell(pending.state.clock.now, "attempted", { ...nothing, ...said });
  }

  // --- attempts that name something

  #verdict(vm: VmUid, { attempt, target, volume }: NamedAttempt): Verdict {
    if (attempt === "extent") return { rule: this.#extent(vm, volume, target) };
    if (this.#isContainer(vm) && (attempt !== "page" || target >= this.#pagesOf(vm))) return { rule: "kernel" };
    if (attempt === "dma") return this.#device(vm, target);
    if (attempt === "frame" && this.#isParavirtual) return this.#entry(vm, target);
    return { rule: target < this.#pagesOf(vm) ? "own" : "guestTable" };
  }

  #extent(vm: VmUid, volume: number, extent: number): AttemptRule {
    const { firstLv, lvCount } = this.#parts.state.vms[vm]!;
    if (volume >= lvCount) return "bounds";
    const { copyOnWrite, volumes } = this.#parts;
    const lv = firstLv + volume;
    return extent < (copyOnWrite.state.sizes.get(lv) ?? volumes.logicalExtents(lv)) ? "own" : "bounds";
  }

  /** A paravirtual guest asks for an entry of its page tables that leads to `frame`. */
  #entry(vm: VmUid, frame: FrameId): Verdict {
    if (!this.#exists(frame)) return { rule: "noFrame" };
    const owner = this.#ownerOf(frame);
    return { rule: owner === vm || this.#shares(vm, frame) ? "own" : "validation", frame, owner };
  }

  #device(vm: VmUid, frame: FrameId): Verdict {
    if (!this.#exists(frame)) return { rule: "noFrame" };
    const { memory, sharing } = this.#parts;
    const owner = this.#ownerOf(frame);
    if (owner === vm) return { rule: "own", frame, owner };
    if (this.#hasIommu) return { rule: "iommu", frame, owner };
    const { contents } = memory.state.sharing!;
    const before = memory.contentIn(frame);
    const token = overwriteFrame(contents, frame, vm);
    const changed = this.#pagesIn(frame);
    for (const { vm: of, page } of changed) markAltered(contents, of, page);
    if (memory.isShared(frame)) sharing?.overwritten(frame, before);
    return { rule: "none", frame, owner, token, changed };
  }

  // --- references

  /** It is a copy where the page has left a frame that others shared; not where they have left it meanwhile. */
  #written(frame: FrameId, began: ReferenceAttempt): Verdict {
    const isCopied = began.sharers > 1 && began.frame !== frame;
    return { rule: isCopied ? "copyOnWrite" : "own", frame, token: this.#contentIn(frame) };
  }

  #found(vm: VmUid, page: PageNumber, frame: FrameId): Verdict {
    const { memory } = this.#parts;
    const books = memory.state.sharing;
    if (!books) return { rule: "own", frame };
    const token = memory.contentIn(frame);
    const writer = books.contents.writers.get(frame);
    const isOthers = writer >= 0 && writer !== vm && !memory.isShared(frame);
    if (!isOthers) return { rule: "own", frame, token };
    if (token === ZERO_CONTENT) return { rule: "scrubbing", frame, token, owner: writer };
    if (token === books.contents.guests.get(vm)!.tokens.get(page)) return { rule: "own", frame, token };
    return { rule: isAltered(books.contents, vm, page) ? "altered" : "none", frame, token, owner: writer };
  }

  #contentIn(frame: FrameId): number {
    const { memory } = this.#parts;
    return memory.state.sharing ? memory.contentIn(frame) : ZERO_CONTENT;
  }

  // --- who has what

  #isContainer(vm: VmUid): boolean {
    return this.#parts.specs[vm]!.isContainer === true;
  }

  #pagesOf(vm: VmUid): number {
    return this.#parts.pagesOf(this.#parts.specs[vm]!.memoryBytes);
  }

  #exists(frame: FrameId): boolean {
    return frame < this.#parts.memory.config.frames;
  }

  /** The machine that has `frame` alone; -1: nobody, or several. */
  #ownerOf(frame: FrameId): VmUid | -1 {
    return Math.max(-1, this.#parts.memory.state.owner.get(frame));
  }

  #shares(vm: VmUid, frame: FrameId): boolean {
    return this.#pagesIn(frame).some((each) => each.vm === vm);
  }

  /** The pages of machines that are in `frame` at present. */
  #pagesIn(frame: FrameId): { vm: VmUid; page: PageNumber }[] {
    const { owner, page, busy, guests } = this.#parts.memory.state;
    const vm = owner.get(frame);
    if (vm >= 0) return busy.get(frame) === 1 ? [] : [{ vm, page: page.get(frame) }];
    if (vm !== FRAME_SHARED) return [];
    return [...guests].flatMap(([uid, { where }]) =>
      [...where].flatMap((at, number) => (at === frame ? [{ vm: uid, page: number }] : [])),
    );
  }
}
