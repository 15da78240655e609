/** The texts of the language in use. */
import { textsIn, type Catalogue } from "../../../i18n/catalogue.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { useApp } from "../useApp.ts";

export function useText(): Catalogue {
  return textsIn(useApp(selectLanguage));
}
