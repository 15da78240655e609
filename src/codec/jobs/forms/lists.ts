/**
 * Labelled lists, the way homework sheets state jobs in a line or two:
 *
 *   AT 0 2 3 / BT 4 2 1 / PR 1 2 3        到达时间：0，2，3；服务时间：4，2，1
 *   Four jobs with arrival times 0, 1, 2, and 8 and execution times of 10, 13, 6, and 9 ms.
 */
import type { Problem } from "../../../model/problems.ts";
import { problem } from "../../problemList.ts";
import { spelled } from "../cleanText.ts";
import { type Grid } from "../grid.ts";
import { labelsIn, NUMBER, type Cell, type Label, type LabelKind } from "../jobColumns.ts";
import { placesOf, type PlaceOf } from "../places.ts";
import { labelsTogether } from "./labelsTogether.ts";
import { namesIn, namesInRow } from "./namesInProse.ts";

/** Characters in front of a label that tell whether a list begins there. */
const LOOK_BACK = 16;
const SEPARATORS = /[\s,;/|&]+/;

interface List {
  readonly label: Label;
  readonly kind: LabelKind;
  readonly cells: readonly Cell[];
}

export function readLists(text: string): Grid | null {
  const placeOf = placesOf(text);
  const labels = listLabels(text);
  if (labels.length === 0) return null;
  // Values behind several labels are not all of the last one.
  const shared = labelsTogether(text).find((group) => labels.some(({ end }) => end === group.at(-1)!.end));
  const problems: Problem[] = shared
    ? [problem("jobsColumnTwice", "", { ...placeOf(shared[0]!.start), found: shared[0]!.text })]
    : [];
  const lists: List[] = [];
  const results: { readonly cells: readonly Cell[]; readonly prose: readonly Cell[] }[] = [];
  const strays = proseIn(text, 0, labels[0]?.start ?? 0, placeOf);
  for (const [index, label] of labels.entries()) {
    const { kind, end } = label;
    const until = labels[index + 1]?.start ?? text.length;
    if (lists.some((list) => list.kind === kind && kind !== "result")) {
      problems.push(problem("jobsColumnTwice", "", { ...placeOf(label.start), found: label.text }));
      continue;
    }
    const { cells, end: behind } = valuesOf(text, end, until, kind, placeOf);
    lists.push({ label, kind, cells });
    if (kind === "result") results.push({ cells, prose: proseIn(text, end, until, placeOf) });
    else strays.push(...proseIn(text, behind, until, placeOf));
  }
  const length = Math.max(0, ...lists.map(({ kind, cells }) => (kind === "result" ? 0 : cells.length)));
  // What follows the name of a result is a list of them, or says something else.
  for (const { cells, prose } of results)
    if (cells.length !== length || !cells.every(({ text: value }) => /\d/.test(value))) strays.push(...prose);
  // One length in the middle of other numbers is no list: "bursts of 90 ms".
  if (
    length === 1 &&
    lists.every(({ kind }) => kind === "bursts") &&
    strays.some(({ text: stray }) => /\d/.test(stray))
  )
    return null;
  // "All arrive at 0" is no list.
  if (lists.every(({ kind }) => kind === "arrival") && isOneMoment(lists)) return null;
  const paired = namedValues(lists);
  const namesBefore = lists.some(({ kind }) => kind === "name")
    ? null
    : namesIn(text.slice(0, labels[0]?.start), length, placeOf);
  const names = paired?.names ?? namesBefore;
  for (const { label, kind, cells } of lists) {
    const place = { ...placeOf(label.start), found: label.text };
    if (cells.length < length && kind !== "result")
      problems.push(problem("jobsCounts", "", { ...place, count: cells.length, max: length }));
  }
  const ofNames = names ? [{ head: { text: "", ...placeOf(0) }, kind: "name" as const, cells: names }] : [];
  const columns = [
    ...ofNames,
    ...[...(paired?.lists ?? []), ...lists.filter(({ kind }) => !paired || kind === "result")].map(
      ({ label, kind, cells }) => ({
        head: { text: spelled(label.text), ...placeOf(label.start) },
        kind,
        cells,
      }),
    ),
  ];
  const heads = columns.map(({ head }): Cell => head);
  const rows = Array.from({ length }, (_, at) =>
    columns.map(({ cells, head }): Cell => cells[at] ?? { ...head, text: "" }),
  );
  const kinds = columns.map(({ kind }) => kind);
  return { form: "lists", separator: "", heads, rows, kinds, strays, problems };
}

const isOneMoment = (lists: readonly List[]) =>
  lists.every(({ cells }) => cells.filter(({ text }) => /\d/.test(text)).length <= 1);

