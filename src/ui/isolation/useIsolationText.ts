/** The texts of the language in use, with those of what keeps machines apart. */
import { isolationCatalogues, type IsolationCatalogue } from "../../i18n/isolationCatalogue.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { useApp } from "../shared/useApp.ts";

export function useIsolationText(): IsolationCatalogue {
  return isolationCatalogues[useApp(selectLanguage)];
}
