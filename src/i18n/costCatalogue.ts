/** The catalogues with the area `costs`, which loads with the panel of what virtualization costs. */
import { costs, type CostTexts } from "./messages/costs.ts";
import { panelCatalogues, type PanelCatalogue } from "./panelCatalogue.ts";

export type CostCatalogue = PanelCatalogue & { readonly costs: CostTexts };

export const costCatalogues: Readonly<Record<"en" | "zh", CostCatalogue>> = {
  en: { ...panelCatalogues.en, costs: costs.en },
  zh: { ...panelCatalogues.zh, costs: costs.zh },
};
