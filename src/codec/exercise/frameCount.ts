/** How many frames an exercise gives: "3 frames", "frames = 3", `三个页框`, `物理块数 3`. */
import { COUNT_WORDS, numberOf } from "../jobs/numberWords.ts";

export interface FrameCount {
  /** Null where nothing is said, or several counts are. */
  readonly count: number | null;
  /** All that are said, in the order of the text. */
  readonly counts: readonly number[];
  /** The text speaks of frames at all. */
  readonly isNamed: boolean;
  /** The text without them; every other character keeps its index. */
  readonly rest: string;
}

const B = String.raw`[^\S\n]`;
const COUNT = String.raw`(?:\d{1,7}|(?:${COUNT_WORDS})(?!\p{L})|[零一二三四五六七八九十两])`;
const FRAME = String.raw`(?:(?:page|memory|physical)?[ -]?(?:frames?|slots?)|marcos?|cadres?|cases?(?= m[ée]moire)|rahmen|kacheln?|seitenrahmen|quadros?|molduras?|кадр(?:а|ов|ы)?|фрейм(?:а|ов|ы)?)`;
const HAN_FRAME = String.raw`(?:ページ)?(?:フレーム)|(?:物理|内存|主存|存储)?(?:页框|页帧|頁框|物理块|内存块|存储块|块|帧)`;
/** Several counts in a row: "3 and 4 frames". */
const AGAIN = String.raw`(?:(?:with|con|mit|avec|com)${B}+)?`;
const COUNTS = String.raw`${COUNT}(?:${B}*(?:,${B}*(?:and|or|y|et|und)(?!\p{L})|,|/|and|or|to|vs\.?|versus|y|et|und|e|和|或|与|、)${B}*${AGAIN}${COUNT}){0,9}`;
/** A line of counts, "Frames: 1, 2, 3": the string is for each of them. */
const LINE_OF_COUNTS = new RegExp(
  String.raw`(?:^|[.;]${B}+)${B}*(?:(?:number|no\.?)${B}+of${B}+)?(?:${FRAME}|${HAN_FRAME}(?:数目|数量|数)?)${B}*(?:[:=]|为|是|${B})${B}*(?<counts>${COUNT}(?:${B}*(?:,|/|、|and\b|or\b|和|或)${B}*${COUNT}){1,7})${B}*(?=[.;]${B}|\.?${B}*$)`,
  "gimu",
);
/** `物理块数M分别为3和4`. */
const HAN_COUNTS = new RegExp(
  String.raw`(?:${HAN_FRAME})(?:数目|数量|数|个数)?${B}*[A-Za-z]?${B}*(?:分别)?(?:为|是|取)${B}*(?<counts>${COUNT}(?:${B}*(?:和|、|,|或|及)${B}*${COUNT}){1,7})(?!\d)`,
  "gu",
);
/** "3 frames: 7, 0, 1": the count stands in front, and pages behind. */
const IN_FRONT = new RegExp(
  String.raw`(?<![\p{L}\d]|\d[ ,、]{1,3})(?<count>${COUNT})(?:${B}|-)*(?:[个個]${B}*)?(?:page )?(?:${FRAME}(?!\p{L})|${HAN_FRAME})${B}*[:=](?=${B}*\d+${B}*(?:[,、]|${B}|->)${B}*\d)`,
  "giu",
);
/** Behind the word stands its number: what stands in front of it is a page. */
const NO_VALUE = String.raw`(?!${B}*(?:size|数目?|個数|数量|[:=])${B}*[:=]?${B}*${COUNT}${B}*(?:$|[\n.,;)。]|[-–—|]${B}))`;
const FRAMES = [
  new RegExp(
    String.raw`(?<!\p{L})(?:number of |number |no\.? of )?(?:page |memory |physical )?(?:${FRAME})${B}*(?:\((?:m|n|k)\)${B}*)?(?:size${B}*)?(?:[:=]|is|are|of)${B}*(?<count>${COUNT})(?=${B}*(?:$|[\n.,;:)。]|[-–—|]${B}|and\b))`,
    "gimu",
  ),
  new RegExp(
    String.raw`(?:${HAN_FRAME})(?:数目|数量|数|個数|个数)${B}*(?:[A-Za-z]${B}*(?==))?(?:[:=]|为|是|は)?${B}*(?<count>${COUNT})`,
    "gu",
  ),
  new RegExp(
    String.raw`(?<![\p{L}\d])(?<count>${COUNT})(?:${B}*|-)(?:empty |free |available |page |memory |physical )?${FRAME}(?!\p{L})${NO_VALUE}`,
    "gimu",
  ),
  new RegExp(String.raw`(?<count>${COUNT})${B}*[个個]?(?:空闲|可用)?(?:的)?(?:${HAN_FRAME})${NO_VALUE}`, "gmu"),
  new RegExp(
    String.raw`(?<!\p{L})(?:number of )?(?:page |memory )?(?<!(?:at|in|to|from|on|with) )frames?${B}+(?:size${B}+)?(?<count>${COUNT})(?=${B}*(?:$|[\n.,;)。]))`,
    "gimu",
  ),
  new RegExp(String.raw`(?:${HAN_FRAME})${B}*(?:[:=]|为|是)?${B}*(?<count>${COUNT})`, "gu"),
  new RegExp(
    String.raw`프레임(?:${B}*수)?[는은이가]?${B}*[:=]?${B}*(?<count>${COUNT})(?:${B}*개)?|(?<before>${COUNT})${B}*개의?${B}*(?:페이지${B}*)?프레임`,
    "gu",
  ),
];
const SEVERAL = new RegExp(
  String.raw`(?<![\p{L}\d])(?<counts>${COUNTS})(?:${B}|-)*(?:page )?(?:${FRAME}(?!\p{L})|[个個]?(?:${HAN_FRAME}))`,
  "giu",
);
/** Only words can join counts: numbers with commas between them are pages. */
/** Counts in words are all counts: "one, two or three frames". */
const IN_WORDS = /^\D+$/;
const JOINED = new RegExp(
  String.raw`^${COUNT}${B}*(?:and|or|to|vs\.?|versus|y|et|und|e|和|或|与)${B}*${AGAIN}${COUNT}$`,
  "iu",
);

