/** Curves as they are drawn: with the names of their policies, and the faults that the conventions count. Pure. */
import type { PanelCatalogue } from "../../../i18n/panelCatalogue.ts";
import type { Conventions, PolicyChoice } from "../../../model/scenario.ts";
import type { CurvePoint, FaultCurve } from "../../../trace/figures/faultCurves.ts";

/** The curve of a policy, as it is drawn and told. */
export interface DrawnCurve {
  readonly name: string;
  readonly short: string;
  readonly points: readonly CurvePoint[];
  readonly isInForce: boolean;
}

export function drawnCurves(
  curves: readonly FaultCurve[],
  { terms }: Pick<PanelCatalogue, "terms">,
  isInForce: (choice: PolicyChoice) => boolean,
  counted: (point: CurvePoint) => number = ({ faults }) => faults,
): DrawnCurve[] {
  return curves.map(({ choice, points }) => {
    const texts = terms.memoryPolicy[choice.policy];
    return {
      name: texts?.name ?? choice.policy,
      short: texts?.short ?? choice.policy,
      points: points.map((point) => ({ ...point, faults: counted(point) })),
      isInForce: isInForce(choice),
    };
  });
}

/** The faults of a point that count: each page is loaded for the first time once, and goes into a free frame while there is one. */
export function countedFaults(rule: Conventions["faultCount"], distinct: number): (point: CurvePoint) => number {
  return ({ faults, frames }) => {
    if (rule === "all") return faults;
    return faults - (rule === "afterFirstTouch" ? distinct : Math.min(frames, distinct));
  };
}
