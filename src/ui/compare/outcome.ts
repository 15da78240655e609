/** What became of a reference, in words. Pure. */
import type { CompareTexts } from "../../i18n/learn/compare.ts";
import { REFERENCE_FROM_OTHERS, REFERENCE_HIT, REFERENCE_LOADED } from "../../trace/figures/policyTrials.ts";
import type { Outcome } from "../../trace/figures/referenceDifferences.ts";

/** `hit`, `fault, page 3 leaves`. */
export function outcomeText(t: CompareTexts, outcome: Outcome | null): string {
  if (outcome === null) return t.absent;
  const { what } = outcome;
  if (what === REFERENCE_HIT) return t.hit;
  if (what === REFERENCE_LOADED) return `${t.fault}, ${t.loaded}`;
  return `${t.fault}, ${what === REFERENCE_FROM_OTHERS ? t.othersPage : t.leaves(what)}`;
}

export function isFault(outcome: Outcome | null): boolean {
  return outcome !== null && outcome.what !== REFERENCE_HIT;
}

/** What stands under the page: nothing for a hit, the page that leaves for a fault. */
export function leavesText(t: CompareTexts, outcome: Outcome | null): string {
  if (outcome === null || outcome.what === REFERENCE_HIT || outcome.what === REFERENCE_LOADED) return "";
  return outcome.what === REFERENCE_FROM_OTHERS ? t.othersShort : t.leavesShort(outcome.what);
}
