/** The texts of the language in use, those of the panels that are loaded later included. */
import { panelCatalogues, type PanelCatalogue } from "../../../i18n/panelCatalogue.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { useApp } from "../useApp.ts";

export function usePanelText(): PanelCatalogue {
  return panelCatalogues[useApp(selectLanguage)];
}
