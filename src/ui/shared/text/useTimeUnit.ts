/** What times are shown in: the unit of the scenario. */
import { timeUnit, type TimeUnit } from "../../../model/timeUnit.ts";
import type { AppStore } from "../../../store/appState.ts";
import { useApp } from "../useApp.ts";

const selectTimeUnit = (state: AppStore) => timeUnit(state.scenario);

export function useTimeUnit(): TimeUnit {
  return useApp(selectTimeUnit);
}
