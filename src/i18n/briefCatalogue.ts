/** The catalogues with the area `brief`, which loads with the bar under the title. */
import { brief } from "./messages/brief.ts";
import { ruleCatalogues, type RuleCatalogue } from "./ruleCatalogue.ts";

export type BriefCatalogue = RuleCatalogue & { readonly brief: (typeof brief)["en"] };

export const briefCatalogues: Readonly<Record<"en" | "zh", BriefCatalogue>> = {
  en: { ...ruleCatalogues.en, brief: brief.en },
  zh: { ...ruleCatalogues.zh, brief: brief.zh },
};
