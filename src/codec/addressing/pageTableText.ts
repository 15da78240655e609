/**
 * A page table that names its pages: `0->4, 1->7`, `(0, 4), (1, 7)`, in rows below heads or in two rows beside them. A further
 * column may say which entries are valid; what else stands in a row (bits, times) has nothing to do with the translation.
 */

/** The frame of each page, in the order of the pages, as it is written; a page without one has "-". */
export type PageEntries = readonly string[];

/** "Page frame" is one head where a page has another one. */
const frameWord = (prefix: string) =>
  String.raw`${prefix}(?:physical\s*)?frame(?:\s*(?:number|no\.?|#))?|页框号?|页帧号?|(?:物理|内存|主存)块号?|块号|物理页号?`;
const FRAME_WORD = frameWord(String.raw`(?:page[\s-]*)?`);
const PAGE_WORD = String.raw`(?:virtual\s*|logical\s*)?page(?:\s*(?:number|no\.?|#))?|(?:虚|逻辑)?页号|页面号?|虚页`;
const VALID_WORD = String.raw`valid(?:ity)?(?:\s*(?:\/|-)?\s*(?:invalid|bit))*|present(?:\s*\/\s*absent)?(?:\s*bit)?|in\s*memory|V\/I|V(?![A-Za-z])|P(?![A-Za-z])|有效位?|合法位?|存在位?|状态位?|驻留位?|是否在?(?:内存|主存)`;
const OTHER_WORD = String.raw`referenced?(?:\s*bit)?|accessed(?:\s*bit)?|use(?:\s*bit)?|modif[a-z]+(?:\s*bit)?|dirty(?:\s*bit)?|protection|R(?![A-Za-z])|M(?![A-Za-z])|D(?![A-Za-z])|访问(?:位|字段)?|引用位|修改位?|外存(?:块号|地址)?|保护位?`;
const [HEAD, HEAD_OF_PAGE_FRAMES] = [frameWord(""), FRAME_WORD].map(
  (frame) =>
    new RegExp(
      String.raw`(?<![A-Za-z])(?:(?<frame>${frame})|(?<page>${PAGE_WORD})|(?<valid>${VALID_WORD})|(?<other>${OTHER_WORD}))`,
      "giu",
    ),
) as [RegExp, RegExp];

/** Heads of a table by themselves in a line: the page, its frame, and what else a row has. */
export const TABLE_HEADS = new RegExp(
  String.raw`^[\s|]*(?:${PAGE_WORD})[ \t]*[|,;\t ][ \t|,;]*(?:(?:${VALID_WORD}|${OTHER_WORD})[ \t]*[|,;\t ][ \t|,;]*)*(?:${FRAME_WORD})(?:[ \t|,;]+(?:${VALID_WORD}|${OTHER_WORD}))*[ \t|]*$`,
  "imu",
);

/** Words for a page without a frame. */
const ABSENT =
  /not\s+(?:present|mapped|loaded|resident|valid|allocated|in\s+(?:main\s+)?memory)|absent|(?:swapped|paged)\s+out|on\s+(?:the\s+)?disk|none|nil|null|[∅—]|不在(?:内存|主存)中?|未(?:调入|装入|分配|驻留|映射)(?:内存|主存)?|在(?:外存|磁盘|辅存)[上中]?|缺页|空(?=[\s,;，；。、)）]|$)/giu;
const NOTHING = String.raw`-(?!\d)|−|\bx\b|invalid|无效`;
const PAIR = new RegExp(
  String.raw`(?:(?:page|seite|p[aá]gina|页(?:号)?)\s*)?(?<page>\d{1,4})\s*(?:-+>|→|=>|⇒|:|=|(?:is\s+)?in\b|is\b(?=\s*(?:page\s*)?frame)|to\b|maps\s+to|对应|在第?|位于)\s*(?:(?:page\s*)?(?:frame|rahmen|cadre|marco)|页框|物理块|块)?\s*(?<entry>\d+|${NOTHING})`,
  "giu",
);
const ARROW = /\d\s*(?:-+>|→|=>|⇒)/u;
const BRACKETED = new RegExp(String.raw`[([]\s*(?<page>\d{1,4})\s*,\s*(?<entry>\d+|${NOTHING})\s*[)\]]`, "giu");
const SIDE_BY_SIDE = new RegExp(
  String.raw`(?:${PAGE_WORD})[\s:：|]*(?<pages>\d{1,4}(?:[\s,、|]+\d{1,4})+)[\s,;，；|]*(?:${FRAME_WORD})[\s:：|]*(?<frames>(?:\d+|${NOTHING})(?:[\s,、|]+(?:\d+|${NOTHING}))+)`,
  "iu",
);
const CELL =
  /0x[0-9a-f]+|\d+|(?<![\p{L}\d])(?:valid|invalid|yes|no|v|i|y|n|x)(?![\p{L}\d])|有效|无效|是|否|-(?!\d)|−/giu;
const ENTRY = /^(?:0x[0-9a-f]+|\d+|-|−|x|invalid|无效)$/iu;
const VALID = /^(?:1|v|valid|yes|y|有效|是)$/iu;
const INVALID = /^(?:0|i|invalid|no|n|无效|否|-|−|x)$/iu;

