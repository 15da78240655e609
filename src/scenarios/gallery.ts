/** What an entry of the gallery is: a scenario with a title and a sentence about it in both languages. */
import type { PlacementSpec } from "../model/scenario.ts";
import type { Command, HostSpec, NetworkSpec, Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import type { EntryId, EntryTitle } from "./titles.ts";

/**
 * Something to try, as one press: settings of the host, the network or the placement to change, a command to give, or a next moment to go to. A button
 * says it from the data, with what is so now.
 */
export type Try =
  | { readonly do: "host"; readonly part: Partial<HostSpec> }
  | { readonly do: "network"; readonly part: Partial<NetworkSpec> }
  | { readonly do: "placement"; readonly part: Partial<PlacementSpec> }
  | { readonly do: "command"; readonly command: Command }
  | { readonly do: "next"; readonly unit: "fault" | "switch" };

export interface GalleryText {
  readonly title: string;
  /** One sentence: what to see, and what to try. */
  readonly description: string;
  /** What to see here, in at most 75 characters (half as many in Chinese). */
  readonly see: string;
}

export interface GalleryEntry {
  readonly id: EntryId;
  readonly scenario: Scenario;
  /** The moment shown first, where the beginning shows too little. */
  readonly opensAt?: Tick;
  /** The number of the host shown first, where the first one shows too little. */
  readonly opensOn?: number;
  /** What to try, at most three. */
  readonly tries: readonly Try[];
  readonly texts: { readonly en: GalleryText; readonly zh: GalleryText };
}

export function titleOf({ id, texts }: GalleryEntry): EntryTitle {
  return { id, en: texts.en.title, zh: texts.zh.title };
}

/** The title as it is shown: that of the entry in the language of the page, or one's own. */
export function shownTitle(title: string, entry: EntryTitle | null, language: "en" | "zh"): string {
  return entry ? entry[language] : title;
}

/** The scenario of `entry` with its title in `language`. */
export function scenarioIn(entry: GalleryEntry, language: "en" | "zh"): Scenario {
  return { ...entry.scenario, title: entry.texts[language].title };
}
