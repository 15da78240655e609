/**
 * How a tab is used is remembered in the tab: the page loaded again asks on where it stood and shows nothing of what was
 * asked, and a lecture goes on as it was, its future hidden as before. The other modes stand in the address.
 */
import { STEP_UNITS } from "../trace/stepUnits.ts";
import type { App, AppState } from "./appState.ts";

const KEY = "hyperscope.used";

/** `isReload`: the page was there before in this tab. */
export function keepMode(
  app: App,
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> | null,
  isReload: boolean,
): () => void {
  if (isReload) resume(app, wordsIn(storage));
  const write = (words: string) => {
    try {
      if (words === "") storage?.removeItem(KEY);
      else storage?.setItem(KEY, words);
    } catch {
      // A full or forbidden storage is no reason to stop.
    }
  };
  write(wordsOf(app.getState()));
  return app.subscribe((state, before) => {
    const words = wordsOf(state);
    if (words !== wordsOf(before)) write(words);
  });
}

/** What differs from a page opened anew, as words. */
function wordsOf({ mode, isLecture, isPresenting, isFutureHidden, stepUnit }: AppState): string {
  return [
    mode === "predict" && mode,
    isLecture && "lecture",
    isPresenting && "presents",
    // Lessons and questions hide it themselves, and bring back what was before.
    isFutureHidden && mode === "explore" && "hidden",
    stepUnit !== "event" && stepUnit,
  ]
    .filter(Boolean)
    .join(" ");
}

function resume(app: App, words: ReadonlySet<string>): void {
  const { mode, modeLink, actions } = app.getState();
  if (mode === "explore" && modeLink === null && words.has("predict")) actions.setMode("predict");
  if (words.has("lecture")) actions.setLecture(true);
  if (words.has("presents")) actions.present(true);
  if (words.has("hidden")) actions.hideFuture(true);
  const unit = STEP_UNITS.find((one) => words.has(one));
  if (unit) actions.setStepUnit(unit);
}

function wordsIn(storage: Pick<Storage, "getItem"> | null): ReadonlySet<string> {
  try {
    return new Set(storage?.getItem(KEY)?.split(" "));
  } catch {
    return new Set();
  }
}
