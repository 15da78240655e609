/**
 * The keys of the page: play, step, jump, speed, help, new machine. Silent while a dialog is open, while text is typed,
 * and for keys that something else has used. A control that was used with the mouse or a finger keeps none of them: a
 * presenter goes on stepping after any choice. Undo and redo are keys of the shell.
 */
import { SPEEDS, type App } from "../../store/appState.ts";
import type { Run } from "../../store/runState.ts";
import { isLifeShown } from "../shared/moment/subjects.ts";
import { askBeyond } from "../shared/moment/beyond.ts";
import { takenByMode } from "../shared/modeKeys.ts";
import { turnAway } from "../shared/floating/turningAway.ts";
import { isTextLine } from "../shared/textField.ts";
import { intentOfKey, type KeyIntent } from "./keyMap.ts";
import { belongsToPressed, belongsToTarget, isMenuKey, wouldChoose } from "./keyOwner.ts";
import { watchOpenList } from "./openList.ts";
import { togglePlaying } from "./togglePlaying.ts";
import { stepBy } from "./stepping.ts";

/** Returns the function that ends it. */
export function listenToKeys(app: App, run: Run): () => void {
  const openList = watchOpenList();
  // Whether what has the focus got it from the mouse or a finger.
  let byPointer = false;
  let wasByPointer = false;

  const take = (event: KeyboardEvent) => {
    if (takenByMode(event)) {
      event.preventDefault();
      return true;
    }
    const intent = intentOfKey(event, hasAudience(app));
    if (!intent || (intent.kind === "leave" && !app.getState().isLecture)) return false;
    // Where no run is shown, none is stepped or played.
    if (app.getState().isWithoutRun && intent.kind !== "open" && intent.kind !== "console") return false;
    event.preventDefault();
    // Its arrows are chosen by keys.
    if (intent.kind === "life") byPointer = false;
    const beyond = event.repeat ? null : beyondBy(event.key, app, run);
    if (beyond) {
      askBeyond(beyond);
      return true;
    }
    // A key held down repeats steps; it must not switch playback on and off, nor open dialogs in a row.
    if (!event.repeat || intent.kind === "step") carryOut(intent, app, run);
    return true;
  };

  const onPointerDown = () => {
    byPointer = true;
  };
  // Before any control sees the key: some use it themselves.
  const beforeControls = (event: KeyboardEvent) => {
    const { target, key } = event;
    if (key === "Tab") byPointer = false;
    if (event.isComposing || app.getState().dialog) return;
    const isTyped = isTextLine(target);
    if (!byPointer && !isTyped) return;
    if (belongsToPressed(target, key, openList.is(target))) {
      // To leave it is not to use it by keys: its button, which has the focus again, keeps none.
      if (key !== "Escape" && isMenuKey(target, key)) byPointer = false;
      return;
    }
    // What is left with Escape is left before the lecture is.
    const isTaken = key !== "Escape" && take(event);
    const isRefused = !isTaken && !(event.ctrlKey || event.metaKey || event.altKey) && wouldChoose(target, key);
    if (!isTaken && !isRefused) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // A button would still be pressed when the key is let go.
    if (target instanceof HTMLElement) target.blur();
    turnAway();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || app.getState().dialog) return;
    const isPages = byPointer
      ? !belongsToPressed(event.target, event.key, openList.is(event.target))
      : !belongsToTarget(event.target, event.key);
    if (isPages) take(event);
  };
  // A dialog gives the focus back to where it came from, and that is used as before, or as the dialog was in the end.
  const stopWatching = app.subscribe(({ dialog }, { dialog: before }) => {
    if (dialog && !before) wasByPointer = byPointer;
    if (!dialog && before) byPointer ||= wasByPointer;
  });
  window.addEventListener("pointerdown", onPointerDown, true);
  window.addEventListener("keydown", beforeControls, true);
  window.addEventListener("keydown", onKeyDown);
  return () => {
    openList.stop();
    stopWatching();
    window.removeEventListener("pointerdown", onPointerDown, true);
    window.removeEventListener("keydown", beforeControls, true);
    window.removeEventListener("keydown", onKeyDown);
  };
}

function carryOut(intent: KeyIntent, app: App, run: Run): void {
  const { actions } = run.getState();
  const { stepUnit, speed, actions: appActions } = app.getState();
  switch (intent.kind) {
    case "toggle":
      return togglePlaying(app);
    case "black": {
      const { isPresenting, isBlack } = app.getState();
      return hasAudience(app) ? appActions.present(isPresenting, !isBlack) : togglePlaying(app);
    }
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
    case "console":
      return appActions.openConsole(!app.getState().isConsoleOpen);
    case "life":
      return appActions.showLife(!isLifeShown(app.getState(), run.getState()));
    case "leave":
      return appActions.setLecture(false);
    case "branch":
      return void goToBranchBeside(run, intent.direction).catch(() => null);
    case "open":
      return appActions.openDialog(intent.dialog);
  }
}

/** The code of branches is here when there are some: it came with the edit that made them, or with the link. */
async function goToBranchBeside(run: Run, direction: 1 | -1): Promise<void> {
  const { gone } = await import("../../store/branches.ts");
  const { tree, actions } = run.getState();
  const ids = [...tree.others.map(({ id }) => id), tree.id].toSorted((a, b) => a - b);
  const to = ids[(ids.indexOf(tree.id) + direction + ids.length) % ids.length];
  if (to !== undefined) actions.regrow((now) => gone(now, to));
}

/** Here or in a window of its own. */
function hasAudience(app: App): boolean {
  const { isLecture, isPresenting } = app.getState();
  return isLecture || isPresenting;
}

/** Whether the run has ended, and nothing follows the cursor. */
/** The end of the run beyond which a remote's key asks to step; null where it steps. */
function beyondBy(key: string, app: App, run: Run): 1 | -1 | null {
  if (key === "PageDown") return isAtEnd(app, run) ? 1 : null;
  const { row, time } = run.getState().cursor;
  return key === "PageUp" && row === 0 && time === 0 ? -1 : null;
}

function isAtEnd(app: App, run: Run): boolean {
  const { trace, cursor } = run.getState();
  const { stepUnit } = app.getState();
  if (!trace?.isComplete) return false;
  return stepUnit === "tick" ? cursor.time >= trace.knownUntil : trace.nextStep(cursor.row, stepUnit, 1) === null;
}

/** The next of `SPEEDS` in the given direction; the last one stays. */
export function nextSpeed(speed: number, direction: 1 | -1): number {
  const beyond =
    direction > 0 ? SPEEDS.find((candidate) => candidate > speed) : SPEEDS.findLast((candidate) => candidate < speed);
  return beyond ?? speed;
}
