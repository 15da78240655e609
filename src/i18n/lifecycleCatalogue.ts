/** The catalogues with the area `lifecycle`, which loads with the state diagram. */
import type { Catalogue } from "./catalogue.ts";
import { catalogues } from "./languages.ts";
import { lifecycle } from "./messages/lifecycle.ts";

export type LifecycleCatalogue = Catalogue & { readonly lifecycle: (typeof lifecycle)["en"] };

export const lifecycleCatalogues: Readonly<Record<"en" | "zh", LifecycleCatalogue>> = {
  en: { ...catalogues.en, lifecycle: lifecycle.en },
  zh: { ...catalogues.zh, lifecycle: lifecycle.zh },
};
