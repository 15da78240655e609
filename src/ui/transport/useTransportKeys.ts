/**
 * The keys of the page: play, step, jump, speed, help, new machine. Silent while a dialog is open, while text is typed,
 * and for keys that something else has used. A control that was used with the mouse or a finger keeps none of them: a
 * presenter goes on stepping after any choice. Undo and redo are keys of the shell.
 */
import { useEffect } from "react";
import { SPEEDS, type App } from "../../store/appState.ts";
import type { Run } from "../../store/runState.ts";
import { useAppWithRuns } from "../shared/useApp.ts";
import { useRunApi } from "../shared/useRun.ts";
import { belongsToTarget, intentOfKey, type KeyIntent } from "./keyMap.ts";
import { togglePlaying } from "./playback.ts";
import { stepBy } from "./stepping.ts";

export function useTransportKeys(): void {
  const app = useAppWithRuns();
  const run = useRunApi();
  useEffect(() => {
    // Whether what has the focus got it from the mouse or a finger.
    let byPointer = false;
    const onPointerDown = () => {
      byPointer = true;
    };
    const onTab = ({ key }: KeyboardEvent) => {
      if (key === "Tab") byPointer = false;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || app.getState().dialog) return;
      if (belongsToTarget(event.target, event.key, byPointer)) return;
      const intent = intentOfKey(event);
      if (!intent || (intent.kind === "leave" && !app.getState().isLecture)) return;
      event.preventDefault();
      // A button would still be pressed when the key is let go.
      if (byPointer && event.target instanceof HTMLElement) event.target.blur();
      // A key held down repeats steps; it must not switch playback on and off, nor open dialogs in a row.
      if (event.repeat && intent.kind !== "step") return;
      carryOut(intent, app, run);
    };
    window.addEventListener("pointerdown", onPointerDown, true);
    window.addEventListener("keydown", onTab, true);
    window.addEventListener("keydown", onKeyDown);
    return () => {
      window.removeEventListener("pointerdown", onPointerDown, true);
      window.removeEventListener("keydown", onTab, true);
      window.removeEventListener("keydown", onKeyDown);
    };
  }, [app, run]);
}

function carryOut(intent: KeyIntent, app: App, run: Run): void {
  const { actions } = run.getState();
  const { stepUnit, speed, actions: appActions } = app.getState();
  switch (intent.kind) {
    case "toggle":
      return togglePlaying(app);
    case "step":
      for (let i = 0; i < intent.times; i++) stepBy(app, run, intent.direction, intent.unit ?? stepUnit);
      return;
    case "start":
      return actions.seekStart();
    case "end":
      return actions.seekEnd();
    case "speed":
      return appActions.setSpeed(nextSpeed(speed, intent.direction));
    case "hideFuture":
      return appActions.hideFuture(!app.getState().isFutureHidden);
    case "lecture":
      return appActions.setLecture(!app.getState().isLecture);
    case "leave":
      return appActions.setLecture(false);
    case "open":
      return appActions.openDialog(intent.dialog);
  }
}

/** The next of `SPEEDS` in the given direction; the last one stays. */
export function nextSpeed(speed: number, direction: 1 | -1): number {
  const beyond =
    direction > 0 ? SPEEDS.find((candidate) => candidate > speed) : SPEEDS.findLast((candidate) => candidate < speed);
  return beyond ?? speed;
}
