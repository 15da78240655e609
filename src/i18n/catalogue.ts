/**
 * The catalogues: one object of texts per language, made of one file an area. A text is a string or a function of its
 * values. These are the areas of the first picture; `panelCatalogue.ts` and `dialogCatalogue.ts` have the others.
 */
import { processor } from "./messages/processor.ts";
import { shell } from "./messages/shell.ts";
import { terms } from "./messages/terms.ts";
import { transport } from "./messages/transport.ts";

const areas = { processor, shell, terms, transport };

type Areas = typeof areas;
export type Catalogue = { readonly [Area in keyof Areas]: Areas[Area]["en"] };

function ofLanguage(language: "en" | "zh"): Catalogue {
  return Object.fromEntries(Object.entries(areas).map(([area, texts]) => [area, texts[language]])) as Catalogue;
}

export const catalogues: Readonly<Record<"en" | "zh", Catalogue>> = { en: ofLanguage("en"), zh: ofLanguage("zh") };
