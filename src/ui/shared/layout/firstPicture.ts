/**
 * The first picture of the page is the lanes of the machines. What it does without begins after it: to ask for a dozen
 * files and to draw what is in them keeps the main thread longer than drawing what is already here.
 */

/** The mark that the browser's own timeline, tests and the benchmark find. */
const MARK = "lanes-painted";
/** So long the rest waits at most: for a run that does not come, or in a window in the background, which paints nothing. */
const PATIENCE_MS = 2000;

let tell = () => {};
const painted = new Promise<void>((resolve) => {
  tell = resolve;
});
let isPainted = false;

/** Says that the lanes stand in the frame that is being made; only the first time counts. */
export function lanesPainted(): void {
  if (isPainted) return;
  isPainted = true;
  performance.mark(MARK);
  // In a task of its own, so that the browser shows the frame first.
  setTimeout(tell);
}

/** Resolves when the first picture has been painted; at once when that was long ago. */
export function afterFirstPicture(): Promise<void> {
  return Promise.race([painted, new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}
