/**
 * An exercise on address translation as a person writes it: words that say what follows, in any order, in English, Chinese,
 * German, French or Spanish,
 * and numbers, decimal or hexadecimal, with units. Or what OSTEP's simulators print (`printed.ts`).
 *
 *     virtual address 8192, page size 4096, page table 2 1 6 0 4 3 -      paging; "-", "x", "invalid": no entry
 *     base 12418 limit 472 addresses 430 265 523                          base and bounds
 *     segment 0 base 219 limit 600, segment 1 base 2300 limit 14,
 *       addresses 0,430 1,10                                              segments; addresses are segment and offset,
 *       address space 16k, addresses 108 4200                             or divided by an address space; "grows down"
 *     page size 4096, index bits 10 10, address 0x403004                  the parts of an address, without its tables
 */
import { short } from "../jobs/grid.ts";
import { AddressProblem, readAddressExercise, type AddressExercise } from "./exercise.ts";
import { pageEntries, TABLE_HEADS } from "./pageTableText.ts";
import { printedExercise } from "./printed.ts";
import { segmentsIn, sizeForPairs, type SaidSegments } from "./segments.ts";

/** What an exercise says, each by the word before it. Longer words stand before those they begin with. */
const SAID = {
  pageSize:
    "page\\s*size|frame\\s*size|seitengröße|taille\\s*(?:de\\s*|des\\s*)?pages?|tamaño\\s*de\\s*p[aá]gina|页面大小|页大小|页长|每页(?:大小)?",
  pageTable: "page\\s*table|seitentabelle|table\\s*des?\\s*pages|tabla\\s*de\\s*p[aá]ginas|页表(?!级)",
  addressSpace:
    "(?:virtual\\s*|logical\\s*|physical\\s*)?address\\s*space(?:\\s*size)?|(?:逻辑|虚拟|物理|进程的?)?地址空间(?:大小)?|(?:virtual|logical|physical)?\\s*address(?:es)?(?=\\s*(?:is|are|of|has|have|with|:|=)?\\s*(?:of\\s*)?\\d+\\s*-?\\s*bits?\\b)|(?:逻辑|虚拟|物理)?地址(?=(?:长度?|宽度?|字长)?[为是]?\\s*\\d+\\s*位)",
  physical:
    "(?:physical|physischen?)\\s*address(?:es)?(?![a-z])(?!\\s*(?:for|of|corresponding))|physischen?\\s*adressen?|adresses?\\s*physiques?|direcci[oó]n(?:es)?\\s*f[ií]sicas?|物理地址",
  addresses:
    "translate(?=[\\s:]*\\(?\\d)|(?:virtual|logical)?\\s*address(?:es)?|(?:virtuellen?|logischen?)\\s*adressen?|adresses?\\s*(?:logiques?|virtuelles?)|direcci[oó]n(?:es)?\\s*(?:l[oó]gicas?|virtual(?:es)?)|虚拟地址|逻辑地址|地址",
  base: "base(?:\\s*(?:register|address))?|基址|起始地址|始址",
  limit: "limit|length|bounds?|段长|界限|限长",
  down: "grows?\\s*(?:down(?:wards?)?|negative(?:ly)?)|向(?:下|低地址)增长",
  segment: "segments?(?:\\s*(?:table|number))?|段(?:号|表)?",
  indexBits: "(?:page\\s*)?(?:index|number)\\s*bits|(?:索引|页号)位数?",
} as const;

type Word = keyof typeof SAID;

/** What can be missing. */
export type AddressWord = Exclude<Word, "down" | "segment" | "physical">;

const WORDS = Object.keys(SAID) as readonly Word[];
// A base address is no address to translate.
const FIRST: readonly Word[] = ["base", ...WORDS.filter((word) => word !== "base")];
const LABEL = new RegExp(FIRST.map((word) => `(?<${word}>${SAID[word]})`).join("|"), "giu");
const NUMBER = /0x[0-9a-f]+|\d[\d_]*(?:\s*(?:ki?b?|mi?b?|ko|mo)(?![a-z]))?|\bx\b|-(?!\d)|−|invalid|无效/giu;

/**
 * `names`: each address as it was written, as far as that is not its number. `missing`: what has to be said as well; null:
 * the text is about something else, or nothing.
 */
export type AddressReading =
  | {
      readonly exercise: AddressExercise;
      readonly names: readonly string[];
      /** Sentences behind the addresses, with numbers that were not used. */
      readonly leftOut: readonly string[];
    }
  | { readonly missing: AddressWord }
  | { readonly problem: string }
  | null;

interface Written {
  readonly text: string;
  /** Null: a sign of an entry that is not there. */
  readonly value: number | null;
}

type Said = ReadonlyMap<Word, readonly Written[]>;

