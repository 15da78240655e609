/** The texts of the language in use, with those of disk arms. */
import { armCatalogues, type ArmCatalogue } from "../../i18n/armCatalogue.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { useApp } from "../shared/useApp.ts";

export function useArmText(): ArmCatalogue {
  return armCatalogues[useApp(selectLanguage)];
}
