/** The catalogues with the area `translation`, which loads with the panel of address translation. */
import { translation, type TranslationTexts } from "./messages/translation.ts";
import { panelCatalogues, type PanelCatalogue } from "./panelCatalogue.ts";

export type TranslationCatalogue = PanelCatalogue & { readonly translation: TranslationTexts };

export const translationCatalogues: Readonly<Record<"en" | "zh", TranslationCatalogue>> = {
  en: { ...panelCatalogues.en, translation: translation.en },
  zh: { ...panelCatalogues.zh, translation: translation.zh },
};
