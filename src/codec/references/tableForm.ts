/**
 * A row a request, in columns, as block traces have them. Columns are known by the words at their heads; traces that
 * circulate without heads by their shape; others by their numbers, which whoever has the file must say.
 *
 * | trace | columns |
 * |---|---|
 * | MSR Cambridge, no heads | Timestamp, Hostname, DiskNumber, Type, Offset, Size, ResponseTime |
 * | Alibaba 2020, no heads | device_id, opcode, offset, length, timestamp |
 * | SYSTOR '17 | Timestamp, Response, IOType, LUN, Offset, Size |
 *
 * Where there is a column of ids, each row is a reference to one; where there are offsets and sizes, a row refers to each
 * block that it touches, from floor(offset / block) to floor((offset + size - 1) / block).
 */
import { pageAfter, pagesTouched, placeOfNumber } from "./addresses.ts";
import type { Collector, PageName } from "./collector.ts";
import type { LineReader } from "./programForms.ts";
import { USUAL_PAGE_BYTES, type ReferenceOptions } from "./options.ts";

/** Bytes that block numbers of disks count in. */
const SECTOR_BYTES = 512;

/** The columns of a table by number from 0, -1: it has none. */
export interface TableColumns {
  readonly separator: string;
  readonly hasHeads: boolean;
  readonly id: number;
  readonly offset: number;
  /** What the offsets count, in bytes. */
  readonly unit: number;
  readonly size: number;
  readonly op: number;
  readonly names: readonly string[];
}

const IDS = [
  "page",
  "pageid",
  "pageno",
  "pagenumber",
  "vpn",
  "pfn",
  "id",
  "objid",
  "objectid",
  "object",
  "obj",
  "key",
  "block",
  "blockid",
  "blockno",
];
const SECTORS = ["lbn", "lba", "sector", "blkno", "startsector"];
const OFFSETS = ["offset", "offsetbytes", "address", "addr", "vaddr", "virtualaddress", "byteoffset"];
const SIZES = ["size", "length", "len", "bytes", "nbytes", "sizebytes"];
const OPS = ["op", "opcode", "operation", "type", "iotype", "rw", "readwrite", "iswrite", "access", "cmd"];

const WHOLE = /^(?:0x[\da-f]{1,16}|\d{1,19})$/i;

/** The words by which a column of pages is found, for messages. */
export const PAGE_HEADS = [...IDS.slice(0, 1), "id", "key", "block", "lbn", "offset", "address"];

export function cellsOf(line: string, separator: string): string[] {
  const cells = separator === " " ? line.trim().split(/\s+/) : line.split(separator);
  return cells.map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
}

/** What separates the cells of `line`; null: nothing does. */
export function separatorOf(line: string): string | null {
  const counts = [",", "\t", ";", "|"].map((sign) => ({ sign, count: line.split(sign).length - 1 }));
  const most = counts.reduce((a, b) => (b.count > a.count ? b : a));
  if (most.count > 0) return most.sign;
  return /\S\s+\S/.test(line) ? " " : null;
}

const spelled = (head: string) => head.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

/** The columns that `line` names at their heads; null: it has none of pages. */
export function columnsNamedIn(line: string): TableColumns | null {
  const separator = separatorOf(line);
  if (separator === null) return null;
  const written = cellsOf(line, separator);
  const heads = written.map(spelled);
  if (heads.some((head) => WHOLE.test(head))) return null;
  const find = (words: readonly string[]) => {
    const word = words.find((each) => heads.includes(each));
    return word === undefined ? -1 : heads.indexOf(word);
  };
  const id = find(IDS);
  const sector = find(SECTORS);
  const offset = sector >= 0 ? sector : find(OFFSETS);
  if (id < 0 && offset < 0) return null;
  const unit = sector >= 0 ? SECTOR_BYTES : 1;
  return { separator, hasHeads: true, id, offset, unit, size: find(SIZES), op: find(OPS), names: written };
}

