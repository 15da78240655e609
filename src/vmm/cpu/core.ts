/**
 * What the parts of the processor share: its state, who the vCPUs are, the charging of guest time, and how a pCPU is left.
 * It decides nothing: who runs is the dispatcher's question, what running does that of the execution.
 */
import { createStream } from "../../base/prng.ts";
import type { Recorder } from "../../model/recorder.ts";
import { numbersOf } from "../../model/rows/fields.ts";
import type { Body } from "../../model/rows/table.ts";
import type { CacheSpec, Conventions, Costs, ExitsSpec, Rebalancing } from "../../model/scenario.ts";
import { BLOCK_REASONS, LEAVE_CAUSES, READY_CAUSES, type PcpuPhase } from "../../model/states.ts";
import type { PcpuId, Tick, VcpuId, VmUid } from "../../model/units.ts";
import { becomeIdle, setUntil } from "./agenda.ts";
import { settleQuota } from "./bandwidth.ts";
import { Caches } from "./caches.ts";
import type { SkewLimits } from "./coscheduling.ts";
import { Exits } from "./exits.ts";
import { Facts } from "./facts.ts";
import type { CpuChooser, CpuFacts, CpuPolicy, Params } from "./policy.ts";
import { remainingBurst, type Program } from "./program.ts";
import { createWaiting } from "./waiting.ts";
import { createSharing } from "./weights.ts";
import { NEVER, type Clock, type CpuState, type Pcpu, type Vcpu, type VcpuAttributes } from "./state.ts";

export const LEAVE_CAUSE = numbersOf(LEAVE_CAUSES);
export const READY_CAUSE = numbersOf(READY_CAUSES);
export const BLOCK_REASON = numbersOf(BLOCK_REASONS);

export interface CpuConfig {
  readonly pcpus: number;
  readonly perPcpuQueues: boolean;
  readonly workStealing: boolean;
  /** Null: no queue takes from another one at regular moments. Needs a queue for each pCPU. */
  readonly rebalancing: Rebalancing | null;
  /** Null: the vCPUs of a machine run as unrelated ones. Not for a policy that runs them all at once. */
  readonly coscheduling: SkewLimits | null;
  /** Null: pCPUs have no caches, and everybody gets a tick of work done in a tick. */
  readonly cache: CacheSpec | null;
  readonly policy: CpuPolicy<unknown>;
  /** Null, or absent: the policy decides all. Only with one queue for all pCPUs. */
  readonly chooser?: CpuChooser | null;
  readonly params: Params;
  readonly costs: Costs;
  /** Null, or absent: exits are not told apart. */
  readonly exits?: ExitsSpec | null;
  readonly conventions: Conventions;
  /** Whether a weight counts for the machine, and not for each of its vCPUs. */
  readonly weighsMachines: boolean;
  readonly shutdownProgram: Program;
  /** Seed of the policy's random stream, which bears the policy's name. */
  readonly seed: number;
}

export class CpuCore {
  readonly config: CpuConfig;
  readonly attributes: VcpuAttributes[] = [];
  readonly recorder: Recorder;
  /** Index: run queue. */
  readonly facts: readonly CpuFacts[];
  readonly caches: Caches | null;
  readonly exits: Exits;
  /** Another one after a checkpoint was restored. */
  state: CpuState;

  constructor(config: CpuConfig, clock: Clock, recorder: Recorder) {
    this.config = config;
    this.recorder = recorder;
    this.state = createState(config, clock);
    this.exits = new Exits(config.costs, config.exits ?? null);
    const caches = config.cache && new Caches(config.cache, this.attributes, recorder);
    this.caches = caches;
    const source = {
      state: () => this.state,
      attributes: this.attributes,
      rate: (v: VcpuId, p: PcpuId) => (caches ? caches.rate(this.state.caches[p]!, v) : 1),
      burst: (v: VcpuId) => remainingBurst(this.programOf(this.vcpu(v)), this.vcpu(v).place),
    };
    this.facts = this.state.queues.map((_, at) => new Facts(source, config, at));
  }

  vcpu(id: VcpuId): Vcpu {
    return this.state.vcpus[id]!;
  }

  programOf(v: Vcpu): Program {
    return v.isShuttingDown ? this.config.shutdownProgram : this.attributes[v.id]!.program;
  }

  isAllowed(v: VcpuId, p: PcpuId): boolean {
    const { affinity } = this.attributes[v]!;
    return affinity === null || affinity.has(p);
  }

  /** Charges guest time up to now and moves the program place on; who spins gets nowhere. */
  charge(p: Pcpu): void {
    if (p.phase !== "guest") return;
    const { now } = this.state.clock;
    const ran = now - p.chargedTo;
    if (ran <= 0) return;
    const v = this.vcpu(p.vcpu);
    if (this.caches !== null) this.#chargeRate(this.caches, p, v, ran);
    else if (v.place.left > 0) v.place.left -= ran;
    v.progress += ran;
    p.chargedTo = now;
    this.config.policy.charge?.(this.state.queues[v.queue], this.facts[v.queue]!, v.id, ran);
  }

