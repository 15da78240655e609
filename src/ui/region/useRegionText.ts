/** The texts of the language in use, with those of the memory region. */
import { regionCatalogues, type RegionCatalogue } from "../../i18n/regionCatalogue.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { useApp } from "../shared/useApp.ts";

export function useRegionText(): RegionCatalogue {
  return regionCatalogues[useApp(selectLanguage)];
}
