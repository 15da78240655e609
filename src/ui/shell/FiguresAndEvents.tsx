/** Where the column of machines is a strip, and what happened has no place of its own: the figures, or the events. */
import { useState } from "react";
import { Segments } from "../shared/Segments.tsx";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { EventList } from "../why/EventList.tsx";
import { MetricsPanel } from "../why/MetricsPanel.tsx";

const VIEWS = ["metrics", "events"] as const;

export function FiguresAndEvents() {
  const { shell, why } = usePanelText();
  const [view, setView] = useState<(typeof VIEWS)[number]>("metrics");
  return (
    <div className="flex min-h-60 flex-1 flex-col gap-2">
      <div className="flex">
        <Segments
          label={shell.tabs.label}
          value={view}
          choices={VIEWS.map((value) => ({ value, text: why[value].title }))}
          onChange={setView}
        />
      </div>
      {view === "metrics" ? <MetricsPanel isLow /> : <EventList />}
    </div>
  );
}
