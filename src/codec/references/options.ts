/** How a file of references is read, and what it says: shared by all forms of such files. Types and bounds only. */
import type { Problem } from "../../model/problems.ts";
import type { ReferenceTrace } from "../../model/referenceTrace.ts";

/**
 * `lackey`: what Valgrind's tool of that name prints. `dinero`: a label and an address a line. `table`: a row a reference,
 * with columns, as block traces have. `list`: pages, separated by anything. `names`: a page a line, by its name.
 */
export const REFERENCE_FORMS = ["lackey", "dinero", "table", "list", "names"] as const;
export type ReferenceForm = (typeof REFERENCE_FORMS)[number];

export interface ReferenceOptions {
  /** Absent: what the beginning of the file looks like. */
  readonly form?: ReferenceForm;
  /** Bytes of a page, where the file has addresses; absent: `USUAL_PAGE_BYTES`. A list of pages is one of addresses with it. */
  readonly pageBytes?: number;
  /** Of a program's references, those that fetch instructions; absent: left out. */
  readonly instructions?: boolean;
  /** Of a program's references, those to data; absent: taken. */
  readonly data?: boolean;
  /** An access beyond the end of a page: one reference, to the first page (absent), or one to each page. */
  readonly crossings?: "first" | "each";
  /** A request for several blocks: one reference to where it begins, or one to each block. Absent: as the columns suggest. */
  readonly requests?: "start" | "blocks";
  /** Columns by number, from 1, where the file has none that are known by their names. */
  readonly columns?: { readonly page: number; readonly op?: number };
  /** Absent: all. */
  readonly only?: "reads" | "writes";
  /** Of the references that are left, those from number `from`, counted from 0, and before `to`. */
  readonly from?: number;
  readonly to?: number;
  /** Of those, the first of every so many. */
  readonly every?: number;
}

export const USUAL_PAGE_BYTES = 4096;
export const PAGE_BYTES = { min: 1, max: 2 ** 30 } as const;
/** References that are kept of a file; what comes after them is not read. */
export const MOST_REFERENCES = 2 ** 23;
/** Characters of a line. */
export const MOST_LINE = 2 ** 16;

/** What pages are called in the file, by number. `radix`: the one in which numbers stand there. */
export type PageNames =
  | { readonly kind: "numbers"; readonly values: Float64Array; readonly radix: 10 | 16 }
  | { readonly kind: "texts"; readonly values: readonly string[] };

/** What was read. */
export interface ReadReferences {
  readonly trace: ReferenceTrace;
  readonly names: PageNames;
  readonly form: ReferenceForm;
  /** Null: the file has pages, not addresses. */
  readonly pageBytes: number | null;
  /** The heads of columns that were used, or their numbers; of a table. */
  readonly columns: readonly string[];
  /** For several blocks at once: what was done with them; null: there are none in such a file. */
  readonly requests: "start" | "blocks" | null;
  /** References that write, of those kept. */
  readonly writes: number;
  /** References in the file, as far as it was read, before any were chosen. */
  readonly found: number;
  /** Fetches of instructions, or references to data, that were left out. */
  readonly leftOut: number;
  /** Accesses beyond the end of a page. */
  readonly crossings: number;
  readonly lines: number;
  /** Lines that are no references, and the first of them. */
  readonly skipped: number;
  readonly skippedLines: readonly string[];
  /** The file goes on after `MOST_REFERENCES` references. */
  readonly isCut: boolean;
}

export type OpenedReferences =
  | { readonly ok: true; readonly value: ReadReferences }
  | {
      readonly ok: false;
      readonly problems: readonly Problem[];
      /** Rows of a table whose columns are not known. */
      readonly rows?: readonly (readonly string[])[];
    };
