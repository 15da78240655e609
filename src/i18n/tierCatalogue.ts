/** The catalogues with the area `tier`, which loads with the panel of storage. */
import { tier } from "./messages/tier.ts";
import { panelCatalogues, type PanelCatalogue } from "./panelCatalogue.ts";

export type TierCatalogue = PanelCatalogue & { readonly tier: (typeof tier)["en"] };

export const tierCatalogues: Readonly<Record<"en" | "zh", TierCatalogue>> = {
  en: { ...panelCatalogues.en, tier: tier.en },
  zh: { ...panelCatalogues.zh, tier: tier.zh },
};
