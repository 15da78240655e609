/** The catalogues with the area `rules`, which loads with the chips of the conventions and the dialogs. */
import { rules } from "./messages/rules.ts";
import { panelCatalogues, type PanelCatalogue } from "./panelCatalogue.ts";

export type RuleCatalogue = PanelCatalogue & { readonly rules: (typeof rules)["en"] };

export const ruleCatalogues: Readonly<Record<"en" | "zh", RuleCatalogue>> = {
  en: { ...panelCatalogues.en, rules: rules.en },
  zh: { ...panelCatalogues.zh, rules: rules.zh },
};
