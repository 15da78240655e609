/**
 * One picture in full width, its queue above and its explanation below, in type that is read from the last row.
 */
import { useEffect, type ComponentType } from "react";
import { hasArms, hostOf, type Scenario } from "../../model/scenario.ts";
import { selectScenario } from "../../store/selectors.ts";
import { MemoryPanel } from "../memory/MemoryPanel.tsx";
import { RunQueue } from "../processor/RunQueue.tsx";
import { TimelineChart } from "../processor/TimelineChart.tsx";
import { SoFarTable } from "../results/SoFarTable.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useMagnification } from "../shared/layout/useMagnification.ts";
import { exerciseOf, hasCopies, hasCosts, isAboutStates, subjectsOf } from "../shared/moment/subjects.ts";
import { useTimeline } from "../shared/moment/useTimeline.ts";
import { useRun } from "../shared/useRun.ts";
import {
  ArmPanel,
  CopiesPanel,
  CostPanel,
  LifecyclePanel,
  PagingSteps,
  RegionPanel,
  StoragePanel,
} from "../shell/panels.tsx";
import { WhyBand } from "../why/WhyBand.tsx";
import { Finished } from "./Finished.tsx";
import { useLectureText } from "./useLectureText.ts";

/** Where the skip link leads. */
const CHARTS_ID = "charts";

export interface LecturePictureProps {
  /** It is looked at, and changed elsewhere. */
  readonly isWatched?: boolean;
  /** So many times as large as for a projector anyway. */
  readonly scale?: number;
}

export function LecturePicture({ isWatched = false, scale = 1 }: LecturePictureProps) {
  const { shell } = useLectureText();
  const scenario = useRun(selectScenario);
  const subjects = subjectsOf(scenario);
  const others = othersOf(scenario);
  const isShared = subjects.memory || others.length > 0;
  const magnification = useMagnification() * scale;
  const timeline = useTimeline();
  useLargeType(magnification);
  return (
    <>
      <main
        id={CHARTS_ID}
        tabIndex={-1}
        inert={isWatched}
        aria-label={shell.region.charts}
        className="watched flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto bg-panel px-5 py-2 outline-none not-tall:gap-1 not-tall:py-1 max-md:*:shrink-0! max-md:px-3"
      >
        {subjects.processor && (
          <>
            <PanelBoundary>
              <div className="@container/panel flex shrink-0 flex-wrap items-center justify-between gap-x-6 py-1">
                <RunQueue place={isShared ? "row" : "lecture"} />
                <Finished />
              </div>
            </PanelBoundary>
            <PanelBoundary>
              <TimelineChart
                timeline={timeline}
                // Where nothing else needs the room, the lanes take it.
                magnification={isShared ? magnification : magnification * 1.25}
                isShort={isShared}
              />
            </PanelBoundary>
          </>
        )}
        {subjects.memory && !isAboutStates(scenario) && (
          <PanelBoundary>
            <MemoryPanel />
          </PanelBoundary>
        )}
        {exerciseOf(scenario) === "paging" && (
          <PanelBoundary>
            <PagingSteps isAlone />
          </PanelBoundary>
        )}
        {others.map(({ id, Shown }) => (
          <PanelBoundary key={id}>
            <Shown />
          </PanelBoundary>
        ))}
      </main>
      <PanelBoundary>
        <WhyBand />
      </PanelBoundary>
      {!isShared && (
        <PanelBoundary>
          <SoFarTable />
        </PanelBoundary>
      )}
    </>
  );
}

/** What the scenario is about beside processor and memory. */
function othersOf(scenario: Scenario): readonly { readonly id: string; readonly Shown: ComponentType }[] {
  const host = hostOf(scenario);
  const isAboutArms = hasArms(host);
  const isAboutCopies = hasCopies(scenario);
  return [
    ...(hasCosts(scenario) ? [{ id: "costs", Shown: CostPanel }] : []),
    ...(isAboutStates(scenario) ? [{ id: "life", Shown: LifecyclePanel }] : []),
    ...(host.region ? [{ id: "region", Shown: RegionPanel }] : []),
    ...(isAboutArms ? [{ id: "arms", Shown: ArmPanel }] : []),
    ...(isAboutCopies ? [{ id: "copies", Shown: CopiesPanel }] : []),
    ...(subjectsOf(scenario).storage && !isAboutArms && !subjectsOf(scenario).memory
      ? [{ id: "storage", Shown: StoragePanel }]
      : []),
  ];
}

/** Everything measured in `rem` grows; what is drawn is magnified by itself. */
function useLargeType(magnification: number): void {
  useEffect(() => {
    const { style } = document.documentElement;
    style.fontSize = `${100 * magnification}%`;
    return () => {
      style.fontSize = "";
    };
  }, [magnification]);
}
