/** Whether what concerns barriers is worth showing: a machine of the scenario has a program that comes to one. */
import { useMemo } from "react";
import { usesBarriers } from "../../../codec/scenario/barriers.ts";
import { selectScenario } from "../../../store/selectors.ts";
import { useRun } from "../useRun.ts";

/** True where a machine of the scenario, or one that a command creates, comes to barriers. */
export function useHasBarriers(): boolean {
  const scenario = useRun(selectScenario);
  return useMemo(() => usesBarriers(scenario), [scenario]);
}
