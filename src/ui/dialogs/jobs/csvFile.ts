/** The text of a table in a file, whatever program wrote it: UTF-8, UTF-16 of "Unicode text", or the GBK of Chinese Excel. */

import { isNoText } from "../../../codec/noText.ts";

/** Far more than any table of jobs has. */
export const MAX_TABLE_BYTES = 200_000;

export type ReadFile =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly refused: "tooLarge" | "unreadable" };

/** Reads `file`. Never throws. */
export async function readTableFile(file: File): Promise<ReadFile> {
  if (file.size > MAX_TABLE_BYTES) return { ok: false, refused: "tooLarge" };
  try {
    const text = decoded(new Uint8Array(await file.arrayBuffer()));
    return isNoText(text) ? { ok: false, refused: "unreadable" } : { ok: true, text };
  } catch {
    return { ok: false, refused: "unreadable" };
  }
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030", { fatal: true }).decode(bytes);
  }
}

/** `csv` so that spreadsheets take it for UTF-8, which without the mark some do not. */
export function csvForSpreadsheets(csv: string): string {
  return `\ufeff${csv}`;
}
