/** The catalogues with the area `region`, which loads with the panel of the memory region. */
import { region } from "./messages/region.ts";
import { panelCatalogues, type PanelCatalogue } from "./panelCatalogue.ts";

export type RegionCatalogue = PanelCatalogue & { readonly region: (typeof region)["en"] };

export const regionCatalogues: Readonly<Record<"en" | "zh", RegionCatalogue>> = {
  en: { ...panelCatalogues.en, region: region.en },
  zh: { ...panelCatalogues.zh, region: region.zh },
};
