/**
 * Limits of the I/O of machines, after libvirt's `iotune`: what a guest asks for beyond them waits in front of the queues of
 * the disks.
 *
 * ```
 * every 10, requests 2          0         10        20        30
 * asked for at 1 1 1 2 2 2      | 1 1     | 1 2     | 2 2     |
 * ```
 * Every number of a limit is a bucket of tokens. It gets as many as the number says at the multiples of `every`, holds `burst`
 * times as many at most, and is full when the limit begins. A request takes a token of each number of requests that concerns
 * it, and as many tokens as it has blocks of each number of blocks. It goes on when each bucket has what it takes, or is full: one
 * that is larger than a full bucket goes on as well, and what it took too much is missing later. What a machine asks for
 * stays in its order: whoever is held back holds back all that comes after.
 *
 * Only what guests ask for counts, once, whatever it means on disks (mirrors, parity, copies): pages on their way from or to
 * the swap volume, jobs and moves of the host are not limited. Sources: libvirt's `blkdeviotune`; QEMU, `docs/throttle.txt`
 * (its buckets leak all the time, and reads and writes wait apart: simplified).
 */
import type { IoAllowance } from "../model/ioAllowances.ts";
import { allowancesOf, takenBy } from "../model/ioLimits.ts";
import type { Recorder } from "../model/recorder.ts";
import type { IoLimitSpec } from "../model/scenario.ts";
import type { Tick, VcpuId, VmUid } from "../model/units.ts";
import type { VolumeAccess } from "./blockIo.ts";
import type { Clock } from "./cpu/state.ts";
import type { Pending } from "./pending.ts";

/** A guest's read or write. */
export interface GuestAccess {
  readonly vcpu: VcpuId;
  /** The vCPU's generation when it was asked for. */
  readonly generation: number;
  readonly access: VolumeAccess;
  /** The vCPU goes on meanwhile; absent: it waits. */
  readonly isAsync?: boolean;
}

interface HeldAccess extends GuestAccess {
  readonly id: number;
  readonly since: Tick;
}

interface Bucket {
  readonly allowance: IoAllowance;
  /** May be less than 0: what was taken too much. */
  tokens: number;
}

interface LimitedMachine {
  readonly limit: IoLimitSpec;
  readonly buckets: readonly Bucket[];
  /** Tokens are those after the refill at this multiple of `every`. */
  period: number;
  /** In the order in which they came. */
  waiting: HeldAccess[];
}

export interface IoLimitsState {
  readonly clock: Clock;
  readonly machines: Map<VmUid, LimitedMachine>;
  nextHeld: number;
}

/** Why a request has to wait. */
interface Lack {
  readonly allowance: IoAllowance;
  readonly left: number;
  readonly needed: number;
  /** Refills until there is enough of everything. */
  readonly refills: number;
}

export class IoLimits {
  state: IoLimitsState;
  readonly #pending: Pending;
  readonly #goesOn: (access: GuestAccess) => void;
  readonly #recorder: Recorder;

  /** `goesOn` is told of what was held back when it goes on. */
  constructor(pending: Pending, goesOn: (access: GuestAccess) => void, recorder: Recorder) {
    this.#pending = pending;
    this.#goesOn = goesOn;
    this.#recorder = recorder;
    this.state = { clock: pending.state.clock, machines: new Map(), nextHeld: 0 };
  }

  /** Requests of `vm` that are held back. */
  heldOf(vm: VmUid): readonly HeldAccess[] {
    return this.state.machines.get(vm)?.waiting ?? [];
  }

  limitOf(vm: VmUid): IoLimitSpec | null {
    return this.state.machines.get(vm)?.limit ?? null;
  }

  /** A machine is defined with a limit. */
  define(vm: VmUid, limit: IoLimitSpec): void {
    this.#begin(vm, limit, []);
  }

  /** The machine has another limit from now on, or none; its buckets are full. What may go on then does so at once. */
  set(vm: VmUid, limit: IoLimitSpec | null): void {
    const { clock, machines } = this.state;
    const waiting = machines.get(vm)?.waiting ?? [];
    const { every = 0, burst = 1, requests = -1, reads = -1, writes = -1 } = limit ?? {};
    const { blocks = -1, readBlocks = -1, writeBlocks = -1 } = limit ?? {};
    const said = { vm, every, burst, requests, reads, writes, blocks, readBlocks, writeBlocks };
    this.#recorder.tell(clock.now, "ioLimit", said);
    if (limit) this.#begin(vm, limit, waiting);
    else machines.delete(vm);
    this.#pending.forgetRefill(vm);
    if (limit) this.refill(vm);
    else for (const held of waiting) this.#release(vm, held);
  }

