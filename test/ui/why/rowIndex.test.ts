import { describe, expect, it } from "vitest";
import { EVENT_GROUPS } from "../../../src/model/rows/facts.ts";
import { EVENT_KINDS, type EventKind } from "../../../src/model/rows/table.ts";
import type { TraceReader } from "../../../src/trace/reader.ts";
import { createRowIndex, extendIndex, kindsOf, placeOf } from "../../../src/ui/why/rowIndex.ts";

const traceOf = (kinds: readonly EventKind[]): TraceReader =>
  ({ rowCount: kinds.length, kindOf: (row: number) => kinds[row]! }) as unknown as TraceReader;
const FAULTS: ReadonlySet<EventKind> = new Set(["fault"]);
const rows = ({ rows: all, length }: { rows: Int32Array; length: number }) => Array.from(all.slice(0, length));

describe("the index of the rows shown", () => {
  it("holds the rows of the wanted kinds, in order", () => {
    const index = createRowIndex({});
    expect(extendIndex(index, traceOf(["hit", "fault", "hit", "fault"]), FAULTS, 100)).toBe(true);
    expect(rows(index)).toEqual([1, 3]);
  });

  it("is built in slices, and goes on where it stopped", () => {
    const index = createRowIndex({});
    const trace = traceOf(["fault", "hit", "fault", "fault"]);
    expect(extendIndex(index, trace, FAULTS, 3)).toBe(false);
    expect(rows(index)).toEqual([0, 2]);
    expect(extendIndex(index, trace, FAULTS, 3)).toBe(true);
    expect(rows(index)).toEqual([0, 2, 3]);
  });

  it("grows with the trace", () => {
    const index = createRowIndex({});
    extendIndex(index, traceOf(["fault"]), FAULTS, 100);
    extendIndex(index, traceOf(["fault", "fault"]), FAULTS, 100);
    expect(rows(index)).toEqual([0, 1]);
  });

  it("holds many thousands of rows", () => {
    const index = createRowIndex({});
    extendIndex(index, traceOf(Array.from({ length: 5000 }, () => "fault" as const)), FAULTS, 10_000);
    expect(index.length).toBe(5000);
    expect(index.rows[4999]).toBe(4999);
  });

  it("finds the place of a row, or of the last one before it", () => {
    const index = createRowIndex({});
    extendIndex(index, traceOf(["hit", "fault", "hit", "fault"]), FAULTS, 100);
    expect([0, 1, 2, 3, 99].map((row) => placeOf(index, row))).toEqual([-1, 0, 0, 1, 1]);
  });
});

describe("the groups of the filter", () => {
  it("hold every kind of event exactly once", () => {
    const kinds = EVENT_GROUPS.flatMap((group) => [...kindsOf(new Set([group]))]);
    expect(kinds.toSorted()).toEqual(EVENT_KINDS.toSorted());
  });

  it("let nothing through when none is chosen", () => {
    expect(kindsOf(new Set()).size).toBe(0);
  });
});