/**
 * The entries in `text`, which stands behind the word for a page table. Null: it does not name its pages. "unclear": it has rows
 * of which nothing says what they hold.
 */
export function pageEntries(written: string): PageEntries | "unclear" | null {
  const text = written.replaceAll(ABSENT, " - ");
  for (const pattern of [PAIR, BRACKETED]) {
    const pairs = pairsOf(text, pattern);
    const areAll = !/\d/.test(text.replaceAll(pattern, " "));
    if (pairs.length > 0 && areAll) return inOrder(pairs);
    // Numbers beside pairs are no list of frames.
    if (pairs.length > 1 && ARROW.test(text)) return "unclear";
  }
  const { pages, frames } = SIDE_BY_SIDE.exec(text)?.groups ?? {};
  if (pages !== undefined && frames !== undefined) {
    const [numbers, entries] = [cellsOf(pages), cellsOf(frames)];
    return numbers.length === entries.length ? inOrder(zip(numbers, entries)) : "unclear";
  }
  return ofRows(text);
}

function pairsOf(text: string, pattern: RegExp): [string, string][] {
  return Array.from(text.matchAll(pattern), ({ groups }) => [groups?.["page"] ?? "", groups?.["entry"] ?? ""]);
}

const cellsOf = (text: string): string[] => Array.from(text.matchAll(CELL), ([cell]) => cell);
const zip = (pages: readonly string[], entries: readonly string[]) =>
  pages.map((page, at) => [page, entries[at] ?? "-"] as const);

/** 0, 1, 2, … */
const isCounting = (list: readonly (string | undefined)[]) =>
  list.length > 1 && list.every((each, at) => each === String(at));
const isRising = (list: readonly string[]) =>
  list.length > 1 && list.every((each, at) => /^\d+$/.test(each) && (at === 0 || Number(each) > Number(list[at - 1])));

function ofRows(text: string): PageEntries | "unclear" | null {
  const pieces = text
    .split(/[,;\n]/)
    .map(cellsOf)
    .filter((piece) => piece.length > 0);
  if (pieces.every(({ length }) => length === 2) && isCounting(pieces.map(([page]) => page)))
    return inOrder(pieces.map(([page = "", entry = ""]) => [page, entry] as const));
  const rows = text
    .split("\n")
    .filter((line) => /\d/.test(line))
    .map(cellsOf);
  const [first = [], second = []] = rows;
  const width = first.length;
  if (rows.some((row) => row.length !== width)) return null;
  if (width === 2 && isCounting(rows.map(([page = ""]) => page)))
    return inOrder(rows.map(([page = "", entry = ""]) => [page, entry] as const));
  if (rows.length === 2 && isCounting(first)) return inOrder(zip(first, second));
  const columns = columnsOf(text, rows);
  if (columns) return ofColumns(rows, columns);
  return width > 2 && isRising(rows.map(([page = ""]) => page)) ? "unclear" : null;
}

interface Columns {
  readonly page: number;
  readonly frame: number;
  /** -1: none. */
  readonly valid: number;
}

/** Which column holds what: as the heads say, or, of three without heads, the last is whether the entry is valid. */
function columnsOf(text: string, rows: readonly (readonly string[])[]): Columns | null {
  const width = rows[0]?.length ?? 0;
  const headsBy = (pattern: RegExp) =>
    [...text.slice(0, text.search(/\d/)).matchAll(pattern)].map(({ groups }) => groups ?? {});
  const plain = headsBy(HEAD);
  const heads = plain.length === width ? plain : headsBy(HEAD_OF_PAGE_FRAMES);
  const at = (kind: string) => heads.findIndex((head) => head[kind] !== undefined);
  if (heads.length === width && at("page") >= 0 && at("frame") >= 0)
    return { page: at("page"), frame: at("frame"), valid: at("valid") };
  const isValidity = rows.every(([, , last = ""]) => VALID.test(last) || INVALID.test(last));
  const isNamed = heads.length === 0 || at("valid") === 2;
  return width === 3 && isValidity && isNamed && isRising(rows.map(([page = ""]) => page))
    ? { page: 0, frame: 1, valid: 2 }
    : null;
}

const cell = (row: readonly string[], at: number) => row[at] ?? "";

function ofColumns(rows: readonly (readonly string[])[], { page, frame, valid }: Columns): PageEntries | "unclear" {
  const isSound = rows.every(
    (row) =>
      /^\d{1,4}$/.test(cell(row, page)) &&
      (ENTRY.test(cell(row, frame)) || INVALID.test(cell(row, frame))) &&
      (valid < 0 || VALID.test(cell(row, valid)) || INVALID.test(cell(row, valid))),
  );
  if (!isSound) return "unclear";
  return inOrder(
    rows.map(
      (row) => [cell(row, page), valid >= 0 && INVALID.test(cell(row, valid)) ? "-" : cell(row, frame)] as const,
    ),
  );
}

/** The entries of pages in the order of the pages; what is not said of a page is no entry. */
function inOrder(pairs: readonly (readonly [string, string])[]): PageEntries {
  const entries = new Map(pairs.map(([page, entry]) => [Number(page), entry]));
  return Array.from({ length: Math.max(...entries.keys()) + 1 }, (_, page) => entries.get(page) ?? "-");
}
