/**
 * Relaxed co-scheduling (domain B.6): the vCPUs of a machine may run apart, but none gets further ahead of the slowest
 * than a threshold. Progress is guest time since the machine started; who is idle (blocked, halted, finished) does not
 * count and is raised to the foremost sibling when it wakes.
 *
 *     progress   m: the least of the siblings that are not idle
 *     ahead = progress(v) - m      ahead >= skew: stopped      stopped and ahead <= restart: ready again
 *
 * Between two moments every progress grows by 1 a tick or stands still, so the next crossing can be told exactly. Only
 * questions are answered here; the processor stops and starts.
 */
import type { Tick } from "../../model/units.ts";
import { siblings, type CpuState, type Vcpu } from "./state.ts";

/** Ticks ahead of the slowest at which a vCPU is stopped, and to which that must shrink for it to go on: `restart < skew`. */
export interface SkewLimits {
  readonly skew: Tick;
  readonly restart: Tick;
}

/** The slowest of a machine's vCPUs that are not idle: of those whose progress grows now, and of the others. */
interface Slowest {
  readonly growing: number;
  readonly standing: number;
}

/** Guest ticks of `v` since its machine started, up to now; more where it was raised after being idle. */
export function progressOf(state: CpuState, v: Vcpu): Tick {
  return v.progress + (isGrowing(state, v) ? state.clock.now - state.pcpus[v.pcpu]!.chargedTo : 0);
}

/** The progress that a vCPU of the machine of `v` is raised to when it wakes. */
export function foremostProgress(state: CpuState, v: Vcpu): Tick {
  let most = 0;
  for (const sibling of siblings(state, v)) most = Math.max(most, progressOf(state, sibling));
  return most;
}

/** `v` is so far ahead that it must not run. */
export function isTooFarAhead(state: CpuState, v: Vcpu, { skew }: SkewLimits): boolean {
  return progressOf(state, v) - least(slowestOf(state, v)) >= skew;
}

/** `v`, which was stopped, may run again. */
export function mayGoOn(state: CpuState, v: Vcpu, { restart }: SkewLimits): boolean {
  return progressOf(state, v) - least(slowestOf(state, v)) <= restart;
}

/** The next moment, now at the earliest, at which a vCPU must be stopped or may go on; Infinity for none. */
export function nextCrossing(state: CpuState, limits: SkewLimits): Tick {
  let next = Infinity;
  let slowest: Slowest | null = null;
  for (const v of state.vcpus) {
    if (v.index === 0) slowest = null;
    const isStopped = v.phase === "costopped";
    if (!isStopped && v.phase !== "ready" && !isGrowing(state, v)) continue;
    slowest ??= slowestOf(state, v);
    const left = isStopped
      ? ticksToGoOn(progressOf(state, v) - limits.restart, slowest)
      : ticksToStop(progressOf(state, v) - limits.skew, slowest, v.phase === "running");
    next = Math.min(next, state.clock.now + left);
  }
  return next;
}

/** Until the slowest is at `goal`. */
function ticksToGoOn(goal: number, { growing, standing }: Slowest): Tick {
  return standing < goal ? Infinity : Math.max(0, goal - growing);
}

/** Until the slowest is no more than at `goal`, which grows with a running vCPU. */
function ticksToStop(goal: number, { growing, standing }: Slowest, isRunning: boolean): Tick {
  if (Math.min(growing, standing) <= goal) return 0;
  return isRunning ? standing - goal : Infinity;
}

function least({ growing, standing }: Slowest): Tick {
  return Math.min(growing, standing);
}

function slowestOf(state: CpuState, v: Vcpu): Slowest {
  let growing = Infinity;
  let standing = Infinity;
  for (const sibling of siblings(state, v)) {
    if (isGrowing(state, sibling)) growing = Math.min(growing, progressOf(state, sibling));
    else if (!isIdle(sibling)) standing = Math.min(standing, sibling.progress);
  }
  return { growing, standing };
}

function isGrowing({ pcpus }: CpuState, v: Vcpu): boolean {
  return v.phase === "running" && pcpus[v.pcpu]!.phase === "guest";
}

/** It wants nothing: others need not wait for it. */
function isIdle({ phase, resumeTo }: Vcpu): boolean {
  if (phase === "paused") return resumeTo === "blocked";
  return phase === "blocked" || phase === "finished" || phase === "offline";
}