/** The columns of the traces that circulate without heads, by the shape of a row. */
export function columnsShapedLike(line: string): TableColumns | null {
  const cells = cellsOf(line, ",");
  const rest = { separator: ",", hasHeads: false, id: -1, unit: 1, names: [] };
  const areWhole = (...at: number[]) => at.every((column) => WHOLE.test(cells[column] ?? ""));
  if (cells.length === 7 && /^(?:read|write)$/i.test(cells[3]!) && areWhole(0, 4, 5))
    return { ...rest, op: 3, offset: 4, size: 5 };
  if (cells.length === 5 && /^[rw]$/i.test(cells[1]!) && areWhole(2, 3)) return { ...rest, op: 1, offset: 2, size: 3 };
  return null;
}

/** The columns by the numbers that somebody has given. */
export function columnsNumbered(
  line: string,
  { page, op = 0 }: NonNullable<ReferenceOptions["columns"]>,
): TableColumns {
  const separator = separatorOf(line) ?? ",";
  const cells = cellsOf(line, separator);
  const hasHeads = !WHOLE.test(cells[page - 1] ?? "");
  const names = hasHeads ? cells : [];
  return { separator, hasHeads, id: page - 1, offset: -1, unit: 1, size: -1, op: op - 1, names };
}

/** What is done with the requests of a table. */
export function requestsOf(columns: TableColumns, { requests }: ReferenceOptions): "start" | "blocks" {
  if (columns.offset < 0) return "start";
  return requests ?? (columns.id >= 0 ? "start" : "blocks");
}

/** The columns that are used, by their heads, or their numbers from 1. */
export function columnsUsed(columns: TableColumns, options: ReferenceOptions): string[] {
  const ofPage = requestsOf(columns, options) === "blocks" ? [columns.offset, columns.size] : [pageColumn(columns)];
  return [...ofPage, columns.op].filter((at) => at >= 0).map((at) => columns.names[at] ?? String(at + 1));
}

const pageColumn = ({ id, offset }: TableColumns) => (id >= 0 ? id : offset);

export function tableReader(collector: Collector, options: ReferenceOptions, columns: TableColumns): LineReader {
  const { separator, offset, unit, size, op } = columns;
  const { pageBytes = USUAL_PAGE_BYTES } = options;
  const isBlocks = requestsOf(columns, options) === "blocks";
  const at = isBlocks ? offset : pageColumn(columns);
  // A reference to the start of a request is known by the start itself; addresses that somebody gave a page size for are not.
  const startBytes = columns.id >= 0 ? (options.columns ? (options.pageBytes ?? 1) : 1) : size >= 0 ? 1 : pageBytes;
  let isFirst = columns.hasHeads;
  return (line) => {
    if (isFirst) {
      isFirst = false;
      return true;
    }
    if (line.trim() === "") return true;
    const cells = cellsOf(line, separator);
    const cell = cells[at] ?? "";
    if (cell === "") return false;
    const write = op >= 0 && isWriteWord(cells[op] ?? "");
    if (!isBlocks) {
      collector.add(WHOLE.test(cell) ? placeOfNumber(cell, startBytes).page : cell, write);
      return true;
    }
    if (!WHOLE.test(cell)) return false;
    const bytes = size >= 0 ? Number(cells[size]) : unit;
    if (!Number.isSafeInteger(bytes) || bytes < 0 || bytes > 2 ** 32) return false;
    addBlocks(collector, cell, unit, bytes, pageBytes, write);
    return true;
  };
}

function addBlocks(
  collector: Collector,
  start: string,
  unit: number,
  bytes: number,
  pageBytes: number,
  write: boolean,
) {
  const exact = unit === 1 ? start : String(Number(start) * unit);
  const place = placeOfNumber(exact, pageBytes);
  const count = pagesTouched(place.offset, bytes, pageBytes);
  if (count > 1) collector.crossings += 1;
  let page: PageName = place.page;
  for (let left = count; left > 0 && !collector.isFull; left -= 1) {
    collector.add(page, write);
    page = pageAfter(page);
  }
}

/** SCSI commands that write: WRITE of 6, 10, 12 and 16 bytes. */
const WRITES = /^(?:w.*|s(?:et|tore)?|put|m|true|1|0x0?a|0x2a|0xaa|0x8a|42|10|138|170)$/i;

const isWriteWord = (word: string) => WRITES.test(word);
