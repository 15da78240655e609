/** What one tick is called behind the number of a field: the scenario's unit, or how much of it a tick is. */
import { useTimeUnit } from "../../shared/text/useTimeUnit.ts";
import { useDialogText } from "../useDialogText.ts";

export function useTickUnit(): string {
  const { terms } = useDialogText();
  const unit = useTimeUnit();
  if (unit.includes("/")) return `× ${terms.ticks(1, unit)}`;
  return unit === "tick" ? terms.paramUnit.ticks : terms.unitOf(unit);
}
