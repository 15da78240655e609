import { describe, expect, it } from "vitest";
import type { TraceEvent } from "../../../src/model/rows/table.ts";
import { queuedBefore } from "../../../src/ui/why/requests.ts";
import { fakeTrace } from "../../support/fakeTrace.ts";

const queued = (time: number, request: number): TraceEvent => ({
  kind: "ioQueued",
  time,
  request,
  pv: 0,
  extent: 3,
  purpose: "swapIn",
  vm: 0,
  vcpu: 0,
  page: 10 + request,
  blocks: 1,
});

describe("queuedBefore(trace, row, request)", () => {
  const events: readonly TraceEvent[] = [
    queued(0, 0),
    { kind: "ioStarted", time: 0, request: 0, pv: 0, until: 5 },
    queued(2, 1),
    { kind: "ioDone", time: 5, request: 0, pv: 0 },
    { kind: "ioStarted", time: 5, request: 1, pv: 0, until: 9 },
    queued(6, 2),
    { kind: "ioDone", time: 9, request: 1, pv: 0 },
  ];
  const trace = fakeTrace({ pcpus: ["AAAAAAAAAA"], events });

  it("is the row by which the request joined its queue, at an earlier moment and behind later requests too", () => {
    expect(queuedBefore(trace, 3, 0)).toEqual(events[0]);
    expect(queuedBefore(trace, 4, 1)).toEqual(events[2]);
    expect(queuedBefore(trace, 6, 1)).toEqual(events[2]);
  });

  it("is null for a request that was not queued before", () => {
    expect(queuedBefore(trace, 5, 2)).toBeNull();
    expect(queuedBefore(trace, 0, 0)).toBeNull();
  });
});
