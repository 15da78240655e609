/**
 * The caches of the pCPUs: who is warm on which, and how much of its work it therefore gets done. The rules are those of
 * OSTEP's multi.py (chapter "Multiprocessor Scheduling"):
 *
 *     a vCPU is dispatched and is cold there   it begins to warm up: `warmupTicks` to go (0: it is warm at once)
 *     each tick that it runs there             it gets `warmRate` ticks of its work done if it is warm there, else 1;
 *                                              after that, if it is warming, there is one tick less to go; none: it is warm
 *     working sets of the warm ones > `size`   the one that has been warm longest has to warm up anew, until they fit
 *
 * Spinning at a barrier warms as well, switches and exits do not. Nobody else makes room: who has finished, stopped or been
 * deleted keeps its place, as there, until it is wanted. Who starts (again) is cold everywhere.
 */
import type { Recorder } from "../../model/recorder.ts";
import type { CacheSpec } from "../../model/scenario.ts";
import type { PcpuId, Tick, VcpuId } from "../../model/units.ts";
import type { PcpuCache, VcpuAttributes } from "./state.ts";

/** `toGo` of who is warm. */
const WARM = 0;
/** `toGo` of who has not run there. */
const COLD = -1;

export class Caches {
  readonly #spec: CacheSpec;
  readonly #attributes: readonly VcpuAttributes[];
  readonly #recorder: Recorder;
  /** Ticks to go for who lost its place: one at least, since only running makes it warm again. */
  readonly #again: Tick;

  constructor(spec: CacheSpec, attributes: readonly VcpuAttributes[], recorder: Recorder) {
    this.#spec = spec;
    this.#attributes = attributes;
    this.#recorder = recorder;
    this.#again = Math.max(1, spec.warmupTicks);
  }

  /** Another vCPU is there; it has the next id. */
  add(caches: readonly PcpuCache[]): void {
    for (const { toGo } of caches) toGo.push(COLD);
  }

  /** `v` starts: it is cold everywhere. */
  forget(caches: readonly PcpuCache[], v: VcpuId, now: Tick): void {
    for (const [p, { warm, toGo }] of caches.entries()) {
      if (toGo[v] === COLD) continue;
      if (toGo[v] === WARM) warm.splice(warm.indexOf(v), 1);
      toGo[v] = COLD;
      this.#recorder.tell(now, "warming", { vcpu: v, pcpu: p, begins: false });
    }
  }

  /** `v` is dispatched on pCPU `p`, whose cache it is. */
  enter(cache: PcpuCache, v: VcpuId, p: PcpuId, now: Tick): void {
    if (cache.toGo[v] !== COLD) return;
    const isAtOnce = this.#spec.warmupTicks === 0;
    if (!isAtOnce || !this.#fits(v)) this.#recorder.tell(now, "warming", { vcpu: v, pcpu: p, begins: true });
    if (isAtOnce) this.#warmUp(cache, v, p, now);
    else cache.toGo[v] = this.#spec.warmupTicks;
  }

  /** Ticks of its work that `v` gets done in a tick there. */
  rate({ toGo }: PcpuCache, v: VcpuId): number {
    return toGo[v] === WARM ? this.#spec.warmRate : 1;
  }

  /** Ticks that `v` must run there until something changes: its rate, or who else is warm. Infinity: nothing will. */
  ticksToChange(cache: PcpuCache, v: VcpuId): Tick {
    const toGo = cache.toGo[v]!;
    return toGo === WARM || this.#isInVain(cache, v) ? Infinity : toGo;
  }

  /** `v` has run there for `ran` ticks up to `now`, no more than `ticksToChange`: the ticks of work it could get done. */
  run(cache: PcpuCache, v: VcpuId, p: PcpuId, ran: Tick, now: Tick): Tick {
    const toGo = cache.toGo[v]!;
    if (toGo === WARM) return ran * this.#spec.warmRate;
    if (this.#isInVain(cache, v)) cache.toGo[v] = this.#again - ((this.#again - toGo + ran) % this.#again);
    else if (ran < toGo) cache.toGo[v] = toGo - ran;
    else this.#warmUp(cache, v, p, now);
    return ran;
  }

  /** `v` fits into no cache and there is nobody whom it could drive out: however long it runs, everything stays as it is. */
  #isInVain({ warm }: PcpuCache, v: VcpuId): boolean {
    return warm.length === 0 && !this.#fits(v);
  }

  #fits(v: VcpuId): boolean {
    return this.#attributes[v]!.workingSet <= this.#spec.size;
  }

  /** `v` is the newest of those that are warm, unless it is too large: then it drives all others out, and itself. */
  #warmUp({ warm, toGo }: PcpuCache, v: VcpuId, p: PcpuId, now: Tick): void {
    const fits = this.#fits(v);
    toGo[v] = fits ? WARM : this.#again;
    if (fits) this.#recorder.tell(now, "warmth", { vcpu: v, pcpu: p, isWarm: true, by: v });
    let room = this.#spec.size - this.#attributes[v]!.workingSet;
    for (const w of warm) room -= this.#attributes[w]!.workingSet;
    while (room < 0 && warm.length > 0) {
      const loser = warm.pop()!;
      toGo[loser] = this.#again;
      room += this.#attributes[loser]!.workingSet;
      this.#recorder.tell(now, "warmth", { vcpu: loser, pcpu: p, isWarm: false, by: v });
    }
    if (fits) warm.unshift(v);
  }
}
