/**
 * What is printed: the title, the moment, the chart whole with its legend, and the tables of results and figures. It takes
 * the place of the page, of which a printer would cut off what scrolls. Nothing of it exists on the screen.
 */
import { selectCursor, selectTitle } from "../../store/selectors.ts";
import { PrintedChart } from "../processor/PrintedChart.tsx";
import { Legend } from "../processor/Legend.tsx";
import { ResultsPanel } from "../results/ResultsPanel.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useTimeline } from "../shared/moment/useTimeline.ts";
import { useText } from "../shared/text/useText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { useRun } from "../shared/useRun.ts";
import { MetricsPanel } from "../why/MetricsPanel.tsx";
import "./print.css";
import { usePrinting } from "./usePrinting.ts";

export function PrintSheet() {
  return usePrinting() ? <Sheet /> : null;
}

function Sheet() {
  const { processor, terms, transport } = useText();
  const unit = useTimeUnit();
  const title = useRun(selectTitle);
  const { time } = useRun(selectCursor);
  const { view } = useTimeline();
  const window = processor.visible(
    terms.time(Math.max(0, Math.round(view.from)), unit),
    terms.ticks(Math.round(view.to), unit),
  );
  return (
    <div data-print-sheet="" className="flex flex-col gap-4 text-ink">
      <header>
        <h1 className="text-lg font-semibold">{title}</h1>
        <p className="text-xs text-soft">
          Hyperscope · {transport.scrubber}: {terms.ticks(Math.floor(time), unit)} · {processor.title}: {window}
        </p>
      </header>
      <section aria-label={processor.title} className="break-inside-avoid">
        <PrintedChart />
        <Legend areWaitsPlain />
      </section>
      <PanelBoundary isQuiet>
        <ResultsPanel />
      </PanelBoundary>
      <PanelBoundary isQuiet>
        <MetricsPanel />
      </PanelBoundary>
    </div>
  );
}
