/**
 * Address translation (domain C.1): what each reference finds in the TLB of its pCPU, when TLBs lose entries, and what the
 * guests write into their page tables.
 *
 * ```
 * first touch of a page --> the guest writes its tables: an exit for each entry under shadow paging
 * reference is made     --> the TLB of the pCPU has the page, or its tables are walked and the TLB has it then
 * a page loses its frame--> no TLB has it any more
 * another vCPU on a pCPU--> without tags its TLB is empty; with tags nothing happens
 * machine stops         --> no TLB has a page of it, and its tables are gone
 * ```
 * A reference is translated once, when it is made: one that faulted walks the tables after its page has come.
 */
import type { RadixShape } from "../base/radixTree.ts";
import type { Recorder } from "../model/recorder.ts";
import { exitCost } from "../model/exits.ts";
import type { HostSpec, TranslationSpec } from "../model/scenario.ts";
import { pageOfKey, tlbKey, vmOfKey, walkAccesses, walkLevels, withoutMonitor } from "../model/translation.ts";
import type { FrameId, PageNumber, PcpuId, Tick, VmUid } from "../model/units.ts";
import type { Clock, Vcpu } from "./cpu/state.ts";
import { createTables, touchPage, type GuestTables } from "./memory/translation/pageTables.ts";
import { enter, lookUp, type Tlb } from "./memory/translation/tlb.ts";

export interface TranslationState {
  readonly clock: Clock;
  /** Index: pCPU. */
  readonly tlbs: Tlb[];
  /** Of machines that are on. */
  readonly guests: Map<VmUid, GuestTables>;
  /** Those of them that are containers: their tables lead to frames, as without a monitor. */
  readonly containers: Set<VmUid>;
}

export class Translation {
  state: TranslationState;
  readonly spec: TranslationSpec;
  readonly #recorder: Recorder;
  readonly #shape: RadixShape;
  readonly #accesses: number;
  readonly #containerAccesses: number;
  /** Of the exit for one entry of a page table. */
  readonly #tableTicks: Tick;
  readonly #tellsExits: boolean;

  constructor(spec: TranslationSpec, { pcpus, costs, exits }: HostSpec, clock: Clock, recorder: Recorder) {
    this.spec = spec;
    this.#recorder = recorder;
    const levels = walkLevels(spec);
    this.#shape = { levels: levels.guest, bits: spec.levelBits };
    this.#accesses = walkAccesses(levels);
    this.#containerAccesses = walkAccesses(walkLevels(withoutMonitor(spec)));
    this.#tableTicks = exitCost("tables", costs, exits ?? null, spec.tableWriteTicks);
    this.#tellsExits = exits !== undefined;
    this.state = {
      clock,
      tlbs: Array.from({ length: pcpus }, () => new Map()),
      guests: new Map(),
      containers: new Set(),
    };
  }

  /** The machine starts; its programs can touch `pages` pages. */
  machineStarts(vm: VmUid, pages: number, isContainer: boolean): void {
    if (isContainer) this.state.containers.add(vm);
    this.state.guests.set(vm, createTables(pages));
  }

  /** `v` is about to refer to `page`: ticks of the exits for what its guest writes into its page tables first. */
  writeTables(v: Vcpu, page: PageNumber): Tick {
    const writes = touchPage(this.state.guests.get(v.vm)!, this.#shape, page);
    if (writes === 0) return 0;
    const exits = this.spec.kind === "shadow" && !this.state.containers.has(v.vm) ? writes : 0;
    const ticks = exits * this.#tableTicks;
    const { now } = this.state.clock;
    this.#recorder.tell(now, "tablesWritten", { vcpu: v.id, pcpu: v.pcpu, page, writes, exits, ticks });
    if (this.#tellsExits && exits > 0) {
      const plan = { cause: "tables", asked: exits, exits, ticks, isKernel: false } as const;
      this.#recorder.tell(now, "exited", { vcpu: v.id, pcpu: v.pcpu, ...plan });
    }
    return ticks;
  }

  /** The running `v` refers to `page`, which is in `frame`: ticks that its translation takes. */
  translate(v: Vcpu, page: PageNumber, frame: FrameId): Tick {
    const tlb = this.state.tlbs[v.pcpu]!;
    const key = tlbKey(v.vm, page);
    const hit = lookUp(tlb, key) >= 0;
    const out = hit ? -1 : enter(tlb, key, frame, this.spec.tlbEntries);
    const accesses = hit ? 0 : this.state.containers.has(v.vm) ? this.#containerAccesses : this.#accesses;
    this.#recorder.tell(this.state.clock.now, "translated", {
      vcpu: v.id,
      pcpu: v.pcpu,
      page,
      frame,
      hit,
      accesses,
      outVm: out < 0 ? -1 : vmOfKey(out),
      outPage: out < 0 ? -1 : pageOfKey(out),
    });
    return accesses * this.spec.accessTicks;
  }

  /** Another vCPU than the last one has got `pcpu`. */
  worldSwitch(pcpu: PcpuId): void {
    const tlb = this.state.tlbs[pcpu]!;
    if (this.spec.tags || tlb.size === 0) return;
    const entries = tlb.size;
    tlb.clear();
    this.#recorder.tell(this.state.clock.now, "tlbFlushed", { pcpu, cause: "worldSwitch", vm: -1, entries });
  }

  /** `page` of `vm` has left its frame. */
  pageLeft(vm: VmUid, page: PageNumber): void {
    const key = tlbKey(vm, page);
    const pcpus: PcpuId[] = [];
    for (const [pcpu, tlb] of this.state.tlbs.entries()) if (tlb.delete(key)) pcpus.push(pcpu);
    if (pcpus.length > 0) this.#recorder.tell(this.state.clock.now, "tlbInvalidated", { vm, page, pcpus });
  }

  machineStops(vm: VmUid): void {
    this.state.guests.delete(vm);
    this.state.containers.delete(vm);
    for (const [pcpu, tlb] of this.state.tlbs.entries()) {
      const own = [...tlb.keys()].filter((key) => vmOfKey(key) === vm);
      for (const key of own) tlb.delete(key);
      if (own.length > 0)
        this.#recorder.tell(this.state.clock.now, "tlbFlushed", { pcpu, cause: "stop", vm, entries: own.length });
    }
  }
}