export function framesIn(text: string): FrameCount {
  let rest = text;
  const counts = new Set<string>();
  for (const { groups, 0: all, index } of text.matchAll(HAN_COUNTS)) {
    for (const count of groups?.["counts"]?.match(new RegExp(COUNT, "giu")) ?? []) counts.add(numberOf(count));
    rest = cut(rest, index, all.length);
  }
  for (const { groups, 0: all, index } of rest.matchAll(SEVERAL)) {
    const both =
      (IN_WORDS.test(groups?.["counts"] ?? "") ? groups?.["counts"] : null) ??
      JOINED.exec(groups?.["counts"] ?? "")?.[0] ??
      JOINED.exec((groups?.["counts"] ?? "").split(/[,、]/).at(-1)?.trim() ?? "")?.[0];
    if (!both || !/[\s,/和或与、]/u.test(both)) continue;
    for (const count of both.match(new RegExp(COUNT, "giu")) ?? []) counts.add(numberOf(count));
    const at = index + all.indexOf(both);
    rest = cut(rest, at, index + all.length - at);
  }
  for (const { groups, 0: all, index } of rest.matchAll(LINE_OF_COUNTS)) {
    if (all.trim() === rest.trim()) continue;
    for (const count of groups?.["counts"]?.match(new RegExp(COUNT, "giu")) ?? []) counts.add(numberOf(count));
    rest = cut(rest, index, all.length);
  }
  for (const pattern of [IN_FRONT, ...FRAMES]) {
    for (const { groups, 0: all, index } of rest.matchAll(pattern)) {
      counts.add(numberOf(groups?.["count"] ?? groups?.["before"] ?? ""));
      rest = cut(rest, index, all.length);
    }
  }
  const [only] = counts;
  const all = [...counts].map(Number);
  return { count: counts.size === 1 ? Number(only) : null, counts: all, isNamed: counts.size > 0, rest };
}

/** `text` with blanks in the place of a piece. */
export function cut(text: string, from: number, length: number): string {
  return text.slice(0, from) + text.slice(from, from + length).replaceAll(/[^\n]/g, " ") + text.slice(from + length);
}
