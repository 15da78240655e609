/** What moving a machine would come to: the tiny integer figures of domain E.1, in ticks. */
import { describe, expect, it } from "vitest";
import { estimateOf } from "../../../../src/ui/shared/migration/estimate.ts";
import { PAGE_A_TICK } from "../../../support/movingMachines.ts";
import { PAGE } from "../../../support/workloads.ts";

/** Writes a page a tick, `workingSet` different ones. */
const machine = (pages: number, workingSet: number) => ({
  pages,
  pageBytes: PAGE,
  rate: { writes: 100, ticks: 100, workingSet },
});

describe("the estimate of a migration", () => {
  it("of 16 pages over a page a tick, 4 of them written: rounds of 16 and 4, 4 ticks still, 24 in all", () => {
    const { run, downtime, total } = estimateOf("preCopy", machine(16, 4), PAGE_A_TICK);
    expect(run.rounds.map(({ pages }) => pages)).toEqual([16, 4]);
    expect({ downtime, total, sent: run.sentPages }).toEqual({ downtime: 4, total: 24, sent: 24 });
  });

  it("of 1024 pages over 4 pages a tick, 64 of them written: 1 tick still, 278 in all, 1109 pages sent", () => {
    const network = { ...PAGE_A_TICK, bytesPerTick: 4 * PAGE };
    const { run, downtime, total } = estimateOf("preCopy", machine(1024, 64), network);
    expect(run.rounds.map(({ pages }) => pages)).toEqual([1024, 64, 16, 4]);
    expect({ downtime, total, sent: run.sentPages }).toEqual({ downtime: 1, total: 278, sent: 1109 });
  });

  it("by QEMU's limit has no end where the machine writes as fast as the link sends", () => {
    const network = { ...PAGE_A_TICK, stopRule: "qemu" as const, downtimeLimit: 2 };
    expect(estimateOf("preCopy", machine(16, 16), network)).toMatchObject({ downtime: null, closed: { lambda: 1 } });
  });

  it("stands still for all pages, the state and the activation where it is stopped first", () => {
    const network = { ...PAGE_A_TICK, stateBytes: 3 * PAGE, activation: 5 };
    expect(estimateOf("stopAndCopy", machine(16, 4), network)).toMatchObject({ downtime: 24, total: 24 });
  });

  it("takes as long as all pages where they follow, several of which cross in a tick (E.2): 16 ticks for 64 at 4 a tick", () => {
    const network = { ...PAGE_A_TICK, bytesPerTick: 4 * PAGE };
    expect(estimateOf("postCopy", machine(64, 16), network)).toMatchObject({ downtime: 0, total: 16 });
    // And after a round, in which 16 are written again, 4 more.
    expect(estimateOf("hybrid", machine(64, 16), network)).toMatchObject({ downtime: 0, total: 20 });
  });
});
