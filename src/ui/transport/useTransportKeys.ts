/**
 * The keys of the page: play, step, jump, speed, help, new machine. Silent while a dialog is open, while text is typed,
 * and for keys that something else has used. Undo and redo are keys of the shell.
 */
import { useEffect } from "react";
import { SPEEDS, type AppStore } from "../../store/appState.ts";
import { useStoreApi } from "../shared/useApp.ts";
import { belongsToTarget, intentOfKey, type KeyIntent } from "./keyMap.ts";
import { togglePlaying } from "./playback.ts";

export function useTransportKeys(): void {
  const store = useStoreApi();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const state = store.getState();
      if (event.defaultPrevented || event.isComposing || state.dialog) return;
      if (belongsToTarget(event.target, event.key)) return;
      const intent = intentOfKey(event);
      if (!intent) return;
      event.preventDefault();
      // A key held down repeats steps; it must not switch playback on and off, nor open dialogs in a row.
      if (event.repeat && intent.kind !== "step") return;
      carryOut(intent, state);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [store]);
}

function carryOut(intent: KeyIntent, state: AppStore): void {
  const { actions } = state;
  switch (intent.kind) {
    case "toggle":
      return togglePlaying(state);
    case "step":
      for (let i = 0; i < intent.times; i++) {
        if (intent.unit) actions.step(intent.direction, intent.unit);
        else actions.step(intent.direction);
      }
      return;
    case "start":
      return actions.seekStart();
    case "end":
      return actions.seekEnd();
    case "speed":
      return actions.setSpeed(nextSpeed(state.speed, intent.direction));
    case "open":
      return actions.openDialog(intent.dialog);
  }
}

/** The next of `SPEEDS` in the given direction; the last one stays. */
export function nextSpeed(speed: number, direction: 1 | -1): number {
  const beyond =
    direction > 0 ? SPEEDS.find((candidate) => candidate > speed) : SPEEDS.findLast((candidate) => candidate < speed);
  return beyond ?? speed;
}
