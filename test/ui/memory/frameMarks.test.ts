/** Which frames are marked at a cursor. Each test lists the events of a run; the cursor stands after the last one. */
import { describe, expect, it } from "vitest";
import type { TraceEvent } from "../../../src/model/rows/table.ts";
import { frameMarks, NO_MARKS } from "../../../src/ui/memory/frameMarks.ts";
import { fakeInfo, traceOfEvents } from "../../support/fakeHost.ts";

const info = fakeInfo({ machines: [{ name: "web" }, { name: "db" }] });

const hit = (time: number, frame: number): TraceEvent => ({
  kind: "hit",
  time,
  vcpu: 0,
  page: 1,
  write: false,
  frame,
});
const fault = (time: number): TraceEvent => ({
  kind: "fault",
  time,
  vcpu: 1,
  page: 5,
  write: false,
  fault: "firstTouch",
});
const evict = (time: number, frame: number): TraceEvent => ({
  kind: "evict",
  time,
  frame,
  vm: 0,
  page: 2,
  dirty: false,
  forVcpu: 1,
  forPage: 5,
  reason: "referenceBitClear",
  line: 3,
  value: 0,
  hand: 2,
  cleared: [3, 0],
  losers: [],
  others: 0,
});
const map = (time: number, frame: number, how: "zeroFill" | "swapIn" = "zeroFill"): TraceEvent => ({
  kind: "map",
  time,
  frame,
  vm: 1,
  page: 5,
  vcpu: 1,
  how,
  hand: 2,
  referenced: true,
  dirty: false,
});
const reserve = (time: number, frame: number): TraceEvent => ({ kind: "reserve", time, frame, vm: 1, page: 5 });
const leave = (time: number): TraceEvent => ({
  kind: "leave",
  time,
  vcpu: 1,
  pcpu: 0,
  cause: "block",
  blocked: "fault",
  ticks: -1,
  preempt: null,
});

function marksAfter(...events: TraceEvent[]) {
  return frameMarks(traceOfEvents(info, events), events.length);
}

describe("frameMarks(trace, row)", () => {
  it("marks nothing before the first event", () => {
    expect(frameMarks(traceOfEvents(info, [hit(0, 1)]), 0)).toEqual(NO_MARKS);
  });

  it("marks the frame of a hit", () => {
    expect(marksAfter(hit(0, 3), hit(1, 2))).toMatchObject({ frame: 2, kind: "hit" });
  });

  it("marks nothing while the exit of a fault runs: its frame is not known yet", () => {
    expect(marksAfter(hit(0, 3), fault(1))).toEqual(NO_MARKS);
  });

  it("marks the victim, the page that left and the frames whose bit was cleared", () => {
    expect(marksAfter(fault(3), evict(4, 1))).toEqual({
      frame: 1,
      kind: "victim",
      oldVm: 0,
      oldPage: 2,
      cleared: [3, 0],
    });
  });

  it("marks the frame a page was set into as the fault's", () => {
    expect(marksAfter(fault(3), map(4, 2))).toEqual({ ...NO_MARKS, frame: 2, kind: "fault" });
  });

  it("shows victim and new page together when both fall on one tick", () => {
    expect(marksAfter(evict(4, 1), map(4, 1))).toMatchObject({ frame: 1, kind: "fault", oldPage: 2, cleared: [3, 0] });
  });

  it("does not tie a victim to a page that came into another frame", () => {
    expect(marksAfter(evict(4, 1), map(4, 2))).toEqual({ ...NO_MARKS, frame: 2, kind: "fault" });
  });

  it("marks a reserved frame as the fault's, and as the victim's when one left it", () => {
    expect(marksAfter(fault(3), reserve(3, 0))).toMatchObject({ frame: 0, kind: "fault", oldPage: -1 });
    expect(marksAfter(evict(4, 1), reserve(4, 1))).toMatchObject({ frame: 1, kind: "victim", oldPage: 2 });
  });

  it("tells a page that came back from the disk from one that is set in at once", () => {
    expect(marksAfter(map(9, 1, "swapIn"))).toMatchObject({ frame: 1, kind: "loaded" });
  });

  it("keeps the marks while the processor goes on within the tick, and drops them with the next tick", () => {
    expect(marksAfter(evict(4, 1), leave(4))).toMatchObject({ frame: 1, kind: "victim" });
    expect(marksAfter(evict(4, 1), leave(5))).toEqual(NO_MARKS);
  });
});
