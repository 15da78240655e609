/** The step at a moment, told: its rows, and what a language says of them. */
import { explainStep, type StepExplanation } from "../../i18n/explain/step.ts";
import type { RequestId } from "../../model/units.ts";
import type { Language } from "../../store/appState.ts";
import type { Moment } from "../shared/moment/useMoment.ts";
import { stepRows, type StepRows } from "./moments.ts";
import { queuedBefore } from "./requests.ts";

export interface Step {
  readonly rows: StepRows;
  readonly told: StepExplanation;
}

/** Null before the first row. */
export function stepOf(moment: Moment, language: Language): Step | null {
  const { trace, cursor, host, scenario } = moment;
  const rows = stepRows(trace, cursor.row);
  if (!rows) return null;
  const queued = (request: RequestId) => queuedBefore(trace, rows.first + rows.events.length, request);
  return { rows, told: explainStep(rows.events, { info: trace.info, scenario, state: host, queued }, language) };
}
