/** What a problem of a worksheet is made of, without a sentence: tables with what is given, and with what is left blank. */
export const SUBJECTS = ["scheduling", "paging", "allocation", "arm", "volumes"] as const;
export type Subject = (typeof SUBJECTS)[number];

/** What is printed on both sheets, or, `isBlank`, on the key alone. */
export interface Cell {
  readonly text: string;
  readonly isBlank: boolean;
}

export function given(text: string | number): Cell {
  return { text: String(text), isBlank: false };
}

export function blank(text: string | number): Cell {
  return { text: String(text), isBlank: true };
}

/** A word of the catalogue by its name, or a number or name as it stands. */
export type Head = { readonly word: string } | { readonly text: string };

export interface Table {
  /** Above the columns; the first one may be empty. */
  readonly heads: readonly Head[];
  readonly rows: readonly { readonly head: Head | null; readonly cells: readonly Cell[] }[];
  /** Cells as small as ticks and references. */
  readonly isStrip: boolean;
}

export interface Problem {
  readonly subject: Subject;
  /** Which rule is to be followed: its name in the catalogue. */
  readonly rule: string;
  /** The numbers that the task is told with, by their names in the catalogue's sentence. */
  readonly facts: Readonly<Record<string, string | number>>;
  readonly tables: readonly Table[];
  /** Under the tables: what comes out in all. */
  readonly totals: readonly { readonly word: string; readonly cell: Cell }[];
}
