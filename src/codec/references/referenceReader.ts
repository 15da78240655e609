/**
 * Reads a file of references piece by piece, never whole: what it is shows in its beginning, and then each line is taken as
 * it comes. Nothing but the references is kept.
 */
import { isNoText } from "../noText.ts";
import { problem } from "../problemList.ts";
import { Collector, ownText } from "./collector.ts";
import { hasAddresses, hasLetters, listReader, namesReader } from "./listForms.ts";
import {
  MOST_LINE,
  MOST_REFERENCES,
  USUAL_PAGE_BYTES,
  type OpenedReferences,
  type ReferenceForm,
  type ReferenceOptions,
} from "./options.ts";
import { DINERO, dineroReader, LACKEY, lackeyReader, type LineReader } from "./programForms.ts";
import {
  cellsOf,
  columnsNamedIn,
  columnsNumbered,
  columnsShapedLike,
  columnsUsed,
  PAGE_HEADS,
  requestsOf,
  separatorOf,
  tableReader,
  type TableColumns,
} from "./tableForm.ts";

/** Characters that are looked at before it is decided what the file is. */
const SAMPLE = 2 ** 16;
const SHOWN_LINES = 3;
const SHOWN_CHARACTERS = 80;
const SHOWN_ROWS = 5;

interface Form {
  readonly form: ReferenceForm;
  readonly read: LineReader;
  readonly columns: TableColumns | null;
}

export class ReferenceReader {
  readonly #options: ReferenceOptions;
  readonly #collector: Collector;
  #form: Form | null = null;
  /** What has come and is no whole line, or not looked at yet. */
  #rest = "";
  /** The line that has begun is longer than any line of references: what is left of it is passed over. */
  #isTooLong = false;
  #sample = "";
  #unknownRows: readonly (readonly string[])[] | null = null;
  #isNoText = false;
  #lines = 0;
  #skipped = 0;
  readonly #skippedLines: string[] = [];

  /** `most`: references that are kept. */
  constructor(options: ReferenceOptions = {}, most = MOST_REFERENCES) {
    this.#options = options;
    this.#collector = new Collector(options, most);
  }

  /** As much has been read as is kept, or nothing can be made of the file: no more need be pushed. */
  get isDone(): boolean {
    return this.#collector.isFull || this.#unknownRows !== null || this.#isNoText;
  }

  /** References kept so far. */
  get kept(): number {
    return this.#collector.kept;
  }

