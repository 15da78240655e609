/**
 * A presenter asks for the next step where the run has ended, or for the one before where it has not begun: whoever has
 * something to offer then is told.
 */
const listeners = { 1: new Set<() => void>(), [-1]: new Set<() => void>() };

export function askBeyond(direction: 1 | -1): void {
  for (const listener of listeners[direction]) listener();
}

/** Returns the function that ends it. */
export function whenBeyond(direction: 1 | -1, listener: () => void): () => void {
  listeners[direction].add(listener);
  return () => listeners[direction].delete(listener);
}
