/** The proof of "The thrashing cliff" (domain C.4, H.2): when all is done in six, five and four frames. */
import { describe, expect, it } from "vitest";
import { thrashing } from "../../src/lessons/thrashing.ts";
import { endOf, endsOf, hostWhen, rightOf, stepCalled } from "../support/lessonRuns.ts";

const stepOf = (id: string) => stepCalled(thrashing, id, "ask");

describe("The thrashing cliff", () => {
  it("is done at 38 in six frames, at 51 in five and at 204 in four", () => {
    const runs = [stepOf("five").at, stepOf("five").after, stepOf("four").after];
    expect(runs.map(({ scenario }) => endOf(scenario))).toEqual([38, 51, 204]);
    expect(runs.map(({ scenario }) => hostWhen(scenario).faults)).toEqual([6, 8, 24]);
    expect(rightOf(thrashing, "five")).toEqual(["at 51"]);
    expect(rightOf(thrashing, "four")).toEqual(["about 200"]);
  });

  it("is useful 63% of the time in six frames and 12% in four, where the disk is busy for 190 ticks", () => {
    const six = hostWhen(stepOf("five").at.scenario);
    const four = hostWhen(stepOf("useful").after.scenario);
    expect([six.pcpus[0]?.guest, four.pcpus[0]?.guest]).toEqual([24, 24]);
    expect([Math.round((24 / 38) * 100), Math.round((24 / 204) * 100)]).toEqual([63, 12]);
    expect(four.disks[0]?.busy).toBe(190);
    expect(rightOf(thrashing, "useful")).toEqual(["12%"]);
  });

  it("counts exits and switches beside that: 35% in all", () => {
    const [pcpu] = hostWhen(stepOf("useful").after.scenario).pcpus;
    expect(pcpu).toMatchObject({ exit: 24, switch: 24 });
    expect(Math.round((72 / 204) * 100)).toBe(35);
  });

  it("is done at 75 when B is paused at 20 until A has ended at 52", () => {
    const { puzzle } = stepCalled(thrashing, "puzzle", "puzzle");
    expect(puzzle.solutions.map(({ scenario }) => endOf(scenario))).toEqual([75, 67, 57]);
    expect(endsOf(puzzle.solutions[0].scenario)).toEqual({ A: 52, B: 75 });
  });
});
