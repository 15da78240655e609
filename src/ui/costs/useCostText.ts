/** The texts of the language in use, with those of what virtualization costs. */
import { costCatalogues, type CostCatalogue } from "../../i18n/costCatalogue.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { useApp } from "../shared/useApp.ts";

export function useCostText(): CostCatalogue {
  return costCatalogues[useApp(selectLanguage)];
}
