/** The catalogues with the area `disk`, which loads with the panel of disk arms. */
import { disk } from "./messages/disk.ts";
import { panelCatalogues, type PanelCatalogue } from "./panelCatalogue.ts";

export type ArmCatalogue = PanelCatalogue & { readonly disk: (typeof disk)["en"] };

export const armCatalogues: Readonly<Record<"en" | "zh", ArmCatalogue>> = {
  en: { ...panelCatalogues.en, disk: disk.en },
  zh: { ...panelCatalogues.zh, disk: disk.zh },
};
