/** The references once, with one number of frames, under any policy: the one of the live run (`vmm/memory/replay.ts`). */
import { isWrite, type ReferenceTrace } from "../../model/referenceTrace.ts";
import type { CurvePoint } from "../../trace/figures/faultCurves.ts";
import { NEVER_USED, type Replay } from "../../vmm/memory/replay.ts";
import type { CurvePass } from "./pass.ts";

/** References between two looks at the time. */
const STRIDE = 1024;

export class PolicyPass implements CurvePass {
  readonly #trace: ReferenceTrace;
  readonly #replay: Replay;
  readonly #nextUses: Uint32Array | null;
  #at = 0;

  /** `nextUses`: for a policy that looks ahead (`nextUses.ts`); else null. */
  constructor(trace: ReferenceTrace, replay: Replay, nextUses: Uint32Array | null) {
    this.#trace = trace;
    this.#replay = replay;
    this.#nextUses = nextUses;
  }

  get done(): number {
    return this.#at;
  }

  advance(isTime: () => boolean): boolean {
    const trace = this.#trace;
    const { pages } = trace;
    const nextUses = this.#nextUses;
    const replay = this.#replay;
    while (this.#at < pages.length) {
      const end = Math.min(pages.length, this.#at + STRIDE);
      for (let at = this.#at; at < end; at += 1)
        replay.reference(pages[at]!, isWrite(trace, at), nextUses ? nextUses[at]! : NEVER_USED);
      this.#at = end;
      if (isTime()) break;
    }
    return this.#at === pages.length;
  }

  points([frames = 0]: readonly number[]): CurvePoint[] {
    return [{ frames, faults: this.#replay.faults, writeBacks: this.#replay.writeBacks }];
  }
}
