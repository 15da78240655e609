/** The proof of "P = M / s": its numbers follow from 10,000 bytes and pages of 4,096, and the core gives them. */
import { describe, expect, it } from "vitest";
import { pagesAndFrames } from "../../src/lessons/pagesAndFrames.ts";
import { hostWhen, rightOf, runOf, stepCalled } from "../support/lessonRuns.ts";

const scenarioOf = (id: string) => stepCalled(pagesAndFrames, id, "ask").after.scenario;

describe("P = M / s", () => {
  it("gives a machine of 10,000 bytes three pages, of which 2,288 bytes are not used", () => {
    expect(runOf(scenarioOf("pages")).info.vms[0]?.pages).toBe(3);
    expect(3 * 4096 - 10_000).toBe(2288);
    expect(10_000 - 2 * 4096).toBe(1808);
    expect(rightOf(pagesAndFrames, "pages")).toEqual([3]);
  });

  it("faults three times, at the first touches, without a disk read", () => {
    const host = hostWhen(scenarioOf("faults"));
    expect([host.faults, host.hits, host.majorFaults, host.disks[0]?.reads]).toEqual([3, 2, 0, 0]);
    expect(runOf(scenarioOf("faults")).knownUntil).toBe(5);
    expect(rightOf(pagesAndFrames, "faults")).toEqual([3]);
    expect(rightOf(pagesAndFrames, "disk")).toEqual([0]);
  });

  it("frees no frame by pausing: five of eight are free before and after", () => {
    expect(hostWhen(scenarioOf("paused"), 11).freeFrames).toBe(5);
    expect(hostWhen(scenarioOf("paused"), 12)).toMatchObject({ freeFrames: 5, vms: [{ life: "paused" }] });
    expect(rightOf(pagesAndFrames, "paused")).toEqual([0]);
  });

  it("wastes 240 bytes in five pages of 2,048, and 112 in 79 of 128", () => {
    const { puzzle } = stepCalled(pagesAndFrames, "puzzle", "puzzle");
    const pages = puzzle.solutions.map(({ scenario }) => runOf(scenario).info.vms[0]!.pages);
    expect(pages).toEqual([5, 79]);
    expect([5 * 2048 - 10_000, 79 * 128 - 10_000]).toEqual([240, 112]);
  });
});
