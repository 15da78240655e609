/** The catalogues with the area `results`, which loads with the table of results. */
import { results } from "./messages/results.ts";
import { panelCatalogues, type PanelCatalogue } from "./panelCatalogue.ts";

export type ResultCatalogue = PanelCatalogue & { readonly results: (typeof results)["en"] };

export const resultCatalogues: Readonly<Record<"en" | "zh", ResultCatalogue>> = {
  en: { ...panelCatalogues.en, results: results.en },
  zh: { ...panelCatalogues.zh, results: results.zh },
};
