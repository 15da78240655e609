/**
 * What the parts of the processor share: its state, who the vCPUs are, the charging of guest time, and how a pCPU is left.
 * It decides nothing: who runs is the dispatcher's question, what running does that of the execution.
 */
import { createStream } from "../../base/prng.ts";
import { numbersOf, ROW, type Recorder } from "../../model/recorder.ts";
import type { Conventions, Costs } from "../../model/scenario.ts";
import {
  BLOCK_REASONS,
  LEAVE_CAUSES,
  PCPU_PHASES,
  READY_CAUSES,
  VCPU_STATES,
  type PcpuPhase,
} from "../../model/states.ts";
import type { PcpuId, Tick, VcpuId } from "../../model/units.ts";
import { becomeIdle, setUntil } from "./agenda.ts";
import type { SkewLimits } from "./coscheduling.ts";
import { Facts } from "./facts.ts";
import type { CpuFacts, CpuPolicy, Params } from "./policy.ts";
import { remainingBurst, type Program } from "./program.ts";
import { NEVER, type Clock, type CpuState, type Pcpu, type Vcpu, type VcpuAttributes } from "./state.ts";

export const LEAVE_CAUSE = numbersOf(LEAVE_CAUSES);
export const READY_CAUSE = numbersOf(READY_CAUSES);
export const BLOCK_REASON = numbersOf(BLOCK_REASONS);

export interface CpuConfig {
  readonly pcpus: number;
  readonly perPcpuQueues: boolean;
  readonly workStealing: boolean;
  /** Null: the vCPUs of a machine run as unrelated ones. Not for a policy that runs them all at once. */
  readonly coscheduling: SkewLimits | null;
  readonly policy: CpuPolicy<unknown>;
  readonly params: Params;
  readonly costs: Costs;
  readonly conventions: Conventions;
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
  /** Another one after a checkpoint was restored. */
  state: CpuState;

  constructor(config: CpuConfig, clock: Clock, recorder: Recorder) {
    this.config = config;
    this.recorder = recorder;
    this.state = createState(config, clock);
    const source = {
      state: () => this.state,
      attributes: this.attributes,
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
    if (v.place.left > 0) v.place.left -= ran;
    v.progress += ran;
    p.chargedTo = now;
    this.config.policy.charge?.(this.state.queues[v.queue], this.facts[v.queue]!, v.id, ran);
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

  /** Nobody has `p` any more. The row that says so has been written, and its vCPU has been charged. */
  vacate(p: Pcpu): void {
    const { now } = this.state.clock;
    this.vcpu(p.vcpu).pcpu = -1;
    p.vcpu = -1;
    p.idleSince = now;
    p.chargedTo = now;
    becomeIdle(this.state, p);
    setUntil(this.state, p, NEVER);
  }

  tellPhase(p: Pcpu, phase: PcpuPhase): void {
    this.recorder.row(ROW.pcpuPhase, this.state.clock.now, [p.id, PCPU_PHASES.indexOf(phase)]);
  }

  tellState(v: Vcpu, state: "offline" | "blocked" | "paused" | "finished" | "parked" | "costopped"): void {
    this.recorder.row(ROW.vcpuState, this.state.clock.now, [
      v.id,
      VCPU_STATES.indexOf(state),
      BLOCK_REASONS.indexOf(v.blocked),
    ]);
  }
}

/** Rows hold integers: "for ever" is -1. */
export function finite(value: Tick): number {
  return Number.isFinite(value) ? value : -1;
}

function createState({ pcpus, perPcpuQueues, policy, params, seed }: CpuConfig, clock: Clock): CpuState {
  const queues: unknown[] = [];
  for (let at = 0; at < (perPcpuQueues ? pcpus : 1); at += 1) queues.push(policy.create(params, at, queues[0] ?? null));
  return {
    clock,
    vcpus: [],
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
    idle: Array.from({ length: pcpus }, (_, id) => id),
    agenda: [],
    queues,
    timers: queues.map(() => Infinity),
    nextTimer: Infinity,
    random: createStream(seed, policy.id),
    shown: queues.map(() => []),
  };
}
