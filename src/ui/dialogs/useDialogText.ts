/** The texts of the language in use, those of the dialogs included. */
import { dialogCatalogues, type DialogCatalogue } from "../../i18n/dialogCatalogue.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { useApp } from "../shared/useApp.ts";

export function useDialogText(): DialogCatalogue {
  return dialogCatalogues[useApp(selectLanguage)];
}
