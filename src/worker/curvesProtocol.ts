/**
 * What the page and the worker for faults by frames say to each other. Types only. Every message carries the number of the
 * job that it belongs to; what comes of another job is stale and dropped.
 */
import type { ReadReferences, ReferenceOptions } from "../codec/references/options.ts";
import type { Problem } from "../model/problems.ts";
import type { SweepPoint } from "../engine/sweep.ts";
import type { PolicyChoice, Scenario } from "../model/scenario.ts";
import type { SweepId } from "../model/sweeps.ts";
import type { CurvePoint } from "../trace/figures/faultCurves.ts";

/** What is known of the references that the worker has. */
export interface KnownReferences {
  readonly references: number;
  readonly distinct: number;
  /** Of a file: what was read of it, without the references themselves. */
  readonly file: Omit<ReadReferences, "trace" | "names"> | null;
  /** What the first references are called there. */
  readonly first: readonly string[];
  /** The references of a run that goes on. */
  readonly isCut: boolean;
}

/** References of which a scenario is made. */
export interface ReferencePart {
  /** The number of the first, in all that the worker has. */
  readonly from: number;
  readonly pages: Uint32Array;
  readonly writes: readonly boolean[];
}

/** Points of choice number `of`. */
export interface CurvePart {
  readonly of: number;
  readonly points: readonly CurvePoint[];
}

/** How busy the processors are with so many machines. */
export interface LoadFigure {
  readonly machines: number;
  /** The run that it is about. */
  readonly scenario: Scenario;
  /** Part of the processors' time that went into programs, 0 to 1; null: no time has passed. */
  readonly useful: number | null;
  readonly faults: number;
  /** The run goes on. */
  readonly isCut: boolean;
}

export type ToCurves =
  /** A figure by a number of the scenario. `vm`: the machine that it is about; null: none. */
  | {
      readonly type: "sweep";
      readonly job: number;
      readonly scenario: Scenario;
      readonly sweep: SweepId;
      readonly vm: string | null;
    }
  /** The processors with 1 to `most` machines, those of the scenario in turn. */
  | { readonly type: "load"; readonly job: number; readonly scenario: Scenario; readonly most: number }
  | { readonly type: "read"; readonly job: number; readonly file: Blob; readonly options: ReferenceOptions }
  /** The references of a run, in which one vCPU does nothing but refer to pages. */
  | { readonly type: "run"; readonly job: number; readonly scenario: Scenario }
  /** Faults by frames of the references that are there. `sizes`, null: so many from one to all pages. */
  | {
      readonly type: "curves";
      readonly job: number;
      readonly choices: readonly PolicyChoice[];
      readonly sizes: readonly number[] | number;
      readonly seed: number;
    }
  /** References from number `from` on, `count` at most. */
  | { readonly type: "take"; readonly job: number; readonly from: number; readonly count: number }
  /** What is being done is no longer wanted. The references stay, if they have been read whole. */
  | { readonly type: "stop"; readonly job: number };

export type FromCurves =
  /** `share`: of the file that has been read, 0 to 1. */
  | { readonly type: "reading"; readonly job: number; readonly share: number; readonly kept: number }
  | { readonly type: "known"; readonly job: number; readonly known: KnownReferences }
  | {
      readonly type: "refused";
      readonly job: number;
      readonly problems: readonly Problem[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Points that have become known since the last time, perhaps none; `share` of all has been done. */
  | { readonly type: "points"; readonly job: number; readonly found: readonly CurvePart[]; readonly share: number }
  | { readonly type: "part"; readonly job: number; readonly part: ReferencePart }
  | { readonly type: "loaded"; readonly job: number; readonly figure: LoadFigure; readonly isLast: boolean }
  /** Null: there are no points. `of`: how many there will be. */
  | {
      readonly type: "swept";
      readonly job: number;
      readonly point: SweepPoint | null;
      readonly of: number;
      readonly isLast: boolean;
    }
  | { readonly type: "failed"; readonly job: number; readonly report: string };
