/** The host's TLBs and what is counted of translation, as they begin; what rows change of them: `further/translation.ts`. */
import type { HostInfo, HostState } from "../hostState.ts";

type Translation = Pick<HostState, "tlbs" | "translations">;

export function createTranslation({ pcpus, translation }: HostInfo): Translation {
  return {
    tlbs: Array.from({ length: translation ? pcpus : 0 }, () => ({
      entries: new Map(),
      hits: 0,
      misses: 0,
      accesses: 0,
      flushes: 0,
      flushed: 0,
      invalidated: 0,
    })),
    translations: new Map(),
  };
}

export function copyTranslation({ tlbs, translations }: HostState): Translation {
  return {
    tlbs: tlbs.map((tlb) => ({ ...tlb, entries: new Map(tlb.entries) })),
    translations: new Map([...translations].map(([vm, counts]) => [vm, { ...counts }])),
  };
}
