/** The catalogues with the area `lecture`, which loads with the layout for a projector. */
import { lecture } from "./messages/lecture.ts";
import { panelCatalogues, type PanelCatalogue } from "./panelCatalogue.ts";

export type LectureCatalogue = PanelCatalogue & { readonly lecture: (typeof lecture)["en"] };

export const lectureCatalogues: Readonly<Record<"en" | "zh", LectureCatalogue>> = {
  en: { ...panelCatalogues.en, lecture: lecture.en },
  zh: { ...panelCatalogues.zh, lecture: lecture.zh },
};
