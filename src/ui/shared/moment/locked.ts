/** Whether what governs the host is locked, as in a challenge: then its controls are seen, and not used. Null: it is not; else why. */
import { createContext } from "react";

export const LockedContext = createContext<string | null>(null);
