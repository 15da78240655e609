/**
 * The one door of edits: whatever changes the scenario of a run passes the checks that files and links pass, so that what
 * is shown can always be saved, shared and opened again. Their code is not needed for the first picture: it is loaded after
 * that, or by the first edit, which waits for it.
 */
import type { EditRules } from "./editRules.ts";

export interface Border {
  /** Has the code loaded, if nobody has yet. */
  load(): void;
  /** Calls `edit` with the rules: at once if its code is here, else in turn when it is. `failed`: it cannot be loaded now. */
  pass(edit: (rules: EditRules) => void, failed: () => void): void;
}

/** A border whose code is there already. */
export function openBorder(rules: EditRules): Border {
  return { load: () => {}, pass: (edit) => edit(rules) };
}

/** A border that `load` brings; what could not be loaded is asked for again by the next edit. */
export function borderOnDemand(load: () => Promise<EditRules>): Border {
  let rules: EditRules | null = null;
  let coming: Promise<EditRules> | null = null;
  const loaded = () => {
    coming ??= load().then(
      (code) => (rules = code),
      (error: unknown) => {
        coming = null;
        throw error;
      },
    );
    return coming;
  };
  return {
    load: () => void loaded().catch(() => null),
    pass(edit, failed) {
      if (rules) edit(rules);
      else void loaded().then(edit, failed);
    },
  };
}

/** That of the page, for all its runs. */
export const pageBorder: Border = borderOnDemand(async () => (await import("./editRules.ts")).editRules);
