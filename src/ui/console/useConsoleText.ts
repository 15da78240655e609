/** The texts of the language in use, with those of the console. */
import { consoleCatalogues, type ConsoleCatalogue } from "../../i18n/consoleCatalogue.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { useApp } from "../shared/useApp.ts";

export function useConsoleText(): ConsoleCatalogue {
  return consoleCatalogues[useApp(selectLanguage)];
}
