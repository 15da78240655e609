/** What a policy's model says: its rules and nothing else. Whatever is left out is as in first come, first served. */
import type { ModelHost } from "./host.ts";
import type { ModelPcpu, ModelVcpu } from "./state.ts";

export type Why =
  | "arrive"
  | "wake"
  | "unpause"
  | "preempt"
  | "quantum"
  | "requeue"
  | "unpark"
  | "costart"
  | "rebalance"
  | "block"
  | "exit"
  | "pause"
  | "stop"
  | "park"
  | "costop";

export interface ModelPolicy {
  /** The ready ones, who is served first standing first. `ready`: as they stand in the queue. */
  order?(ready: readonly ModelVcpu[]): readonly ModelVcpu[];
  /** Who gets an idle pCPU, of those who may; without it, the first in `order`. */
  pick?(ready: readonly ModelVcpu[]): ModelVcpu | null;
  /** Ticks that `v`, which has just been given a pCPU, may run. */
  quantum?(v: ModelVcpu): number;
  /** `v` becomes ready, or is put back. */
  enqueued?(v: ModelVcpu, why: Why): void;
  /** Its place in the queue; without it, the head when preempted, else the tail. */
  place?(v: ModelVcpu, why: Why): number;
  /** `v` competes no longer. */
  left?(v: ModelVcpu, why: Why): void;
  /** `v` has run for a tick. */
  ran?(v: ModelVcpu): void;
  /** At every tick, in the phase of timers. */
  timer?(): void;
  /** After every change. */
  observe?(): void;
  /** Whether the ready `candidate` takes the pCPU of `running`. */
  preempts?(candidate: ModelVcpu, running: ModelVcpu): boolean;
  /** Of several that it could take, the one with the smallest is taken. */
  urgency?(v: ModelVcpu): number;
  /** `v`, which has left the queue `from`, belongs to this one from now on. */
  moved?(v: ModelVcpu, from: number): void;
  /** Whom an idle pCPU takes from a peer before it serves its own queue again; asked when `waits` held for its first. */
  steals?(p: ModelPcpu): ModelVcpu | null;
  /** Whether the first of the queue, null when it is empty, is so little urgent that a peer may have somebody better. */
  waits?(first: ModelVcpu | null): boolean;
  /** The machine of `v` is about to get another weight. */
  reweighed?(v: ModelVcpu, weight: number): void;
  /** Whether the machine can be started at all. */
  mayStart?(vm: number): boolean;
  /** The whole scheduling pass, where it is not that of everybody else. */
  dispatch?(): void;
}

/** `shared`: an object that the policies of all queues of a host have in common. */
export type PolicyMaker = (host: ModelHost, queue: number, shared: Record<string, unknown>) => ModelPolicy;

const JOINS: ReadonlySet<Why> = new Set(["arrive", "wake", "unpause", "unpark", "costart"]);

/** Whether one that becomes ready like that has not competed until now. */
export const joins = (why: Why) => JOINS.has(why);

/** Stable: equals stay as they stand. */
export function by(key: (v: ModelVcpu) => number): (ready: readonly ModelVcpu[]) => readonly ModelVcpu[] {
  return (ready) => ready.toSorted((a, b) => key(a) - key(b));
}

/** Whether `candidate` has arrived, woken or been resumed since it was last asked whether it takes that pCPU. */
export function isNewFor(host: ModelHost, candidate: ModelVcpu, running: ModelVcpu): boolean {
  return candidate.newFor.has(host.pcpuOf(running)!.id);
}
