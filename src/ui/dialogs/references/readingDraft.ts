/** How a file of references is to be read, as typed; and the options that this stands for. Pure. */
import { PAGE_BYTES, type ReferenceOptions } from "../../../codec/references/options.ts";
import { readWhole } from "../form/numberText.ts";

export interface ReadingDraft {
  /** Empty: the usual size of the form. */
  readonly pageBytes: string;
  readonly instructions: boolean;
  readonly data: boolean;
  readonly eachPage: boolean;
  /** Null: as the columns suggest. */
  readonly eachBlock: boolean | null;
  readonly only: "all" | "reads" | "writes";
  readonly from: string;
  /** Empty: all. */
  readonly count: string;
  readonly every: string;
  /** Number of a column, from 1; 0: known by its head. */
  readonly pageColumn: number;
  readonly opColumn: number;
}

export const USUAL_READING: ReadingDraft = {
  pageBytes: "",
  instructions: false,
  data: true,
  eachPage: false,
  eachBlock: null,
  only: "all",
  from: "0",
  count: "",
  every: "1",
  pageColumn: 0,
  opColumn: 0,
};

/** Null where a number is none, or out of bounds. */
export function optionsOf(draft: ReadingDraft): ReferenceOptions | null {
  const most = Number.MAX_SAFE_INTEGER;
  const pageBytes = draft.pageBytes.trim() === "" ? null : readWhole(draft.pageBytes, PAGE_BYTES.min, PAGE_BYTES.max);
  const from = readWhole(draft.from, 0, most);
  const count = draft.count.trim() === "" ? null : readWhole(draft.count, 1, most);
  const every = readWhole(draft.every, 1, most);
  if (!from.ok || !every.ok || (pageBytes && !pageBytes.ok) || (count && !count.ok)) return null;
  return {
    ...(pageBytes && { pageBytes: pageBytes.value }),
    instructions: draft.instructions,
    data: draft.data,
    ...(draft.eachPage && { crossings: "each" }),
    ...(draft.eachBlock !== null && { requests: draft.eachBlock ? "blocks" : "start" }),
    ...(draft.only !== "all" && { only: draft.only }),
    ...(draft.pageColumn > 0 && {
      columns: { page: draft.pageColumn, ...(draft.opColumn > 0 && { op: draft.opColumn }) },
    }),
    from: from.value,
    // Every so many of a part: the part is as much longer.
    ...(count && { to: from.value + count.value * every.value }),
    every: every.value,
  };
}
