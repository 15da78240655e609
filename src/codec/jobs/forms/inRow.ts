/**
 * Jobs one behind the other in a line, each a name with as many numbers as the others:
 *
 *   P1: 24, P2: 3, P3: 3        P1 = 24 ms; P2 = 3 ms        A 0 3 B 2 6 C 4 4        A: 0,3; B: 2,6
 */
import { spelled } from "../cleanText.ts";
import type { Grid } from "../grid.ts";
import { labelOf, type Cell } from "../jobColumns.ts";
import { placesOf } from "../places.ts";

const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:\uE000*\p{L}{1,12})?`;
const JOB = new RegExp(
  String.raw`(?<name>"?\p{L}[\p{L}\d_\uE000]{0,19}"?)(?![\p{L}\d_\uE000])[ ]?(?:[:=(,]|->)?[ ]?(?<numbers>${NUMBER}(?:[ ]?[ ,][ ]?${NUMBER}){0,3})[ ]?\)?`,
  "giu",
);
const BETWEEN = /^[\s,;|/.{}]*(?:(?:and|y|et|und)\s|[和及与])?[\s{}]*$/i;

export function readInRow(text: string): Grid | null {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (text.length > LONGEST || lines.length === 0) return null;
  const placeOf = placesOf(text);
  const rows: Cell[][] = [];
  let end = 0;
  for (const match of text.matchAll(JOB)) {
    const { name = "", numbers = "" } = match.groups ?? {};
    if (!BETWEEN.test(text.slice(end, match.index)) || labelOf(spelled(name)) !== null) return null;
    end = match.index + match[0].length;
    const start = match.index + match[0].indexOf(numbers, name.length);
    const cells = [...numbers.matchAll(new RegExp(NUMBER, "giu"))].map(({ index, 0: number }): Cell => ({
      text: spelled(number),
      ...placeOf(start + index),
    }));
    rows.push([{ text: spelled(name).replaceAll('"', ""), ...placeOf(match.index) }, ...cells]);
  }
  const isWhole = BETWEEN.test(text.slice(end));
  // A job a line is what other forms read, and better.
  const isOfOneWidth = rows.every(({ length }) => length === rows[0]?.length);
  const names = new Set(rows.map(([name]) => name?.text));
  if (!isWhole || !isOfOneWidth || rows.length < 2 || rows.length <= lines.length || names.size < rows.length)
    return null;
  return { form: "groups", separator: "", heads: null, rows, strays: [], problems: [] };
}

const LONGEST = 4000;
