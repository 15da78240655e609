/** The catalogues: one object of texts per language, made of one file an area. A text is a string or a function of its values. */
import { host } from "./messages/host.ts";
import { machines } from "./messages/machines.ts";
import { memory } from "./messages/memory.ts";
import { processor } from "./messages/processor.ts";
import { shell } from "./messages/shell.ts";
import { storage } from "./messages/storage.ts";
import { terms } from "./messages/terms.ts";
import { transport } from "./messages/transport.ts";
import { why } from "./messages/why.ts";

const areas = { host, machines, memory, processor, shell, storage, terms, transport, why };

type Areas = typeof areas;
export type Catalogue = { readonly [Area in keyof Areas]: Areas[Area]["en"] };

function ofLanguage(language: "en" | "zh"): Catalogue {
  return Object.fromEntries(Object.entries(areas).map(([area, texts]) => [area, texts[language]])) as Catalogue;
}

export const catalogues: Readonly<Record<"en" | "zh", Catalogue>> = { en: ofLanguage("en"), zh: ofLanguage("zh") };
