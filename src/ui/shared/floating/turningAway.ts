/**
 * How menus and what else floats over the page learn that a person has turned to something else without pressing there:
 * by a key of the page. They close, and leave the focus alone.
 */
const TURNED_AWAY = "turnedaway";

export function turnAway(): void {
  document.dispatchEvent(new Event(TURNED_AWAY));
}

/** Returns the function that ends it. */
export function whenTurnedAway(onLeave: () => void): () => void {
  document.addEventListener(TURNED_AWAY, onLeave);
  return () => document.removeEventListener(TURNED_AWAY, onLeave);
}
