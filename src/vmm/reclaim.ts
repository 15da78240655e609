/**
 * Memory that is promised twice (domain C.6, after VMware ESX): the host divides its frames among the machines, asks their
 * balloons for pages when free memory is short, and swaps pages out itself when that is not enough.
 *
 * ```
 * every poll       balloons take or give back up to `balloonRate` pages, towards their goals
 * every rebalance  targets: who should have how many pages (`memory/overcommit/targets.ts`)
 * every poll       state of free memory (`memory/overcommit/freeMemory.ts`):
 *                  high   nothing is taken
 *                  soft   balloons take what is beyond the targets; the host swaps where there is no balloon
 *                  hard   the host swaps as well
 *                  low    and machines beyond their targets do not run
 * ```
 * At one moment they come in this order (domain F.2). The host swaps until free memory would leave its state, from the
 * machine that is furthest beyond its target, and never below that. Frames that would bring free memory to `high` are
 * nobody's: targets add up to the others, unless guarantees need more.
 *
 * While nothing else is pending and the last look has changed nothing, there is nothing to look at: the run may end.
 */
import { createStream, nextInt, type RandomStream } from "../base/prng.ts";
import type { Recorder } from "../model/recorder.ts";
import type { Body, EventKind } from "../model/rows/table.ts";
import type { OvercommitSpec } from "../model/scenario.ts";
import type { FreeMemoryState } from "../model/states.ts";
import type { LvId, PageNumber, Tick, VcpuId, VmUid } from "../model/units.ts";
import type { Clock } from "./cpu/state.ts";
import type { Memory } from "./memory/memory.ts";
import { PAGE_ABSENT, PAGE_DROPPED, PAGE_SWAPPED } from "./memory/state.ts";
import {
  activePages,
  beginActivity,
  createActivity,
  endActivity,
  noteReference,
  type Activity,
} from "./memory/overcommit/activity.ts";
import { framesToLeave, nextState } from "./memory/overcommit/freeMemory.ts";
import {
  createGuestView,
  deflate,
  inflate,
  inflateBeyond,
  lastUnused,
  oldest,
  pop,
  usePage,
  useOf,
  younger,
  type GuestView,
} from "./memory/overcommit/guestView.ts";
import { firstTargets, revoke, type Claim } from "./memory/overcommit/targets.ts";
import type { Paging, PagingListener } from "./paging.ts";

/** What is known of a machine that is on. */
interface Reclaimed {
  readonly view: GuestView;
  /** Pages it should have; all of them until they are divided. */
  target: number;
  /** It does not run because free memory is low. */
  isHeld: boolean;
}

/** What was commanded for a machine; it stays when the machine is off. */
interface Wish {
  /** Most pages it is to have; -1: all. */
  limit: number;
  hasBalloon: boolean;
}

export interface ReclaimState {
  readonly clock: Clock;
  free: FreeMemoryState;
  readonly machines: Map<VmUid, Reclaimed>;
  readonly wishes: Map<VmUid, Wish>;
  readonly activity: Activity;
  readonly random: RandomStream;
  /** Machines have come or gone, or what they want has changed, since the last division. */
  isStale: boolean;
  /** The last moment that has been looked at; -1: none. */
  last: Tick;
  /** At that moment something was changed. */
  hasActed: boolean;
}

/** What taking memory back needs to know of machines, and asks of the monitor. */
export interface ReclaimHooks {
  sharesOf(vm: VmUid): number;
  firstVcpu(vm: VmUid): VcpuId;
  volumeOf(vm: VmUid): LvId | -1;
  /** The machine is neither paused nor held: its guest can do something. */
  isRunning(vm: VmUid): boolean;
  /** The machine can stand still for a while: one that is being shut down goes on, and gives back all that it has. */
  canBeHeld(vm: VmUid): boolean;
  /** Its vCPUs may not run from now on, or may again. */
  hold(vm: VmUid, isHeld: boolean): void;
  /** Something else will happen, whatever is done about memory. */
  isSomethingPending(): boolean;
}

type InflateEntry = Body<"inflate">["entries"][number];

export class Reclaim implements PagingListener {
  state: ReclaimState;
  readonly #spec: OvercommitSpec;
  readonly #memory: Memory;
  readonly #paging: Paging;
  readonly #hooks: ReclaimHooks;
  readonly #recorder: Recorder;

