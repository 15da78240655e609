/**
 * The column that explains: why the last step happened, its formulas, and the figures so far. An exercise on scheduling has
 * the other policies where others have their formulas, which then stand at the end; one on page replacement its faults by
 * frames, and the formulas are a line at the foot of why, as they are in a low window.
 */
import { selectScenario } from "../../store/selectors.ts";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { exerciseOf } from "../shared/moment/subjects.ts";
import { useText } from "../shared/text/useText.ts";
import { useRun } from "../shared/useRun.ts";
import { useMediaQuery } from "../shared/layout/useMediaQuery.ts";
import { FaultsByFrames, FiguresAndEvents, FormulaPanel, MetricsPanel, SchedulersPanel, WhyPanel } from "./panels.tsx";

/** Where why, formulas and figures do not stand whole under one another. */
const LOW = "(max-height: 751px), (max-width: 1279px) and (max-height: 899px)";

/** `hasEvents`: the list of events stands here, as another view of the figures. */
export function Explanations({ hasEvents = false }: { readonly hasEvents?: boolean }) {
  const { shell } = useText();
  const isLow = useMediaQuery(LOW);
  const exercise = exerciseOf(useRun(selectScenario));
  const isScheduling = exercise === "scheduling";
  return (
    <aside
      aria-label={shell.region.explanations}
      className="scroll-quiet relative flex min-h-0 flex-col gap-2.5 overflow-y-auto overscroll-contain py-3"
    >
      <PanelBoundary>
        <WhyPanel hasFormulas={isLow || exercise === "paging"} />
      </PanelBoundary>
      {isScheduling && (
        <PanelBoundary>
          <SchedulersPanel />
        </PanelBoundary>
      )}
      {exercise === "paging" && (
        <PanelBoundary>
          <FaultsByFrames />
        </PanelBoundary>
      )}
      {exercise === null && !isLow && (
        <PanelBoundary>
          <FormulaPanel />
        </PanelBoundary>
      )}
      <PanelBoundary>
        {hasEvents ? <FiguresAndEvents /> : <MetricsPanel isLow={exercise !== null || isLow} />}
      </PanelBoundary>
      {isScheduling && !isLow && (
        <PanelBoundary>
          <FormulaPanel />
        </PanelBoundary>
      )}
    </aside>
  );
}
