/** The texts of the language in use, with those of faults by frames. */
import { curveCatalogues, type CurveCatalogue } from "../../../i18n/curveCatalogue.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { useApp } from "../useApp.ts";

export function useCurveText(): CurveCatalogue {
  return curveCatalogues[useApp(selectLanguage)];
}
