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

/** The first characters of `file`; none where it cannot be read. */
export function beginningOf(file: File): Promise<string> {
  return file
    .slice(0, BEGINNING_BYTES)
    .text()
    .catch(() => "");
}

/**
 * What `file` is to be opened as, by how it begins: a scenario, which an empty file and one that cannot be read are taken for
 * too, libvirt's XML, or else references. Never throws.
 */
export async function kindOfFile(file: File): Promise<"scenario" | "libvirt" | "references"> {
  try {
    const beginning = (await file.slice(0, BEGINNING_BYTES).text()).replace(/^\ufeff/, "");
    const isJson = file.name.toLowerCase().endsWith(".json") || /^\s*(?:[{[]|$)/.test(beginning);
    return isJson ? "scenario" : isXmlText(beginning) ? "libvirt" : "references";
  } catch {
    return "scenario";
  }
}

/** Whether `text` begins as XML does. */
export function isXmlText(text: string): boolean {
  return /^\ufeff?\s*</.test(text);
}

/** Lines with an operation and an address, as tools that trace disks and memory write them. */
const TRACED =
  /^(?:[^\n]*,)?\s*(?:read|write|r|w|rs|ws)\s*,\s*\d{3,}|^\s*[ilsm]\s+(?:0x)?[\da-f]{4,},\d+\s*$|^\s*\d+,\d+\s+\d+\s+\d+\s+\d+\.\d+\s|^\d+,\d{3,},\d+,[rw],\d/i;

/** Whether `text` begins as a trace of references does: its first lines are all such. */
export function isTraceText(text: string): boolean {
  const lines = text
    .slice(0, BEGINNING_BYTES)
    .split("\n", 4)
    .slice(0, 3)
    .filter((line) => line.trim() !== "" && !line.startsWith("=="));
  return lines.length > 1 && lines.every((line) => TRACED.test(line));
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
