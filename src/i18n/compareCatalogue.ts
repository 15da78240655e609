/** The catalogues with the area `compare`, and with the problems of variants that cannot be. They load with that mode. */
import { dialogCatalogues, type DialogCatalogue } from "./dialogCatalogue.ts";
import { compare, type CompareTexts } from "./learn/compare.ts";
import { ruleCatalogues, type RuleCatalogue } from "./ruleCatalogue.ts";

export type CompareCatalogue = DialogCatalogue & RuleCatalogue & { readonly compare: CompareTexts };

export const compareCatalogues: Readonly<Record<"en" | "zh", CompareCatalogue>> = {
  en: { ...dialogCatalogues.en, ...ruleCatalogues.en, compare: compare.en },
  zh: { ...dialogCatalogues.zh, ...ruleCatalogues.zh, compare: compare.zh },
};
