/**
 * A naive model of address translation, from domain C.1 alone: page tables as sets of written-out prefixes, a TLB as a list
 * that is searched from end to end, and walks that are gone through access by access. It is told what happens to a host, one
 * thing after the other, and says what each reference costs.
 */

export interface ModelTranslation {
  readonly kind: "nested" | "shadow" | "native";
  readonly guestLevels: number;
  readonly hostLevels: number;
  readonly guestHuge: boolean;
  readonly hostHuge: boolean;
  readonly levelBits: number;
  readonly tlbEntries: number;
  readonly tags: boolean;
}

export interface ModelReference {
  readonly hit: boolean;
  readonly accesses: number;
  /** The entry that had to leave, as "machine page"; "": none. */
  readonly out: string;
}

/** Every access of a walk, in order: the guest level whose table is sought (the page itself behind the last one) and what is read. */
export function accessesOf(kind: ModelTranslation["kind"], guestLevels: number, hostLevels: number): string[] {
  const accesses: string[] = [];
  const hostWalk = (seeking: number) => {
    if (kind !== "nested") return;
    for (let level = 1; level <= hostLevels; level += 1) accesses.push(`${seeking}: host ${level}`);
  };
  for (let level = 1; level <= guestLevels; level += 1) {
    hostWalk(level);
    accesses.push(`${level}: guest`);
  }
  hostWalk(guestLevels + 1);
  return accesses;
}

interface Tlb {
  /** "machine page", the one used last at the end. */
  entries: string[];
  last: number | null;
}

export class ModelTranslator {
  readonly #rule: ModelTranslation;
  readonly #tlbs = new Map<number, Tlb>();
  /** What each machine has written into its tables: pages, and prefixes of them that stand for tables. */
  readonly #written = new Map<number, Set<string>>();

  constructor(rule: ModelTranslation) {
    this.#rule = rule;
  }

  /** The pages in the TLB of a pCPU, the least recently used one first. */
  tlb(pcpu: number): readonly string[] {
    return this.#tlb(pcpu).entries;
  }

  dispatched(pcpu: number, vcpu: number): void {
    const tlb = this.#tlb(pcpu);
    if (!this.#rule.tags && tlb.last !== vcpu) tlb.entries = [];
    tlb.last = vcpu;
  }

  /** The machine refers to a page: the entries that its guest writes first. */
  written(vm: number, page: number): number {
    const { guestLevels, guestHuge, levelBits } = this.#rule;
    const levels = guestLevels - (guestHuge ? 1 : 0);
    const written = this.#written.get(vm) ?? new Set();
    this.#written.set(vm, written);
    if (written.has(`page ${page}`)) return 0;
    written.add(`page ${page}`);
    let writes = 1;
    let prefix = page;
    for (let level = levels; level > 1; level -= 1) {
      prefix = Math.floor(prefix / 2 ** levelBits);
      const table = `table ${level} ${prefix}`;
      if (written.has(table)) continue;
      written.add(table);
      writes += 1;
    }
    return writes;
  }

  referred(pcpu: number, vm: number, page: number): ModelReference {
    const { kind, guestLevels, guestHuge, hostLevels, hostHuge, tlbEntries } = this.#rule;
    const tlb = this.#tlb(pcpu);
    const entry = `${vm} ${page}`;
    const hit = tlb.entries.includes(entry);
    tlb.entries = [...tlb.entries.filter((other) => other !== entry), entry];
    const out = tlb.entries.length > tlbEntries ? tlb.entries.shift()! : "";
    const walk = accessesOf(kind, guestLevels - (guestHuge ? 1 : 0), hostLevels - (hostHuge ? 1 : 0));
    return { hit, accesses: hit ? 0 : walk.length, out };
  }

  pageLeft(vm: number, page: number): void {
    for (const tlb of this.#tlbs.values()) tlb.entries = tlb.entries.filter((entry) => entry !== `${vm} ${page}`);
  }

  stopped(vm: number): void {
    this.#written.delete(vm);
    for (const tlb of this.#tlbs.values()) tlb.entries = tlb.entries.filter((entry) => !entry.startsWith(`${vm} `));
  }

  #tlb(pcpu: number): Tlb {
    const tlb = this.#tlbs.get(pcpu) ?? { entries: [], last: null };
    this.#tlbs.set(pcpu, tlb);
    return tlb;
  }
}
