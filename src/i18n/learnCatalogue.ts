/** The catalogues with the area `predict`, which loads with the mode in which one foresees decisions. */
import { predict } from "./learn/predict.ts";
import { ruleCatalogues, type RuleCatalogue } from "./ruleCatalogue.ts";

export type LearnCatalogue = RuleCatalogue & { readonly predict: (typeof predict)["en"] };

export const learnCatalogues: Readonly<Record<"en" | "zh", LearnCatalogue>> = {
  en: { ...ruleCatalogues.en, predict: predict.en },
  zh: { ...ruleCatalogues.zh, predict: predict.zh },
};
