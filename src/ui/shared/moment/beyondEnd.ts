/** A presenter asks for the next step where the run has ended: whoever has something to offer then is told. */
const listeners = new Set<() => void>();

export function askBeyondEnd(): void {
  for (const listener of listeners) listener();
}

/** Returns the function that ends it. */
export function whenBeyondEnd(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
