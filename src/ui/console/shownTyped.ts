/** What was typed, as it is shown: nothing in it is unseen, and nothing of it turns what stands beside it. */
import { isolated } from "../../trace/isolated.ts";

/** Control characters, ends of lines and marks that show nothing or turn the direction of writing; not those inside of letters. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;

/** `text` with the number of each of them in its place. */
export function withMarksShown(text: string): string {
  return text.replaceAll(UNSEEN, (mark) => `⟨U+${mark.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}⟩`);
}

/** The same as a part of a sentence. */
export function shownTyped(text: string): string {
  return isolated(withMarksShown(text));
}

/** `values` of a sentence, with the texts among them so. */
export function shownValues(values: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === "string" ? shownTyped(value) : value]),
  );
}
