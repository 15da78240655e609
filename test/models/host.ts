/**
 * A naive host: it goes through time one tick after the other and looks at everybody at each of them, as the rules say
 * (domain B.1, F.2). It is the second opinion that the product is held against, so it shares no code with it and knows no
 * events, settling or sorted queues.
 *
 *     tick t   wake-ups, arrivals and commands, timers, boundaries by pCPU, one scheduling pass; then everybody runs a tick
 */
import { createCaches, type ModelCaches } from "./caches.ts";
import { dispatch } from "./dispatch.ts";
import { createSkew } from "./coscheduling.ts";
import { runCommand, type ModelCommand } from "./commands.ts";
import type { ModelPolicy, Why } from "./policy.ts";
import { createRebalancing } from "./rebalancing.ts";
import {
  isIdle,
  newVcpu,
  type ModelMachine,
  type ModelPcpu,
  type ModelRules,
  type ModelSlice,
  type ModelVcpu,
} from "./state.ts";

export class ModelHost {
  readonly rules: ModelRules;
  readonly vcpus: readonly ModelVcpu[];
  readonly pcpus: readonly ModelPcpu[];
  /** Ready vCPUs of each queue, in the order in which they entered it. */
  readonly ready: ModelVcpu[][];
  /** Index: queue. */
  readonly policies: readonly ModelPolicy[];
  readonly slices: ModelSlice[] = [];
  readonly lives: ("off" | "running" | "paused")[];
  readonly #caches: ModelCaches | null;
  readonly #machines: readonly ModelMachine[];
  now = 0;

  constructor(rules: ModelRules, machines: readonly ModelMachine[]) {
    this.rules = rules;
    this.#machines = machines;
    this.vcpus = machines
      .flatMap((machine, vm) => Array.from({ length: machine.vcpus }, (_, index) => ({ machine, vm, index })))
      .map(({ machine, vm, index }, id) => newVcpu(id, vm, index, machine));
    this.pcpus = Array.from({ length: rules.pcpus }, (_, id) => ({
      id,
      vcpu: null,
      last: null,
      switchLeft: 0,
      sliceLeft: 0,
    }));
    this.ready = Array.from({ length: rules.queues === "global" ? 1 : rules.pcpus }, () => []);
    this.lives = machines.map(() => "off");
    const shared = {};
    this.policies = this.ready.map((_, queue) => rules.policy(this, queue, shared));
    this.#caches = rules.cache ? createCaches(rules.cache, rules.pcpus) : null;
  }

  /** Goes through all ticks before `until`. */
  run(until: number, commands: readonly ModelCommand[]): void {
    const coschedule = this.rules.skew ? createSkew(this, this.rules.skew) : () => false;
    const rebalance = this.rules.rebalancing ? createRebalancing(this, this.rules.rebalancing) : null;
    for (; this.now < until; this.now += 1) {
      this.observe();
      const woken = this.vcpus
        .filter((v) => v.wakesAt === this.now)
        .toSorted((a, b) => a.own["blockedAs"]! - b.own["blockedAs"]!);
      for (const v of woken) this.#wake(v);
      for (const [vm, machine] of this.#machines.entries())
        if (machine.arrival === this.now) runCommand(this, { at: this.now, command: "start", vm, weight: 0 });
      for (const command of commands) if (command.at === this.now) runCommand(this, command);
      for (const policy of this.policies) policy.timer?.();
      coschedule();
      rebalance?.();
      // Who has blocked or ended holds nobody back any more.
      do for (const p of this.pcpus) this.boundary(p);
      while (coschedule());
      dispatch(this);
      this.#runTick();
    }
  }

  // --- the ways in and out of being ready

  start(vm: number): void {
    this.lives[vm] = "running";
    for (const v of this.vcpusOf(vm)) {
      Object.assign(v, {
        step: 0,
        left: v.machine.program[0],
        lastPcpu: -1,
        own: {},
        isParked: false,
        progress: 0,
        completion: null,
      });
      this.#caches?.forget(v);
      this.catchUp(v);
      this.enqueue(v, "arrive");
    }
  }

  #wake(v: ModelVcpu): void {
    v.wakesAt = -1;
    v.step += 2;
    v.left = v.machine.program[v.step]!;
    this.catchUp(v);
    if (v.state === "paused") v.resumesAs = "ready";
    else this.enqueueUnlessHeld(v, "wake");
  }

  /** Whoever its policy has parked, or who is too far ahead, is not ready though it could run. */
  enqueueUnlessHeld(v: ModelVcpu, why: Why): void {
    v.state = "ready";
    if (v.isParked) v.state = "parked";
    else if (this.rules.skew && this.ahead(v) >= this.rules.skew.skew) v.state = "costopped";
    else this.enqueue(v, why);
  }

  enqueue(v: ModelVcpu, why: Why): void {
    v.state = "ready";
    v.readySince = this.now;
    if (why === "arrive" || why === "wake" || why === "unpause") for (const p of this.pcpus) v.newFor.add(p.id);
    else v.newFor.clear();
    if (this.ready.length > 1 && why !== "rebalance") v.queue = this.#placeOf(v, why);
    const policy = this.policies[v.queue]!;
    policy.enqueued?.(v, why);
    const queue = this.ready[v.queue]!;
    queue.splice(policy.place?.(v, why) ?? (why === "preempt" ? 0 : queue.length), 0, v);
    this.observe();
  }

