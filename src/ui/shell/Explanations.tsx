/**
 * The column that explains: why the last step happened, its formulas, and the figures so far. An exercise on scheduling has
 * the other policies where others have their formulas, which then stand at the end.
 */
import type { ReactNode } from "react";
import { selectScenario } from "../../store/selectors.ts";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { exerciseOf } from "../shared/moment/subjects.ts";
import { useText } from "../shared/text/useText.ts";
import { useRun } from "../shared/useRun.ts";
import { FormulaPanel, MetricsPanel, SchedulersPanel, WhyPanel } from "./panels.tsx";

/** `children` stands at its end. */
export function Explanations({ children }: { readonly children?: ReactNode }) {
  const { shell } = useText();
  const isScheduling = exerciseOf(useRun(selectScenario)) === "scheduling";
  return (
    <aside
      aria-label={shell.region.explanations}
      className="scroll-quiet relative flex min-h-0 flex-col gap-2.5 overflow-y-auto overscroll-contain py-3"
    >
      <PanelBoundary>
        <WhyPanel />
      </PanelBoundary>
      <PanelBoundary>{isScheduling ? <SchedulersPanel /> : <FormulaPanel />}</PanelBoundary>
      <PanelBoundary>
        <MetricsPanel isLow={isScheduling} />
      </PanelBoundary>
      {isScheduling && (
        <PanelBoundary>
          <FormulaPanel />
        </PanelBoundary>
      )}
      {children}
    </aside>
  );
}
