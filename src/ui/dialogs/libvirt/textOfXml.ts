/** The text of what is to be read as XML, if it is not too large to be such. */
import { MOST } from "../../../codec/limits.ts";
import type { DialogAbout } from "../../../store/appState.ts";

/** UTF-8 takes up to three bytes for a character. */
const MOST_BYTES = 3 * MOST.xmlCharacters;

export type XmlText =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly refused: "tooLarge" | "unreadable" };

/** Nothing of a file that is too large is read. Never rejects. */
export async function textOfXml({ file, text }: Pick<DialogAbout, "file" | "text">): Promise<XmlText> {
  if (text !== undefined) return { ok: true, value: text };
  if (!file) return { ok: false, refused: "unreadable" };
  if (file.size > MOST_BYTES) return { ok: false, refused: "tooLarge" };
  try {
    return { ok: true, value: await file.text() };
  } catch {
    return { ok: false, refused: "unreadable" };
  }
}
