/**
 * The answers among which an examination lets one choose, behind all it says: `(A) 3.5 (B) 4 (C) 4.25 (D) 5`, or a line each. They
 * are no jobs and no pages.
 */
import { placesOf } from "./places.ts";
import { spelled } from "./cleanText.ts";
import type { Cell } from "./jobColumns.ts";

const MARK = String.raw`(?:\((?<round>[A-Ea-e])\)|(?<plain>[A-Ea-e])[.)])`;
const MARKS = new RegExp(String.raw`(?<=^|[\s:])${MARK}(?=[^\S\n]*\S)`, "gmu");
const FEWEST = 3;

/** Whether `line`, which was left out, is nothing but answers. */
export const isOptions = (line: string) => /^\(?a[.)].*(?<![\p{L}\d])\(?b[.)].*(?<![\p{L}\d])\(?c[.)]/iu.test(line);

interface Options {
  /** The text with blanks in their place. */
  readonly text: string;
  readonly cells: readonly Cell[];
}

export function withoutOptions(text: string): Options {
  const marks = [...text.matchAll(MARKS)].map(({ index, groups }) => ({
    index,
    letter: (groups?.["round"] ?? groups?.["plain"] ?? "").toLowerCase(),
  }));
  const first = marks.findLastIndex(({ letter }) => letter === "a");
  const options = marks.slice(first);
  const from = options[0]?.index ?? 0;
  const inOrder = options.every(({ letter }, at) => letter === "abcde"[at]);
  const pieces = options.map(({ index }, at) => text.slice(index, options[at + 1]?.index));
  // Each is one value, and what they are asked about stands before them.
  const areValues = pieces.every(
    (piece) => (piece.match(/\d+(?:\.\d+)?/g)?.length ?? 0) <= 1 && !/\n\s*\S+\s+\S/.test(piece.trim()),
  );
  const isAsked = /\d/.test(text.slice(0, from));
  if (first < 0 || options.length < FEWEST || !inOrder || !areValues || !isAsked) return { text, cells: [] };
  const written = text.slice(from);
  const cell = { text: spelled(written.replaceAll(/\s+/g, " ")), ...placesOf(text)(from) };
  return { text: text.slice(0, from) + written.replaceAll(/[^\n]/g, " "), cells: [cell] };
}
