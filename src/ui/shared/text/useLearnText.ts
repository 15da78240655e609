/** The texts of the language in use, with those of the modes in which one learns. */
import { learnCatalogues, type LearnCatalogue } from "../../../i18n/learnCatalogue.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { useApp } from "../useApp.ts";

export function useLearnText(): LearnCatalogue {
  return learnCatalogues[useApp(selectLanguage)];
}
