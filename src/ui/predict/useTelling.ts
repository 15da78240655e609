/** What sentences about a run are made of; null as long as nothing is known of it. */
import { useMemo } from "react";
import type { Scenario } from "../../model/scenario.ts";
import type { RunState } from "../../store/runState.ts";
import { useLearnText } from "../shared/text/useLearnText.ts";
import { useRun } from "../shared/useRun.ts";
import type { Telling } from "./tell.ts";

const selectInfo = ({ trace }: RunState) => trace?.info ?? null;

export function useTelling(scenario: Scenario): Telling | null {
  const text = useLearnText();
  const info = useRun(selectInfo);
  return useMemo(() => info && { text, info, scenario }, [text, info, scenario]);
}
