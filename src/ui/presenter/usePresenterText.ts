/** The texts of the language in use, those of the window for an audience included. */
import { presenterCatalogues, type PresenterCatalogue } from "../../i18n/presenterCatalogue.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { useApp } from "../shared/useApp.ts";

export function usePresenterText(): PresenterCatalogue {
  return presenterCatalogues[useApp(selectLanguage)];
}
