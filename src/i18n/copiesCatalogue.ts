/** The catalogues with the area `copies`, which loads with the panel of snapshots. */
import { copies } from "./messages/copies.ts";
import { panelCatalogues, type PanelCatalogue } from "./panelCatalogue.ts";

export type CopiesCatalogue = PanelCatalogue & { readonly copies: (typeof copies)["en"] };

export const copiesCatalogues: Readonly<Record<"en" | "zh", CopiesCatalogue>> = {
  en: { ...panelCatalogues.en, copies: copies.en },
  zh: { ...panelCatalogues.zh, copies: copies.zh },
};
