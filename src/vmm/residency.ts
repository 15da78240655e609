/**
 * The residency of volumes (domain D.6): a fast tier has room for some of what an archive holds in full. What a guest accesses
 * has to be resident; else its vCPU waits until it has been copied from the archive, in the place of another if need be.
 *
 * ```
 * access --> resident ----------------------------------------------------------> open until the I/O has ended
 *        --> free slot, or a victim that nobody accesses: [copy back] -> copy ---> resident; all who wait go on
 *        --> everything is open: the queue, first come first served
 * ```
 * What comes and goes is a unit: a volume, or an extent of one. A unit is open while the disks carry out an access to it: such
 * a one is never the victim. An access to several extents needs them one after the other, so nobody holds one and waits for
 * another. The archive makes one copy at a time, in the order in which they were asked for. A copy that has been asked for is
 * made, whether or not anybody still waits for it.
 *
 * The policies are those of page replacement: slots are their frames, units their pages. Only accesses of guests count; what
 * the host does with volumes for itself (swap, jobs, copies for snapshots) goes to the disks past the tier.
 */
import { MAX_CONTENDERS } from "../model/events.ts";
import { withDefaults } from "../model/params.ts";
import type { Recorder } from "../model/recorder.ts";
import type { Body, EventKind } from "../model/rows/table.ts";
import type { ResidencySpec } from "../model/scenario.ts";
import type { LvId, Tick, VmUid } from "../model/units.ts";
import type { PlanOwner, VolumeAccess } from "./blockIo.ts";
import type { Clock } from "./cpu/state.ts";
import { addFrame, createFrameSet, nextFrame, removeFrame, type FrameSet } from "./memory/frameSet.ts";
import { memoryPolicy } from "./memory/policies.ts";
import { guestPage, machineOf, type GuestPage, type Victim } from "./memory/policy.ts";
import { Shadow, type ShadowState } from "./memory/shadow.ts";

/** A volume, or an extent of one, as the page of a policy: the volume in the place of the machine. */
type Unit = GuestPage;

/** An access of a guest, and whose it is. */
export type OwnedAccess = PlanOwner & { readonly access: VolumeAccess };

interface Copy {
  readonly id: number;
  readonly slot: number;
  readonly unit: Unit;
  readonly isBack: boolean;
  readonly ticks: Tick;
}

export interface ResidencyState {
  readonly clock: Clock;
  /** What the policy knows, and which unit is resident in each slot. */
  readonly tier: ShadowState;
  /** The slot of each resident unit. */
  readonly slots: Map<Unit, number>;
  /** The slot of each unit that is on its way. */
  readonly coming: Map<Unit, number>;
  readonly free: FrameSet;
  /** How many accesses to a unit are being carried out; none: it is not among them. */
  readonly open: Map<Unit, number>;
  /** The unit that is open for each access that is being carried out. */
  readonly opened: Map<number, Unit>;
  nextOpened: number;
  /** By unit, in the order in which they came. */
  readonly waiting: Map<Unit, readonly OwnedAccess[]>;
  /** Units for which no slot could be had, in the order in which they were asked for. */
  queue: Unit[];
  /** What the archive has to copy; it makes the first one. */
  copies: Copy[];
  nextCopy: number;
  /** The last copy that was begun, -1: none. */
  begun: number;
}

export interface ResidencyHooks {
  /** Extents of a volume as its machine counts them. */
  extentsOf(lv: LvId): number;
  /** Asks that `copied(copy)` be called after `ticks`. */
  copiedAfter(copy: number, ticks: Tick): void;
  /** What it waited for is resident, and open for it until `close(opened)`: it is carried out. */
  admitted(access: OwnedAccess, opened: number): void;
  /** It is made once more, as if it came only now. */
  again(access: OwnedAccess): void;
}

export class Residency {
  readonly #spec: ResidencySpec;
  readonly #hooks: ResidencyHooks;
  readonly #recorder: Recorder;
  readonly #tier: Shadow;
  #state: ResidencyState;

