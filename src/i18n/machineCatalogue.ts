/** The catalogues with the area `machines`, which loads with the list of machines. */
import type { Catalogue } from "./catalogue.ts";
import { catalogues } from "./languages.ts";
import { machines } from "./messages/machines.ts";

export type MachineCatalogue = Catalogue & { readonly machines: (typeof machines)["en"] };

export const machineCatalogues: Readonly<Record<"en" | "zh", MachineCatalogue>> = {
  en: { ...catalogues.en, machines: machines.en },
  zh: { ...catalogues.zh, machines: machines.zh },
};
