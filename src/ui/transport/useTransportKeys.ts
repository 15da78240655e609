/**
 * The keys of the page: play, step, jump, speed, help, new machine. Silent while a dialog is open, while text is typed,
 * and for keys that something else has used. Undo and redo are keys of the shell.
 */
import { useEffect } from "react";
import { SPEEDS, type App } from "../../store/appState.ts";
import type { RunActions } from "../../store/runState.ts";
import { useAppWithRuns } from "../shared/useApp.ts";
import { useRunApi } from "../shared/useRun.ts";
import { belongsToTarget, intentOfKey, type KeyIntent } from "./keyMap.ts";
import { togglePlaying } from "./playback.ts";

export function useTransportKeys(): void {
  const app = useAppWithRuns();
  const run = useRunApi();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || app.getState().dialog) return;
      if (belongsToTarget(event.target, event.key)) return;
      const intent = intentOfKey(event);
      if (!intent) return;
      event.preventDefault();
      // A key held down repeats steps; it must not switch playback on and off, nor open dialogs in a row.
      if (event.repeat && intent.kind !== "step") return;
      carryOut(intent, app, run.getState().actions);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [app, run]);
}

function carryOut(intent: KeyIntent, app: App, actions: RunActions): void {
  const { stepUnit, speed, actions: appActions } = app.getState();
  switch (intent.kind) {
    case "toggle":
      return togglePlaying(app);
    case "step":
      for (let i = 0; i < intent.times; i++) actions.step(intent.direction, intent.unit ?? stepUnit);
      return;
    case "start":
      return actions.seekStart();
    case "end":
      return actions.seekEnd();
    case "speed":
      return appActions.setSpeed(nextSpeed(speed, intent.direction));
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
