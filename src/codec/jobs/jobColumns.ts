/**
 * What a table of jobs is made of: its columns, a cell with its place in the text, and the labels of columns in a text.
 * A word is looked for, not parsed; how the words are spelled stands in `spellings.ts`.
 */
import { HEADS_ONLY, SPELLINGS, type SpelledKind } from "./spellings.ts";

/** The columns of a table of jobs, in the order in which they are printed. */
export const JOB_COLUMNS = ["name", "arrival", "bursts", "priority", "weight", "cap", "workingSet", "count"] as const;
export type JobColumn = (typeof JOB_COLUMNS)[number];

/** A row as typed, column by column; an empty text means "not given". */
export type JobCells = Readonly<Record<JobColumn, string>>;

/** A piece of the text; line and column are from 1, columns count UTF-16 code units. */
export interface Cell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  /** In quotes it is what it is, whatever it says. */
  readonly isQuoted?: true;
}

export type SheetRow = Readonly<Partial<Record<JobColumn, Cell>>>;

/** What a label stands for: a column, or a figure that is not one. */
export type LabelKind = SpelledKind;

/** What a column of a pasted table is; `ignored`: nothing that is needed, `unknown`: nobody knows yet. */
export type ColumnKind = LabelKind | "ignored" | "unknown";

const PLAIN_ACCENT = /[^\p{ASCII}\p{Script=Han}\p{Script=Hangul}]/gu;

/** `text` without accents, in small letters; every character keeps its index. */
function folded(text: string): string {
  const bare = text.replaceAll("\u2019", "'").replaceAll(PLAIN_ACCENT, (letter) => {
    const [base = letter] = letter.normalize("NFD");
    return base.length === letter.length ? base : letter;
  });
  const small = bare.toLowerCase();
  return small.length === text.length ? small : bare;
}

const plain = (text: string) => folded(text).replaceAll(/[\s_.-]/g, "");

const KINDS: ReadonlyMap<string, LabelKind> = new Map(
  Object.entries(SPELLINGS).flatMap(([kind, list]) => list.map((text) => [plain(text), kind as LabelKind] as const)),
);

const HAN = String.raw`\p{Script=Han}`;
/** Behind a label: a unit, in brackets without digits (those could be values) or behind a slash. */
const UNIT = String.raw`(?:\s*[(\[][^)\]\n\d]{0,30}[)\]])?(?:\s*/\s*(?:[mu]?s|sec|min|h|毫秒|微秒|秒|分钟|分|小时|时|天)(?!\p{L}))?`;

function pattern(isLatin: boolean, isHead: boolean): string {
  const texts = Object.values(SPELLINGS)
    .flat()
    .filter((text) => !/^\p{Script=Han}/u.test(text) === isLatin && (isHead || !HEADS_ONLY.has(text)))
    .map(folded)
    // The longest first: of `cpu` and `cpu time` the whole is meant.
    .toSorted((a, b) => b.length - a.length);
  return texts
    .map((text) => text.replaceAll(/[.$/%]/g, String.raw`\$&`).replaceAll(" ", String.raw`[\s_.-]*`))
    .join("|");
}

function labelPattern(isHead: boolean): RegExp {
  return new RegExp(
    `(?<![a-z0-9_а-я])(?<latin>(?:${pattern(true, isHead)})(?:s|en|n)?)(?![a-z0-9_а-я])${UNIT}|(?:(?![和与及])${HAN}){0,8}?(?<han>${pattern(false, isHead)})${UNIT}`,
    "giu",
  );
}

const IN_TEXT = labelPattern(false);
const IN_HEADS = labelPattern(true);

/** A label found in a text, from `start` to before `end`, a unit behind it included. */
export interface Label {
  readonly kind: LabelKind;
  /** As written, without the unit. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The labels in `text`, in order; in a line of heads (`isHeads`) also words that mean something else elsewhere. Of two
 * that touch, `进程到达时间`, the first belongs to the second.
 */
export function labelsIn(text: string, isHeads = false): Label[] {
  const source = folded(text);
  const labels = [...source.matchAll(isHeads ? IN_HEADS : IN_TEXT)].flatMap((match) => {
    const spelled = match.groups?.["latin"] ?? match.groups?.["han"] ?? "";
    const kind = KINDS.get(plain(spelled)) ?? KINDS.get(plain(spelled).replace(/(?:s|en|n)$/, ""));
    const start = match.index;
    const at = source.indexOf(spelled, start);
    const written = text.slice(at, at + spelled.length);
    return kind && !isAccented(written) ? [{ kind, text: written, start, end: start + match[0].length }] : [];
  });
  const joined = labels.map((label, index) => {
    const before = labels[index - 1];
    return before?.end === label.start ? { ...label, start: before.start } : label;
  });
  return joined.filter(({ end }, index) => labels[index + 1]?.start !== end);
}

/** Abbreviations have no accents: the end of “Priorität” is no `TAT`. */
function isAccented(written: string): boolean {
  return /^\p{Script=Latin}{1,3}$/u.test(written) && /[^a-z]/i.test(written);
}

/**
 * What the head of a column says, or null when it says nothing known. Of `进程到达时间` the last word counts; of
 * "CPU time needed by the process" the one that is not the name.
 */
export function labelOf(cell: string): LabelKind | null {
  const text = cell.replaceAll(/[*:：]+$/g, "").trimEnd();
  // Most cells are numbers.
  return /[\p{L}#]/u.test(text) ? (kindOf(text) ?? numberedKind(text)) : null;
}

/** Of several bursts each can have its number: "CPU burst 1". */
function numberedKind(text: string): LabelKind | null {
  const bare = text.replace(/(?<=\p{L}{2})[\s#_]*\d$/u, "");
  const kind = bare === text ? null : kindOf(bare);
  return kind === "bursts" || kind === "io" ? kind : null;
}

function kindOf(text: string): LabelKind | null {
  const labels = labelsIn(text, true);
  const last = labels.at(-1);
  if (!last) return null;
  if (last.end === text.length && last.kind !== "name") return last.kind;
  if (/[\d=[]/.test(text.replaceAll(/\([^)]*\)/g, ""))) return last.end === text.length ? last.kind : null;
  const kinds = new Set(labels.map(({ kind }) => kind).filter((kind) => kind !== "name"));
  if (kinds.size > 1) return last.end === text.length ? last.kind : null;
  const [kind = "name"] = kinds;
  const others = text.match(/[\p{L}\d]+/gu)?.length ?? 0;
  return kind === "name" && others > MOST_WORDS_OF_NAME ? null : kind;
}

/** The head of names is short: "Process", "Process name", "Name of the process". */
const MOST_WORDS_OF_NAME = 4;

/** Does it begin like a number? A sign alone does not count; `1,5`, `4ms` and `io4` do: they are meant as numbers. */
export function isNumeric(text: string): boolean {
  return /^(?:(?:io|i\/o)[\s:(]*)?[+-]?\.?[\d\u00bc-\u00be\u2150-\u215e]/i.test(text) || ENDLESS.test(text);
}

/** A burst that never ends. */
const ENDLESS = /^\s*(?:\u221e|\*|endless|forever|infinite|inf|无限|无尽)\s*$/i;

/** A number as the sheets' readers look for it. */
export const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)`;
