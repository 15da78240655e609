/** The language of the page for a reader who has not chosen one. */
import type { Language } from "./appState.ts";

const LANGUAGES: readonly Language[] = ["en", "zh"];

/**
 * The first of the browser's languages (tags such as `zh-CN`) that the page speaks; where it speaks none of them, that of
 * the link, else English. A link from an English teacher opens in Chinese for a Chinese student.
 */
export function readerLanguage(tags: readonly string[], ofLink: Language | null): Language {
  for (const tag of tags) {
    const [language] = tag.toLowerCase().split("-");
    const spoken = LANGUAGES.find((each) => each === language);
    if (spoken) return spoken;
  }
  return ofLink ?? "en";
}
