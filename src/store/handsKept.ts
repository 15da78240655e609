/** What the browser keeps of an exercise that is played: the scenario, the seed of its numbers, and the log of acts. */
import type { Act } from "../learn/hands/play.ts";
import { AFTER_MISTAKES, FEEDBACKS, type HandsSettings } from "../learn/hands/settings.ts";
import { BY_HAND_KINDS } from "../model/byHand.ts";
import type { Scenario } from "../model/scenario.ts";

/** Under which the browser keeps what was played last. */
export const HANDS_KEY = "hyperscope.hands";

export interface KeptHands {
  readonly base: Scenario;
  readonly seed: number | null;
  readonly settings: HandsSettings;
  readonly acts: readonly Act[];
}

/** Null: nothing that can be read. The scenario itself is only compared, and never opened. */
export function readHands(storage: Pick<Storage, "getItem"> | null, key: string): KeptHands | null {
  try {
    const found: unknown = JSON.parse(storage?.getItem(key) ?? "null");
    return isKept(found) ? found : null;
  } catch {
    return null;
  }
}

function isKept(found: unknown): found is KeptHands {
  if (!isRecord(found)) return false;
  const { base, seed, settings, acts } = found;
  return (
    isRecord(base) &&
    (seed === null || isCount(seed)) &&
    isSettings(settings) &&
    Array.isArray(acts) &&
    acts.every(isAct)
  );
}

function isSettings(found: unknown): found is HandsSettings {
  if (!isRecord(found)) return false;
  const { kinds, feedback, after } = found;
  return (
    Array.isArray(kinds) &&
    kinds.every((kind) => isAmong(BY_HAND_KINDS, kind)) &&
    isAmong(FEEDBACKS, feedback) &&
    isAmong(AFTER_MISTAKES, after)
  );
}

function isAct(found: unknown): found is Act {
  if (!isRecord(found)) return false;
  const { act, answer, hints } = found;
  return act === "undo" || act === "give" || (act === "answer" && isCount(answer) && isCount(hints));
}

function isRecord(found: unknown): found is Readonly<Record<string, unknown>> {
  return typeof found === "object" && found !== null;
}

function isCount(found: unknown): found is number {
  return typeof found === "number" && Number.isSafeInteger(found) && found >= 0;
}

function isAmong(words: readonly string[], found: unknown): boolean {
  return words.some((word) => word === found);
}
