/** The texts of the language in use, those of the rules included. */
import { ruleCatalogues, type RuleCatalogue } from "../../../i18n/ruleCatalogue.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { useApp } from "../useApp.ts";

export function useRuleText(): RuleCatalogue {
  return ruleCatalogues[useApp(selectLanguage)];
}
