/** The texts of the language in use. */
import { catalogues, type Catalogue } from "../../../i18n/catalogue.ts";
import type { AppStore } from "../../../store/appState.ts";
import { useApp } from "../useApp.ts";

const selectLanguage = (state: AppStore) => state.language;

export function useText(): Catalogue {
  return catalogues[useApp(selectLanguage)];
}
