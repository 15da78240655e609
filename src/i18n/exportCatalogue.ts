/** The catalogues with the area `exports`, which loads when something is taken out of the page. */
import { besideCatalogues, type BesideCatalogue } from "./besideCatalogue.ts";
import { dialogCatalogues, type DialogCatalogue } from "./dialogCatalogue.ts";
import { exports } from "./messages/exports.ts";
import { ruleCatalogues, type RuleCatalogue } from "./ruleCatalogue.ts";

export type ExportCatalogue = DialogCatalogue &
  RuleCatalogue &
  BesideCatalogue & { readonly exports: (typeof exports)["en"] };

export const exportCatalogues: Readonly<Record<"en" | "zh", ExportCatalogue>> = {
  en: { ...besideCatalogues.en, ...dialogCatalogues.en, ...ruleCatalogues.en, exports: exports.en },
  zh: { ...besideCatalogues.zh, ...dialogCatalogues.zh, ...ruleCatalogues.zh, exports: exports.zh },
};
