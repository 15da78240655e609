/** The column that explains: why the last step happened, its formulas, and the figures so far. */
import type { ReactNode } from "react";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useText } from "../shared/text/useText.ts";
import { FormulaPanel, MetricsPanel, WhyPanel } from "./panels.tsx";

/** `children` stands at its end. */
export function Explanations({ children }: { readonly children?: ReactNode }) {
  const { shell } = useText();
  return (
    <aside
      aria-label={shell.region.explanations}
      className="scroll-quiet relative flex min-h-0 flex-col gap-2.5 overflow-y-auto overscroll-contain py-3"
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
      {children}
    </aside>
  );
}
