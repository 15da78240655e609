/**
 * When to begin what the first picture does without. To ask for a dozen files keeps the main thread longer than drawing
 * what is already here: the picture goes first.
 */

/** A window in the background paints nothing, and what waits for a paint goes on all the same. */
const UNPAINTED_MS = 500;

/** Resolves when the picture that is being made has been painted; in a window that is not painted, soon. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, UNPAINTED_MS);
  });
}
