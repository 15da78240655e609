/**
 * What the page and the worker say to each other. Types only. Every message after `open` carries the number of the run it
 * belongs to; messages of another run are stale and dropped.
 */
import type { PolicyChoice, Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import type { RuleComparison } from "../trace/figures/comparison.ts";
import type { PolicyTrial, TriedPart } from "../trace/figures/policyTrials.ts";
import type { TraceChunk } from "../trace/chunk.ts";
import type { HostShape } from "../trace/hostState.ts";
import type { PackedHost } from "../trace/packedHost.ts";

export type ToWorker =
  /**
   * Simulate this scenario. Chunks that it shares with the run before are kept and not sent again. `has`: so many chunks
   * of it the page has from elsewhere; they are simulated, which gives the same ones, and not sent.
   */
  | {
      readonly type: "open";
      readonly run: number;
      readonly scenario: Scenario;
      readonly until: Tick;
      readonly has?: number;
    }
  /** The cursor has come near the end of what is known: go on past this moment. */
  | { readonly type: "extend"; readonly run: number; readonly until: Tick }
  /** Find out, when there is nothing else to do, which rules the answer depends on. */
  | { readonly type: "compare"; readonly run: number }
  /**
   * Run the scenario under these policies, when there is nothing else to do: in the place of what was asked for of that part
   * before, and nothing where there are none. `until`: runs are followed to here; null: each to its own end. `host`: the
   * number of the host whose policy it is.
   */
  | {
      readonly type: "tryPolicies";
      readonly run: number;
      readonly of: TriedPart;
      readonly choices: readonly PolicyChoice[];
      readonly until: Tick | null;
      readonly host: number;
    };

/** `keyframe`: the host before the chunk, packed for who has that of the chunk sent before. */
export interface SentChunk {
  readonly chunk: TraceChunk;
  readonly keyframe: PackedHost;
}

export type FromWorker =
  /** A run begins. Chunks before `keeps` stay valid; the next one is number `keeps`. */
  | {
      readonly type: "opened";
      readonly run: number;
      readonly keeps: number;
      /** Index: host. */
      readonly shapes: readonly HostShape[];
    }
  /** The next chunk of the first host; `further`: those of the others, of the same moments, in their order. */
  | ({ readonly type: "chunk"; readonly run: number; readonly further: readonly SentChunk[] } & SentChunk)
  /** A chunk that the page has is known here as well. */
  | { readonly type: "caughtUp"; readonly run: number }
  /**
   * As much as was asked for with `until` is known; nothing more comes until `extend`. `isFull`: nor then, the run is as
   * long as runs get.
   */
  | { readonly type: "resting"; readonly run: number; readonly until: Tick; readonly isFull: boolean }
  /** All findings so far. Small runs are compared without being asked. */
  | { readonly type: "compared"; readonly run: number; readonly comparison: RuleComparison }
  /** One of the policies that were asked for has been tried, or (null) no more can be. */
  | {
      readonly type: "tried";
      readonly run: number;
      readonly of: TriedPart;
      readonly trial: PolicyTrial | null;
      readonly isDone: boolean;
    }
  /** A bug of ours stopped the run. `report` is for people who mend it. */
  | { readonly type: "failed"; readonly run: number; readonly report: string };
