/** The texts of the language in use, those of the layout for a projector included. */
import { lectureCatalogues, type LectureCatalogue } from "../../i18n/lectureCatalogue.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { useApp } from "../shared/useApp.ts";

export function useLectureText(): LectureCatalogue {
  return lectureCatalogues[useApp(selectLanguage)];
}
