/**
 * The page in the window for an audience: one picture for a projector and why the last step happened, without controls. What
 * it shows the page of whoever presents says, and keys that are pressed here act there.
 */
import { useEffect, useState, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import { browserChannel, createFollower, type Follower } from "../../store/audience.ts";
import { LecturePicture } from "../lecture/LecturePicture.tsx";
import { Icon } from "../shared/Icon.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useTitle } from "../shared/text/useTitle.ts";
import { useAppWithRuns, useShownRuns } from "../shared/useApp.ts";
import { setPatterned } from "../shared/vmColor.ts";
import { RunContext } from "../shared/useRun.ts";
import { useDocument } from "../shell/useDocument.ts";
import { Readout } from "../transport/Readout.tsx";
import { unansweredText } from "./audienceWindow.ts";
import { usePresenterText } from "./usePresenterText.ts";
import "./audience.css";

const PROJECTOR_SCALE = 1.2;

export function Audience({ id }: { readonly id: string }) {
  const [run] = useShownRuns();
  return (
    <RunContext value={run}>
      <AudiencePage id={id} />
    </RunContext>
  );
}

function AudiencePage({ id }: { readonly id: string }) {
  const follower = useFollower(id);
  useDocument();
  return (
    <main className="relative flex h-dvh flex-col overflow-hidden bg-page text-ink">
      <Followed follower={follower} />
    </main>
  );
}

function Followed({ follower }: { readonly follower: Follower }) {
  const { presenter: t } = usePresenterText();
  const { view, isOver } = useStore(follower.state);
  if (isOver) return <Said text={t.over} />;
  if (!view) return <Said text={unansweredText(t, t.lost)} />;
  const { isProjector, isBlack } = view;
  return (
    <>
      {/* Patterns are properties of elements that are drawn anew only when they are made anew. */}
      <PanelBoundary key={String(isProjector)}>
        <Heading />
        <LecturePicture isWatched scale={isProjector ? PROJECTOR_SCALE : 1} />
      </PanelBoundary>
      {isBlack && <div data-black aria-hidden className="absolute inset-0 z-50 bg-black" />}
    </>
  );
}

/** Gives the page the colours of a projector, or its own: before it is drawn with them. */
function paintForProjector(isOn: boolean): void {
  setPatterned(isOn);
  document.documentElement.classList.toggle("projector", isOn);
}

function Said({ text }: { readonly text: string }) {
  return (
    <p role="status" className="m-auto p-6 text-center text-lg text-soft">
      {text}
    </p>
  );
}

function Heading() {
  const { presenter: t } = usePresenterText();
  const title = useTitle();
  const isFull = useSyncExternalStore(watchFullscreen, isFullNow);
  return (
    <header className="flex h-12 shrink-0 items-center gap-4 border-b border-line bg-panel px-5 max-sm:px-3">
      <h1 className="min-w-0 flex-1 truncate text-base font-semibold">{title}</h1>
      {!isFull && (
        <button
          type="button"
          onClick={() => void document.documentElement.requestFullscreen().catch(() => null)}
          className="h-8 shrink-0 cursor-pointer rounded-lg border border-line px-3 text-xs font-medium text-soft hover:bg-sunken"
        >
          <Icon name="larger" className="size-4 sm:hidden" />
          <span className="max-sm:sr-only">{t.fullscreen}</span>
        </button>
      )}
      <Readout />
    </header>
  );
}

const isFullNow = () => document.fullscreenElement !== null || !document.fullscreenEnabled;

function watchFullscreen(changed: () => void): () => void {
  document.addEventListener("fullscreenchange", changed);
  return () => document.removeEventListener("fullscreenchange", changed);
}

/** Follows the page as long as it stands here, and tells it of keys. */
function useFollower(id: string): Follower {
  const app = useAppWithRuns();
  const [follower] = useState(() => createFollower(app));
  useEffect(() => {
    const stopPainting = follower.state.subscribe(({ view }) => paintForProjector(view?.isProjector ?? false));
    const { press, leave } = follower.attend(browserChannel(id));
    const onKeyDown = ({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (!(ctrlKey || metaKey || altKey) && key !== "Escape" && key !== "Tab") press({ key, shiftKey });
    };
    window.addEventListener("keydown", onKeyDown);
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener("pagehide", leave);
      leave();
      stopPainting();
      paintForProjector(false);
    };
  }, [follower, id]);
  return follower;
}
