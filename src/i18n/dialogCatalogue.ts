/** The catalogues with the areas that only dialogs need: the largest ones, loaded together with the dialogs. */
import { catalogues, type Catalogue } from "./catalogue.ts";
import { dialogs } from "./messages/dialogs.ts";
import { problems } from "./messages/problems.ts";

export type DialogCatalogue = Catalogue & {
  readonly dialogs: (typeof dialogs)["en"];
  readonly problems: (typeof problems)["en"];
};

export const dialogCatalogues: Readonly<Record<"en" | "zh", DialogCatalogue>> = {
  en: { ...catalogues.en, dialogs: dialogs.en, problems: problems.en },
  zh: { ...catalogues.zh, dialogs: dialogs.zh, problems: problems.zh },
};
