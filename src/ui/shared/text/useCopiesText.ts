/** The texts of the language in use, with those of snapshots and the thin pool. */
import { copiesCatalogues, type CopiesCatalogue } from "../../../i18n/copiesCatalogue.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { useApp } from "../useApp.ts";

export function useCopiesText(): CopiesCatalogue {
  return copiesCatalogues[useApp(selectLanguage)];
}
