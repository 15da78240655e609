/** What one tick is called behind the number of a field: the scenario's unit. */
import type { AppStore } from "../../../store/appState.ts";
import { useApp } from "../../shared/useApp.ts";
import { useDialogText } from "../useDialogText.ts";

const selectTickUnit = (state: AppStore) => state.scenario.tickUnit;

export function useTickUnit(): string {
  const { terms } = useDialogText();
  const unit = useApp(selectTickUnit);
  return unit === "tick" ? terms.paramUnit.ticks : terms.unit[unit];
}
