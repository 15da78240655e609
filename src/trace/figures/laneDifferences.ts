/**
 * When different vCPUs have a pCPU in runs of the same machines, aligned by time:
 *
 * ```
 * first   AAABBBBCCCC
 * second  AAABCCCCEEB
 * differ  ....###.###     two differences: 4-7 B and C, 8-10 C and E, 10-11 C and B are three, as the pairs are others
 * ```
 *
 * Bars are compared as they are drawn: timeslices of one vCPU that follow each other are one. Found piece by piece, as
 * far as all runs are known, and continued where they have grown.
 */
import type { PcpuId, Tick } from "../../model/units.ts";
import type { TraceReader } from "../reader.ts";
import { isSameHolder, laneSegments, type Holder } from "./laneSegments.ts";
import type { Renumbering } from "./sameMachines.ts";

/** From `start` to `end`, not everywhere the same vCPU has `pcpu`. */
export interface LaneDifference {
  readonly pcpu: PcpuId;
  readonly start: Tick;
  readonly end: Tick;
  /** One a run. */
  readonly holders: readonly Holder[];
}

/** A run with its numbers as those of the first run. */
export interface NumberedTrace {
  readonly trace: TraceReader;
  readonly numbers: Renumbering;
}

/** The differences of `pcpu` in `[from, until)`, in order of time; what touches and is the same is one. */
export function laneDifferences(
  runs: readonly NumberedTrace[],
  pcpu: PcpuId,
  from: Tick,
  until: Tick,
): readonly LaneDifference[] {
  const found: LaneDifference[] = [];
  const walks = runs.map(({ trace, numbers }) => laneSegments(trace, pcpu, from, until, numbers));
  const present = walks.map((walk) => walk.next());
  for (let start = from; start < until;) {
    const segments = present.flatMap(({ value, done }) => (done || !value ? [] : [value]));
    const end = Math.min(...segments.map((segment) => segment.end));
    const [first] = segments;
    if (!first) break;
    if (segments.some((segment) => !isSameHolder(segment, first)))
      join(found, { pcpu, start, end, holders: segments.map(({ vcpu, phase }) => ({ vcpu, phase })) });
    for (const [at, segment] of segments.entries()) if (segment.end === end) present[at] = walks[at]!.next();
    start = end;
  }
  return found;
}

/** Adds `next`, or makes the last one longer by it where it goes on. */
export function join(found: LaneDifference[], next: LaneDifference): void {
  const last = found.at(-1);
  const goesOn =
    last?.end === next.start &&
    last.pcpu === next.pcpu &&
    last.holders.every((holder, at) => isSameHolder(holder, next.holders[at]!));
  if (goesOn) found[found.length - 1] = { ...last, end: next.end };
  else found.push(next);
}
