/** The texts of the language in use, with those of other policies beside the one in force. */
import { besideCatalogues, type BesideCatalogue } from "../../../i18n/besideCatalogue.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { useApp } from "../useApp.ts";

export function useBesideText(): BesideCatalogue {
  return besideCatalogues[useApp(selectLanguage)];
}
