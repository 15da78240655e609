/** The proofs of the lessons on where memory and volumes go: figures of domain C.5, D.1 to D.6, through the core. */
import { describe, expect, it } from "vitest";
import { volumesAndExtents } from "../../src/lessons/volumesAndExtents.ts";
import { whereToBegin } from "../../src/lessons/whereToBegin.ts";
import { withHostPart } from "../../src/lessons/parts.ts";
import { hostOf, type FitId, type Scenario } from "../../src/model/scenario.ts";
import { endOf, hostWhen, rightOf, runOf, stepCalled } from "../support/lessonRuns.ts";
import { eventsOfKind } from "../support/schedules.ts";

const withFit = (scenario: Scenario, fit: FitId) =>
  withHostPart(scenario, { region: { ...hostOf(scenario).region!, fit } });

/** What each machine has in the region, and what was asked for but refused. */
function blocks(scenario: Scenario, time: number) {
  const { region } = hostWhen(scenario, time);
  const held = region!.blocks.filter(({ vm }) => vm >= 0);
  return {
    asked: held.toSorted((one, other) => one.vm - other.vm).map(({ asked }) => asked),
    wasted: held.reduce((sum, { size, asked }) => sum + size - asked, 0),
    largest: Math.max(...region!.holes.map(({ size }) => size)),
  };
}

/** How many of the requests first fit and best fit serve until 3. */
function served(scenario: Scenario): readonly number[] {
  return (["first", "best"] as const).map((fit) => blocks(withFit(scenario, fit), 3).asked.length);
}

describe("Where a machine may begin", () => {
  const { after: first } = stepCalled(whereToBegin, "first", "ask");

  it("serves 212, 417 and 112 KB by first, next and worst fit, and 426 by best fit alone", () => {
    const byFit = (["first", "next", "worst", "best"] as const).map(
      (fit) => blocks(withFit(first.scenario, fit), 4).asked,
    );
    expect(byFit.map((asked) => asked.length)).toEqual([3, 3, 3, 4]);
    expect(byFit[0]).toEqual([212, 417, 112]);
    expect(rightOf(whereToBegin, "first")).toEqual(["P4, 426 KB"]);
    expect(rightOf(whereToBegin, "fits")).toEqual(["best fit"]);
  });

  it("has 300 KB in its largest hole, and 959 once all blocks are moved together", () => {
    const { at, after } = stepCalled(whereToBegin, "compact", "ask");
    expect([at, after].map(({ scenario }) => blocks(scenario, 3).largest)).toEqual([300, 959]);
    expect(blocks(after.scenario, 4)).toMatchObject({ asked: [212, 417, 112, 426], largest: 533 });
    expect(rightOf(whereToBegin, "compact")).toEqual([959]);
  });

  it("wastes 44 KB inside the first four blocks of the buddy system", () => {
    const { after } = stepCalled(whereToBegin, "buddies", "ask");
    expect(blocks(after.scenario, 4)).toMatchObject({ asked: [100, 240, 64, 256], wasted: 44 });
    expect(rightOf(whereToBegin, "buddies")).toEqual([44]);
  });

  it("starts its puzzle with what best fit serves and first fit does not; its ways turn that round", () => {
    const { at, puzzle } = stepCalled(whereToBegin, "puzzle", "puzzle");
    expect(served(at.scenario)).toEqual([2, 3]);
    for (const { scenario } of puzzle.solutions) expect(served(scenario)).toEqual([3, 2]);
  });
});

describe("V = D / l", () => {
  it("gives 8 MiB two extents of 4 MiB and 10 MiB three", () => {
    const { at, after } = stepCalled(volumesAndExtents, "extents", "ask");
    expect([at, after].map(({ scenario }) => runOf(scenario).info.lvs[0]!.extents)).toEqual([2, 3]);
    expect(rightOf(volumesAndExtents, "extents")).toEqual([3]);
  });

  it("refuses five extents in one piece where it needs 5 and has 4, and splits them two and three", () => {
    const { at, after } = stepCalled(volumesAndExtents, "one-piece", "ask");
    expect(eventsOfKind(runOf(at.scenario), "commandFailed")).toMatchObject([
      { code: "NO_SPACE", shortages: [{ resource: "storage", needed: 5, available: 4 }] },
    ]);
    expect(
      hostWhen(after.scenario, 3)
        .volumes.get(2)!
        .spans.map(({ pv, count }) => [pv, count]),
    ).toEqual([
      [0, 2],
      [1, 3],
    ]);
    expect(rightOf(volumesAndExtents, "one-piece")).toEqual(["only normal"]);
  });

  it("reads twelve extents in 12 ticks from one disk and in 4 from three", () => {
    const { at, after } = stepCalled(volumesAndExtents, "stripes", "ask");
    expect([at, after].map(({ scenario }) => endOf(scenario))).toEqual([12, 4]);
    expect(rightOf(volumesAndExtents, "stripes")).toEqual([4]);
  });

  it("is done at 20 with room for two of three volumes, one copied back", () => {
    const { after } = stepCalled(volumesAndExtents, "residents", "ask");
    expect(endOf(after.scenario)).toBe(20);
    expect(hostWhen(after.scenario, 20).tier).toMatchObject({ misses: 4, copiesIn: 4, copiesBack: 1 });
    expect(rightOf(volumesAndExtents, "residents")).toEqual([20]);
  });

  it("refuses the last of 4, 3, 5 and 4 extents, where it needs 4 and has 3", () => {
    const { at } = stepCalled(volumesAndExtents, "puzzle", "puzzle");
    expect(eventsOfKind(runOf(at.scenario), "commandFailed")).toMatchObject([
      { code: "NO_SPACE", shortages: [{ resource: "storage", needed: 4, available: 3 }] },
    ]);
    const free = hostWhen(at.scenario, at.time).pvs.map(({ lv }) => [...lv].filter((owner) => owner < 0).length);
    expect(free).toEqual([1, 3]);
  });
});
