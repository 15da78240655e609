/** What of the page is locked, as in a challenge: its controls are seen, and not used. Null: nothing is. */
import { createContext } from "react";
import type { Lock } from "../../../model/locks.ts";

export interface Locked {
  readonly parts: readonly Lock[];
  readonly why: string;
}

export const LockedContext = createContext<Locked | null>(null);
