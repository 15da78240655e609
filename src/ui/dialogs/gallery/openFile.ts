/**
 * Opening a scenario from a file or from text, and saving one: reading is the codec's, asking the browser for a file is
 * done here.
 */
import type { Checked } from "../../../model/problems.ts";
import type { Scenario } from "../../../model/scenario.ts";
import { MOST } from "../../../codec/limits.ts";
import { parseScenarioFile } from "../../../codec/scenarioFile.ts";

/** UTF-8 takes up to three bytes for a character of a file that may be `MOST.fileCharacters` long. */
const MAX_BYTES = 3 * MOST.fileCharacters;

/** The scenario in `file`, or what is wrong with it. Never throws. */
export async function openFile(file: File): Promise<Checked<Scenario>> {
  if (file.size > MAX_BYTES) {
    return { ok: false, problems: [{ code: "fileTooLarge", path: "", values: { found: file.size, max: MAX_BYTES } }] };
  }
  try {
    return parseScenarioFile(await file.text());
  } catch {
    return { ok: false, problems: [{ code: "fileUnreadable", path: "", values: { name: file.name } }] };
  }
}

/** A file name made of a title: what some system forbids becomes a hyphen. */
export function fileName(title: string): string {
  const safe = title
    .normalize("NFC")
    .replaceAll(/[\p{Cc}\p{Z}<>:"/\\|?*.]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "");
  return `${safe || "scenario"}.hyperscope.json`;
}

/** Hands `text` to the browser as a file to be saved. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Revoked a little later: some browsers begin to read only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
