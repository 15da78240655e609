/** The catalogues with the area `console`, which loads with the console. */
import type { Catalogue } from "./catalogue.ts";
import { catalogues } from "./languages.ts";
import { consoleTexts } from "./messages/console.ts";

export type ConsoleCatalogue = Catalogue & { readonly console: (typeof consoleTexts)["en"] };

export const consoleCatalogues: Readonly<Record<"en" | "zh", ConsoleCatalogue>> = {
  en: { ...catalogues.en, console: consoleTexts.en },
  zh: { ...catalogues.zh, console: consoleTexts.zh },
};
