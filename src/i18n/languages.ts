/** The texts of the first picture in both languages. Whoever loads this has them learned as well. */
import { english, learnChinese, type Catalogue } from "./catalogue.ts";
import { processor } from "./messages/chinese/processor.ts";
import { shell } from "./messages/chinese/shell.ts";
import { terms } from "./messages/chinese/terms.ts";
import { transport } from "./messages/chinese/transport.ts";

const chinese: Catalogue = { processor, shell, terms, transport };

export const catalogues: Readonly<Record<"en" | "zh", Catalogue>> = { en: english, zh: chinese };

learnChinese(chinese);
