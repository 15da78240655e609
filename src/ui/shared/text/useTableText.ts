/** The texts of the language in use, those of the table of many machines included. */
import { machineTableCatalogues, type MachineTableCatalogue } from "../../../i18n/machineTableCatalogue.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { useApp } from "../useApp.ts";

export function useTableText(): MachineTableCatalogue {
  return machineTableCatalogues[useApp(selectLanguage)];
}