  /** Where there are caches: `ran` ticks may be more ticks of work, and who was cold may be warm from now on. */
  #chargeRate(caches: Caches, p: Pcpu, v: Vcpu, ran: Tick): void {
    const done = caches.run(this.state.caches[p.id]!, v.id, p.id, ran, this.state.clock.now);
    // The last tick of an operation may give more than it still needs.
    if (v.place.left > 0) v.place.left = Math.max(0, v.place.left - done);
  }

  /** When the guest code that `v` runs on `p` from now on meets its next boundary; `NEVER` if it does not. */
  segmentEnd(p: Pcpu, v: Vcpu): Tick {
    const { now } = this.state.clock;
    const { left } = v.place;
    let end = p.sliceEnd;
    if (this.caches === null) {
      if (left > 0 && now + left < end) end = now + left;
    } else {
      const cache = this.state.caches[p.id]!;
      end = Math.min(end, now + this.caches.ticksToChange(cache, v.id));
      if (left > 0) end = Math.min(end, now + Math.ceil(left / this.caches.rate(cache, v.id)));
    }
    return end === Infinity ? NEVER : end;
  }

  /** Charges everybody who runs, so that a policy that keeps accounts sees the present moment. */
  settle(): void {
    for (const p of this.state.pcpus) this.charge(p);
  }

  /** The vCPU of `p` leaves it. `cause`, `blocked`: numbers of the words. */
  leave(p: Pcpu, cause: number, blocked = BLOCK_REASON.none, ticks = -1): void {
    const { now } = this.state.clock;
    if (p.chargedTo < now) this.charge(p);
    this.recorder.leave(now, p.vcpu, p.id, cause, blocked, ticks);
    this.vacate(p);
  }

  /** A vCPU of machine `vm` is about to get or leave a pCPU. */
  settleQuota(vm: VmUid): void {
    if (this.state.quotas.size === 0) return;
    const own = this.state.quotas.get(vm);
    if (own) settleQuota(this.state, vm, own);
  }

  /** Nobody has `p` any more. The row that says so has been written, and its vCPU has been charged. */
  vacate(p: Pcpu): void {
    const { state } = this;
    const { now } = state.clock;
    this.settleQuota(state.vcpus[p.vcpu]!.vm);
    state.vcpus[p.vcpu]!.pcpu = -1;
    p.vcpu = -1;
    p.idleSince = now;
    p.chargedTo = now;
    becomeIdle(state, p);
    setUntil(state, p, NEVER);
  }

  tellPhase(p: Pcpu, phase: PcpuPhase): void {
    this.recorder.tell(this.state.clock.now, "pcpuPhase", { pcpu: p.id, phase });
  }

  tellState(v: Vcpu, state: Body<"vcpuState">["state"]): void {
    this.recorder.tell(this.state.clock.now, "vcpuState", { vcpu: v.id, state, blocked: v.blocked });
  }
}

/** Rows hold integers: "for ever" is -1. */
export function finite(value: Tick): number {
  return Number.isFinite(value) ? value : -1;
}

function createState(config: CpuConfig, clock: Clock): CpuState {
  const { pcpus, perPcpuQueues, policy, params, seed, cache, rebalancing } = config;
  const queues: unknown[] = [];
  for (let at = 0; at < (perPcpuQueues ? pcpus : 1); at += 1) queues.push(policy.create(params, at, queues[0] ?? null));
  return {
    clock,
    vcpus: [],
    areScattered: false,
    pcpus: Array.from({ length: pcpus }, (_, id) => ({
      id,
      phase: "idle" as const,
      vcpu: -1,
      last: -1,
      idleSince: 0,
      until: NEVER,
      chargedTo: 0,
      dispatchedAt: 0,
      runsFrom: 0,
      closedSince: 0,
      openSince: 0,
      sliceEnd: 0,
      timeslice: 0,
      exitReason: "call" as const,
    })),
    caches: Array.from({ length: cache ? pcpus : 0 }, () => ({ warm: [], toGo: [] })),
    idle: Array.from({ length: pcpus }, (_, id) => id),
    agenda: [],
    queues,
    timers: queues.map(() => Infinity),
    nextTimer: Infinity,
    random: createStream(seed, policy.id),
    shown: queues.map(() => []),
    untold: queues.map(() => null),
    waiting: perPcpuQueues ? createWaiting(pcpus) : null,
    newcomers: new Set(),
    sharing: createSharing(policy, config.weighsMachines),
    quotas: new Map(),
    rebalancing: rebalancing && { next: Infinity, last: 0, used: 0, random: createStream(seed, "rebalancing") },
  };
}
