/**
 * The kinds of misses of the run that is shown, as far as they have been found out: that takes a look at all references before
 * the moment, which is done in portions. Those of the runs looked at last are kept.
 */
import { useEffect, useReducer } from "react";
import { hostOf, type Scenario } from "../../../model/scenario.ts";
import { MissKinds } from "../../../trace/figures/missKinds.ts";
import type { TraceReader } from "../../../trace/reader.ts";

/** Runs whose misses are kept. */
const MOST_KEPT = 6;
const PORTION_MS = 6;

interface Kept {
  readonly isLocal: boolean;
  readonly kinds: MissKinds;
}

let kept: readonly Kept[] = [];

function kindsOf(trace: TraceReader, isLocal: boolean): MissKinds {
  const known =
    kept.find((each) => each.isLocal === isLocal && each.kinds.holdsFor(trace)) ??
    ({ isLocal, kinds: new MissKinds(isLocal) } satisfies Kept);
  kept = [known, ...kept.filter((each) => each !== known)].slice(0, MOST_KEPT);
  return known.kinds;
}

/** Null until all before `row` is known; then what is known of that. */
export function useMisses(trace: TraceReader, scenario: Scenario, row: number): MissKinds | null {
  const isLocal = hostOf(scenario).replacementScope === "local";
  const [, tell] = useReducer((count: number) => count + 1, 0);
  const kinds = kindsOf(trace, isLocal);
  const isKnown = kinds.knownRows >= row;
  useEffect(() => {
    if (isKnown) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const work = () => {
      const end = performance.now() + PORTION_MS;
      if (!kinds.advance(trace, () => performance.now() > end)) timer = setTimeout(work);
      if (kinds.knownRows >= row) tell();
    };
    work();
    return () => clearTimeout(timer);
  }, [kinds, trace, row, isKnown]);
  return isKnown ? kinds : null;
}
