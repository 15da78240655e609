/**
 * How two runs of the same machines differ: where their answers part first, and which figures come out otherwise. Plain
 * data, so that it can be posted; `engine/compareRuns.ts` finds it, the page tells it.
 *
 * Only what a person would call the answer is compared: who holds which pCPU when, which references hit or fault, which
 * pages lose their frame, and the figures. Rows, reasons, queue orders and reference bits are not.
 */
import type { RuleChoice, RuleRef } from "../../model/rules.ts";
import type { PcpuPhase } from "../../model/states.ts";
import type { FrameId, PageNumber, PcpuId, Tick, VcpuId, VmUid } from "../../model/units.ts";
import type { Fraction } from "./shares.ts";

/** Something that happens, or goes on, in one run at the moment at which two runs part. */
export type Fact =
  /** `vcpu` is -1 while the pCPU is idle. */
  | { readonly kind: "pcpu"; readonly pcpu: PcpuId; readonly phase: PcpuPhase; readonly vcpu: VcpuId | -1 }
  | { readonly kind: "hit" | "fault"; readonly vcpu: VcpuId; readonly page: PageNumber }
  /** Page `page` of `vm` leaves `frame` for a fault of `vcpu`. */
  | {
      readonly kind: "victim";
      readonly vcpu: VcpuId;
      readonly vm: VmUid;
      readonly page: PageNumber;
      readonly frame: FrameId;
    };

/** Where two runs part first. A fact is null when nothing of the kind happens any more in that run. */
export interface Divergence {
  readonly time: Tick;
  readonly first: Fact | null;
  readonly second: Fact | null;
}

export const COMPARED_FIGURES = [
  "turnaround",
  "waiting",
  "response",
  "weightedTurnaround",
  "faults",
  "contextSwitches",
] as const;
export type ComparedFigure = (typeof COMPARED_FIGURES)[number];

/** A figure of the whole run that differs. The times are averages over finished programs, null without any. */
export interface FigureChange {
  readonly figure: ComparedFigure;
  readonly first: Fraction | null;
  readonly second: Fraction | null;
}

/** A program that ends at another moment; null: it does not end in the part compared. */
export interface CompletionChange {
  readonly vcpu: VcpuId;
  readonly first: Tick | null;
  readonly second: Tick | null;
}

/** A machine that the second run has and the first has not: its creation was refused there. */
export interface OtherMachine {
  readonly vm: VmUid;
  readonly name: string;
  readonly firstVcpu: VcpuId;
  readonly vcpuCount: number;
}

/** All numbers of machines and vCPUs are those of the first run. */
export interface RunDifference {
  /** Null: the same answer, as far as it was compared. */
  readonly divergence: Divergence | null;
  readonly figures: readonly FigureChange[];
  readonly completions: readonly CompletionChange[];
  /** The runs were compared up to this moment. */
  readonly until: Tick;
  /** They go on after it. */
  readonly isCut: boolean;
  /** Machines that are not in the first run, with numbers that no machine and no vCPU has there; absent: none. */
  readonly others?: readonly OtherMachine[];
}

/** What another choice of one rule changes. `first` is the run as it is, `second` the one under `choice`. */
export interface RuleFinding extends RunDifference {
  readonly ref: RuleRef;
  readonly choice: RuleChoice;
}

/** The findings so far, for every other choice of every rule that can matter. */
export interface RuleComparison {
  readonly findings: readonly RuleFinding[];
  /** No more findings come. */
  readonly isDone: boolean;
}

/** Rows of a whole run that is tried under other rules without being asked for: the size of a textbook exercise. */
export const TRIED_ROWS = 4096;

/** Whether anything comes out otherwise, a mere count of switches included. */
export function isDifferent({ divergence, figures, completions }: RunDifference): boolean {
  return divergence !== null || figures.length > 0 || completions.length > 0;
}

/**
 * Whether the answer is another one: who runs when, what faults, or a figure. Not if merely other switches count, in a run
 * that is the same: which do is asked by few exercises, and it would be said of every one of them.
 */
export function isOtherAnswer(difference: RunDifference): boolean {
  const isCountAlone =
    difference.divergence === null &&
    difference.completions.length === 0 &&
    difference.figures.every(({ figure }) => figure === "contextSwitches");
  return !isCountAlone;
}
