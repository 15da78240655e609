/** The catalogues with the area `isolation`, which loads with the panel of what keeps machines apart. */
import { isolation, type IsolationTexts } from "./messages/isolation.ts";
import { panelCatalogues, type PanelCatalogue } from "./panelCatalogue.ts";

export type IsolationCatalogue = PanelCatalogue & { readonly isolation: IsolationTexts };

export const isolationCatalogues: Readonly<Record<"en" | "zh", IsolationCatalogue>> = {
  en: { ...panelCatalogues.en, isolation: isolation.en },
  zh: { ...panelCatalogues.zh, isolation: isolation.zh },
};
