/** The texts of the language in use, those of the bar under the title included. */
import { briefCatalogues, type BriefCatalogue } from "../../../i18n/briefCatalogue.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { useApp } from "../useApp.ts";

export function useBriefText(): BriefCatalogue {
  return briefCatalogues[useApp(selectLanguage)];
}
