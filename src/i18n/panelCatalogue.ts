/** The catalogues with the areas of the panels that are loaded after the lanes: memory, storage, explanations. */
import { catalogues, type Catalogue } from "./catalogue.ts";
import { memory } from "./messages/memory.ts";
import { storage } from "./messages/storage.ts";
import { why } from "./messages/why.ts";

export type PanelCatalogue = Catalogue & {
  readonly memory: (typeof memory)["en"];
  readonly storage: (typeof storage)["en"];
  readonly why: (typeof why)["en"];
};

export const panelCatalogues: Readonly<Record<"en" | "zh", PanelCatalogue>> = {
  en: { ...catalogues.en, memory: memory.en, storage: storage.en, why: why.en },
  zh: { ...catalogues.zh, memory: memory.zh, storage: storage.zh, why: why.zh },
};