  /** `v` leaves its pCPU or its queue, or is not runnable any more. */
  leave(v: ModelVcpu, why: Why): void {
    const p = this.pcpuOf(v);
    if (p) p.vcpu = null;
    const queue = this.ready[v.queue]!;
    if (v.state === "ready") queue.splice(queue.indexOf(v), 1);
    if (why !== "quantum" && why !== "preempt") this.policies[v.queue]!.left?.(v, why);
    this.observe();
  }

  /** Its burst ends, or its timeslice does (B.1.2). */
  boundary(p: ModelPcpu): void {
    const v = p.vcpu;
    if (!v || p.switchLeft > 0) return;
    if (v.left === 0 && v.step === v.machine.program.length - 1) {
      this.leave(v, "exit");
      v.state = "done";
      v.completion = this.now;
      if (this.vcpusOf(v.vm).every(({ state }) => state === "done")) this.lives[v.vm] = "off";
    } else if (v.left === 0) {
      this.leave(v, "block");
      v.state = "blocked";
      v.wakesAt = this.now + v.machine.program[v.step + 1]!;
      v.own["blockedAs"] = this.#blocked += 1;
    } else if (p.sliceLeft === 0) this.expire(v, "quantum");
  }
  #blocked = 0;

  expire(v: ModelVcpu, why: "quantum" | "requeue"): void {
    const p = this.pcpuOf(v)!;
    p.vcpu = null;
    this.enqueue(v, why);
  }

  // --- what policies and rules ask

  pcpuOf(v: ModelVcpu): ModelPcpu | null {
    return this.pcpus.find((p) => p.vcpu === v) ?? null;
  }

  vcpusOf(vm: number): readonly ModelVcpu[] {
    return this.vcpus.filter((v) => v.vm === vm);
  }

  /** Who runs on the pCPUs of a queue. */
  runningOf(queue: number): readonly ModelVcpu[] {
    return this.pcpus.flatMap((p) => (p.vcpu && (this.ready.length === 1 || p.id === queue) ? [p.vcpu] : []));
  }

  /** A whole new timeslice from now on. */
  renew(v: ModelVcpu): void {
    this.pcpuOf(v)!.sliceLeft = this.policies[v.queue]!.quantum?.(v) ?? Infinity;
  }

  /** Ticks that `v` is ahead of the slowest of its machine that is not idle (B.6). */
  ahead(v: ModelVcpu): number {
    const busy = this.vcpusOf(v.vm).filter((w) => !isIdle(w));
    return v.progress - Math.min(...busy.map(({ progress }) => progress));
  }

  /** Who was idle has no skew (B.6). */
  catchUp(v: ModelVcpu): void {
    if (this.rules.skew) v.progress = Math.max(...this.vcpusOf(v.vm).map(({ progress }) => progress));
  }

  /** Whoever keeps an eye on those that compete sees them after every change. */
  observe(): void {
    for (const policy of this.policies) policy.observe?.();
  }

  /** B.7: an arrival goes to the allowed pCPU with the fewest vCPUs, others to their last pCPU. */
  #placeOf(v: ModelVcpu, why: Why): number {
    if (why !== "arrive" && v.lastPcpu >= 0) return v.lastPcpu;
    const load = (p: number) => this.ready[p]!.length + (this.pcpus[p]!.vcpu ? 1 : 0);
    return v.machine.allowed.toSorted((a, b) => load(a) - load(b) || a - b)[0]!;
  }

  // --- running

  place(v: ModelVcpu, p: ModelPcpu): void {
    v.state = "running";
    p.vcpu = v;
    p.switchLeft = p.last === v ? 0 : this.rules.worldSwitch;
    if (v.lastPcpu >= 0 && v.lastPcpu !== p.id) p.switchLeft += this.rules.migration;
    p.last = v;
    v.lastPcpu = p.id;
    // Only who came since the last dispatch may preempt (B.5), once the switch is over: whoever came before had its chance.
    for (const w of this.vcpus) if (w.readySince < this.now) w.newFor.delete(p.id);
    this.renew(v);
    this.#caches?.enter(v, p.id);
    this.#begins.add(p.id);
  }
  readonly #begins = new Set<number>();

  #runTick(): void {
    for (const v of this.vcpus) if (["ready", "costopped", "parked"].includes(v.state)) v.waited += 1;
    for (const p of this.pcpus) {
      const v = p.vcpu;
      if (!v) continue;
      if (p.switchLeft > 0) {
        this.#draw(p, v, "switch");
        p.switchLeft -= 1;
        v.waited += 1;
        continue;
      }
      const rate = this.#caches?.rate(v, p.id) ?? 1;
      this.#draw(p, v, this.#caches?.isWarm(v, p.id) ? "warm" : "guest");
      v.left = Math.max(0, v.left - rate);
      v.progress += 1;
      p.sliceLeft -= 1;
      this.#caches?.ran(v, p.id);
      this.policies[v.queue]!.ran?.(v);
    }
  }

  #draw(p: ModelPcpu, v: ModelVcpu, kind: ModelSlice["kind"]): void {
    const last = this.slices.findLast(({ pcpu }) => pcpu === p.id);
    const goesOn = last && !this.#begins.has(p.id) && last.kind === kind && last.end === this.now;
    if (goesOn) last.end += 1;
    else this.slices.push({ pcpu: p.id, start: this.now, end: this.now + 1, kind, vcpu: v.name });
    this.#begins.delete(p.id);
  }
}
