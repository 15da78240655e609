/**
 * The keys of a mode: while one is open, its keys come before those of the page. One mode has them at a time.
 */

/** True: the key was used. */
export type ModeKeys = (event: KeyboardEvent) => boolean;

let present: ModeKeys | null = null;

/** Gives the keys to a mode; returns the function that takes them back. */
export function setModeKeys(keys: ModeKeys): () => void {
  present = keys;
  return () => {
    if (present === keys) present = null;
  };
}

export function takenByMode(event: KeyboardEvent): boolean {
  return present?.(event) ?? false;
}
