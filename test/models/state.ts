/** What the naive host is made of: machines as they are given, vCPUs and pCPUs as they stand, slices as the report tells them. */
import type { CacheRule } from "./caches.ts";
import type { SkewRule } from "./coscheduling.ts";
import type { PolicyMaker } from "./policy.ts";
import type { RebalancingRule } from "./rebalancing.ts";

export interface ModelMachine {
  readonly name: string;
  readonly vcpus: number;
  readonly arrival: number;
  /** Ticks of work, ticks of waiting, ticks of work, and so on; work at both ends. */
  readonly program: readonly number[];
  readonly priority: number;
  readonly weight: number;
  readonly cap: number;
  /** Timeslice that it asks for; 0: none. */
  readonly timeslice: number;
  readonly workingSet: number;
  /** pCPUs that it may use. */
  readonly allowed: readonly number[];
}

export interface ModelVcpu {
  readonly id: number;
  readonly vm: number;
  readonly name: string;
  readonly machine: ModelMachine;
  state: "off" | "ready" | "running" | "blocked" | "paused" | "parked" | "costopped" | "done";
  /** Changed by commands. */
  weight: number;
  /** Place in the program, and ticks of work left of it. */
  step: number;
  left: number;
  wakesAt: number;
  /** What it goes back to when it is resumed. */
  resumesAs: "ready" | "blocked" | "costopped";
  isParked: boolean;
  readySince: number;
  queue: number;
  lastPcpu: number;
  /** pCPUs that have not been asked yet whether it may take them. */
  readonly newFor: Set<number>;
  /** Ticks ahead: guest time since the start of its machine (B.6). */
  progress: number;
  /** What its policy keeps about it. */
  own: Record<string, number>;
  completion: number | null;
  waited: number;
}

export interface ModelPcpu {
  readonly id: number;
  vcpu: ModelVcpu | null;
  last: ModelVcpu | null;
  /** Ticks until guest code runs. */
  switchLeft: number;
  sliceLeft: number;
}

/** As the report tells it. */
export interface ModelSlice {
  readonly pcpu: number;
  readonly start: number;
  end: number;
  readonly kind: "switch" | "guest" | "warm";
  readonly vcpu: string;
}

export interface ModelRules {
  readonly pcpus: number;
  readonly queues: "global" | "perPcpu";
  readonly stealing: boolean;
  readonly worldSwitch: number;
  readonly migration: number;
  readonly seed: number;
  readonly policy: PolicyMaker;
  readonly cache?: CacheRule;
  readonly skew?: SkewRule;
  readonly rebalancing?: RebalancingRule;
}

/** It wants nothing: nobody need wait for it. */
export function isIdle(v: ModelVcpu): boolean {
  const state = v.state === "paused" ? v.resumesAs : v.state;
  return state === "blocked" || state === "done" || state === "off";
}

/** A vCPU that is off. */
export function newVcpu(id: number, vm: number, index: number, machine: ModelMachine): ModelVcpu {
  return {
    id,
    vm,
    name: `${machine.name}.${index}`,
    machine,
    state: "off",
    weight: machine.weight,
    step: 0,
    left: 0,
    wakesAt: -1,
    resumesAs: "ready",
    isParked: false,
    readySince: 0,
    queue: 0,
    lastPcpu: -1,
    newFor: new Set(),
    progress: 0,
    own: {},
    completion: null,
    waited: 0,
  };
}
