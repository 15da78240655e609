/** The textbook table as data, on the reference string 1 2 3 1 with two frames under FIFO (worked out by hand). */
import { describe, expect, it } from "vitest";
import type { TraceEvent } from "../../../../src/model/rows/table.ts";
import type { TraceReader } from "../../../../src/trace/reader.ts";
import { SnapshotCache, textbookColumns, textbookRows } from "../../../../src/ui/shared/tables/textbook.ts";
import { columnOf } from "../../../support/columns.ts";
import { fakeHost, fakeInfo, traceOfEvents, type FakeFrame } from "../../../support/fakeHost.ts";

const info = fakeInfo({ machines: [{ name: "web" }], frames: 2 });

const fault = (time: number, page: number): TraceEvent => ({
  kind: "fault",
  time,
  vcpu: 0,
  page,
  write: false,
  fault: "firstTouch",
});
const map = (time: number, page: number, frame: number): TraceEvent => ({
  kind: "map",
  time,
  frame,
  vm: 0,
  page,
  vcpu: 0,
  how: "zeroFill",
  hand: -1,
  referenced: true,
  dirty: false,
});
const evict = (time: number, frame: number, page: number, forPage: number): TraceEvent => ({
  kind: "evict",
  time,
  frame,
  vm: 0,
  page,
  dirty: false,
  forVcpu: 0,
  forPage,
  reason: "oldestLoad",
  line: 0,
  value: 0,
  hand: -1,
  cleared: [],
  losers: [],
  others: 0,
});

const events: readonly TraceEvent[] = [
  fault(0, 1),
  map(0, 1, 0),
  fault(1, 2),
  map(1, 2, 1),
  fault(2, 3),
  evict(2, 0, 1, 3),
  map(2, 3, 0),
  { kind: "hit", time: 3, vcpu: 0, page: 2, write: false, frame: 1 },
];

/** Frames after so many rows. */
function framesAt(row: number): FakeFrame[] {
  const first: FakeFrame = row >= 7 ? ["web", 3] : row >= 2 ? ["web", 1] : null;
  return [first, row >= 4 ? ["web", 2] : null];
}

describe("textbookColumns(trace, vm, row, cache)", () => {
  const asked: number[] = [];
  const trace = traceOfEvents(info, events, (row) => {
    asked.push(row);
    return fakeHost(info, { frames: framesAt(row) });
  });
  const cache = new SnapshotCache();
  const columns = textbookColumns(trace, 0, events.length, 20, cache);

  it("has a column for each reference, with the frames as they are before the next one", () => {
    expect(columns.map(({ reference }) => reference.page)).toEqual([1, 2, 3, 2]);
    expect(columns.map(({ frames }) => [...frames.page])).toEqual([
      [1, -1],
      [1, 2],
      [3, 2],
      [3, 2],
    ]);
  });

  it("says which frame the page is in, and which page had to leave", () => {
    expect(columns.map(({ frame }) => frame)).toEqual([0, 1, 0, 1]);
    expect(columns.map(({ victim }) => victim)).toEqual([null, null, { frame: 0, vm: 0, page: 1, cleared: [] }, null]);
  });

  it("asks the trace for each moment once", () => {
    expect(asked).toEqual([2, 4, 7, 8]);
    textbookColumns(trace, 0, events.length, 20, cache);
    expect(asked).toEqual([2, 4, 7, 8]);
  });

  it("asks again only for the moments of a past that was replaced", () => {
    const kept = asked.length;
    const other = traceOfEvents(info, events);
    const replaced: TraceReader = {
      ...trace,
      chunks: [...trace.chunks.slice(0, 5), ...other.chunks.slice(5)],
      keyframes: { upTo: (at) => (at < 5 ? trace : other).keyframes.upTo(at) },
    };
    const after = textbookColumns(replaced, 0, events.length, 20, cache);
    expect(after.map(({ frames }) => [...frames.page])).toEqual([
      [1, -1],
      [1, 2],
      [-1, -1],
      [-1, -1],
    ]);
    expect(asked).toHaveLength(kept);
  });

  it("keeps the last column as it was when the machine ends and gives its frames back", () => {
    const ended: readonly TraceEvent[] = [
      ...events,
      { kind: "free", time: 4, frame: 0 },
      { kind: "free", time: 4, frame: 1 },
      { kind: "vmState", time: 4, vm: 0, state: "shutOff", cause: "finish" },
    ];
    const endedTrace = traceOfEvents(info, ended, (row) => fakeHost(info, { frames: row > 8 ? [] : framesAt(row) }));
    const last = textbookColumns(endedTrace, 0, ended.length, 20, new SnapshotCache()).at(-1);
    expect([...last!.frames.page]).toEqual([3, 2]);
  });

  it("shows what is to come behind the present reference, as far as it is known", () => {
    const half = textbookColumns(trace, 0, 4, 20, new SnapshotCache());
    expect(half.map(({ reference, when }) => [reference.page, when])).toEqual([
      [1, "past"],
      [2, "present"],
      [3, "ahead"],
      [2, "ahead"],
    ]);
    expect(half.map(({ frames }) => [...frames.page])).toEqual([
      [1, -1],
      [1, 2],
      [3, 2],
      [3, 2],
    ]);
  });

  it("keeps the present one in view where not all have room", () => {
    const narrow = textbookColumns(trace, 0, 4, 2, new SnapshotCache());
    expect(narrow.map(({ reference, when }) => [reference.page, when])).toEqual([
      [1, "past"],
      [2, "present"],
    ]);
  });

  it("begins with what is to come before the first reference", () => {
    expect(textbookColumns(trace, 0, 0, 20, new SnapshotCache()).map(({ when }) => when)).toEqual([
      "ahead",
      "ahead",
      "ahead",
      "ahead",
    ]);
  });

  it("is empty for a machine that makes no reference", () => {
    expect(textbookColumns(trace, 5, 8, 20, cache)).toEqual([]);
  });
});

/** A column in which these machines hold the frames. */
const column = (vm: readonly number[]) => ({
  reference: { row: 0, time: 0, vm: 0, vcpu: 0, page: 0, write: false, fault: null },
  frames: {
    vm: columnOf(vm),
    page: columnOf(vm),
    flags: columnOf(vm.map(() => 0)),
    count: columnOf(vm.map(() => 0)),
    hand: -1,
  },
  frame: -1,
  victim: null,
  when: "past" as const,
});

describe("textbookRows(columns, vm, frames)", () => {
  it("lists all frames of a small host", () => {
    expect(textbookRows([column([1, 1, -1])], 0, 3)).toEqual({ shown: [0, 1, 2], hidden: 0 });
  });

  it("lists only the frames the machine held in a large one, and counts the rest", () => {
    const owners = Array.from({ length: 100 }, (_, frame) => (frame === 7 || frame === 90 ? 0 : 1));
    expect(textbookRows([column(owners)], 0, 100)).toEqual({ shown: [7, 90], hidden: 98 });
  });
});
