/**
 * The texts of the first picture, made of one file an area: in English, and in Chinese once that is loaded, which it is before
 * it is needed (`languages.ts`). A text is a string or a function of its values. `panelCatalogue.ts`, `dialogCatalogue.ts`
 * and their like have the other areas, in both languages.
 */
import { processor } from "./messages/processor.ts";
import { shell } from "./messages/shell.ts";
import { terms } from "./messages/terms.ts";
import { transport } from "./messages/transport.ts";

export const english = { processor, shell, terms, transport };

export type Catalogue = Readonly<typeof english>;

let chinese: Catalogue = english;

/** From now on there are Chinese texts as well. */
export function learnChinese(texts: Catalogue): void {
  chinese = texts;
}

/** The texts in `language`; in English while the Chinese ones are not here. */
export function textsIn(language: "en" | "zh"): Catalogue {
  return language === "zh" ? chinese : english;
}
