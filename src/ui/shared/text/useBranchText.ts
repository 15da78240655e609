/** The texts of the language in use, those of branches included. */
import { branchCatalogues, type BranchCatalogue } from "../../../i18n/branchCatalogue.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { useApp } from "../useApp.ts";

export function useBranchText(): BranchCatalogue {
  return branchCatalogues[useApp(selectLanguage)];
}
