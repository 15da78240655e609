/** The catalogues with the area `lessons`, which loads with that mode. */
import { lessonTexts, type LessonTexts } from "./learn/lessons.ts";
import { panelCatalogues, type PanelCatalogue } from "./panelCatalogue.ts";

export type LessonCatalogue = PanelCatalogue & { readonly lessons: LessonTexts };

export const lessonCatalogues: Readonly<Record<"en" | "zh", LessonCatalogue>> = {
  en: { ...panelCatalogues.en, lessons: lessonTexts.en },
  zh: { ...panelCatalogues.zh, lessons: lessonTexts.zh },
};
