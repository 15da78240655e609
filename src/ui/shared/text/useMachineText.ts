/** The texts of the language in use, those of the list of machines included. */
import { machineCatalogues, type MachineCatalogue } from "../../../i18n/machineCatalogue.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { useApp } from "../useApp.ts";

export function useMachineText(): MachineCatalogue {
  return machineCatalogues[useApp(selectLanguage)];
}
