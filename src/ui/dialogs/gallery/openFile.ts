/**
 * Opening a scenario from a file, and saving one: reading the text is the codec's, asking the browser for files is done
 * here.
 */
import { MOST } from "../../../codec/limits.ts";
import type { OpenedScenario } from "../../../codec/scenario/scenarioFile.ts";
import { readScenario } from "../../../store/readScenario.ts";

/** UTF-8 takes up to three bytes for a character of a file that may be `MOST.fileCharacters` long. */
export const MAX_FILE_BYTES = 3 * MOST.fileCharacters;

/** What came of opening a file: its scenario, what is wrong with its text, or why there is no text. */
export type OpenedFile = OpenedScenario | { readonly ok: false; readonly refused: "tooLarge" | "unreadable" };

/** Reads `file`. Never throws. */
export async function openFile(file: File): Promise<OpenedFile> {
  if (file.size > MAX_FILE_BYTES) return { ok: false, refused: "tooLarge" };
  let text: string;
  try {
    text = await file.text();
  } catch {
    return { ok: false, refused: "unreadable" };
  }
  return readScenario(text);
}

/** A file name made of a title: what some system forbids becomes a hyphen. */
export function fileName(title: string, ending = ".hyperscope.json"): string {
  const safe = title
    .normalize("NFC")
    .replaceAll(/[\p{Cc}\p{Z}<>:"/\\|?*.]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "");
  return `${safe || "scenario"}${ending}`;
}

/** Some browsers begin to read the address only after the click has been handled. */
const REVOKE_AFTER_MS = 1000;

/** Hands `text` to the browser as a file to be saved. */
export function saveFile(name: string, text: string, type = "application/json"): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
}
