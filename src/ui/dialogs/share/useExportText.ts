/** The texts of the language in use, with those of what is taken out of the page. */
import { exportCatalogues, type ExportCatalogue } from "../../../i18n/exportCatalogue.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { useApp } from "../../shared/useApp.ts";

export function useExportText(): ExportCatalogue {
  return exportCatalogues[useApp(selectLanguage)];
}
