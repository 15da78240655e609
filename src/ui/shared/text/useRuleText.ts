/** The texts of the language in use, those of the rules included. */
import { ruleCatalogues, type RuleCatalogue } from "../../../i18n/ruleCatalogue.ts";
import type { AppStore } from "../../../store/appState.ts";
import { useApp } from "../useApp.ts";

const selectLanguage = (state: AppStore) => state.language;

export function useRuleText(): RuleCatalogue {
  return ruleCatalogues[useApp(selectLanguage)];
}