/** Hexadecimal without a sign in front: `2A5CH`, `0A5C`. Sizes, `64b`, are none. */
const BARE_HEX =
  /(?<![\p{Script=Latin}\d.])(?!\d+b(?![\p{Script=Latin}\d]))(?:\d[\da-f]*h|(?=\d+[a-f])\d[\da-f]{2,})(?![\p{Script=Latin}\d])/giu;
/** `a 1-KB page size`, `4 KB pages`. */
const SIZE_IN_FRONT =
  /(?<![\d.])(?<size>\d{1,6})[\s-]*(?<unit>[km]?)(?:i?b|bytes?)[\s-]+(?:page\s*size|pages)(?!\s*(?:is|of|=|:)?\s*\d)/giu;

/** `page table (page size 1 KB): 4 7 1`: what stands in brackets is said before the table. */
const NOTE = /(?<table>page\s*table|页表)\s*\((?<note>[^()\n]*(?:page\s*size|页面?大小)[^()\n]*)\)/iu;

/** `0: base 219, length 600; 1: base …`: which segment it is stands before its base. */
const NUMBERED_BASE = /(?<![\d.])(?<number>\d{1,2})\s*[:：)）]\s*(?=(?:base(?![a-z])|基址|起始地址|始址))/giu;

/** Where a page is found before its table is asked, or by another table: not read here. */
const OTHER_TABLES = /(?<!\p{Script=Latin})(?:TLB|inverted)(?!\p{Script=Latin})|快表|联想寄存器|反置页表|倒排页表/giu;

export function readAddressText(text: string): AddressReading {
  const written = text.normalize("NFKC");
  const printed = printedExercise(written);
  if (printed) return checked(printed.fields, printed.names);
  const plain = written
    .replaceAll(BARE_HEX, (found) => `0x${found.replace(/h$/i, "")}`)
    .replace(NOTE, "$<note>; $<table>")
    // The heads of a page table are its name.
    .replace(TABLE_HEADS, (heads) => `page table\n${heads}`)
    .replaceAll(NUMBERED_BASE, "segment $<number> ")
    .replaceAll(SIZE_IN_FRONT, "page size $<size>$<unit> ");
  const { said, downs, leftOut: numbers } = saidIn(withoutRules(plain));
  const leftOut = [...numbers, ...(plain.match(OTHER_TABLES) ?? [])];
  if (said.size === 0) return null;
  const read = readOf(said, downs, ASKS_FOR_PARTS.test(plain));
  return read && "exercise" in read ? { ...read, leftOut } : read;
}

function readOf(said: Said, downs: ReadonlySet<number>, asksForParts: boolean): AddressReading {
  if (said.has("segment")) return withSegments(said, downs);
  if (said.has("indexBits") && !said.has("pageTable")) return partsOnly(said);
  return pagingOrBounds(said, asksForParts);
}

/** Where the addresses end: what the next sentence says is about something else. */
const SENTENCE_END = /(?<=\d\s*)(?:[.?;](?=\s+\p{L}{2})|[。？；](?=.*\p{L}))/u;

/** `text` without the bars of a table and the lines below its heads, whose dashes are no entries. */
const withoutRules = (text: string) => text.replaceAll(/^[\s|:+=-]*-{3,}[\s|:+=-]*$/gm, "").replaceAll("|", " ");

/** What follows each word, and the numbers of the segments that grow down: the one that was said last, or whose base was. */
function saidIn(text: string): { said: Said; downs: ReadonlySet<number>; leftOut: readonly string[] } {
  const said = new Map<Word, Written[]>();
  const leftOut: string[] = [];
  const downs = new Set<number>();
  const labels = [...text.matchAll(LABEL)];
  for (const [at, label] of labels.entries()) {
    const word = WORDS.find((each) => label.groups?.[each] !== undefined)!;
    const all = text.slice(label.index + label[0].length, labels[at + 1]?.index);
    const end = word === "addresses" ? all.search(SENTENCE_END) : -1;
    const behind = end < 0 ? all : all.slice(0, end);
    if (end >= 0 && /\d/.test(all.slice(end))) leftOut.push(short(all.slice(end + 1).trim()));
    const numbers = word === "pageTable" ? tableIn(behind) : writtenIn(behind);
    if (word === "down") downs.add(said.get("segment")?.at(-1)?.value ?? (said.get("base")?.length ?? 0) - 1);
    // "grows down" may stand between a word and its number.
    const of = word === "down" && numbers.length > 0 ? lastSaid(labels.slice(0, at)) : word;
    said.set(of, [...(said.get(of) ?? []), ...numbers]);
  }
  return { said, downs, leftOut };
}

/** Of rows of which nothing says what they hold, no table is made. */
function tableIn(text: string): Written[] {
  const entries = pageEntries(text);
  if (entries === "unclear") return [];
  return entries === null ? writtenIn(text) : entries.flatMap(writtenIn);
}

