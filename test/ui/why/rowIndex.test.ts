import { describe, expect, it } from "vitest";
import { EVENT_GROUPS } from "../../../src/model/rows/facts.ts";
import { EVENT_KINDS, type EventKind } from "../../../src/model/rows/table.ts";
import { createRowIndex, extendIndex, kindsOf, placeOf } from "../../../src/ui/why/rowIndex.ts";
import { chunksOf } from "../../support/fakeChunks.ts";

type Reading = Parameters<typeof extendIndex>[1];

/** A trace of rows of these kinds, in chunks of so many rows; the first `shared` chunks are those of `before`. */
function traceOf(kinds: readonly EventKind[], chunkRows = kinds.length, before?: Reading, shared = 0): Reading {
  const own = chunksOf([...kinds.keys()], kinds.length, true, chunkRows);
  return {
    chunks: [...(before?.chunks.slice(0, shared) ?? []), ...own.slice(shared)],
    rowsOf: ({ firstRow, rows: count }, wanted) =>
      Uint32Array.from([...Array(count).keys()].filter((row) => wanted.includes(kinds[firstRow + row]!))),
  };
}
const FAULTS: readonly EventKind[] = ["fault"];
const rows = ({ rows: all, length }: { rows: Int32Array; length: number }) => Array.from(all.slice(0, length));

describe("the index of the rows shown", () => {
  it("holds the rows of the wanted kinds, in order", () => {
    const index = createRowIndex(FAULTS);
    expect(extendIndex(index, traceOf(["hit", "fault", "hit", "fault"]), 100)).toBe(true);
    expect(rows(index)).toEqual([1, 3]);
  });

  it("is built in slices, and goes on where it stopped", () => {
    const index = createRowIndex(FAULTS);
    const trace = traceOf(["fault", "hit", "fault", "fault"], 1);
    expect(extendIndex(index, trace, 3)).toBe(false);
    expect(rows(index)).toEqual([0, 2]);
    expect(extendIndex(index, trace, 3)).toBe(true);
    expect(rows(index)).toEqual([0, 2, 3]);
  });

  it("grows with the trace, and looks at what is new only", () => {
    const index = createRowIndex(FAULTS);
    const trace = traceOf(["fault"], 1);
    extendIndex(index, trace, 100);
    const looked: number[] = [];
    const grown = traceOf(["fault", "fault"], 1, trace, 1);
    extendIndex(
      index,
      {
        ...grown,
        rowsOf: (chunk, kinds) => {
          looked.push(chunk.firstRow);
          return grown.rowsOf(chunk, kinds);
        },
      },
      100,
    );
    expect(rows(index)).toEqual([0, 1]);
    expect(looked).toEqual([1]);
  });

  it("forgets the rows of a past that was replaced, and keeps those before it", () => {
    const index = createRowIndex(FAULTS);
    const trace = traceOf(["fault", "fault", "fault", "hit"], 1);
    extendIndex(index, trace, 100);
    extendIndex(index, traceOf(["fault", "hit", "hit", "fault", "fault"], 1, trace, 1), 100);
    expect(rows(index)).toEqual([0, 3, 4]);
    extendIndex(index, traceOf(["hit"], 1), 100);
    expect(rows(index)).toEqual([]);
  });

  it("holds many thousands of rows", () => {
    const index = createRowIndex(FAULTS);
    extendIndex(index, traceOf(Array.from({ length: 5000 }, () => "fault" as const)), 10_000);
    expect(index.length).toBe(5000);
    expect(index.rows[4999]).toBe(4999);
  });

  it("finds the place of a row, or of the last one before it", () => {
    const index = createRowIndex(FAULTS);
    extendIndex(index, traceOf(["hit", "fault", "hit", "fault"]), 100);
    expect([0, 1, 2, 3, 99].map((row) => placeOf(index, row))).toEqual([-1, 0, 0, 1, 1]);
  });
});

describe("the groups of the filter", () => {
  it("hold every kind of event exactly once", () => {
    const kinds = EVENT_GROUPS.flatMap((group) => [...kindsOf(new Set([group]))]);
    expect(kinds.toSorted()).toEqual(EVENT_KINDS.toSorted());
  });

  it("let nothing through when none is chosen", () => {
    expect(kindsOf(new Set())).toEqual([]);
  });
});
