/**
 * Faults by frames of the references of the run that is shown, under the policy in force and those of the textbooks, with
 * every number of frames, computed beside the run.
 */
import { useEffect, useMemo } from "react";
import { USUAL_POLICIES } from "../../../codec/references/usualPolicies.ts";
import type { PanelCatalogue } from "../../../i18n/panelCatalogue.ts";
import { hostOf } from "../../../model/scenario.ts";
import { selectIsFutureHidden, selectScenario } from "../../../store/selectors.ts";
import { memoryPolicies } from "../../../vmm/memory/policies.ts";
import { choosePolicy } from "../host/choosePolicy.ts";
import { useApp } from "../useApp.ts";
import { useRun } from "../useRun.ts";
import { countedFaults, drawnCurves, type DrawnCurve } from "./drawnCurves.ts";
import { useCurves } from "./useCurves.ts";

/** Besides the one in force. */
const COMPARED = 4;
const SIZES = 20;

interface RunCurves extends ReturnType<typeof useCurves> {
  readonly drawn: readonly DrawnCurve[];
  /** Computes them once more. */
  readonly again: () => void;
}

/** `isWanted`: otherwise nothing is computed. */
export function useRunCurves(text: Pick<PanelCatalogue, "terms">, isWanted: boolean): RunCurves {
  const scenario = useRun(selectScenario);
  const isFutureHidden = useApp(selectIsFutureHidden);
  const { curves, state } = useCurves();
  const { replacement } = hostOf(scenario);
  const key = JSON.stringify(replacement);
  const choices = useMemo(() => {
    const present = hostOf(scenario).replacement;
    const others = USUAL_POLICIES.filter((id) => id !== present.policy).slice(0, COMPARED - 1);
    const ids = memoryPolicies.map(({ id }) => id).filter((id) => others.some((other) => other === id));
    return [present, ...ids.flatMap((id) => choosePolicy(memoryPolicies, id, present) ?? [])];
    // Nothing but the policy in force decides.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key]);
  const { machines, commands, seed } = scenario;
  // The references stay the same whatever the policy and the number of frames.
  useEffect(() => {
    if (isWanted && !isFutureHidden) curves.run(scenario, choices, SIZES);
    // oxlint-disable-next-line react/exhaustive-deps
  }, [curves, machines, commands, seed, choices, isFutureHidden, isWanted]);
  const { faultCount } = scenario.conventions;
  const drawn = useMemo(
    () =>
      drawnCurves(
        state.curves,
        text,
        ({ policy }) => policy === replacement.policy,
        countedFaults(faultCount, state.known?.distinct ?? 0),
      ),
    [state.curves, state.known, text, replacement.policy, faultCount],
  );
  return { curves, state, drawn, again: () => curves.run(scenario, choices, SIZES) };
}
