/** The column that explains: why the last step happened, its formula, the figures so far, and what happened before. */
import type { ReactNode } from "react";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useText } from "../shared/text/useText.ts";
import { EventList, FormulaPanel, MetricsPanel, StealPanel, WhyPanel } from "./panels.tsx";

/** `children` stands at its end. */
export function Explanations({ children }: { readonly children?: ReactNode }) {
  const { shell } = useText();
  return (
    <aside
      aria-label={shell.region.explanations}
      className="scroll-quiet relative min-h-0 space-y-3 overflow-y-auto overscroll-contain border-l border-line p-3.5"
    >
      <PanelBoundary>
        <WhyPanel />
      </PanelBoundary>
      <PanelBoundary>
        <FormulaPanel />
      </PanelBoundary>
      <PanelBoundary>
        <MetricsPanel />
      </PanelBoundary>
      <PanelBoundary>
        <StealPanel />
      </PanelBoundary>
      <PanelBoundary>
        <EventList />
      </PanelBoundary>
      {children}
    </aside>
  );
}
