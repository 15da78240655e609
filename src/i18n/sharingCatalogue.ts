/** The catalogues with the area `sharing`, which loads with the part of the memory panel that uses it. */
import type { Catalogue } from "./catalogue.ts";
import { catalogues } from "./languages.ts";
import { sharing } from "./messages/sharing.ts";

export type SharingCatalogue = Catalogue & { readonly sharing: (typeof sharing)["en"] };

export const sharingCatalogues: Readonly<Record<"en" | "zh", SharingCatalogue>> = {
  en: { ...catalogues.en, sharing: sharing.en },
  zh: { ...catalogues.zh, sharing: sharing.zh },
};
