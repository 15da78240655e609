/** What a challenge has locked: said below the card, and aloud when somebody tries to change it all the same. */
import { useMemo } from "react";
import type { Lock } from "../../../model/locks.ts";
import type { Locked } from "../../shared/moment/locked.ts";
import { useLearnText } from "../../shared/text/useLearnText.ts";
import type { AnyGiven } from "./given.ts";

export interface LockNoteProps {
  readonly locks: readonly Lock[];
  /** How often something locked was to be changed. */
  readonly tries: number;
}

export function LockNote({ locks, tries }: LockNoteProps) {
  const { challenge: t } = useLearnText();
  const words = t.lockedAre(locks.map((lock) => t.locks[lock]));
  return (
    <p role={tries > 0 ? "alert" : undefined} className="px-1 text-xs text-soft">
      {tries > 0 ? `${t.lockedNow} ${words}` : words}
    </p>
  );
}

/** For the controls of the page; null: nothing is locked. */
export function useLocked(given: AnyGiven | undefined): Locked | null {
  const { challenge: t } = useLearnText();
  return useMemo(() => (given ? { parts: given.locks, why: t.lockedNow } : null), [given, t]);
}
