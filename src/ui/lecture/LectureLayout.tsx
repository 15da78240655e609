/**
 * The page for a projector: one picture in full width, its queue above and its explanation below, in type that is read
 * from the last row. No side columns; keys of a presenter remote step, H hides what is to come, P or Esc leaves.
 */
import { useEffect, type ComponentType } from "react";
import { hasArms, hostOf, type Scenario } from "../../model/scenario.ts";
import { selectIsFutureHidden, selectScenario } from "../../store/selectors.ts";
import { PresentedTry } from "../brief/PresentedTry.tsx";
import { ProcessorControls } from "../host/ProcessorControls.tsx";
import { MemoryPanel } from "../memory/MemoryPanel.tsx";
import { RunQueue } from "../processor/RunQueue.tsx";
import { TimelineChart } from "../processor/TimelineChart.tsx";
import { SoFarTable } from "../results/SoFarTable.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useMagnification } from "../shared/layout/useMagnification.ts";
import { hasCopies, isAboutStates, subjectsOf } from "../shared/moment/subjects.ts";
import { useTimeline } from "../shared/moment/useTimeline.ts";
import { useActions, useApp } from "../shared/useApp.ts";
import { useTitle } from "../shared/text/useTitle.ts";
import { useRun } from "../shared/useRun.ts";
import { ArmPanel, CopiesPanel, LifecyclePanel, RegionPanel, StoragePanel } from "../shell/panels.tsx";
import { WhyBand } from "../why/WhyBand.tsx";
import { Finished } from "./Finished.tsx";
import { useLectureText } from "./useLectureText.ts";

/** Where the skip link leads. */
const CHARTS_ID = "charts";

export function LectureLayout() {
  const { shell } = useLectureText();
  const scenario = useRun(selectScenario);
  const subjects = subjectsOf(scenario);
  const others = othersOf(scenario);
  const isShared = subjects.memory || others.length > 0;
  const magnification = useMagnification();
  const timeline = useTimeline();
  useLargeType(magnification);
  useFullscreen();
  return (
    <>
      <LectureBar />
      <main
        id={CHARTS_ID}
        tabIndex={-1}
        aria-label={shell.region.charts}
        className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto bg-panel px-5 py-2 outline-none"
      >
        {subjects.processor && (
          <>
            <PanelBoundary>
              <div className="@container/panel flex shrink-0 items-center justify-between gap-6 py-1">
                <RunQueue place="row" />
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
    ...(isAboutStates(scenario) ? [{ id: "life", Shown: LifecyclePanel }] : []),
    ...(host.region ? [{ id: "region", Shown: RegionPanel }] : []),
    ...(isAboutArms ? [{ id: "arms", Shown: ArmPanel }] : []),
    ...(isAboutCopies ? [{ id: "copies", Shown: CopiesPanel }] : []),
    ...(subjectsOf(scenario).storage && !isAboutArms && !subjectsOf(scenario).memory
      ? [{ id: "storage", Shown: StoragePanel }]
      : []),
  ];
}

function LectureBar() {
  const { lecture: t } = useLectureText();
  const title = useTitle();
  const isHidden = useApp(selectIsFutureHidden);
  const { hideFuture, setLecture } = useActions();
  const key = "rounded border border-line-strong bg-panel px-1.5 text-mini text-soft";
  const button =
    "flex h-8 shrink-0 cursor-pointer items-center gap-2 rounded-lg border px-3 text-xs font-medium whitespace-nowrap";
  return (
    <header className="@container/panel flex h-12 shrink-0 items-center gap-3 border-b border-line bg-panel px-5">
      <h1 className="min-w-0 truncate text-base font-semibold">{title}</h1>
      <PanelBoundary isQuiet>
        <ProcessorControls />
      </PanelBoundary>
      <span className="flex-1" />
      <PanelBoundary isQuiet>
        <PresentedTry />
      </PanelBoundary>
      <button
        type="button"
        aria-pressed={isHidden}
        onClick={() => hideFuture(!isHidden)}
        className={`${button} ${isHidden ? "border-accent bg-accent-soft text-accent" : "border-line hover:bg-sunken"}`}
      >
        {isHidden ? t.hidden : t.hide} <kbd className={key}>H</kbd>
      </button>
      <button type="button" onClick={() => setLecture(false)} className={`${button} border-line hover:bg-sunken`}>
        {t.leave} <kbd className={key}>P</kbd>
      </button>
    </header>
  );
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

/** All of the screen, where the browser allows it; who leaves that by a key of the browser stays in the lecture. */
function useFullscreen(): void {
  useEffect(() => {
    void document.documentElement.requestFullscreen?.().catch(() => null);
    return () => {
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => null);
    };
  }, []);
}
