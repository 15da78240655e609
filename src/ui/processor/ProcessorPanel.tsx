/**
 * The Processor panel: timeslices of each pCPU and the states of each vCPU on one axis of time, and the run queue in its
 * true order; the same slices again as a table. What governs it stands in its heading. Chart, table and scrubber share one
 * window of time.
 */
import { useEffect, useState, type ReactNode } from "react";
import type { RunState } from "../../store/runState.ts";
import { selectScenario } from "../../store/selectors.ts";
import { afterFirstPicture } from "../shared/layout/firstPicture.ts";
import { later } from "../shared/layout/later.tsx";
import { Panel } from "../shared/layout/Panel.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { subjectsOf } from "../shared/moment/subjects.ts";
import { useTimeline } from "../shared/moment/useTimeline.ts";
import { Segments } from "../shared/Segments.tsx";
import { useRun } from "../shared/useRun.ts";
import { useText } from "../shared/text/useText.ts";
import { ChartTools } from "./ChartTools.tsx";
import type { LegendProps } from "./Legend.tsx";
import type { RunQueueProps } from "./RunQueue.tsx";
import { selectPcpus, selectVcpus, TimelineChart, type LaneGroups } from "./TimelineChart.tsx";

const ProcessorControls = later(
  async () => {
    await afterFirstPicture();
    return (await import("../host/ProcessorControls.tsx")).ProcessorControls;
  },
  <div className="h-7 w-72" />,
);
const RunQueue = later<RunQueueProps>(
  async () => {
    await afterFirstPicture();
    return (await import("./RunQueue.tsx")).RunQueue;
  },
  <div className="h-8 w-48 shrink-0" />,
);
const Legend = later<LegendProps>(
  async () => {
    await afterFirstPicture();
    return (await import("./Legend.tsx")).Legend;
  },
  <div className="h-6 shrink-0" />,
);
const SliceTable = later(async () => (await import("./SliceTable.tsx")).SliceTable);

const selectHasMachines = (state: RunState) =>
  state.trace === null || state.trace.info.vms.length > 0 || state.scenario.machines.length > 0;

const selectHasOwnQueues = (state: RunState) => (state.trace?.info.queues ?? 1) > 1;

const selectLanes = (state: RunState) => selectPcpus(state) + selectVcpus(state);

/** Beside a table of many machines. */
export interface ManyLanes {
  readonly lanes: LaneGroups | null;
  /** Chooses the groups. */
  readonly menu: ReactNode;
  /** How far the lanes of pCPUs are apart. */
  readonly pcpuPx: number;
}

export function ProcessorPanel({ many }: { readonly many?: ManyLanes }) {
  const isThin = many !== undefined;
  const { processor } = useText();
  const timeline = useTimeline();
  const hasMachines = useRun(selectHasMachines);
  // Where the run is about scheduling alone there is room for a row of its own.
  const isAlone = !subjectsOf(useRun(selectScenario)).memory;
  const hasQueueRow = isAlone && !isThin;
  const hasOwnQueues = useRun(selectHasOwnQueues);
  const lanes = useRun(selectLanes);
  const [view, setView] = useState<"chart" | "table">("chart");
  // The table is here before it is asked for; whether this was in vain shows when it is.
  useEffect(
    () =>
      void afterFirstPicture()
        .then(SliceTable.ahead)
        .catch(() => null),
    [],
  );
  return (
    <Panel
      title={processor.title}
      className={`flex flex-col ${isThin ? "min-h-40" : lanes > 2 && (hasQueueRow || hasOwnQueues) ? "min-h-72" : "min-h-64"} ${isThin ? "" : "max-xl:max-h-96 max-xl:min-h-0 max-xl:shrink-0"}`}
      bodyClassName="flex min-h-0 flex-1 flex-col"
      controls={
        <PanelBoundary isQuiet>
          <ProcessorControls isNarrow={isThin} />
        </PanelBoundary>
      }
      right={
        <>
          {many
            ? many.menu
            : !hasQueueRow && (
                <PanelBoundary isQuiet>
                  <RunQueue place="heading" />
                </PanelBoundary>
              )}
          <ChartTools timeline={timeline} />
          <Segments
            label={processor.view}
            value={view}
            choices={[
              { value: "chart", text: processor.chart },
              { value: "table", text: processor.table, title: processor.tableHint },
            ]}
            onChange={setView}
          />
        </>
      }
    >
      {(hasQueueRow || (hasOwnQueues && !isThin)) && (
        <PanelBoundary>
          <RunQueue place="row" />
        </PanelBoundary>
      )}
      {view === "chart" ? (
        <>
          <TimelineChart timeline={timeline} thinPx={many?.pcpuPx} lanes={many?.lanes ?? null} />
          {!hasMachines && <p className="mt-2 text-body text-soft">{processor.noMachines}</p>}
          <PanelBoundary>
            <Legend groups={many?.lanes?.shown} />
          </PanelBoundary>
        </>
      ) : (
        <PanelBoundary>
          <SliceTable timeline={timeline} />
        </PanelBoundary>
      )}
    </Panel>
  );
}
