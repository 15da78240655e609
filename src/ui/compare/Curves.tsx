/** Below the pictures what else there is to find: what a number of the base makes of it, run by run. */
import type { CompareState } from "../../store/compare.ts";
import { selectScenario } from "../../store/selectors.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import { valueOf } from "../../trace/figures/shares.ts";
import { FaultsByFrames } from "../curves/FaultsByFrames.tsx";
import { SweepPanel, type OtherRun } from "../curves/SweepPanel.tsx";
import { exerciseOf } from "../shared/moment/subjects.ts";
import { useRun } from "../shared/useRun.ts";
import { useFigures } from "./Figures.tsx";
import { Mark } from "./Mark.tsx";
import { runName } from "./names.ts";
import { useCompare, useCompareText, useIsHidden } from "./useCompare.ts";
import { useComparedRuns } from "./useCompared.ts";

const selectVariants = ({ variants }: CompareState) => variants;

export function Curves() {
  const exercise = exerciseOf(useRun(selectScenario));
  const isHidden = useIsHidden();
  if (exercise === "scheduling") return <BySweep />;
  return exercise === "paging" && !isHidden ? <FaultsByFrames /> : null;
}

function BySweep() {
  const text = useCompareText();
  const scenario = useRun(selectScenario);
  const variants = useCompare(selectVariants);
  const compared = useComparedRuns();
  const known = useFigures();
  const isHidden = useIsHidden();
  const unit = timeUnit(scenario);
  const runs = compared.map(({ place }, at): OtherRun => {
    const { waiting = null, turnaround = null } = known?.each[at]?.figures ?? {};
    return {
      place,
      name: runName(text, scenario, variants[place - 1]?.changes ?? [], false, unit),
      sign: <Mark place={place} isSmall />,
      figures: { waiting: waiting && valueOf(waiting), turnaround: turnaround && valueOf(turnaround) },
    };
  });
  return <SweepPanel runs={runs} isHidden={isHidden} />;
}
