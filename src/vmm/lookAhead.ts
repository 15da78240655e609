/** When a machine uses its pages again, as its programs tell: what only the optimal replacement policy knows (domain C.3). */
import type { PageNumber, VcpuId, VmUid } from "../model/units.ts";
import { nextUse } from "./cpu/nextUse.ts";
import type { Processor } from "./cpu/processor.ts";
import type { Vcpu } from "./cpu/state.ts";
import type { Foresight, NextUse } from "./memory/policy.ts";

export interface LookAheadState {
  /** References made so far; missing is 0. Index: `VcpuId`. */
  readonly references: number[];
}

const NOBODY: NextUse = { by: -1, distance: Infinity };

/** The first `vcpuCount` of them are those that a machine has now. */
interface MachineVcpus {
  readonly vcpus: readonly VcpuId[];
  readonly vcpuCount: number;
}

export class LookAhead implements Foresight {
  state: LookAheadState = { references: [] };
  readonly #processor: Processor;
  readonly #vcpusOf: (vm: VmUid) => MachineVcpus;
  /** Who is making a reference just now, to the page at its place. */
  #making: VcpuId | -1 = -1;

  constructor(processor: Processor, vcpusOf: (vm: VmUid) => MachineVcpus) {
    this.#processor = processor;
    this.#vcpusOf = vcpusOf;
  }

  referencesOf(vcpu: VcpuId): number {
    return this.state.references[vcpu] ?? 0;
  }

  /** The vCPU of the machine that uses the page soonest, the first of equals. */
  nextUse(vm: VmUid, page: PageNumber): NextUse {
    const { vcpus, vcpuCount } = this.#vcpusOf(vm);
    let soonest = NOBODY;
    for (let at = 0; at < vcpuCount; at += 1) {
      const id = vcpus[at]!;
      const v = this.#processor.vcpu(id);
      if (v.phase === "finished" || v.phase === "offline") continue;
      const distance = nextUse(this.#processor.programOf(v), v.place, page, id === this.#making);
      if (distance < soonest.distance) soonest = { by: id, distance };
    }
    return soonest;
  }

  /** `v` makes the reference at its place; while `tell` runs, it counts as made. */
  makeReference(v: Vcpu, tell: () => void): void {
    const { references } = this.state;
    for (let id = references.length; id <= v.id; id += 1) references.push(0);
    references[v.id]! += 1;
    this.#making = v.id;
    tell();
    this.#making = -1;
  }
}
