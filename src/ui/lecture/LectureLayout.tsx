/**
 * The page for a projector: one picture, no side columns but the text of a lesson; keys of a presenter remote step, H hides what is to come, P or Esc
 * leaves.
 */
import { useEffect } from "react";
import type { RunState } from "../../store/runState.ts";
import { selectIsBlack, selectIsFutureHidden, selectIsPresenting, selectMode } from "../../store/selectors.ts";
import { PresentedTry } from "../brief/PresentedTry.tsx";
import { ProcessorControls } from "../host/ProcessorControls.tsx";
import { AudienceButton } from "../presenter/AudienceButton.tsx";
import { later } from "../shared/layout/later.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { subjectsOf } from "../shared/moment/subjects.ts";
import { useActions, useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { useTitle } from "../shared/text/useTitle.ts";
import { LecturePicture } from "./LecturePicture.tsx";
import { useLectureText } from "./useLectureText.ts";

const LessonsLayout = later(
  async () => (await import("../lessons/LessonsLayout.tsx")).LessonsLayout,
  <main className="min-h-0 flex-1" />,
);

export function LectureLayout() {
  useFullscreen();
  const isLesson = useApp(selectMode) === "lessons";
  return (
    <>
      <LectureBar />
      {isLesson ? (
        <PanelBoundary>
          <LessonsLayout picture={<LecturePicture />} />
        </PanelBoundary>
      ) : (
        <LecturePicture />
      )}
      <BlackScreen />
    </>
  );
}

/** Over the page itself, where there is no window for an audience; any key of a remote or a press ends it, and does no more. */
function BlackScreen() {
  const isPresenting = useApp(selectIsPresenting);
  const isBlack = useApp(selectIsBlack) && !isPresenting;
  const { present } = useActions();
  useEffect(() => {
    if (!isBlack) return undefined;
    const end = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      present(false);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const isForBrowser = event.ctrlKey || event.metaKey || event.altKey || NEVER_ALONE.has(event.key);
      if (!isForBrowser) end(event);
    };
    window.addEventListener("keydown", onKeyDown, true);
    window.addEventListener("click", end, true);
    return () => {
      window.removeEventListener("keydown", onKeyDown, true);
      window.removeEventListener("click", end, true);
    };
  }, [isBlack, present]);
  return isBlack && <div data-black aria-hidden className="fixed inset-0 z-50 bg-black" />;
}

const NEVER_ALONE: ReadonlySet<string> = new Set(["Shift", "Control", "Alt", "Meta", "CapsLock", "F5", "F11"]);

const selectHasProcessor = ({ scenario }: RunState) => subjectsOf(scenario).processor;

function LectureBar() {
  const { lecture: t } = useLectureText();
  const title = useTitle();
  const hasProcessor = useRun(selectHasProcessor);
  const isHidden = useApp(selectIsFutureHidden);
  const { hideFuture, setLecture } = useActions();
  const key = "rounded border border-line-strong bg-panel px-1.5 text-mini text-soft";
  const button =
    "flex h-8 shrink-0 cursor-pointer items-center gap-2 rounded-lg border px-3 text-xs font-medium whitespace-nowrap";
  return (
    <header className="@container/panel flex h-12 shrink-0 items-center gap-3 border-b border-line bg-panel px-5">
      <h1 className="min-w-0 truncate text-base font-semibold">{title}</h1>
      {/* Of what is not shown there is nothing to change. */}
      {hasProcessor && (
        <PanelBoundary isQuiet>
          <ProcessorControls />
        </PanelBoundary>
      )}
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
      <AudienceButton className={`${button} border-line hover:bg-sunken`} />
      <button type="button" onClick={() => setLecture(false)} className={`${button} border-line hover:bg-sunken`}>
        {t.leave} <kbd className={key}>P</kbd>
      </button>
    </header>
  );
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
