/** The texts of the language in use, those of the panels that are loaded later included. */
import { panelCatalogues, type PanelCatalogue } from "../../../i18n/panelCatalogue.ts";
import type { AppStore } from "../../../store/appState.ts";
import { useApp } from "../useApp.ts";

const selectLanguage = (state: AppStore) => state.language;

export function usePanelText(): PanelCatalogue {
  return panelCatalogues[useApp(selectLanguage)];
}