/** Lists in which every value has its name, `A=0, B=2`, in the same order everywhere: the names, and the values alone. */
function namedValues(
  lists: readonly List[],
): { readonly names: readonly Cell[]; readonly lists: readonly List[] } | null {
  if (lists.some(({ kind }) => kind === "name")) return null;
  const given = lists.filter(({ kind }) => kind !== "result");
  const cut = given.map(({ cells }) =>
    cells.map((cell) => ({ cell, parts: /^(\p{L}[\p{L}\d_]{0,9})[=:](.+)$/u.exec(cell.text) })),
  );
  const namesOf = (cells: (typeof cut)[number]) => cells.map(({ parts }) => parts?.[1] ?? "").join(" ");
  const [first = []] = cut;
  if (first.length === 0 || cut.some((cells) => cells.some(({ parts }) => !parts) || namesOf(cells) !== namesOf(first)))
    return null;
  return {
    names: first.map(({ cell, parts }) => ({ ...cell, text: parts?.[1] ?? "" })),
    lists: given.map((list, at) => ({
      ...list,
      cells: (cut[at] ?? []).map(({ cell, parts }) => ({ ...cell, text: parts?.[2] ?? "" })),
    })),
  };
}

/** The labels in `text` that have values behind them; empty when the text is no list. */
function listLabels(text: string): Label[] {
  const all = labelsIn(text);
  const labels = all.filter(({ kind, text: written, start, end }, index) => {
    const behind = text.slice(end, all[index + 1]?.start).replaceAll(LINKS, " ");
    // "Three jobs." names no jobs, and what a sentence is about has no values.
    if (!/[\p{L}\p{N}]/u.test(behind)) return false;
    if (kind === "name" && !/^\s*[:=\t|]/.test(behind) && WORDS.test(behind)) return false;
    if (kind !== "name" && !VALUES.test(behind) && !(kind === "priority" && PRIORITY_WORDS.test(behind))) return false;
    if (HAN_ENDS.test(written) && WORD_GOES_ON.test(text.slice(end))) return false;
    if (kind === "io") return false;
    // A single letter can as well be a name, and "job" a part of one: these have to stand where a list begins.
    return (
      (kind !== "name" && written.length > 1 && !SMALL_WORDS.has(written)) ||
      /(?:^|[\n;/|,])[^\S\n]*$/.test(text.slice(Math.max(0, start - LOOK_BACK), start))
    );
  });
  const hasTimes = labels.some(
    ({ kind, end }, index) =>
      (kind === "arrival" || kind === "bursts") && /\d/.test(text.slice(end, labels[index + 1]?.start)),
  );
  return hasTimes ? labels : [];
}

const HAN_ENDS = /\p{Script=Han}$/u;
/** A label that goes on is another word: `服务器`, with `服务` in it. */
const WORD_GOES_ON = /^(?!为|是|分别|依次|则|各|如|都|均|的|时间|以|用|和|与|及|进程|作业|任务)\p{Script=Han}/u;

/** Words that follow each other are no names: "processes which arrive at". */
const WORDS = /^[^,;/\n]*?\p{L}{2,}[^\S\n]+\p{L}{2,}/u;
/** Labels in capitals, else words of a sentence: "at 10", "2 et 8". */
const SMALL_WORDS: ReadonlySet<string> = new Set(["at", "et", "st"]);

/** A few words may lead from a label to its first value: "of the processes are". */
const VALUES = /^[^\d.?!\u3002]{0,60}(?:\d|\.\d)/;
/** Priorities in words: `high/low/medium`. */
const PRIORITY_WORDS =
  /^[^\d.?!\u3002]{0,30}?(?<![\p{L}])(?:high|medium|low|高|中|低)(?:\s*[,;、/]\s*(?:and\s+)?|\s+(?:and\s+)?)(?:high|medium|low|高|中|低)/iu;
/** What leads from a label to its values. */
const LEAD =
  /^\s*(?:(?:[:=]|->|\u2192|is|are|was|were|of|the|these|those|processes|jobs|in|order|given|as|follows|respectively|being|at|de|des|son|sont|sind|为|是|分别|依次|则|各|如下)[\s:=]*)*/iu;
/** Words between values, and behind them. */
const LINKS =
  /(?<![\p{L}\p{N}])(?:and|y|e|et|und|respectively|resp|with|then|has|have|having|which|who|their|its|the|that)(?![\p{L}\p{N}])|以及|[和及与]|分别|依次|单位时间|个时间单位/giu;