  #begin(vm: VmUid, limit: IoLimitSpec, waiting: HeldAccess[]): void {
    const buckets = allowancesOf(limit).map((allowance): Bucket => ({ allowance, tokens: mostOf(limit, allowance) }));
    this.state.machines.set(vm, { limit, buckets, period: this.#periodOf(limit), waiting });
  }

  /** A guest of `vm` asks for `wanted`; true when that is held back. */
  holds(vm: VmUid, wanted: GuestAccess): boolean {
    const { clock, machines } = this.state;
    const machine = machines.get(vm);
    if (!machine) return false;
    const { waiting } = machine;
    const lack = this.#lackFor(machine, wanted.access);
    const ahead = waiting.length;
    if (ahead === 0 && !lack) {
      take(machine, wanted.access);
      return false;
    }
    const id = this.state.nextHeld;
    this.state.nextHeld += 1;
    waiting.push({ ...wanted, id, since: clock.now });
    const ticks = ahead === 0 ? this.#askFor(vm, machine, lack!) : -1;
    const { lv, block, blocks, write } = wanted.access;
    this.#recorder.tell(clock.now, "ioHeld", {
      held: id,
      vm,
      vcpu: wanted.vcpu,
      lv,
      block,
      blocks,
      write,
      ahead,
      ...(ahead === 0 ? saidOf(lack!) : COMES_AFTER),
      until: ticks < 0 ? -1 : clock.now + ticks,
    });
    return true;
  }

  /** There may be enough for those that are held back. */
  refill(vm: VmUid): void {
    const machine = this.state.machines.get(vm);
    if (!machine) return;
    for (let [next] = machine.waiting; next; [next] = machine.waiting) {
      const lack = this.#lackFor(machine, next.access);
      if (lack) {
        this.#askFor(vm, machine, lack);
        return;
      }
      take(machine, next.access);
      machine.waiting.shift();
      this.#release(vm, next);
    }
  }

  /** Nobody waits any more for what guests of `vm` have asked for. */
  drop(vm: VmUid): void {
    const machine = this.state.machines.get(vm);
    if (!machine) return;
    const { now } = this.state.clock;
    if (machine.waiting.length > 0) this.#pending.forgetRefill(vm);
    for (const { id, vcpu, since } of machine.waiting)
      this.#recorder.tell(now, "ioReleased", { held: id, vm, vcpu, waited: now - since, isDropped: true });
    machine.waiting = [];
  }

  /** The machine is deleted. */
  forget(vm: VmUid): void {
    this.state.machines.delete(vm);
  }

  #release(vm: VmUid, held: HeldAccess): void {
    const { now } = this.state.clock;
    const { id, since, ...wanted } = held;
    this.#recorder.tell(now, "ioReleased", {
      held: id,
      vm,
      vcpu: wanted.vcpu,
      waited: now - since,
      isDropped: false,
    });
    this.#goesOn(wanted);
  }

  #periodOf({ every }: IoLimitSpec): number {
    return Math.floor(this.state.clock.now / every);
  }

  /** Null: it may go on. Of what it has too little of, that which takes longest. */
  #lackFor(machine: LimitedMachine, access: VolumeAccess): Lack | null {
    const { limit, buckets } = machine;
    const passed = this.#periodOf(limit) - machine.period;
    machine.period += passed;
    let longest: Lack | null = null;
    for (const bucket of buckets) {
      const { allowance } = bucket;
      const most = mostOf(limit, allowance);
      bucket.tokens = Math.min(most, bucket.tokens + passed * limit[allowance]!);
      const needed = takenBy(allowance, access);
      const missing = Math.min(needed, most) - bucket.tokens;
      if (needed === 0 || missing <= 0) continue;
      const refills = Math.ceil(missing / limit[allowance]!);
      if (refills > (longest?.refills ?? 0)) longest = { allowance, left: bucket.tokens, needed, refills };
    }
    return longest;
  }

  /** Ticks until there is enough. */
  #askFor(vm: VmUid, { limit: { every }, period }: LimitedMachine, { refills }: Lack): Tick {
    const ticks = (period + refills) * every - this.state.clock.now;
    this.#pending.refillAfter(ticks, vm);
    return ticks;
  }
}

/** What a row tells of one before which others wait. */
const COMES_AFTER = { allowance: "requests", left: 0, needed: 0 } as const;

function saidOf({ allowance, left, needed }: Lack) {
  return { allowance, left, needed };
}

/** What a bucket holds at most. */
function mostOf(limit: IoLimitSpec, allowance: IoAllowance): number {
  return limit[allowance]! * limit.burst;
}

function take({ buckets }: LimitedMachine, access: VolumeAccess): void {
  for (const bucket of buckets) bucket.tokens -= takenBy(bucket.allowance, access);
}
