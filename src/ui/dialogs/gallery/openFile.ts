/** Opening a scenario from a file: reading the text is the codec's, asking the browser for it is done here. */
import { MOST } from "../../../codec/limits.ts";
import type { OpenedScenario } from "../../../codec/scenario/scenarioFile.ts";
import { readScenario } from "../../../store/readScenario.ts";

/** UTF-8 takes up to three bytes for a character of a file that may be `MOST.fileCharacters` long. */
export const MAX_FILE_BYTES = 3 * MOST.fileCharacters;

/** What came of opening a file: its scenario, what is wrong with its text, or why there is no text. */
export type OpenedFile = OpenedScenario | { readonly ok: false; readonly refused: "tooLarge" | "unreadable" };

/** So many bytes are looked at before it is decided what a file is. */
const BEGINNING_BYTES = 256;

/** Whether `file` is to be opened as a scenario: it begins as one does, or is empty or not to be read. Never throws. */
export async function isScenarioFile(file: File): Promise<boolean> {
  try {
    const beginning = await file.slice(0, BEGINNING_BYTES).text();
    return file.name.toLowerCase().endsWith(".json") || /^\s*(?:[{[]|$)/.test(beginning.replace(/^\ufeff/, ""));
  } catch {
    return true;
  }
}

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
