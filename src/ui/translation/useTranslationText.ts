/** The texts of the language in use, with those of address translation. */
import { translationCatalogues, type TranslationCatalogue } from "../../i18n/translationCatalogue.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { useApp } from "../shared/useApp.ts";

export function useTranslationText(): TranslationCatalogue {
  return translationCatalogues[useApp(selectLanguage)];
}
