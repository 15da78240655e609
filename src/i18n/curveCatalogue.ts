/** The catalogues with the area `curves`, which loads with the panel and the dialog that draw faults by frames. */
import { curves } from "./messages/curves.ts";
import { panelCatalogues, type PanelCatalogue } from "./panelCatalogue.ts";

export type CurveCatalogue = PanelCatalogue & { readonly curves: (typeof curves)["en"] };

export const curveCatalogues: Readonly<Record<"en" | "zh", CurveCatalogue>> = {
  en: { ...panelCatalogues.en, curves: curves.en },
  zh: { ...panelCatalogues.zh, curves: curves.zh },
};