  push(text: string): void {
    if (this.isDone) return;
    if (this.#isTooLong) {
      const end = text.indexOf("\n");
      if (end < 0) return;
      this.#isTooLong = false;
      this.#rest = text.slice(end + 1);
    } else this.#rest += text;
    if (!this.#form && this.#rest.length < SAMPLE) return;
    this.#readLines(false);
  }

  /** The end of the file: what it was. */
  finish(): OpenedReferences {
    if (!this.isDone) this.#readLines(true);
    const { found, writes, leftOut, crossings, isFull } = this.#collector;
    const example = this.#skippedLines[0] ?? "";
    if (this.#isNoText) return { ok: false, problems: [problem("notText", "")] };
    if (this.#unknownRows)
      return {
        ok: false,
        problems: [problem("traceColumns", "", { heads: PAGE_HEADS.join(", ") })],
        rows: this.#unknownRows,
      };
    const form = this.#form;
    if (!form || (found === 0 && leftOut === 0))
      return { ok: false, problems: [problem("traceEmpty", "", { lines: this.#lines, example })] };
    if (this.#collector.kept === 0)
      return { ok: false, problems: [problem("traceNoneChosen", "", { found: found + leftOut })] };
    const { pageBytes, radix } = this.#unit(form);
    return {
      ok: true,
      value: {
        trace: this.#collector.trace(),
        names: this.#collector.names(radix),
        form: form.form,
        pageBytes,
        columns: form.columns ? columnsUsed(form.columns, this.#options) : [],
        requests: form.columns && form.columns.offset >= 0 ? requestsOf(form.columns, this.#options) : null,
        writes,
        found,
        leftOut,
        crossings,
        lines: this.#lines,
        skipped: this.#skipped,
        skippedLines: this.#skippedLines,
        isCut: isFull,
      },
    };
  }

  /** What pages are in this form: parts of addresses, or pages by themselves. */
  #unit({ form, columns }: Form): { readonly pageBytes: number | null; readonly radix: 10 | 16 } {
    const pageBytes = this.#options.pageBytes ?? USUAL_PAGE_BYTES;
    if (form === "lackey" || form === "dinero") return { pageBytes, radix: 16 };
    if (columns) {
      const isPart = requestsOf(columns, this.#options) === "blocks" || (columns.id < 0 && columns.size < 0);
      return { pageBytes: isPart ? pageBytes : null, radix: 10 };
    }
    const isHex = form === "list" && hasAddresses(this.#sample);
    const isPart = form === "list" && (isHex || this.#options.pageBytes !== undefined);
    return { pageBytes: isPart ? pageBytes : null, radix: isHex ? 16 : 10 };
  }

  #readLines(isLast: boolean): void {
    this.#form ??= this.#formOf(this.#rest);
    if (!this.#form) return;
    const text = this.#rest;
    let from = 0;
    for (let end = text.indexOf("\n"); end >= 0 && !this.isDone; end = text.indexOf("\n", from)) {
      this.#readLine(text.slice(from, end));
      from = end + 1;
    }
    this.#rest = text.slice(from);
    if (isLast) this.#readLine(this.#rest);
    else if (this.#rest.length > MOST_LINE) this.#readPart();
  }

  /** A list may be one line of any length: it is taken up to a blank. No other line is kept for longer than one can be. */
  #readPart(): void {
    const isList = this.#form!.form === "list";
    const end = isList ? Math.max(this.#rest.lastIndexOf(" "), this.#rest.lastIndexOf(",")) : -1;
    if (end >= 0) {
      this.#readLine(this.#rest.slice(0, end));
      this.#lines -= 1;
      this.#rest = this.#rest.slice(end);
      return;
    }
    this.#lines += 1;
    this.#skip(this.#rest);
    this.#rest = "";
    this.#isTooLong = true;
  }

  #readLine(line: string): void {
    if (line === "" || line === "\r") return;
    this.#lines += 1;
    const bare = line.endsWith("\r") ? line.slice(0, -1) : line;
    if (!this.#form!.read(bare)) this.#skip(bare);
  }

  #skip(line: string): void {
    this.#skipped += 1;
    const shown = this.#skippedLines.length < SHOWN_LINES ? line.trim() : "";
    if (shown !== "") this.#skippedLines.push(ownText(shown.slice(0, SHOWN_CHARACTERS)));
  }

  #formOf(text: string): Form | null {
    const sample = text.slice(0, SAMPLE).replace(/^\ufeff/, "");
    this.#rest = this.#rest.replace(/^\ufeff/, "");
    this.#sample = sample;
    const lines = sample.split(/\r?\n/).filter((line) => line.trim() !== "" && !line.trimStart().startsWith("#"));
    // The last one may go on.
    if (lines.length > 1 && text.length > SAMPLE) lines.pop();
    const [first = ""] = lines;
    const form = this.#options.form ?? (this.#options.columns ? "table" : likeliestForm(lines));
    // In the other forms every line says what it is, whatever a program has printed between them.
    if ((form === "list" || form === "names") && isNoText(sample)) {
      this.#isNoText = true;
      return null;
    }
    const collector = this.#collector;
    const options = this.#options;
    if (form === "lackey") return { form, read: lackeyReader(collector, options), columns: null };
    if (form === "dinero") return { form, read: dineroReader(collector, options), columns: null };
    if (form === "list") return { form, read: listReader(collector, options, sample), columns: null };
    if (form === "names") return { form, read: namesReader(collector), columns: null };
    const columns = options.columns ? columnsNumbered(first, options.columns) : columnsOf(lines);
    if (!columns) {
      const separator = separatorOf(first) ?? ",";
      this.#unknownRows = lines
        .slice(0, SHOWN_ROWS)
        .map((line) => cellsOf(line, separator).map((cell) => cell.slice(0, SHOWN_CHARACTERS)));
      return null;
    }
    return { form, read: tableReader(collector, options, columns), columns };
  }
}

const columnsOf = (lines: readonly string[]) => columnsNamedIn(lines[0] ?? "") ?? columnsShapedLike(lines[0] ?? "");

function likeliestForm(lines: readonly string[]): ReferenceForm {
  const count = (pattern: RegExp) => lines.filter((line) => pattern.test(line)).length;
  // A program prints in between; it hardly prints such lines.
  if (count(LACKEY) * 10 >= lines.length && count(LACKEY) > 0) return "lackey";
  // `0 1` can be two pages as well: an address is longer.
  if (
    lines.length > 0 &&
    count(DINERO) * 2 > lines.length &&
    count(/^\s*[0-4]\s+(?:0x)?[\da-f]{4,16}\b/i) * 2 > lines.length
  )
    return "dinero";
  if (columnsOf(lines) || isTable(lines)) return "table";
  const sample = lines.join("\n").replaceAll(/#.*/g, "");
  if (/^[^\p{L}]*$/u.test(sample.replaceAll(/0x[\da-f]+|[RW]\b/gi, "")) || hasLetters(sample)) return "list";
  // A name stands alone in its line.
  const alone = lines.filter((line) => !/\S\s+\S/.test(line.trim())).length;
  return alone * 2 > lines.length ? "names" : "list";
}

const FEWEST_ROWS = 3;
/** From so many on a number is hardly a page, and rather a time or a place on a disk. */
const LARGE = /(?<![\d.])\d{7,}(?![\d.])|\d\.\d/;

/** Rows of equally many cells, some of which are hardly pages. */
function isTable(lines: readonly string[]): boolean {
  if (lines.length < FEWEST_ROWS) return false;
  const rows = lines.slice(0, 50);
  const separator = separatorOf(rows[0]!);
  if (separator === null || separator === " ") return false;
  const width = cellsOf(rows[0]!, separator).length;
  const isEven = rows.every((line) => cellsOf(line, separator).length === width);
  return (
    isEven && width >= 3 && width <= 40 && rows.slice(1).every((line) => LARGE.test(line) || /\p{L}{2}/u.test(line))
  );
}
