/** Finding a machine's references around a cursor. Machine 0 has vCPUs 0 and 1, machine 1 has vCPU 2. */
import { describe, expect, it } from "vitest";
import {
  nearestReferencer,
  REFERENCE_SCAN_ROWS,
  referenceAt,
  referencesAround,
  type ReferenceSource,
} from "../../src/chart/references.ts";
import type { TraceEvent } from "../../src/model/rows/table.ts";

function hit(time: number, vcpu: number, page: number, write = false): TraceEvent {
  return { kind: "hit", time, vcpu, page, write, frame: 0 };
}

function fault(time: number, vcpu: number, page: number): TraceEvent {
  return { kind: "fault", time, vcpu, page, write: false, fault: "swappedOut" };
}

function source(events: readonly TraceEvent[]): ReferenceSource {
  return {
    info: {
      vcpus: [
        { id: 0, vm: 0, index: 0 },
        { id: 1, vm: 0, index: 1 },
        { id: 2, vm: 1, index: 0 },
      ],
    },
    rowCount: events.length,
    kindOf: (row) => events[row]!.kind,
    eventAt: (row) => events[row]!,
  };
}

const quiet = (time: number): TraceEvent => ({ kind: "quiet", time });
const pages = (references: readonly { page: number }[]) => references.map(({ page }) => page);

describe("referencesAround(source, vm, row, before, after)", () => {
  const trace = source([hit(0, 0, 1), fault(1, 2, 9), fault(2, 1, 2), quiet(3), hit(4, 0, 3, true), hit(5, 2, 8)]);

  it("gives the machine's references before and after the cursor, in order, of all its vCPUs", () => {
    const { past, next } = referencesAround(trace, 0, 3, 10, 10);
    expect(pages(past)).toEqual([1, 2]);
    expect(pages(next)).toEqual([3]);
  });

  it("counts the row at the cursor as the future: rows below it have been applied", () => {
    expect(pages(referencesAround(trace, 0, 2, 10, 10).next)).toEqual([2, 3]);
  });

  it("keeps the nearest ones when there are more than asked for", () => {
    expect(pages(referencesAround(trace, 0, 6, 2, 2).past)).toEqual([2, 3]);
    expect(pages(referencesAround(trace, 0, 0, 2, 1).next)).toEqual([1]);
  });

  it("tells hit from fault, and reads from writes", () => {
    const { past } = referencesAround(trace, 0, 6, 10, 0);
    expect(past.map(({ fault: kind }) => kind)).toEqual([null, "swappedOut", null]);
    expect(past.map(({ write }) => write)).toEqual([false, false, true]);
  });

  it("is empty for a machine without references and for an empty trace", () => {
    expect(referencesAround(trace, 7, 3, 5, 5)).toEqual({ past: [], next: [] });
    expect(referencesAround(source([]), 0, 0, 5, 5)).toEqual({ past: [], next: [] });
  });

  it("gives up after a bounded number of rows", () => {
    const far = [hit(0, 0, 1), ...Array.from({ length: REFERENCE_SCAN_ROWS }, (_, at) => quiet(at + 1))];
    expect(referencesAround(source(far), 0, far.length, 5, 0).past).toEqual([]);
    expect(pages(referencesAround(source(far), 0, far.length - 1, 5, 0).past)).toEqual([1]);
  });
});

describe("referenceAt(source, row)", () => {
  it("is null for rows that are no references", () => {
    expect(referenceAt(source([quiet(0)]), 0)).toBeNull();
  });
});

describe("nearestReferencer(source, row)", () => {
  it("is the machine that touched memory last", () => {
    expect(nearestReferencer(source([hit(0, 0, 1), hit(1, 2, 1), quiet(2), hit(3, 0, 1)]), 3)).toBe(1);
  });

  it("is the machine a frame is found for, when that came later than the last reference", () => {
    const evict: TraceEvent = {
      kind: "evict",
      time: 1,
      frame: 0,
      vm: 0,
      page: 1,
      dirty: false,
      forVcpu: 2,
      forPage: 4,
      reason: "oldestLoad",
      line: 0,
      value: 0,
      hand: -1,
      cleared: [],
      losers: [],
      others: 0,
    };
    expect(nearestReferencer(source([hit(0, 0, 1), evict, quiet(2)]), 3)).toBe(1);
  });

  it("is the machine that will touch it first when none has", () => {
    expect(nearestReferencer(source([quiet(0), hit(1, 2, 1)]), 1)).toBe(1);
  });

  it("is -1 when there are no references", () => {
    expect(nearestReferencer(source([quiet(0)]), 1)).toBe(-1);
  });
});
