import { describe, expect, it } from "vitest";
import { sliceRows, type SliceRow } from "../../../src/ui/processor/slices.ts";
import { fakeTrace } from "../../support/fakeTrace.ts";

const machines = [{ name: "web" }, { name: "db" }];

/** `p0 v1 guest 0-4` */
function written({ pcpu, vcpu, kind, start, end }: SliceRow): string {
  return `${pcpu === null ? "-" : `p${pcpu}`} ${vcpu === null ? "-" : `v${vcpu}`} ${kind} ${start}-${end}`;
}

const table = (trace: Parameters<typeof sliceRows>[0], from: number, to: number, end: number, limit = 100) => {
  const { rows, isCut } = sliceRows(trace, from, to, end, limit);
  return { rows: rows.map(written), isCut };
};

describe("the rows of the table", () => {
  it("are what pCPUs do, idle time included, and what vCPUs wait for, in order of time", () => {
    const trace = fakeTrace({ machines, pcpus: ["AAa#BB..A"], vcpus: ["000FFF--0", "----00..."] });
    expect(table(trace, 0, 9, 9)).toEqual({
      isCut: false,
      rows: [
        "p0 v0 guest 0-2",
        "- v1 ready 0-4",
        "p0 v0 exit 2-3",
        "p0 v1 switch 3-4",
        "- v0 blockedFault 3-6",
        "p0 v1 guest 4-6",
        "p0 - idle 6-8",
        "- v0 ready 6-8",
        "p0 v0 guest 8-9",
      ],
    });
  });

  it("are those that touch the window, and no idle time is made up beyond what is known", () => {
    const trace = fakeTrace({ machines, pcpus: ["AAAA....BB"] });
    expect(table(trace, 2, 6, 10).rows).toEqual(["p0 v0 guest 0-4", "p0 - idle 4-6"]);
    expect(table(trace, 8, 50, 10).rows).toEqual(["p0 v1 guest 8-10"]);
  });

  it("join what a chunk border cuts, and keep timeslices apart", () => {
    const trace = fakeTrace({ machines, pcpus: ["AA,AA|AA"], vcpus: ["------"] });
    expect(table(trace, 0, 6, 6).rows).toEqual(["p0 v0 guest 0-2", "- v0 ready 0-6", "p0 v0 guest 2-6"]);
    const between = fakeTrace({ machines, pcpus: ["AA,|AA"] });
    expect(table(between, 0, 4, 4).rows).toEqual(["p0 v0 guest 0-2", "p0 v0 guest 2-4"]);
  });

  it("say idle for a pCPU that never ran anything", () => {
    expect(table(fakeTrace({ pcpus: ["...."] }), 0, 4, 4).rows).toEqual(["p0 - idle 0-4"]);
  });

  it("are the first ones when there are too many, without a hole between them", () => {
    const trace = fakeTrace({ machines, pcpus: ["ABABABABABABABAB", "AAAAAAAABBBBBBBB"] });
    expect(table(trace, 0, 16, 16, 4)).toEqual({
      isCut: true,
      rows: ["p0 v0 guest 0-1", "p1 v0 guest 0-8", "p0 v1 guest 1-2", "p0 v0 guest 2-3"],
    });
  });
});
