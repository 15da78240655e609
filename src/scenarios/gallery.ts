/** What an entry of the gallery is: a scenario with a title and a sentence about it in both languages. */
import type { Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";

export interface GalleryText {
  readonly title: string;
  /** One sentence: what to see, and what to try. */
  readonly description: string;
}

export interface GalleryEntry {
  /** Stable; also in addresses and tests. */
  readonly id: string;
  readonly scenario: Scenario;
  /** The moment shown first, where the beginning shows too little. */
  readonly opensAt?: Tick;
  readonly texts: { readonly en: GalleryText; readonly zh: GalleryText };
}

/** The scenario of `entry` with its title in `language`. */
export function scenarioIn(entry: GalleryEntry, language: "en" | "zh"): Scenario {
  return { ...entry.scenario, title: entry.texts[language].title };
}
