/** The runs side by side as components see them: who is at which place, and whose names they have. */
import { useMemo } from "react";
import type { CompareState, Found } from "../../store/compare.ts";
import type { Run, RunState } from "../../store/runState.ts";
import { selectTrace } from "../../store/selectors.ts";
import type { Named } from "../../trace/vcpuLabel.ts";
import { withOthers } from "../shared/text/ruleText.ts";
import { useRun, useRunApi } from "../shared/useRun.ts";
import { useStore } from "zustand";
import { useCompare } from "./useCompare.ts";

export interface ComparedRun {
  readonly run: Run;
  /** 0: the base; else the place of its variant, from 1 on. */
  readonly place: number;
}

const selectVariants = ({ variants }: CompareState) => variants;
const selectFound = ({ found }: CompareState) => found;

/** The base, then the variants that are possible. */
export function useComparedRuns(): readonly ComparedRun[] {
  const base = useRunApi();
  const variants = useCompare(selectVariants);
  return useMemo(
    () => [{ run: base, place: 0 }, ...variants.flatMap(({ run }, at) => (run ? [{ run, place: at + 1 }] : []))],
    [base, variants],
  );
}

export function useFound(): Found | null {
  return useCompare(selectFound);
}

/** The names of all machines, under the numbers of the base. */
export function useNames(): Named | null {
  const trace = useRun(selectTrace);
  const found = useFound();
  const info = trace?.info ?? null;
  return useMemo(() => info && withOthers(info, found?.others), [info, found]);
}

const selectEnd = ({ trace }: RunState) => trace?.knownUntil ?? 0;

/** The run that is known the furthest: its window of time is that of all. */
export function useLeader(runs: readonly ComparedRun[]): Run {
  const base = useRunApi();
  const one = useStore(runs[1]?.run ?? base, selectEnd);
  const two = useStore(runs[2]?.run ?? base, selectEnd);
  const three = useStore(runs[3]?.run ?? base, selectEnd);
  const own = useStore(base, selectEnd);
  const ends = [own, one, two, three];
  const most = Math.max(...ends.slice(0, runs.length));
  // The base leads where no other goes on longer.
  return own >= most ? base : (runs[ends.indexOf(most)]?.run ?? base);
}
