/** The catalogues with the area `machines`, which loads with the list of machines. */
import { catalogues, type Catalogue } from "./catalogue.ts";
import { machines } from "./messages/machines.ts";

export type MachineCatalogue = Catalogue & { readonly machines: (typeof machines)["en"] };

export const machineCatalogues: Readonly<Record<"en" | "zh", MachineCatalogue>> = {
  en: { ...catalogues.en, machines: machines.en },
  zh: { ...catalogues.zh, machines: machines.zh },
};
