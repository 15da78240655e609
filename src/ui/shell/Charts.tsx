/** The three charts of the page, one under the other, each guarded against a bug of its own. */
import { ProcessorPanel } from "../processor/ProcessorPanel.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useText } from "../shared/text/useText.ts";
import { MemoryPanel, StoragePanel } from "./panels.tsx";
import { CHARTS_ID } from "./SkipLinks.tsx";

export function Charts() {
  const { shell } = useText();
  return (
    <main
      id={CHARTS_ID}
      tabIndex={-1}
      aria-label={shell.region.charts}
      className="scroll-quiet relative min-h-0 space-y-3 overflow-y-auto overscroll-contain p-3.5 outline-none"
    >
      <PanelBoundary>
        <ProcessorPanel />
      </PanelBoundary>
      <PanelBoundary>
        <MemoryPanel />
      </PanelBoundary>
      <PanelBoundary>
        <StoragePanel />
      </PanelBoundary>
    </main>
  );
}
