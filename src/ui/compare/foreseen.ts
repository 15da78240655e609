/** What is asked of runs before anything of them is shown, and what of the answers is right. Pure. */
import type { Scenario } from "../../model/scenario.ts";
import { ALL_SAME } from "../../store/compare.ts";
import { bestOf, SIDE_FIGURES, type RunFigures, type SideFigure } from "../../trace/figures/sideBySide.ts";
import { subjectsOf } from "../shared/moment/subjects.ts";

export interface Foreseen {
  readonly figure: SideFigure;
  /** The places of the runs that do best; `ALL_SAME` where none does better than another. */
  readonly right: readonly number[];
}

/** Asked is what the scenario is about, whatever comes of it; null: there is no figure that all of them have. */
export function foreseenOf(scenario: Scenario, each: readonly RunFigures[]): Foreseen | null {
  const about: SideFigure = subjectsOf(scenario).memory ? "faults" : "waiting";
  const figure = [about, ...SIDE_FIGURES].find((one) => each.every(({ figures }) => figures[one] !== null));
  if (figure === undefined) return null;
  const best = bestOf(
    figure,
    each.map(({ figures }) => figures[figure]),
  );
  return { figure, right: best.length > 0 ? best : [ALL_SAME] };
}
