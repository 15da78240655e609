/** The texts of the language in use, those of the dialogs included. */
import { dialogCatalogues, type DialogCatalogue } from "../../i18n/dialogCatalogue.ts";
import type { AppStore } from "../../store/appState.ts";
import { useApp } from "../shared/useApp.ts";

const selectLanguage = (state: AppStore) => state.language;

export function useDialogText(): DialogCatalogue {
  return dialogCatalogues[useApp(selectLanguage)];
}
