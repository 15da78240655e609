/**
 * Load control (Denning 1968; domain C.4): while the working sets of the machines that run have more pages together than
 * there are frames, the least urgent of them is suspended, the one defined last among equals; one always goes on. As soon
 * as the working set that a suspended machine had fits again it goes on, the most urgent first.
 *
 * It is asked at every reference, and decides at the same moment, when nobody is in the middle of one.
 */
import { createLastDistinct, noteDistinct, type LastDistinct } from "../base/lastDistinct.ts";
import type { PageNumber, VmUid } from "../model/units.ts";

export interface LoadControlState {
  /** Of every machine that has made a reference since it was started. */
  readonly sets: Map<VmUid, LastDistinct>;
  /** The machines among them that run: those whose pages are wanted. */
  readonly counted: Set<VmUid>;
  /** Machines that it has suspended. */
  readonly suspended: Set<VmUid>;
  /** Pages of the working sets of the machines that run. */
  wanted: number;
  /** It is to decide at this moment. */
  isDue: boolean;
}

/** What it needs of the monitor. */
export interface LoadHooks {
  /** Machines that run, in order of definition. */
  running(): readonly VmUid[];
  /** Whether `a` is more urgent than `b`. */
  isMoreUrgent(a: VmUid, b: VmUid): boolean;
  /** Has `decide` called at this moment. */
  askSoon(): void;
  suspend(vm: VmUid, wanted: number, own: number): void;
  goOn(vm: VmUid, wanted: number, own: number): void;
}

export class LoadControl {
  state: LoadControlState = { sets: new Map(), counted: new Set(), suspended: new Set(), wanted: 0, isDue: false };
  readonly #frames: number;
  readonly #window: number;
  readonly #hooks: LoadHooks;

  /** `window`: of working sets, in references. */
  constructor(frames: number, window: number, hooks: LoadHooks) {
    this.#frames = frames;
    this.#window = window;
    this.#hooks = hooks;
  }

  /** `vm`, which runs, refers to a page. */
  refer(vm: VmUid, page: PageNumber): void {
    const { state } = this;
    let set = state.sets.get(vm);
    if (!set) state.sets.set(vm, (set = createLastDistinct(this.#window)));
    this.#count(vm);
    const before = set.times.size;
    state.wanted += noteDistinct(set, page) - before;
    this.#ask();
  }

  /** `vm` does not run any more; `isGone`: it has stopped, and its working set with it. */
  leaves(vm: VmUid, isGone: boolean): void {
    const { state } = this;
    state.suspended.delete(vm);
    this.#discount(vm);
    if (isGone) state.sets.delete(vm);
    this.#ask();
  }

  /** `vm` runs again, because somebody wants it to. */
  returns(vm: VmUid): void {
    this.state.suspended.delete(vm);
    this.#count(vm);
    this.#ask();
  }

  decide(): void {
    const { state } = this;
    state.isDue = false;
    for (let vm = this.#toSuspend(); vm !== null; vm = this.#toSuspend()) {
      const own = this.#sizeOf(vm);
      this.#hooks.suspend(vm, state.wanted, own);
      state.suspended.add(vm);
      this.#discount(vm);
    }
    for (let vm = this.#toGoOn(); vm !== null; vm = this.#toGoOn()) {
      const own = this.#sizeOf(vm);
      state.suspended.delete(vm);
      this.#count(vm);
      this.#hooks.goOn(vm, state.wanted, own);
    }
  }

  #count(vm: VmUid): void {
    const { state } = this;
    if (state.counted.has(vm) || !state.sets.has(vm)) return;
    state.counted.add(vm);
    state.wanted += this.#sizeOf(vm);
  }

  #discount(vm: VmUid): void {
    const { state } = this;
    if (state.counted.delete(vm)) state.wanted -= this.#sizeOf(vm);
  }

  #ask(): void {
    const { state } = this;
    if (state.isDue || (state.wanted <= this.#frames && state.suspended.size === 0)) return;
    state.isDue = true;
    this.#hooks.askSoon();
  }

  #sizeOf(vm: VmUid): number {
    return this.state.sets.get(vm)?.times.size ?? 0;
  }

  #toSuspend(): VmUid | null {
    if (this.state.wanted <= this.#frames) return null;
    const running = this.#hooks.running().filter((vm) => this.state.counted.has(vm));
    if (running.length < 2) return null;
    return running.reduce((least, vm) => (this.#hooks.isMoreUrgent(vm, least) ? least : vm));
  }

  #toGoOn(): VmUid | null {
    const [first, ...others] = [...this.state.suspended].toSorted((a, b) => a - b);
    if (first === undefined) return null;
    const most = others.reduce((vm, other) => (this.#hooks.isMoreUrgent(other, vm) ? other : vm), first);
    const fits = this.state.wanted + this.#sizeOf(most) <= this.#frames;
    return fits || this.#hooks.running().length === 0 ? most : null;
  }
}
