/**
 * What other policies make of the same machines on the same host, one trial a policy. Plain data, so that it can be posted;
 * `engine/tryPolicies.ts` finds it, the page tells it.
 */
import { FITS } from "../../model/choices.ts";
import type { HostSpec, PolicyChoice } from "../../model/scenario.ts";
import type { Tick } from "../../model/units.ts";
import type { Fragmentation } from "./fragmentation.ts";
import type { Placement } from "./placements.ts";
import type { Fraction } from "./shares.ts";

/** The part of the host in which the policy stands that is tried. */
export type TriedPart = "scheduler" | "replacement" | "region";

interface Tried {
  readonly choice: PolicyChoice;
  /** The run was followed up to this moment. */
  readonly until: Tick;
  /** It goes on after it. */
  readonly isCut: boolean;
  /** Names of the machines that were not created or not started under it, in the order in which they were refused. */
  readonly refused: readonly string[];
}

/** How much of a run is drawn in small. */
export const MOST_BARS = 160;
/** Numbers that tell one bar of `bars`. */
export const BAR_FIELDS = 4;

export interface TriedScheduler extends Tried {
  readonly of: "scheduler";
  /** Programs that have been started, and that have ended. */
  readonly started: number;
  readonly done: number;
  /** Average over the programs that have ended. Of a run that is cut: null. */
  readonly turnaround: Fraction | null;
  /** Averages over the programs that have ended. Of a run that is cut: so far, over all that have come (have run). */
  readonly waiting: Fraction | null;
  readonly response: Fraction | null;
  readonly switches: number;
  /**
   * Who had which pCPU, the first `MOST_BARS` in order of time: pCPU, start, end, machine (-1: a switch). Equal ones that
   * touch are one.
   */
  readonly bars: Float64Array;
}

/** What became of a reference: the page that left for it, or one of these. */
export const REFERENCE_HIT = -1;
/** A fault for which no page had to leave. */
export const REFERENCE_LOADED = -2;
/** A fault for which a page of another machine left. */
export const REFERENCE_FROM_OTHERS = -3;

export interface TriedReplacement extends Tried {
  readonly of: "replacement";
  readonly hits: number;
  /** Those that count by the conventions. */
  readonly faults: number;
  /** By vCPU: what became of its references, in order. */
  readonly outcomes: readonly Int32Array[];
}

/** A choice of a region is that of a fit, without parameters. */
export interface TriedRegion extends Tried {
  readonly of: "region";
  readonly placements: readonly Placement[];
  /** At the end of the run. */
  readonly wasted: Fragmentation;
}

export type PolicyTrial = TriedScheduler | TriedReplacement | TriedRegion;

/** What `host` has chosen of that part; null: it has no such part. */
export function triedChoice(host: HostSpec, of: TriedPart): PolicyChoice | null {
  if (of !== "region") return host[of];
  return host.region ? { policy: host.region.fit, params: {} } : null;
}

/** `host` with another choice of that part. */
export function withTriedChoice(host: HostSpec, of: TriedPart, choice: PolicyChoice): HostSpec {
  if (of !== "region") return { ...host, [of]: choice };
  const fit = FITS.find((id) => id === choice.policy);
  return host.region && fit ? { ...host, region: { ...host.region, fit } } : host;
}

export type TrialOf<Part extends TriedPart> = Extract<PolicyTrial, { readonly of: Part }>;

/** The trials of one part of the host so far. */
export interface PolicyTrials {
  /** Runs without an end were followed so far; null: each to its own end. */
  readonly until: Tick | null;
  readonly trials: readonly PolicyTrial[];
  /** No more come unless asked for. */
  readonly isDone: boolean;
}
