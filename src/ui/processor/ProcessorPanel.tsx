/**
 * The Processor panel: timeslices of each pCPU and the states of each vCPU on one axis of time, the run queue in its true
 * order, and everything again as a table. Chart, minimap and table share one window of time. Below them the rules by which
 * it was drawn, which load by themselves.
 */
import { useEffect, useId, useState } from "react";
import type { RunState } from "../../store/runState.ts";
import { afterFirstPicture } from "../shared/layout/firstPicture.ts";
import { later } from "../shared/layout/later.tsx";
import { Panel } from "../shared/layout/Panel.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useAppView } from "../shared/useApp.ts";
import { useRun, useRunApi } from "../shared/useRun.ts";
import { useText } from "../shared/text/useText.ts";
import { ChartTools, ToolToggle } from "./ChartTools.tsx";
import { RunQueue, RunQueues } from "./RunQueue.tsx";
import { createTimeline, type Timeline } from "./timeline.ts";
import { TimelineChart } from "./TimelineChart.tsx";

const RuleRow = later(
  async () => {
    await afterFirstPicture();
    return (await import("../rules/RuleRow.tsx")).RuleRow;
  },
  <div className="mt-2 h-8" />,
);
const Legend = later(
  async () => {
    await afterFirstPicture();
    return (await import("./Legend.tsx")).Legend;
  },
  <div className="min-h-12" />,
);
const Minimap = later(
  async () => {
    await afterFirstPicture();
    return (await import("./Minimap.tsx")).Minimap;
  },
  <div className="h-8 min-w-0 flex-1 rounded-md border border-line bg-lane" />,
);
const loadTable = async () => (await import("./SliceTable.tsx")).SliceTable;
const SliceTable = later(loadTable);

const selectHasMachines = (state: RunState) =>
  state.trace === null || state.trace.info.vms.length > 0 || state.scenario.machines.length > 0;

/** On lower windows the legend waits behind its button, so that memory and storage can be seen as well. */
const ROOM_FOR_LEGEND_PX = 1000;

export function ProcessorPanel() {
  const { processor } = useText();
  const timeline = useTimeline();
  const hasMachines = useRun(selectHasMachines);
  const [isTableShown, setTableShown] = useState(false);
  const [isLegendShown, setLegendShown] = useState(() => window.innerHeight >= ROOM_FOR_LEGEND_PX);
  const tableId = useId();
  const legendId = useId();
  // The table is here before it is asked for; whether this was in vain shows when it is.
  useEffect(
    () =>
      void afterFirstPicture()
        .then(loadTable)
        .catch(() => null),
    [],
  );
  return (
    <Panel
      title={processor.title}
      subtitle={<span className="max-sm:hidden">{processor.subtitle}</span>}
      right={<RunQueue />}
    >
      <RunQueues />
      <TimelineChart timeline={timeline} />
      {!hasMachines && <p className="mt-2 text-body text-soft">{processor.noMachines}</p>}
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <PanelBoundary>
          <Minimap timeline={timeline} />
        </PanelBoundary>
        <ChartTools timeline={timeline}>
          <ToolToggle
            label={processor.legend}
            isOn={isLegendShown}
            controls={legendId}
            onToggle={() => setLegendShown((isShown) => !isShown)}
          />
          <ToolToggle
            label={processor.table}
            hint={processor.tableHint}
            isOn={isTableShown}
            controls={tableId}
            onToggle={() => setTableShown((isShown) => !isShown)}
          />
        </ChartTools>
      </div>
      <div id={legendId}>
        {isLegendShown && (
          <PanelBoundary>
            <Legend />
          </PanelBoundary>
        )}
      </div>
      <PanelBoundary>
        <RuleRow />
      </PanelBoundary>
      {isTableShown && (
        <PanelBoundary>
          <SliceTable timeline={timeline} id={tableId} />
        </PanelBoundary>
      )}
    </Panel>
  );
}

/** The window of time of this panel. */
function useTimeline(): Timeline {
  const app = useAppView();
  const run = useRunApi();
  const [timeline] = useState(() =>
    createTimeline(app, run, { prefersReducedMotion: () => matchMedia("(prefers-reduced-motion: reduce)").matches }),
  );
  useEffect(() => timeline.connect(), [timeline]);
  return timeline;
}
