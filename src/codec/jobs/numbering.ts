/**
 * The number of an exercise and what it is worth, where they stand in front of the heads of a table and in their line:
 * `Question 2 [10 marks] Process Arrival Burst`. They are none of its columns.
 */
import { MARK_WORDS } from "./cleanText.ts";
import { linesOf, wholeLine, type Line } from "./grid.ts";
import { labelsIn, type Cell } from "./jobColumns.ts";

const B = String.raw`[^\S\n]{0,8}`;
const TITLE = String.raw`(?:questions?|quest[aã]o|quesito|exercises?|ex|problems?|prob|homework|hw|assignment|part|task|q|aufgabe|übung|exercice|ejercicio|problema|pregunta|exercício|esercizio|domanda|задача|задание|вопрос|упражнение|習題|习题|题目?|问题|問題|例题?|课题)`;
/** `Table 5.3`, `Section 2`, `图3`: the number of something that is no job. */
const PARTS = String.raw`(?:tab(?:le|elle|leau|la|ela)?|fig(?:ure|ura)?|chapter|section|lecture|slide|week|part|kapitel|abschnitt|blatt|chapitre|cap[ií]tulo|hoja|folie|表|图|圖|章|节)`;
const NUMBER = String.raw`(?:\d{1,3}(?:\.\d{1,3}){0,2}(?:\s?\([a-z]\)|[a-z](?![\p{L}\d]))?)`;
/** `Question 2`, `Q3`, `第2题`, `2.`, `(2)`, `b)`. */
export const NUMBERED = String.raw`(?:(?<!\p{L})${TITLE}\.?${B}(?:no\.?|nr\.?|n[°ºo]\.?|№|#)?${B}${NUMBER}|第${B}(?:\d{1,3}|[一二三四五六七八九十]{1,3})${B}[题題]|(?:\d{1,3}(?:\.\d{1,3}){0,2}|[a-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})(?:[.)、]|(?<=\d),|${B}:)|\((?:\d{1,3}|[a-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})\))`;
/** Anywhere in a line. */
export const TITLED = String.raw`(?<!\p{L})(?:${TITLE}|${PARTS})\.?${B}(?:no\.?|nr\.?|n[°ºo]\.?|№|#)?${B}${NUMBER}|第${B}\d{1,3}${B}[题題章节]`;
const WORTH = String.raw`(?:[([]?${B}(?:worth${B}|共)?\d{1,3}${B}(?:${MARK_WORDS}|%)(?:${B}(?:each|total))?${B}[)\]]?|\[\d{1,3}\])`;
const FRONT = new RegExp(
  String.raw`^[\s*#_>\uE000-]{0,12}(?:(?:${NUMBERED}|${WORTH})[\s*_.:,;\uE000\u2013-]{0,12}){1,3}`,
  "iu",
);

/** `text` with blanks in place of the numbers of exercises in front of heads, and those numbers. */
export function withoutNumbering(text: string): { readonly text: string; readonly fronts: readonly Cell[] } {
  const fronts: Cell[] = [];
  const lines = linesOf(text).map((line) => {
    const front = frontOf(line);
    if (front === "") return line.text;
    fronts.push(wholeLine({ ...line, text: front }));
    return " ".repeat(front.length) + line.text.slice(front.length);
  });
  return { text: lines.join("\n"), fronts };
}

/** Whether a line is the number of an exercise and nothing else. */
export function isNumbering(line: string): boolean {
  return FRONT.exec(line)?.[0] === line;
}

function frontOf({ text }: Line): string {
  const front = FRONT.exec(text)?.[0] ?? "";
  return front !== "" && isHeads(text.slice(front.length)) ? front : "";
}

/** Up to the first number there are names of columns, one of them a time, and hardly a word more. */
function isHeads(behind: string): boolean {
  const words = behind.slice(0, /(?<![\p{L}\d_])[+-]?\.?\d/u.exec(behind)?.index ?? behind.length);
  const labels = labelsIn(words, true);
  const isTimed = labels.some(({ kind }) => kind === "arrival" || kind === "bursts");
  const starts = [0, ...labels.map(({ end }) => end)];
  const others = starts.map((start, at) => words.slice(start, labels[at]?.start)).join(" ");
  return labels.length > 1 && isTimed && (others.match(/[\p{L}\d]+/gu)?.length ?? 0) <= 1;
}