  constructor(
    spec: OvercommitSpec,
    seed: number,
    memory: Memory,
    paging: Paging,
    clock: Clock,
    hooks: ReclaimHooks,
    recorder: Recorder,
  ) {
    this.#spec = spec;
    this.#memory = memory;
    this.#paging = paging;
    this.#hooks = hooks;
    this.#recorder = recorder;
    this.state = {
      clock,
      free: "high",
      machines: new Map(),
      wishes: new Map(),
      activity: createActivity(spec.window),
      random: createStream(seed, "mem.hostSwap"),
      isStale: false,
      last: -1,
      hasActed: false,
    };
  }

  // --- the loop's side

  /** The next moment at which something is looked at. */
  nextTime(): Tick {
    const { state } = this;
    if (state.machines.size === 0) return Infinity;
    if (!state.hasActed && !this.#hooks.isSomethingPending()) return Infinity;
    const { poll, rebalance } = this.#spec;
    return Math.min(this.#nextOf(poll), this.#nextOf(rebalance));
  }

  /** The next moment of those that are `every` ticks apart that has not been looked at and is not over. */
  #nextOf(every: Tick): Tick {
    const { last, clock } = this.state;
    const from = Math.max(last + 1, clock.now);
    return Math.ceil(from / every) * every;
  }

  /** Phase 2, after everything that concerns the processor. */
  runTimers(): void {
    const { state } = this;
    const { now } = state.clock;
    if (this.nextTime() > now) return;
    const isPoll = this.#nextOf(this.#spec.poll) === now;
    const isRebalance = this.#nextOf(this.#spec.rebalance) === now;
    state.last = now;
    state.hasActed = false;
    const before = this.#memory.state.free.size;
    if (isPoll) this.#pollBalloons();
    if (isRebalance || (isPoll && state.isStale)) this.#rebalance();
    if (isPoll) this.#watch();
    if (this.#memory.state.free.size !== before) this.#paging.serveFrameWaiters();
  }

  // --- the machines' side

  /** The machine starts, with `pages` pages of which its programs can refer to the first `touchable`. */
  started(vm: VmUid, pages: number, touchable: number): void {
    const all = Math.max(pages, touchable);
    this.state.machines.set(vm, { view: createGuestView(all, touchable), target: all, isHeld: false });
    beginActivity(this.state.activity, vm, touchable);
    this.state.isStale = true;
  }

  /** Pages that the guest has on its own disk, in memory as well or not. */
  pagesOnDisk(vm: VmUid): readonly PageNumber[] {
    const view = this.state.machines.get(vm)?.view;
    return view ? [...view.isOnDisk].flatMap((isThere, page) => (isThere === 1 ? [page] : [])) : [];
  }

  /** The machine goes on from an image that holds `pages`. What its balloon had it has back. */
  restored(vm: VmUid, pages: readonly PageNumber[], onDisk: readonly PageNumber[]): void {
    const view = this.state.machines.get(vm)?.view;
    if (!view) return;
    const isThere = new Set(onDisk);
    for (const page of pages) usePage(view, page, !isThere.has(page));
    for (const page of onDisk) view.isOnDisk.set(page, 1);
  }

  /** The machine stops. */
  stopped(vm: VmUid): void {
    this.state.machines.delete(vm);
    endActivity(this.state.activity, vm);
    this.state.isStale = true;
  }

  /** Nobody holds the machine any more, whose vCPUs stay as they are. */
  letGo(vm: VmUid): void {
    const machine = this.state.machines.get(vm);
    if (machine?.isHeld) this.#setHeld(vm, machine, false);
  }

  isHeld(vm: VmUid): boolean {
    return this.state.machines.get(vm)?.isHeld === true;
  }

  wishOf(vm: VmUid): Readonly<Wish> {
    return this.state.wishes.get(vm) ?? { limit: -1, hasBalloon: true };
  }

  /** By command: the machine is to have at most so many pages. */
  setLimit(vm: VmUid, pages: number): void {
    this.state.wishes.set(vm, { ...this.wishOf(vm), limit: pages });
    this.state.isStale = true;
    // The balloon follows at the next look, though nothing else may be pending.
    this.state.hasActed = true;
    this.#tell("memoryLimit", { vm, pages });
  }

  /** By command: the machine's balloon works, or gives everything back and does not. */
  setBalloon(vm: VmUid, isOn: boolean): void {
    this.state.wishes.set(vm, { ...this.wishOf(vm), hasBalloon: isOn });
    this.state.hasActed = true;
    this.#tell("balloonSwitch", { vm, isOn });
    const machine = this.state.machines.get(vm);
    if (machine && !isOn) this.#deflate(vm, machine.view, 0, "off");
  }

  // --- the side of faults and references

  touched(vm: VmUid, page: PageNumber, write: boolean): void {
    const machine = this.state.machines.get(vm);
    if (!machine) return;
    usePage(machine.view, page, write);
    noteReference(this.state.activity, vm, page);
  }

  bringsIn(vm: VmUid, page: PageNumber): boolean {
    const { view } = this.state.machines.get(vm)!;
    const use = useOf(view, page);
    if (use === "ballooned") {
      pop(view, page);
      this.#memory.unballoonPage(vm, page);
      const { ballooned: size } = view;
      this.#tell("deflate", { vm, goal: this.#goalOf(vm), size, beyond: 0, pages: [page], cause: "popped" });
    } else if (use === "unused") usePage(view, page, false);
    return this.isOnGuestDisk(vm, page);
  }

  isOnGuestDisk(vm: VmUid, page: PageNumber): boolean {
    if (this.#memory.where(vm, page) !== PAGE_ABSENT) return false;
    return this.state.machines.get(vm)?.view.isOnDisk.get(page) === 1;
  }

  volumeOf(vm: VmUid): LvId | -1 {
    return this.#hooks.volumeOf(vm);
  }

  // --- balloons

  /** Pages that the balloon of `vm` is to hold. */
  #goalOf(vm: VmUid): number {
    const { view, target } = this.state.machines.get(vm)!;
    const { limit, hasBalloon } = this.wishOf(vm);
    if (!this.#spec.ballooning || !hasBalloon) return 0;
    const beyondTarget = Math.max(0, view.pages - target);
    // With plenty of free memory nothing is taken, and only what the target allows given back.
    const wanted = this.state.free === "high" ? Math.min(view.ballooned, beyondTarget) : beyondTarget;
    const commanded = limit < 0 ? 0 : Math.max(0, view.pages - limit);
    return Math.min(Math.max(wanted, commanded), Math.floor((view.pages * this.#spec.balloonLimit) / 100));
  }

  #pollBalloons(): void {
    for (const [vm, { view }] of this.state.machines) {
      if (!this.#hooks.isRunning(vm)) continue;
      const goal = this.#goalOf(vm);
      if (view.ballooned < goal) this.#inflate(vm, view, goal);
      else if (view.ballooned > goal) this.#deflate(vm, view, goal, "goal");
    }
  }

  #inflate(vm: VmUid, view: GuestView, goal: number): void {
    const most = Math.min(this.#spec.balloonRate, goal - view.ballooned);
    const beyond = inflateBeyond(view, most);
    const entries: InflateEntry[] = [];
    const issued: (() => void)[] = [];
    const take = (page: PageNumber, was: InflateEntry["was"]) => this.#take(vm, view, page, was, entries, issued);
    for (let page = lastUnused(view); page >= 0 && beyond + entries.length < most; page = lastUnused(view))
      take(page, "unused");
    for (const use of ["clean", "dirty"] as const) {
      for (let page = oldest(view, use); page >= 0 && beyond + entries.length < most;) {
        const next = younger(view, use, page);
        const was = this.#placeOf(vm, page);
        if (was) take(page, was);
        page = next;
      }
    }
    if (beyond + entries.length === 0) return;
    this.state.hasActed = true;
    this.#tell("inflate", { vm, goal, size: view.ballooned, beyond, entries });
    for (const { page, was } of entries) if (was === "resident" || was === "shared") this.#paging.pageLeft(vm, page);
    this.#paging.tellMoves();
    for (const issue of issued) issue();
  }

  /** Where a page of the guest is that it could give up; null: it cannot at present. */
  #placeOf(vm: VmUid, page: PageNumber): InflateEntry["was"] | null {
    if (!this.#memory.isAtRest(vm, page)) return null;
    const where = this.#memory.where(vm, page);
    if (where >= 0) return this.#memory.isShared(where) ? "shared" : "resident";
    if (where === PAGE_SWAPPED) return "swapped";
    return where === PAGE_DROPPED ? "dropped" : "unused";
  }

  /** The balloon takes `page`. What it takes of disk traffic is put into `issued`, to be done when the row has been told. */
  #take(
    vm: VmUid,
    view: GuestView,
    page: PageNumber,
    was: InflateEntry["was"],
    entries: InflateEntry[],
    issued: (() => void)[],
  ): void {
    const isWritten = useOf(view, page) === "dirty";
    const vcpu = this.#hooks.firstVcpu(vm);
    if (isWritten && was === "swapped") {
      // The guest pages out what the host has paged out already: read in only to be written again.
      const frame = this.#memory.takeForHost();
      if (frame < 0) return;
      const slot = this.#memory.guest(vm).slot.get(page);
      this.#memory.balloonPage(vm, page, true);
      issued.push(() => this.#paging.pageTwice(vm, vcpu, page, frame, slot));
      entries.push({ page, frame, was, isWritten });
    } else if (was === "shared") {
      const frame = this.#memory.where(vm, page);
      // Who leaves a shared frame to others writes from there.
      const isLast = this.#memory.balloonPage(vm, page, isWritten) >= 0;
      if (isLast) this.#paging.sharing?.frameLeft(frame);
      if (isWritten && isLast) issued.push(() => this.#paging.freeWhenWritten(vm, vcpu, page, frame, -1));
      else if (isWritten) issued.push(() => this.#paging.writeToGuestDisk(vm, vcpu, page));
      entries.push({ page, frame, was, isWritten });
    } else {
      const frame = this.#memory.balloonPage(vm, page, isWritten);
      if (isWritten && frame >= 0) issued.push(() => this.#paging.freeWhenWritten(vm, vcpu, page, frame, -1));
      entries.push({ page, frame, was, isWritten });
    }
    inflate(view, page);
  }

  #deflate(vm: VmUid, view: GuestView, goal: number, cause: "goal" | "off"): void {
    const most = cause === "off" ? Infinity : this.#spec.balloonRate;
    const pages: PageNumber[] = [];
    let beyond = 0;
    while (view.ballooned > goal && beyond + pages.length < most) {
      const page = deflate(view);
      if (page < 0) beyond += 1;
      else {
        this.#memory.unballoonPage(vm, page);
        pages.push(page);
      }
    }
    if (beyond + pages.length === 0) return;
    this.state.hasActed = true;
    this.#tell("deflate", { vm, goal, size: view.ballooned, beyond, pages, cause });
  }

  // --- targets

  #rebalance(): void {
    const { state } = this;
    const machines = [...state.machines].toSorted(([a], [b]) => a - b);
    const claims = machines.map(([vm, { view }]): Claim => {
      const { limit } = this.wishOf(vm);
      const max = limit < 0 ? view.pages : Math.min(limit, view.pages);
      const min = Math.min(max, this.#memory.guest(vm).reservedPages);
      return { vm, shares: this.#hooks.sharesOf(vm), min, max, active: activePages(state.activity, vm) };
    });
    const guaranteed = claims.reduce((sum, { min }) => sum + min, 0);
    const wanted = claims.reduce((sum, { max }) => sum + max, 0);
    const total = Math.min(wanted, Math.max(guaranteed, this.#framesToShare));
    const { idleTax } = this.#spec;
    const begun = state.isStale ? firstTargets(claims, total, idleTax) : machines.map(([, { target }]) => target);
    state.isStale = false;
    const { pages, moved, last } = revoke(claims, begun, idleTax);
    if (machines.every(([, { target }], at) => target === pages[at])) return;
    for (const [at, [, machine]] of machines.entries()) machine.target = pages[at]!;
    state.hasActed = true;
    this.#tell("memoryTargets", {
      entries: claims.map(({ vm, active }, at) => ({ vm, target: pages[at]!, active })),
      moved,
      last: last ? [last.from, last.to] : [],
    });
  }

  /** Frames that machines can have while free memory is plenty. */
  get #framesToShare(): number {
    const { frames } = this.#memory.config;
    return frames - Math.ceil((this.#spec.high * frames) / 100);
  }

  // --- free memory

  #watch(): void {
    const { state } = this;
    const { frames } = this.#memory.config;
    const free = this.#memory.state.free.size;
    const before = state.free;
    state.free = nextState(before, free, frames, this.#spec);
    if (state.free !== before) {
      state.hasActed = true;
      // A state begins below its own threshold, and is come back to at the same.
      const percent = this.#spec[state.free];
      const threshold = Math.ceil((percent * frames) / 100);
      this.#tell("memoryState", { state: state.free, before, free, percent, frames: threshold });
    }
    if (state.free !== "high") this.#swapOut();
    for (const [vm, machine] of state.machines) {
      if (!state.machines.has(vm)) continue;
      const isBeyond = this.#memory.guest(vm).frames > machine.target;
      const isHeld = state.free === "low" && isBeyond && (machine.isHeld || this.#hooks.canBeHeld(vm));
      if (isHeld === machine.isHeld) continue;
      state.hasActed = true;
      this.#setHeld(vm, machine, isHeld);
      this.#hooks.hold(vm, isHeld);
    }
  }

  #setHeld(vm: VmUid, machine: Reclaimed, isHeld: boolean): void {
    machine.isHeld = isHeld;
    const { target } = machine;
    this.#tell("memoryHold", { vm, isHeld, had: this.#memory.guest(vm).frames, target });
  }

  /** The host takes pages itself until free memory would leave its state, or nobody has any beyond its target. */
  #swapOut(): void {
    const { state } = this;
    const memory = this.#memory;
    const enough = framesToLeave(state.free, memory.config.frames, this.#spec);
    const spared = new Set<VmUid>();
    while (memory.state.free.size + memory.state.orphans < enough) {
      const found = this.#furthestBeyond(spared);
      if (found < 0) return;
      if (!this.#swapOutOf(found)) spared.add(found);
    }
  }

  /** The machine that has most frames beyond its target, the lowest id among equals; -1: none that may be swapped has any. */
  #furthestBeyond(spared: ReadonlySet<VmUid>): VmUid | -1 {
    let found = -1;
    let most = 0;
    for (const [vm, { target }] of this.state.machines) {
      const beyond = this.#memory.guest(vm).frames - target;
      if (spared.has(vm) || beyond <= 0) continue;
      if (this.state.free === "soft" && this.#canBalloon(vm)) continue;
      if (beyond > most || (beyond === most && vm < found)) {
        most = beyond;
        found = vm;
      }
    }
    return found;
  }

  #canBalloon(vm: VmUid): boolean {
    const { view } = this.state.machines.get(vm)!;
    const most = Math.floor((view.pages * this.#spec.balloonLimit) / 100);
    return this.#spec.ballooning && this.wishOf(vm).hasBalloon && this.#hooks.isRunning(vm) && view.ballooned < most;
  }

  #swapOutOf(vm: VmUid): boolean {
    const memory = this.#memory;
    const had = memory.guest(vm).frames;
    const drawn = this.#spec.victims === "random" ? nextInt(this.state.random, memory.config.frames) : -1;
    const taken = memory.reclaim(vm, drawn);
    if (!taken) return false;
    this.state.hasActed = true;
    const { frame, page, dirty, slot, victim, hand, writtenOut } = taken;
    this.#tell("hostSwap", {
      vm,
      page,
      frame,
      dirty,
      had,
      target: this.state.machines.get(vm)!.target,
      reason: victim.reason,
      line: victim.line,
      value: Number.isFinite(victim.value) ? victim.value : -1,
      hand,
      cleared: victim.cleared,
    });
    this.#paging.pageLeft(vm, page);
    const vcpu = this.#hooks.firstVcpu(vm);
    this.#paging.writeOut(vcpu, writtenOut);
    this.#paging.tellMoves();
    if (dirty) this.#paging.freeWhenWritten(vm, vcpu, page, frame, slot);
    return true;
  }

  #tell<Kind extends EventKind>(kind: Kind, body: Body<Kind>): void {
    this.#recorder.tell(this.state.clock.now, kind, body);
  }
}
