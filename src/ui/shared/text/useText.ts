/** The texts of the language in use. */
import { catalogues, type Catalogue } from "../../../i18n/catalogue.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { useApp } from "../useApp.ts";

export function useText(): Catalogue {
  return catalogues[useApp(selectLanguage)];
}
