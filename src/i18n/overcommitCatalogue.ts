/** The catalogues with the area `overcommit`, which loads with the part of the memory panel that uses it. */
import type { Catalogue } from "./catalogue.ts";
import { catalogues } from "./languages.ts";
import { overcommit } from "./messages/overcommit.ts";

export type OvercommitCatalogue = Catalogue & { readonly overcommit: (typeof overcommit)["en"] };

export const overcommitCatalogues: Readonly<Record<"en" | "zh", OvercommitCatalogue>> = {
  en: { ...catalogues.en, overcommit: overcommit.en },
  zh: { ...catalogues.zh, overcommit: overcommit.zh },
};
