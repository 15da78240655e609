/**
 * The one door of edits: whatever changes the scenario of a run passes the checks that files and links pass, so that what
 * is shown can always be saved, shared and opened again. Their code is not needed for the first picture: it is loaded after
 * that, or by the first edit, which waits for it.
 */
import type { Checked } from "../model/problems.ts";
import type { Scenario } from "../model/scenario.ts";

/** What an edited scenario comes to, beside the valid one before it; `codec/scenario/validate.ts`. */
export type EditCheck = (next: Scenario, before: Scenario) => Checked<Scenario>;

export interface Border {
  /** Has the code loaded, if nobody has yet. */
  load(): void;
  /** Calls `edit` with the check: at once if its code is here, else in turn when it is. `failed`: it cannot be loaded now. */
  pass(edit: (check: EditCheck) => void, failed: () => void): void;
}

/** A border whose code is there already. */
export function openBorder(check: EditCheck): Border {
  return { load: () => {}, pass: (edit) => edit(check) };
}

/** A border that `load` brings; what could not be loaded is asked for again by the next edit. */
export function borderOnDemand(load: () => Promise<EditCheck>): Border {
  let check: EditCheck | null = null;
  let coming: Promise<EditCheck> | null = null;
  const loaded = () => {
    coming ??= load().then(
      (code) => (check = code),
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
      if (check) edit(check);
      else void loaded().then(edit, failed);
    },
  };
}

/** That of the page, for all its runs. */
export const pageBorder: Border = borderOnDemand(
  async () => (await import("../codec/scenario/validate.ts")).validateEdit,
);
