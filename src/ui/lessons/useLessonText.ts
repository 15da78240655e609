/** The texts of the language in use, those of the lessons included, and what lessons say in it. */
import { lessonCatalogues, type LessonCatalogue } from "../../i18n/lessonCatalogue.ts";
import type { Said } from "../../learn/lesson.ts";
import { plainText } from "../../learn/marked.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { useApp } from "../shared/useApp.ts";

export function useLessonText(): LessonCatalogue {
  return lessonCatalogues[useApp(selectLanguage)];
}

/** Says what a lesson says, without what its words point to. */
export function useSay(): (said: Said) => string {
  const language = useApp(selectLanguage);
  return (said) => plainText(said[language]);
}
