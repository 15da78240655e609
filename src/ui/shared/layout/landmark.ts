/** Names of landmarks where there are two of each, as with hosts side by side: before each, the place in which it stands. */
import { createContext, use } from "react";

/** What is before them; nothing on a page that has one of each. */
export const PlaceName = createContext("");

export const useLandmark = (name: string): string => use(PlaceName) + name;
