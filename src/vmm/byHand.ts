/**
 * Who decides in the place of the policies, from the list beside the scenario: the mechanisms ask it wherever there are two
 * candidates or more, and go by the policy where it answers -1. It numbers the decisions, and whoever listens hears of each
 * before it is carried out.
 */
import type { ByHandKind, ByHandSpec } from "../model/byHand.ts";
import type { HostOffer } from "../model/migration.ts";
import type { FrameId, Tick, VcpuId, VmUid } from "../model/units.ts";
import type { CpuChooser } from "./cpu/policy.ts";
import type { Clock } from "./cpu/state.ts";
import type { MemoryChooser } from "./memory/policy.ts";
import type { Carving } from "./storage/carving.ts";

export interface ByHandState {
  /** Decisions so far. */
  count: number;
  /** Who was left its pCPU against the policy, and since when it has it; null: nobody. */
  keeps: { readonly vcpu: VcpuId; readonly since: Tick } | null;
  /** Newcomers that have been weighed at this moment. */
  weighed: { readonly at: Tick; readonly newcomers: readonly VcpuId[] };
}

/** A decision that is about to be made. */
export interface Decision {
  readonly kind: ByHandKind;
  /** Its number in the list. */
  readonly index: number;
  readonly candidates: readonly number[];
  /** Who has the pCPU and may keep it; -1: nobody, or it is about something else. */
  readonly running: VcpuId | -1;
  /** What the policy decides. */
  readonly own: number;
  /** Of a place: what it is about. */
  readonly about?: About;
}

/** What gets a place. */
export type About =
  | { readonly of: "block"; readonly vm: VmUid }
  /** `command`: its index in the scenario; below 0: machine `-1 - index`. */
  | { readonly of: "volume"; readonly command: number; readonly carving: Carving }
  /** `last`: the host that was chosen last, or -1. */
  | {
      readonly of: "machine";
      readonly command: number;
      readonly offers: readonly HostOffer[];
      readonly last: number;
      readonly vcpus: number;
      readonly pages: number;
    };

/** The places from which one is chosen by its number, and behind them the number for none of them. */
export function placesAndNone(count: number): number[] {
  return Array.from({ length: count + 1 }, (_, place) => place);
}

export class ByHand implements CpuChooser, MemoryChooser {
  state: ByHandState = { count: 0, keeps: null, weighed: { at: -1, newcomers: [] } };
  /** Hears of each decision. */
  listener: ((decision: Decision) => void) | null = null;
  readonly #spec: ByHandSpec;
  readonly #clock: () => Clock;

  /** `clock`: that of the present state. */
  constructor(spec: ByHandSpec, clock: () => Clock) {
    this.#spec = spec;
    this.#clock = clock;
  }

  next(candidates: readonly VcpuId[], own: VcpuId): VcpuId | -1 {
    return this.#decide({ kind: "nextToRun", candidates, running: -1, own });
  }

  against(
    ready: readonly VcpuId[],
    newcomers: readonly VcpuId[],
    running: VcpuId,
    since: Tick,
    own: VcpuId,
  ): VcpuId | -1 {
    if (!this.#spec.kinds.includes("nextToRun")) return -1;
    const { state } = this;
    const { now } = this.#clock();
    const weighed = state.weighed.at === now ? state.weighed.newcomers : [];
    const isKept = state.keeps?.vcpu === running && state.keeps.since === since;
    const isWeighed = newcomers.every((v) => weighed.includes(v));
    if (isWeighed && (isKept || own === running)) return isKept ? running : -1;
    state.weighed = { at: now, newcomers };
    const chosen = this.#decide({ kind: "nextToRun", candidates: [...ready, running], running, own });
    state.keeps = chosen === running ? { vcpu: running, since } : null;
    return chosen;
  }

  victim(candidates: readonly FrameId[], own: FrameId): FrameId | -1 {
    return this.#decide({ kind: "victim", candidates, running: -1, own });
  }

  /** Which of `places` something gets, by its number; where none takes it, `own` is their number, and choosing changes nothing. */
  place(kind: "hole" | "extents" | "host", places: number, own: number, about: About): number {
    return this.#decide({ kind, candidates: placesAndNone(places), running: -1, own, about });
  }

  decides(kind: ByHandKind): boolean {
    return this.#spec.kinds.includes(kind);
  }

  /** -1: what the policy decides. */
  #decide(asked: Omit<Decision, "index">): number {
    const { kinds, made } = this.#spec;
    const { kind, candidates, own } = asked;
    if (candidates.length < 2 || !kinds.includes(kind)) return -1;
    const index = this.state.count;
    this.state.count += 1;
    this.listener?.({ ...asked, index });
    const choice = made[index] ?? -1;
    return choice !== own && candidates.includes(choice) ? choice : -1;
  }
}
