/**
 * Lists whose labels stand together, and their values behind them in the same order:
 *
 *   The arrival and burst times of A, B and C are 0, 1, 2 and 5, 3, 4.        到达时间和运行时间分别为 0、1、2 和 5、3、4
 *   Arrival and burst: (0, 5), (1, 3), (2, 4)
 *
 * Only where the values fall into lists of one length, with more than a comma between them: nothing else says whose they are.
 */
import { spelled } from "../cleanText.ts";
import type { Grid } from "../grid.ts";
import type { Cell } from "../jobColumns.ts";
import { placesOf, type PlaceOf } from "../places.ts";
import { labelsTogether } from "./labelsTogether.ts";
import { readLists } from "./lists.ts";
import { namesIn } from "./namesInProse.ts";

const LONGEST = 4000;
const NAME = String.raw`\p{Lu}\p{L}{0,3}_?\d{1,3}|[A-Z](?![\p{L}\d])`;
const LEAD = new RegExp(
  String.raw`^\s*(?:(?:in\s+)?(?:ms|milliseconds|seconds|time units|units)\s*)?(?:(?:of|for)\s+)?(?:the\s+)?(?:following\s+)?(?:(?:process|job|task)(?:es|s)?\s*)?(?<names>(?:${NAME})(?:\s*(?:,|、|and|和|与)+\s*(?:${NAME}))+)?\s*(?:(?:are|were|is|being|given as|as follows|respectively|of|如下|各?为|是|分别|依次|[:=]|->)[\s:=]*)*`,
  "iu",
);
const STRONG = /;|\n|\/|(?:和|与|及|以及)|(?<![A-Za-z])(?:and|y|et|und)(?![A-Za-z])/iu;
const BETWEEN = /^(?:[\s,;、/]|和|与|及|以及|and|y|et|und|respectively|resp\.?)*$/iu;
const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[\uE000 ]*(?:ms|s|units?|min|毫秒|秒|分钟)(?![\p{L}]))?`;
const VALUE = new RegExp(NUMBER, "gu");
/** Values with what stands between them. */
const RUN = new RegExp(
  String.raw`^(?:${NUMBER}|[\s,;、/()[\]]|和|与|及|以及|(?:and|y|et|und|respectively|resp\.?)(?![A-Za-z]))*`,
  "iu",
);

interface Value {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export function readSharedLists(text: string): Grid | null {
  if (text.length > LONGEST) return null;
  const [labels, ...others] = labelsTogether(text);
  if (!labels || others.length > 0) return null;
  const from = labels.at(-1)!.end;
  const lead = LEAD.exec(text.slice(from))!;
  const start = from + lead[0].length;
  const source = RUN.exec(text.slice(start))![0];
  const end = start + source.length;
  const numbered = numberedRows(source, labels.length);
  const rows = numbered?.map(([, ...row]) => row) ?? rowsIn(source, labels.length);
  if (!rows) return null;
  const placeOf = placesOf(text);
  // Further lists may stand around them: `…到达时刻分别为 0、1、3，运行时间与优先数分别为 5、3、4 与 1、2、3`.
  const around = text.slice(0, labels[0]!.start) + blanks(text.slice(labels[0]!.start, end)) + text.slice(end);
  const beside = readLists(around);
  if (beside && (beside.rows.length !== rows.length || beside.problems.length > 0)) return null;
  const between = lead.groups?.["names"];
  const isNamed = beside?.kinds?.includes("name") === true;
  const numbers = numbered?.map(([number]): Cell => ({ text: number!.text, ...placeOf(start + number!.start) }));
  const names = isNamed ? null : (numbers ?? namesIn(between ?? text.slice(0, labels[0]!.start), rows.length, placeOf));
  const isFront = names !== null && !numbers && between === undefined;
  const heads = labels.map(({ text: head, start: at }): Cell => ({ text: spelled(head), ...placeOf(at) }));
  const cellsOf = (row: readonly Value[]) =>
    row.map((value): Cell => ({ text: spelled(value.text), ...placeOf(start + value.start) }));
  return {
    form: "lists",
    separator: "",
    heads: [...(names ? [{ text: "", ...placeOf(0) }] : []), ...(beside?.heads ?? []), ...heads],
    rows: rows.map((row, at) => [...(names ? [names[at]!] : []), ...(beside?.rows[at] ?? []), ...cellsOf(row)]),
    kinds: [...(names ? ["name" as const] : []), ...(beside?.kinds ?? []), ...labels.map(({ kind }) => kind)],
    strays:
      beside?.strays ??
      [[isFront ? "" : text.slice(0, labels[0]!.start), 0] as const, [text.slice(end), end] as const].flatMap(
        ([part, at]) => strayOf(part, at, placeOf),
      ),
    problems: [],
  };
}

const blanks = (text: string) => text.replaceAll(/[^\n]/g, " ");

/** `(0, 5), (1, 3)`: a row in each pair of brackets. */
function tuplesIn(source: string, width: number): Value[][] | null {
  const groups = [...source.matchAll(/[([](?<inside>[^()[\]]*)[)\]]/g)];
  if (groups.length < 2 || !BETWEEN.test(source.replaceAll(/[([][^()[\]]*[)\]]/g, " "))) return null;
  const rows = groups.map(({ index, groups: parts }) => valuesIn(parts?.["inside"] ?? "", index + 1));
  return rows.every((row) => row?.length === width) ? rows.map((row) => row!) : null;
}

/** `1 8.0 1.0; 2 8.5 0.5`: rows with their numbers in front. */
function numberedRows(source: string, width: number): Value[][] | null {
  const parts = partsOf(source);
  const isNumbered =
    parts.length > 1 && parts.every((part, at) => part?.length === width + 1 && part[0]!.text === String(at + 1));
  return isNumbered ? parts.map((part) => part!) : null;
}

function rowsIn(source: string, width: number): Value[][] | null {
  const tuples = tuplesIn(source, width);
  if (tuples) return tuples;
  const parts = partsOf(source);
  if (parts.length < 2) return listsIn(source, width);
  // `0 5; 1 3; 2 4` has a row in each part, `0 1 2; 5 3 4` a list; `0 1; 5 3` can be both.
  const isRows = parts.every((part) => part?.length === width);
  if (isRows && parts.length !== width) return parts.map((part) => part!);
  return parts.length === width && !isRows ? listsIn(source, width) : null;
}

/** What stands between semicolons and line ends; null: something else than values. */
function partsOf(source: string): (Value[] | null)[] {
  return [...source.matchAll(/[^;\n]+/g)]
    .filter(([part]) => part.trim() !== "")
    .map(({ index, 0: part }) => valuesIn(part, index));
}

/** As many lists as labels: each ends where more than a comma stands. */
function listsIn(source: string, width: number): Value[][] | null {
  const values = valuesIn(source, 0);
  if (!values || values.length === 0 || values.length % width !== 0) return null;
  const length = values.length / width;
  const areApart = Array.from({ length: width - 1 }, (_, at) => (at + 1) * length).every((at) =>
    STRONG.test(source.slice(values[at - 1]!.end, values[at]!.start)),
  );
  if (length < 2 || !areApart) return null;
  return Array.from({ length }, (_, row) => Array.from({ length: width }, (__, list) => values[list * length + row]!));
}

/** Null where something else than values stands there. */
function valuesIn(source: string, from: number): Value[] | null {
  if (!BETWEEN.test(source.replaceAll(VALUE, " "))) return null;
  return [...source.matchAll(VALUE)].map(({ index, 0: text }) => ({
    text,
    start: from + index,
    end: from + index + text.length,
  }));
}

function strayOf(part: string, from: number, placeOf: PlaceOf): Cell[] {
  const at = part.search(/[\p{L}\p{N}]/u);
  return at < 0 ? [] : [{ text: spelled(part.slice(at)), ...placeOf(from + at) }];
}
