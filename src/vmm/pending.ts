/**
 * What is to happen by itself at a later moment: the kinds of pending events, and who puts them there or takes them back. The
 * loop of `monitor.ts` carries them out.
 */
import { heapEntries, heapPush, heapRemove, type EventHeap } from "../base/eventHeap.ts";
import type { PvId, Tick, VcpuId, VmUid } from "../model/units.ts";
import type { Clock, Vcpu } from "./cpu/state.ts";

/** Kinds of pending events: request `b`, in service on disk `a`, ends; vCPU `a` wakes if its generation still is `b`. */
export const EVENT_DISK = 0;
export const EVENT_WAKE = 1;
/** Load control decides. */
export const EVENT_LOAD = 2;
/** The idle arm of disk `a` chooses. */
export const EVENT_ARM = 3;
/** Machine `a` cannot have what its guest wants of a disk: it stops. */
export const EVENT_IO_ERROR = 4;
/** What machine `a` may ask of the disks is filled up. */
export const EVENT_IO_REFILL = 5;
/** The archive has made copy `a`. */
export const EVENT_COPY = 6;

export interface PendingState {
  readonly clock: Clock;
  readonly heap: EventHeap;
}

export class Pending {
  state: PendingState;

  constructor(state: PendingState) {
    this.state = state;
  }

  after(ticks: Tick, kind: number, a: number, b: number): void {
    heapPush(this.state.heap, this.state.clock.now + ticks, kind, a, b);
  }

  wakeAfter(ticks: Tick, { id, generation }: Vcpu): void {
    this.after(ticks, EVENT_WAKE, id, generation);
  }

  /** When what `v` waits for, a device or a halt, is over; now, where it waits for neither. */
  wakesAt(v: Vcpu): Tick {
    const event = heapEntries(this.state.heap).find(
      ({ kind, a, b }) => kind === EVENT_WAKE && a === v.id && b === v.generation,
    );
    return event?.time ?? this.state.clock.now;
  }

  /** No vCPU for which `isMeant` holds wakes by itself any more. */
  forgetWakes(isMeant: (vcpu: VcpuId) => boolean): void {
    heapRemove(this.state.heap, ({ kind, a }) => kind === EVENT_WAKE && isMeant(a));
  }

  /** What `vm` may ask of the disks is filled up then, and not when it was said before. */
  refillAfter(ticks: Tick, vm: VmUid): void {
    this.forgetRefill(vm);
    this.after(ticks, EVENT_IO_REFILL, vm, 0);
  }

  forgetRefill(vm: VmUid): void {
    heapRemove(this.state.heap, ({ kind, a }) => kind === EVENT_IO_REFILL && a === vm);
  }

  /** Request `request`, in service on disk `pv`, does not end. */
  forgetRequest(pv: PvId, request: number): void {
    heapRemove(this.state.heap, ({ kind, a, b }) => kind === EVENT_DISK && a === pv && b === request);
  }
}
