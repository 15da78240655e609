/** The catalogues with the area `steal`, which loads with the panel and the tooltip that use it. */
import type { Catalogue } from "./catalogue.ts";
import { catalogues } from "./languages.ts";
import { steal } from "./messages/steal.ts";

export type StealCatalogue = Catalogue & { readonly steal: (typeof steal)["en"] };

export const stealCatalogues: Readonly<Record<"en" | "zh", StealCatalogue>> = {
  en: { ...catalogues.en, steal: steal.en },
  zh: { ...catalogues.zh, steal: steal.zh },
};
