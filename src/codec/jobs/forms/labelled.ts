/**
 * Jobs of which every value has its label in front, on a line each or one below the other:
 *
 *   process name P1 arrival 3 burst 5        P1: arrival=0, burst=5        - name: P1
 *   process name P2 arrival 0 burst 9        P2: arrival=1, burst=3          arrival: 0
 */
import { spelled } from "../cleanText.ts";
import { isRule, linesOf, wholeLine, type Grid, type Line } from "../grid.ts";
import { isNumeric, JOB_COLUMNS, labelsIn, type Cell, type JobColumn, type Label } from "../jobColumns.ts";

/** A label with its one value. */
interface Pair {
  readonly kind: JobColumn;
  readonly label: Cell;
  readonly value: Cell;
}

interface LabelledLine {
  readonly line: Line;
  /** What stands before the first label: a name, or nothing. */
  readonly front: Cell | null;
  readonly pairs: readonly Pair[];
}

export function readLabelled(text: string): Grid | null {
  const lines = linesOf(text).filter((line) => !isRule(line.text.replaceAll(/[{}[\](),]/g, " ")));
  const read = lines.flatMap(piecesOf).map(pairsIn);
  const hasValuesBelow = new Set(read.filter((_, at) => (read[at + 1]?.pairs.length ?? 0) > 0).map(({ line }) => line));
  const records: Map<JobColumn, Cell>[] = [];
  const heads = new Map<JobColumn, Cell>();
  const strays: Cell[] = [];
  for (const { line, front, pairs } of read) {
    if (pairs.length === 0) {
      // `P1:` above the values of P1.
      const name =
        NAME_ABOVE.exec(line.text)?.[1] ?? (hasValuesBelow.has(line) ? LONE_WORD.exec(line.text)?.[1] : null);
      const last = records.at(-1);
      if (name && last?.size === 1 && last.has("name")) strays.push(last.get("name")!);
      if (name && last?.size === 1 && last.has("name")) records.pop();
      if (name) records.push(new Map([["name", { ...wholeLine(line), text: spelled(name) }]]));
      else strays.push(wholeLine(line));
      continue;
    }
    // What stood above the first name was no name: `processes:`.
    const [only] = records;
    if (records.length === 1 && only?.size === 1 && only.has("name") && pairs[0]?.kind === "name") {
      strays.push(only.get("name")!);
      records.pop();
    }
    if (front) records.push(new Map([["name", front]]));
    for (const { kind, label, value } of pairs) {
      if (records.length === 0 || records.at(-1)?.has(kind)) records.push(new Map());
      records.at(-1)?.set(kind, value);
      if (!heads.has(kind)) heads.set(kind, label);
    }
  }
  const hasTimes = heads.has("bursts") && records.every((record) => record.has("arrival") || record.has("bursts"));
  if (!hasTimes || records.length < 2) return null;
  if (records.some((record) => record.has("name")) && !heads.has("name"))
    heads.set("name", { text: "", line: 1, column: 1 });
  const columns = JOB_COLUMNS.filter((column) => heads.has(column));
  const rows = records.map((record) =>
    columns.map((column): Cell => record.get(column) ?? { ...([...record.values()][0] ?? NOWHERE), text: "" }),
  );
  return {
    form: "labelled",
    separator: "",
    heads: columns.map((column) => heads.get(column)!),
    kinds: columns,
    rows,
    strays,
    problems: [],
  };
}

const LONGEST_LINE = 2000;
const NAME_ABOVE = /^\s*["']?([^\s:"']+)["']?\s*:\s*\{?\s*$/;
const LONE_WORD = /^\s*([^\s[\](){}]{1,20})\s*$/;
/** Where one job ends and the next begins. */
const JOB_END =
  /;|\|(?=\s*\p{L}[^|]*[=:])|\}\s*,|\)\s*[,;]?\s*(?:and\s+)?(?=\p{L})|\.\s+(?=\p{Lu})|(?:,|\s(?:and|y|et|und))\s+(?=\p{L}{1,3}\d{1,3}\s+\p{Ll})/gu;
const NOWHERE: Cell = { text: "", line: 1, column: 1 };

/** A line cut where one job ends and the next begins: `P1: arrival=0, burst=5; P2: …` and `{…}, {…}`. */
function piecesOf(line: Line): Line[] {
  // No line of labelled values is as long as this.
  if (line.text.length > LONGEST_LINE) return [line];
  const pieces: Line[] = [];
  let start = 0;
  for (const { index } of [...line.text.matchAll(JOB_END), { index: line.text.length }]) {
    const piece = " ".repeat(start) + line.text.slice(start, index);
    if (!isRule(piece.replaceAll(/[{}[\](),]/g, " "))) pieces.push({ text: piece, number: line.number });
    start = index;
  }
  return pieces;
}

const LEAD = /^["'\s]*(?:[:=]|->|\u2192|is|of|at|为|是)*[\s"'[]*/i;

/** The labels of a line with their values; none where a label has no value, or several. */
function pairsIn(line: Line): LabelledLine {
  if (line.text.length > LONGEST_LINE) return { line, front: null, pairs: [] };
  const text = line.text.replaceAll(/["{}()[\]]|(?<!\p{L})'|'(?!\p{L})/gu, " ");
  const labels = labelsIn(text, /[:=]/.test(text)).filter((label) => isLabel(label, text));
  const nothing = { line, front: null, pairs: [] };
  const pairs: Pair[] = [];
  for (const [at, label] of labels.entries()) {
    if (label.kind === "io" || label.kind === "result") return nothing;
    const { start, end } = label;
    const hasName = at > 0 || text.slice(0, start).trim() !== "";
    // Behind a name `P=2` is a priority.
    const kind: JobColumn = label.kind === "name" && hasName && /^p$/i.test(label.text) ? "priority" : label.kind;
    const raw = text.slice(end, labels[at + 1]?.start);
    const lead = LEAD.exec(raw)?.[0].length ?? 0;
    const value = raw.slice(lead).replace(/[\s,;.:&\u2013\u2014-]*(?:\band\b[\s,]*)?$/i, "");
    const isOne = kind === "name" ? value !== "" && !/[,;]/.test(value) : isNumeric(value) && isOneValue(value, kind);
    if (!isOne) return nothing;
    pairs.push({
      kind,
      label: { text: spelled(label.text), line: line.number, column: start + 1 },
      value: { text: spelled(value), line: line.number, column: end + lead + 1 },
    });
  }
  const before = text.slice(0, labels[0]?.start);
  const front = before.replaceAll(/^[\s,;*.-]+|[\s:,;=|.\u2014-]+$/g, "").replace(/^(?:and|y|et|und)\s+/i, "");
  if (front !== "" && pairs.some(({ kind }) => kind === "name")) return nothing;
  if (/\s/.test(front) && front.split(/\s+/).length > 3) return nothing;
  const at = text.indexOf(front);
  const name = front === "" ? null : { text: spelled(front), line: line.number, column: at + 1 };
  return { line, front: name, pairs };
}

function isOneValue(value: string, kind: JobColumn): boolean {
  return kind === "bursts"
    ? !/\s\d/.test(value.replaceAll(/(?:io|i\/o)\s*[\d.]+\s*[\d.]*/gi, ""))
    : !/[\s,]\d/.test(value);
}

/** A single letter is a label only where `=` or `:` follows. */
function isLabel({ text, end }: Label, source: string): boolean {
  return text.length > 1 ? true : /^\s*[:=]/.test(source.slice(end));
}