  constructor(spec: ResidencySpec, seed: number, clock: Clock, hooks: ResidencyHooks, recorder: Recorder) {
    this.#spec = spec;
    this.#hooks = hooks;
    this.#recorder = recorder;
    const policy = memoryPolicy(spec.policy);
    this.#tier = new Shadow({
      policy,
      params: withDefaults(policy.params, {}),
      frames: spec.slots,
      seed,
      machineOf: () => -1,
      mayLose: (slot) => !this.#state.open.has(this.#tier.state.pages.get(slot)),
    });
    this.#state = {
      clock,
      tier: this.#tier.state,
      slots: new Map(),
      coming: new Map(),
      free: createFrameSet(spec.slots, true),
      open: new Map(),
      opened: new Map(),
      nextOpened: 0,
      waiting: new Map(),
      queue: [],
      copies: [],
      nextCopy: 0,
      begun: -1,
    };
  }

  get state(): ResidencyState {
    return this.#state;
  }

  set state(state: ResidencyState) {
    this.#state = state;
    this.#tier.state = state.tier;
  }

  /** What of an access is made first; the rest follows when that has ended. */
  firstPart(access: VolumeAccess): VolumeAccess {
    const { block, blocks, more = 0 } = access;
    return this.#spec.unit === "volume" ? access : partOf(access, block, blocks + more);
  }

  unitOf({ lv, block }: VolumeAccess): Unit {
    return guestPage(lv, this.#spec.unit === "volume" ? 0 : block % this.#hooks.extentsOf(lv));
  }

  /**
   * A guest wants to access a unit. A number: it is resident, and open until that number is given to `close`; null: it is not,
   * and the access waits.
   */
  enters(guest: OwnedAccess): number | null {
    const { slots, coming, waiting, queue } = this.#state;
    const { vcpu, access } = guest;
    const unit = this.unitOf(access);
    const said = { vcpu, ...this.#said(unit), write: access.write };
    const slot = slots.get(unit);
    if (slot !== undefined) {
      const opened = this.#open(unit);
      this.#tell("tierHit", { slot, ...said });
      this.#tier.hit(slot, access.write);
      this.#giveUp();
      return opened;
    }
    const others = waiting.get(unit);
    waiting.set(unit, [...(others ?? []), guest]);
    if (others) {
      this.#tell("tierMiss", { ...said, what: coming.has(unit) ? "onItsWay" : "noVictim" });
      return null;
    }
    if (coming.has(unit)) {
      this.#tell("tierMiss", { ...said, what: "onItsWay" });
      return null;
    }
    // Nobody goes past those who wait for a slot already.
    const slotFor = queue.length === 0 ? this.#slotFor(unit) : null;
    this.#tell("tierMiss", { ...said, what: slotFor === null ? "noVictim" : "taken" });
    if (slotFor !== null) this.#take(unit, slotFor);
    else queue.push(unit);
    return null;
  }

  /** The access for which something was opened has ended. */
  close(access: number): void {
    const { open, opened, slots } = this.#state;
    const unit = opened.get(access);
    // It is gone with its volume.
    if (unit === undefined) return;
    opened.delete(access);
    const count = open.get(unit)!;
    if (count > 1) open.set(unit, count - 1);
    else open.delete(unit);
    this.#tell("tierClosed", { slot: slots.get(unit)!, ...this.#said(unit) });
    if (count === 1) this.#serve();
  }

  /** The machine is off: its accesses wait no longer. */
  leave(vm: VmUid): void {
    this.#withdraw((guest) => guest.vm === vm);
    this.#serve();
  }

  /** A volume is gone, or has only `extents` extents left: what is no longer there leaves. */
  forget(lv: LvId, extents = 0): void {
    const { slots, coming, open, opened, free } = this.#state;
    if (extents > 0 && this.#spec.unit === "volume") return;
    const isGone = (unit: Unit) => machineOf(unit) === lv && unit - guestPage(lv, 0) >= extents;
    for (const [access, unit] of opened) if (isGone(unit)) opened.delete(access);
    for (const [unit, slot] of [...slots].filter(([each]) => isGone(each))) {
      this.#tell("tierLeft", { slot, ...this.#said(unit), why: "gone", isDirty: false });
      this.#tier.dropped(slot);
      slots.delete(unit);
      open.delete(unit);
      addFrame(free, slot);
    }
    for (const [unit, slot] of [...coming].filter(([each]) => isGone(each))) {
      this.#tell("tierLeft", { slot, ...this.#said(unit), why: "gone", isDirty: false });
      coming.delete(unit);
      // The first one is being made, and ends by itself.
      this.#state.copies = this.#state.copies.filter((copy, at) => at === 0 || copy.isBack || copy.unit !== unit);
      this.#freeIfIdle(slot);
    }
    if (extents === 0) this.#tier.forget(lv);
    const displaced = this.#withdraw((_guest, unit) => isGone(unit));
    this.#serve();
    for (const guest of displaced) this.#hooks.again(guest);
  }

  /** The archive has made a copy. */
  copied(id: number): void {
    const { clock, coming } = this.#state;
    const copy = this.#state.copies.shift();
    if (copy?.id !== id) throw new Error(`copy ${id} has ended at ${clock.now}, which is not being made`);
    const { slot, unit, isBack } = copy;
    const arrives = !isBack && coming.get(unit) === slot;
    const admitted = arrives ? this.#arrive(unit, slot) : [];
    const accesses = admitted.map(({ guest: { vcpu, access } }) => ({ vcpu, write: access.write }));
    this.#tell("tierCopied", { slot, ...this.#said(unit), isBack, accesses });
    if (!arrives) this.#freeIfIdle(slot);
    this.#copyNext();
    this.#giveUp();
    this.#serve();
    for (const { guest, opened } of admitted) this.#hooks.admitted(guest, opened);
  }

  /** A unit is resident from now on, and open for those who waited for it. */
  #arrive(unit: Unit, slot: number): readonly { readonly guest: OwnedAccess; readonly opened: number }[] {
    const { coming, slots, waiting } = this.#state;
    const guests = waiting.get(unit) ?? [];
    waiting.delete(unit);
    coming.delete(unit);
    slots.set(unit, slot);
    const [first, ...others] = guests;
    this.#tier.load(slot, unit, first?.access.write === true);
    for (const { access } of others) this.#tier.hit(slot, access.write);
    return guests.map((guest) => ({ guest, opened: this.#open(unit) }));
  }

  #open(unit: Unit): number {
    const { open, opened } = this.#state;
    const access = this.#state.nextOpened;
    this.#state.nextOpened += 1;
    open.set(unit, (open.get(unit) ?? 0) + 1);
    opened.set(access, unit);
    return access;
  }

  /** A free slot, or a victim, for a unit; null: neither can be had. */
  #slotFor(unit: Unit): number | Victim | null {
    const { free, slots, open } = this.#state;
    this.#tier.missed(unit);
    if (free.size > 0) return nextFrame(free, 0);
    // A policy is asked only where there is somebody to choose: all that is open is resident.
    return slots.size > open.size ? this.#tier.victimFor(unit) : null;
  }

  /** Sets the slot aside for a unit, and asks for the copies that this takes. */
  #take(unit: Unit, slotFor: number | Victim): void {
    const { free, slots, coming, open } = this.#state;
    const slot = typeof slotFor === "number" ? slotFor : slotFor.frame;
    coming.set(unit, slot);
    if (typeof slotFor === "number") {
      removeFrame(free, slot);
      this.#tell("tierTaken", { slot, ...this.#said(unit), victim: null });
    } else {
      const { reason, line, value } = slotFor;
      const runnersUp = this.#tier.runnersUp(MAX_CONTENDERS, slot);
      const losers = runnersUp.map((loser) => {
        const said = this.#said(this.#tier.state.pages.get(loser.frame));
        return { slot: loser.frame, ...said, value: whole(loser.value) };
      });
      const others = slots.size - open.size - 1 - losers.length;
      const { page: old, written } = this.#tier.take(slotFor);
      slots.delete(old);
      const isDirty = written > 0;
      const victim = {
        ...this.#said(old),
        isDirty,
        reason,
        line,
        value: whole(value),
        open: open.size,
        others,
        losers,
      };
      this.#tell("tierTaken", { slot, ...this.#said(unit), victim });
      if (isDirty) this.#copy(slot, old, true);
    }
    this.#copy(slot, unit, false);
    this.#copyNext();
  }

  /** Those who wait for a slot get one, in their order, as long as there is one. */
  #serve(): void {
    for (let unit = this.#state.queue[0]; unit !== undefined; unit = this.#state.queue[0]) {
      const slotFor = this.#slotFor(unit);
      if (slotFor === null) return;
      this.#state.queue.shift();
      this.#take(unit, slotFor);
    }
  }

  /** What the policy gives up leaves, although nobody needs its slot. */
  #giveUp(): void {
    for (const { frame: slot, page: unit, written } of this.#tier.giveUp()) {
      this.#state.slots.delete(unit);
      this.#tell("tierLeft", { slot, ...this.#said(unit), why: "givenUp", isDirty: written > 0 });
      if (written > 0) this.#copy(slot, unit, true);
      this.#freeIfIdle(slot);
      this.#copyNext();
    }
  }

  /** A slot to which nothing comes, and from which nothing has to be copied, is free. */
  #freeIfIdle(slot: number): void {
    const { copies, coming, free } = this.#state;
    if (copies.some((copy) => copy.slot === slot) || [...coming.values()].includes(slot)) return;
    addFrame(free, slot);
  }

  #copy(slot: number, unit: Unit, isBack: boolean): void {
    const { copyTicks, copyOf, unit: kind } = this.#spec;
    const extents = copyOf === "extent" && kind === "volume" ? this.#hooks.extentsOf(machineOf(unit)) : 1;
    const id = this.#state.nextCopy;
    this.#state.nextCopy += 1;
    this.#state.copies.push({ id, slot, unit, isBack, ticks: copyTicks * extents });
  }

  /** The archive begins its first copy, unless it has. */
  #copyNext(): void {
    const [first] = this.#state.copies;
    if (!first || first.id === this.#state.begun) return;
    this.#state.begun = first.id;
    const { id, slot, unit, isBack, ticks } = first;
    this.#tell("tierCopy", { slot, ...this.#said(unit), isBack, until: this.#state.clock.now + ticks });
    this.#hooks.copiedAfter(id, ticks);
  }

  /** Takes accesses out of those that wait; units for which nobody waits any more are not asked for. */
  #withdraw(isMeant: (guest: OwnedAccess, unit: Unit) => boolean): readonly OwnedAccess[] {
    const { waiting } = this.#state;
    const withdrawn: OwnedAccess[] = [];
    for (const [unit, guests] of waiting) {
      const out = guests.filter((guest) => isMeant(guest, unit));
      if (out.length === 0) continue;
      withdrawn.push(...out);
      for (const { vcpu } of out) this.#tell("tierWaitEnded", { vcpu, ...this.#said(unit) });
      const left = guests.filter((guest) => !out.includes(guest));
      if (left.length > 0) waiting.set(unit, left);
      else waiting.delete(unit);
    }
    this.#state.queue = this.#state.queue.filter((unit) => waiting.has(unit));
    return withdrawn;
  }

  #said(unit: Unit): { readonly lv: LvId; readonly extent: number } {
    const lv = machineOf(unit);
    return { lv, extent: this.#spec.unit === "volume" ? -1 : unit - guestPage(lv, 0) };
  }

  #tell<Kind extends EventKind>(kind: Kind, body: Body<Kind>): void {
    this.#recorder.tell(this.#state.clock.now, kind, body);
  }
}

/** The next part of an access whose parts are made one after the other; null: it has been made. */
export function nextPart(access: VolumeAccess): VolumeAccess | null {
  return access.more ? partOf(access, access.block + 1, access.more) : null;
}

/** The first of `blocks` blocks of an access. */
function partOf({ lv, write }: VolumeAccess, block: number, blocks: number): VolumeAccess {
  return { lv, block, blocks: 1, write, ...(blocks > 1 ? { more: blocks - 1 } : {}) };
}

/** Rows hold whole numbers: -1 for what has no end. */
function whole(value: number): number {
  return Number.isFinite(value) ? value : -1;
}
