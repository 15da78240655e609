/** Builds the index of the rows shown in the background, a slice at a time, and tells when it has grown. */
import { useEffect, useMemo, useReducer } from "react";
import type { EventKind } from "../../model/rows/table.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { createRowIndex, extendIndex, type RowIndex } from "./rowIndex.ts";

/** Rows looked at in one go: a few milliseconds. */
const SLICE_ROWS = 20_000;

/** The index of the rows of `trace` that are of `kinds`. */
export function useRowIndex(trace: TraceReader, kinds: readonly EventKind[]): RowIndex {
  const [, lookOn] = useReducer((done: number) => done + 1, 0);
  const index = useMemo(() => createRowIndex(kinds), [kinds]);
  // A slice at once, so that short runs never show an empty list, and no list a row that is no more.
  const isDone = extendIndex(index, trace, SLICE_ROWS);
  // Changes with each slice, so that the next one is asked for; null when there is nothing left to look at.
  const looked = isDone ? null : index.chunks.length;
  useEffect(() => {
    if (looked === null) return undefined;
    const timer = setTimeout(lookOn, 0);
    return () => clearTimeout(timer);
  }, [looked]);
  return index;
}
