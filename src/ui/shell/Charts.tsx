/**
 * The charts of the page, one under the other, each guarded against a bug of its own. Those whose subject the scenario does
 * not touch share a line at the end, from which they can be opened.
 */
import { Fragment, type ComponentType } from "react";
import { CHARTS, type ChartId } from "../../store/appState.ts";
import { hasArms, hostOf } from "../../model/scenario.ts";
import { selectScenario } from "../../store/selectors.ts";
import { ProcessorPanel } from "../processor/ProcessorPanel.tsx";
import { selectHasOtherHosts } from "../shared/migration/otherHosts.ts";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { exerciseOf, hasCopies, hasCosts } from "../shared/moment/subjects.ts";
import { useText } from "../shared/text/useText.ts";
import { useRun } from "../shared/useRun.ts";
import {
  ArmPanel,
  CopiesPanel,
  CostPanel,
  FoldRow,
  LifecyclePanel,
  MemoryPanel,
  MigrationPanel,
  PagingSteps,
  RegionPanel,
  ResultsPanel,
  StoragePanel,
  TranslationPanel,
} from "./panels.tsx";
import { CHARTS_ID } from "./SkipLinks.tsx";
import { useFolds } from "./useFolds.ts";
import { useLifePlace } from "./useLifePlace.ts";

const PANELS: Readonly<Record<ChartId, ComponentType>> = {
  processor: ProcessorPanel,
  memory: MemoryPanel,
  storage: StoragePanel,
};

/** The states of machines as a graph. */
const Life = (
  <PanelBoundary>
    <LifecyclePanel />
  </PanelBoundary>
);

export function Charts() {
  const { shell } = useText();
  const folds = useFolds();
  const scenario = useRun(selectScenario);
  const host = hostOf(scenario);
  const hasHosts = useRun(selectHasOtherHosts);
  const untouched = CHARTS.filter((chart) => !folds.subjects[chart]);
  const touched = CHARTS.filter((chart) => folds.subjects[chart]);
  const shown = [...touched, ...untouched.filter((chart) => !folds.isFolded(chart))];
  const life = useLifePlace(scenario);
  // Where the column scrolls anyway the lanes at its top need not give way.
  const isLong = life !== null || hasCosts(scenario) || host.translation;
  const keepsLanes = isLong && shown[0] === "processor" && !hasHosts && !host.region;
  return (
    <main
      id={CHARTS_ID}
      tabIndex={-1}
      aria-label={shell.region.charts}
      className={`scroll-quiet relative flex min-h-0 flex-col gap-2.5 overflow-y-auto overscroll-contain py-3 outline-none ${keepsLanes ? "xl:[&>section:first-of-type]:max-h-112 xl:[&>section:first-of-type]:shrink-0" : ""}`}
    >
      {hasHosts && (
        <PanelBoundary>
          <MigrationPanel />
        </PanelBoundary>
      )}
      {host.region && (
        <PanelBoundary>
          <RegionPanel />
        </PanelBoundary>
      )}
      {shown.length === 0 && life === "second" && Life}
      {shown.map((chart, at) => {
        const Shown = PANELS[chart];
        return (
          <Fragment key={chart}>
            {/* How addresses become frames, where that is modelled and somebody refers to memory, comes before the frames. */}
            {chart === "memory" && folds.subjects.memory && host.translation && (
              <PanelBoundary>
                <TranslationPanel />
              </PanelBoundary>
            )}
            <PanelBoundary>
              <Shown />
            </PanelBoundary>
            {at === 0 && hasCosts(scenario) && (
              <PanelBoundary>
                <CostPanel />
              </PanelBoundary>
            )}
            {at === 0 && life === "second" && Life}
            {chart === "storage" && hasCopies(scenario) && (
              <PanelBoundary>
                <CopiesPanel />
              </PanelBoundary>
            )}
            {chart === "storage" && hasArms(host) && (
              <PanelBoundary>
                <ArmPanel />
              </PanelBoundary>
            )}
          </Fragment>
        );
      })}
      {exerciseOf(scenario) === "paging" && (
        <PanelBoundary>
          <PagingSteps />
        </PanelBoundary>
      )}
      {/* A run that is about scheduling alone has the table of the textbooks under its chart. */}
      {exerciseOf(scenario) === "scheduling" && (
        <PanelBoundary>
          <ResultsPanel />
        </PanelBoundary>
      )}
      {life === "last" && Life}
      {untouched.length > 0 && (
        <PanelBoundary>
          <FoldRow charts={untouched} folds={folds} />
        </PanelBoundary>
      )}
    </main>
  );
}
