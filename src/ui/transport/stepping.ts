/** One step on, as keys and buttons do it. For an audience, creating and starting machines is stepped over. */
import type { App } from "../../store/appState.ts";
import type { Run } from "../../store/runState.ts";
import type { StepUnit } from "../../trace/reader.ts";

/** With what a run begins for an audience. */
const FIRST_STEP = "switch";

function isBeforeFirstStep(run: Run): boolean {
  const { trace, cursor } = run.getState();
  const first = trace?.nextStep(0, FIRST_STEP, 1) ?? null;
  return first !== null && cursor.row < first;
}

/** `unit`: what a step is; absent: what is chosen in the bar. */
export function stepBy(app: App, run: Run, direction: 1 | -1, unit: StepUnit = app.getState().stepUnit): void {
  const isOpening = direction > 0 && app.getState().isLecture && isBeforeFirstStep(run);
  run.getState().actions.step(direction, isOpening ? FIRST_STEP : unit);
}
