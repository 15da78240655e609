/** The panels of the run that a lesson is about, as in Explore; the one in focus has an outline. */
import { Fragment, type ComponentType, type ReactNode } from "react";
import type { Focus } from "../../learn/lesson.ts";
import { CHARTS, type ChartId } from "../../store/appState.ts";
import { hostOf, type Scenario } from "../../model/scenario.ts";
import { selectScenario } from "../../store/selectors.ts";
import { ProcessorPanel } from "../processor/ProcessorPanel.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { exerciseOf, hasCopies, hasCosts, isAboutStates } from "../shared/moment/subjects.ts";
import { useRun } from "../shared/useRun.ts";
import {
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
} from "../shell/panels.tsx";
import { useFolds } from "../shell/useFolds.ts";

const PANELS: Readonly<Record<ChartId, ComponentType>> = {
  processor: ProcessorPanel,
  memory: MemoryPanel,
  storage: StoragePanel,
};

/** Panels beside the charts, where the scenario has something for them. What other policies do would answer some questions. */
function othersOf(
  scenario: Scenario,
  isAsked: boolean,
): readonly { readonly id: string; readonly Shown: ComponentType }[] {
  const exercise = exerciseOf(scenario);
  return [
    ...(scenario.network ? [{ id: "migration", Shown: MigrationPanel }] : []),
    ...(hasCosts(scenario) ? [{ id: "costs", Shown: CostPanel }] : []),
    ...(hasCopies(scenario) ? [{ id: "copies", Shown: CopiesPanel }] : []),
    ...(exercise === "paging" && !isAsked ? [{ id: "steps", Shown: PagingSteps }] : []),
    ...(exercise === "scheduling" ? [{ id: "results", Shown: ResultsPanel }] : []),
    ...(isAboutStates(scenario) ? [{ id: "life", Shown: LifecyclePanel }] : []),
  ];
}

export interface LessonChartsProps {
  readonly focus: Focus;
  /** A question is open. */
  readonly isAsked: boolean;
}

export function LessonCharts({ focus, isAsked }: LessonChartsProps) {
  const scenario = useRun(selectScenario);
  const folds = useFolds();
  // Pages on their way are seen in the panel of moves; the frames of a whole host would hide it.
  const charts = focus === "migration" ? CHARTS.filter((chart) => chart !== "memory") : CHARTS;
  const hasPart = (chart: ChartId) => folds.subjects[chart] || chart === focus;
  const untouched = charts.filter((chart) => !hasPart(chart));
  const { region, translation } = hostOf(scenario);
  const others = othersOf(scenario, isAsked);
  const shown = [...charts.filter(hasPart), ...untouched.filter((chart) => !folds.isFolded(chart))];
  return (
    <>
      {/* What the step is about comes first, where it is none of the charts. */}
      {others
        .filter(({ id }) => id === focus)
        .map(({ id, Shown }) => (
          <Focused key={id} isFocus>
            <Shown />
          </Focused>
        ))}
      {/* A run with a memory region is about it, as in Explore. */}
      {region && (
        <Focused isFocus={focus === "region"}>
          <RegionPanel />
        </Focused>
      )}
      {shown.map((chart) => {
        const Shown = PANELS[chart];
        return (
          <Fragment key={chart}>
            {/* How addresses become frames comes before the frames, as in Explore. */}
            {chart === "memory" && translation && (
              <Focused isFocus={focus === "translation"}>
                <TranslationPanel />
              </Focused>
            )}
            <Focused isFocus={chart === focus}>
              <Shown />
            </Focused>
          </Fragment>
        );
      })}
      {others
        .filter(({ id }) => id !== focus)
        .map(({ id, Shown }) => (
          <Focused key={id} isFocus={false}>
            <Shown />
          </Focused>
        ))}
      {untouched.length > 0 && (
        <PanelBoundary>
          <FoldRow charts={untouched} folds={folds} />
        </PanelBoundary>
      )}
    </>
  );
}

export interface FocusedProps {
  readonly isFocus: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** An outline around the panel that a step is about. */
export function Focused({ isFocus, className = "", children }: FocusedProps) {
  return (
    <div
      data-focus={isFocus || undefined}
      className={`shrink-0 rounded-xl ${isFocus ? "outline-2 outline-accent max-md:-outline-offset-2" : ""} ${className}`}
    >
      <PanelBoundary>{children}</PanelBoundary>
    </div>
  );
}
