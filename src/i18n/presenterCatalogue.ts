/** The catalogues with the area `presenter`, which loads with the window for an audience and with what stands beside it. */
import type { Catalogue } from "./catalogue.ts";
import { catalogues } from "./languages.ts";
import { presenter } from "./messages/presenter.ts";

export type PresenterCatalogue = Catalogue & { readonly presenter: (typeof presenter)["en"] };

export const presenterCatalogues: Readonly<Record<"en" | "zh", PresenterCatalogue>> = {
  en: { ...catalogues.en, presenter: presenter.en },
  zh: { ...catalogues.zh, presenter: presenter.zh },
};