function lastSaid(labels: readonly RegExpExecArray[]): Word {
  const groups = labels.at(-1)?.groups ?? {};
  return WORDS.find((each) => groups[each] !== undefined) ?? "down";
}

/** What is asked for where no table is given: “What are the page numbers and offsets?” */
const ASKS_FOR_PARTS =
  /page\s*numbers?|offsets?|页号|页内|seitennummern?|n[uú]m[eé]ros?\s*de\s*p(?:[aá]ginas?|ages?)|desplazamientos?|d[eé]placements?/iu;

/** `said` with as many bits for the page as its addresses need. */
function withIndexBits(said: Said): Said {
  const pageSize = one(said, "pageSize") ?? 0;
  const largest = Math.max(0, ...valuesOf(said, "addresses").map((address) => address ?? 0));
  if (pageSize === 0) return said;
  const bits = Math.max(1, Math.ceil(Math.log2(Math.floor(largest / pageSize) + 1)));
  return new Map([...said, ["indexBits", [{ text: String(bits), value: bits }]]]);
}

function pagingOrBounds(said: Said, asksForParts: boolean): AddressReading {
  const isPaging = said.has("pageSize") || said.has("pageTable") || !(said.has("base") || said.has("limit"));
  if (asksForParts && said.has("pageSize") && !said.has("pageTable") && isPaging) return partsOnly(withIndexBits(said));
  const missing = firstMissing(
    said,
    isPaging ? ["pageSize", "pageTable", "addresses"] : ["base", "limit", "addresses"],
  );
  if (missing) return { missing };
  const addresses = valuesOf(said, "addresses");
  return checked(
    isPaging
      ? { scheme: "paging", pageSize: one(said, "pageSize"), pageTable: valuesOf(said, "pageTable"), addresses }
      : { scheme: "baseAndBounds", base: one(said, "base"), limit: one(said, "limit"), addresses },
    namesOf(said),
  );
}

function partsOnly(said: Said): AddressReading {
  const missing = firstMissing(said, ["pageSize", "indexBits", "addresses"]);
  if (missing) return { missing };
  return checked(
    {
      scheme: "parts",
      pageSize: one(said, "pageSize"),
      indexBits: valuesOf(said, "indexBits"),
      addresses: valuesOf(said, "addresses"),
    },
    namesOf(said),
  );
}

function withSegments(said: Said, downs: ReadonlySet<number>): AddressReading {
  const columns: SaidSegments = {
    numbers: valuesOf(said, "segment"),
    bases: valuesOf(said, "base"),
    limits: valuesOf(said, "limit"),
    downs,
  };
  const segments = segmentsIn(columns);
  if (typeof segments === "string") return { missing: segments };
  const addresses = valuesOf(said, "addresses");
  if (addresses.length === 0) return { missing: "addresses" };
  if (said.has("addressSpace"))
    return checked(
      { scheme: "segmentation", addressSpace: one(said, "addressSpace"), segments, addresses },
      namesOf(said),
    );
  if (addresses.length % 2 === 1) return { missing: "addressSpace" };
  const pairs = Array.from({ length: addresses.length / 2 }, (_, at): [number, number] => [
    addresses[2 * at] ?? 0,
    addresses[2 * at + 1] ?? 0,
  ]);
  const size = sizeForPairs(segments, pairs);
  return checked(
    {
      scheme: "segmentation",
      addressSpace: size * segments.length,
      segments,
      addresses: pairs.map(([segment, offset]) => segment * size + offset),
    },
    pairs.map(([segment, offset]) => `${segment}, ${offset}`),
  );
}

function checked(fields: Readonly<Record<string, unknown>>, names: readonly string[]): AddressReading {
  try {
    return { exercise: readAddressExercise(fields), names, leftOut: [] };
  } catch (error) {
    if (error instanceof AddressProblem) return { problem: error.message };
    throw error;
  }
}

function firstMissing(said: Said, needed: readonly AddressWord[]): AddressWord | undefined {
  return needed.find((word) => (said.get(word) ?? []).length === 0);
}

function valuesOf(said: Said, word: Word): (number | null)[] {
  return (said.get(word) ?? []).map(({ value }) => value);
}

function one(said: Said, word: Word): number | null {
  return said.get(word)?.[0]?.value ?? null;
}

function namesOf(said: Said): string[] {
  return (said.get("addresses") ?? []).map(({ text, value }) => (/^0x/iu.test(text) ? text : String(value)));
}

function writtenIn(text: string): Written[] {
  return Array.from(text.matchAll(NUMBER), ([found]) => {
    const [, digits = "", unit = ""] = /^(0x[0-9a-f]+|\d[\d_]*)\s*([km]?)/iu.exec(found) ?? [];
    if (digits === "") return { text: found, value: null };
    const scale = { k: 1024, m: 1024 * 1024 }[unit.toLowerCase()] ?? 1;
    return { text: found, value: Number(digits.replaceAll("_", "")) * scale };
  });
}
