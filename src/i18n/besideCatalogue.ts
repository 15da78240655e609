/** The catalogues with the area `beside`, which loads with the panels that show other policies beside the one in force. */
import { beside } from "./messages/beside.ts";
import { panelCatalogues, type PanelCatalogue } from "./panelCatalogue.ts";

export type BesideCatalogue = PanelCatalogue & { readonly beside: (typeof beside)["en"] };

export const besideCatalogues: Readonly<Record<"en" | "zh", BesideCatalogue>> = {
  en: { ...panelCatalogues.en, beside: beside.en },
  zh: { ...panelCatalogues.zh, beside: beside.zh },
};