interface Values {
  readonly cells: readonly Cell[];
  /** Where they end in the text. */
  readonly end: number;
}

function valuesOf(text: string, from: number, to: number, kind: LabelKind, placeOf: PlaceOf): Values {
  // Brackets, links and what leads from a label to its values become blanks, so that places stay true.
  const joined = text
    .slice(from, to)
    .replace(LEAD, blanks)
    .replaceAll(/[[\]{}()<>]/g, " ");
  // A capital is a name: `A B C D E`.
  const linked = joined.replaceAll(LINKS, (link) => (/^[A-Z]$/.test(link) ? link : ",".padEnd(link.length)));
  const row = kind === "name" ? namesInRow(joined, from, placeOf) : null;
  if (row) return { cells: row, end: to };
  const source = kind === "name" ? linked : linked.slice(0, valuesEnd(linked, kind));
  let at = 0;
  const cells = piecesOf(source, kind)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "" && !/^[.\u3002:"]+$/.test(piece))
    .map((piece) => {
      const found = source.indexOf(piece, at);
      const start = found < 0 ? at : found;
      at = start + piece.length;
      const bare = piece.replace(/[.\u3002]$/, "");
      return { text: spelled(kind === "name" ? bare.replaceAll(/^["']|["']$/g, "") : bare), ...placeOf(from + start) };
    });
  return { cells, end: from + source.length };
}

/** Where the values end: at the end of the sentence, or where words follow each other. */
function valuesEnd(source: string, kind: LabelKind): number {
  const end =
    /\.(?=\s+\p{L}|\s*$)|[\u3002?!]|(?<![\p{L}\d])\p{L}{2,}[^\S\n]+\p{L}{2,}|[,;]\s*(?=\p{Script=Han}{2,}[^,;\d]*(?:$|[,;.\u3002]))/u.exec(
      source,
    );
  const values = end ? source.slice(0, end.index) : source;
  // What is no value stands behind them: `服务 3 6 4；SPF`.
  const behind = kind === "priority" ? null : /(?<=\d[^;,\d]*)[;,]\s*\p{L}[^\d;,?]*$/u.exec(values);
  return behind ? behind.index : values.length;
}

const blanks = (text: string) => text.replaceAll(/[^\n]/g, " ");

function piecesOf(source: string, kind: LabelKind): string[] {
  if (kind === "bursts") return burstPieces(source);
  if (kind !== "name") return source.split(SEPARATORS);
  const inner = trimmed(source);
  return inner.split(nameSeparator(inner));
}

/** Names can have blanks in them where something else separates them. */
function nameSeparator(inner: string): RegExp {
  if (/[\t|]/.test(inner)) return /[\t|\n]+/;
  return /[,;/]/.test(inner) ? /[,;/\n]+/ : /\s+/;
}

/** `source` without the separators around its values. */
function trimmed(source: string): string {
  const first = source.search(/[^\s,;/|]/);
  let end = source.length;
  while (end > first && /[\s,;/|]/.test(source.charAt(end - 1))) end -= 1;
  return source.slice(Math.max(0, first), end);
}

const IO = /(?:io|i\/o)[\s:(]*/i;
/** A burst and what belongs to it: waiting that is marked as such, and the burst behind it. */
const WITH_IO = new RegExp(`${NUMBER}(?:\\s*,?\\s*${IO.source}${NUMBER}\\s*\\)?(?:\\s*,?\\s*${NUMBER})?)*`, "gi");

/**
 * The bursts of each job. Between blanks, commas make a job that waits: `3,4,3 5 2`; where there is nothing but commas,
 * `4, 2, 1`, each number is a job.
 */
function burstPieces(source: string): string[] {
  if (IO.test(source)) return source.match(WITH_IO) ?? [];
  const inner = trimmed(source);
  if (/[\t|]/.test(inner)) return inner.split(/[\t|\n]+/);
  const isSpaced = /[^\s,;/]\s+[^\s,;/]/.test(inner);
  return isSpaced ? inner.split(/[\s;/]+/).map((piece) => piece.replaceAll(/^,+|,+$/g, "")) : inner.split(/[,;/\s]+/);
}

const EMPTY = /^[\s,;/|:.\u3002]*$/;

/** What stands from `from` to before `to` and is no value: it is told as left out. */
function proseIn(text: string, from: number, to: number, placeOf: PlaceOf): Cell[] {
  const prose = text.slice(from, to);
  if (EMPTY.test(prose)) return [];
  const lead = /^[\s,;/|:.\u3002]*/.exec(prose)?.[0].length ?? 0;
  return [{ text: spelled(prose.slice(lead)), ...placeOf(from + lead) }];
}
