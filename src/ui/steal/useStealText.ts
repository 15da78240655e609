/** The texts of the language in use, those about steal time included. */
import { stealCatalogues, type StealCatalogue } from "../../i18n/stealCatalogue.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { useApp } from "../shared/useApp.ts";

export function useStealText(): StealCatalogue {
  return stealCatalogues[useApp(selectLanguage)];
}
