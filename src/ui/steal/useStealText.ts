/** The texts of the language in use, those about steal time included. */
import { stealCatalogues, type StealCatalogue } from "../../i18n/stealCatalogue.ts";
import type { AppStore } from "../../store/appState.ts";
import { useApp } from "../shared/useApp.ts";

const selectLanguage = (state: AppStore) => state.language;

export function useStealText(): StealCatalogue {
  return stealCatalogues[useApp(selectLanguage)];
}
