/** Caches of pCPUs, by OSTEP's rules (multi.py; see the header of `vmm/cpu/caches.ts`), one tick after the other. */
import type { ModelVcpu } from "./state.ts";

export interface CacheRule {
  readonly size: number;
  readonly warmupTicks: number;
  readonly warmRate: number;
}

export interface ModelCaches {
  forget(v: ModelVcpu): void;
  enter(v: ModelVcpu, pcpu: number): void;
  isWarm(v: ModelVcpu, pcpu: number): boolean;
  rate(v: ModelVcpu, pcpu: number): number;
  ran(v: ModelVcpu, pcpu: number): void;
}

export function createCaches({ size, warmupTicks, warmRate }: CacheRule, pcpus: number): ModelCaches {
  /** Who is warm, the newest first; and ticks to go of those that are warming up. Index: pCPU. */
  const warm: ModelVcpu[][] = Array.from({ length: pcpus }, () => []);
  const warming = Array.from({ length: pcpus }, () => new Map<ModelVcpu, number>());
  const warmUp = (v: ModelVcpu, p: number) => {
    warming[p]!.delete(v);
    warm[p]!.unshift(v);
    const used = () => warm[p]!.reduce((sum, { machine }) => sum + machine.workingSet, 0);
    while (used() > size) warming[p]!.set(warm[p]!.pop()!, Math.max(1, warmupTicks));
  };
  const isWarm = (v: ModelVcpu, p: number) => warm[p]!.includes(v);
  return {
    isWarm,
    rate: (v, p) => (isWarm(v, p) ? warmRate : 1),
    forget: (v) => {
      for (let p = 0; p < pcpus; p += 1) {
        warming[p]!.delete(v);
        if (isWarm(v, p)) warm[p]!.splice(warm[p]!.indexOf(v), 1);
      }
    },
    enter: (v, p) => {
      if (isWarm(v, p) || warming[p]!.has(v)) return;
      if (warmupTicks === 0) warmUp(v, p);
      else warming[p]!.set(v, warmupTicks);
    },
    ran: (v, p) => {
      const toGo = warming[p]!.get(v);
      if (toGo === 1) warmUp(v, p);
      else if (toGo !== undefined) warming[p]!.set(v, toGo - 1);
    },
  };
}
