/** What times are shown in: the unit of the scenario. */
import { timeUnit, type TimeUnit } from "../../../model/timeUnit.ts";
import type { RunState } from "../../../store/runState.ts";
import { useRun } from "../useRun.ts";

const selectTimeUnit = (state: RunState) => timeUnit(state.scenario);

export function useTimeUnit(): TimeUnit {
  return useRun(selectTimeUnit);
}
