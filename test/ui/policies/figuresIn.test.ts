/** Which figures of trials can be compared, and which is the best. */
import { describe, expect, it } from "vitest";
import type { TriedScheduler } from "../../../src/trace/figures/policyTrials.ts";
import { figuresIn, refusedBy } from "../../../src/ui/policies/figuresIn.ts";

function trial(part: Partial<TriedScheduler>): TriedScheduler {
  const mean = { numerator: 4, denominator: 1 };
  return {
    of: "scheduler",
    choice: { policy: "fcfs", params: {} },
    until: 20,
    isCut: false,
    refused: [],
    started: 2,
    done: 2,
    turnaround: mean,
    waiting: mean,
    response: mean,
    switches: 3,
    bars: new Float64Array(),
    ...part,
  };
}

const waiting = (ticks: number) => ({ waiting: { numerator: ticks, denominator: 1 } });

describe("figuresIn(trials)", () => {
  it("finds the smallest of each figure, and none where all are the same", () => {
    const { best } = figuresIn([trial(waiting(6)), null, trial(waiting(3))]);
    expect(best).toEqual({ turnaround: null, waiting: 3, response: null, switches: null });
  });

  it("leaves out who finished fewer jobs, could not start one, or was cut before the others", () => {
    const others = [trial(waiting(6)), trial(waiting(5))];
    for (const odd of [{ done: 1 }, { refused: ["A"] }])
      expect(figuresIn([...others, trial({ ...waiting(1), ...odd })]).best.waiting).toBe(5);
    const cut = [trial({ ...waiting(6), isCut: true }), trial({ ...waiting(5), isCut: true })];
    const { best, cutAt } = figuresIn([...cut, trial({ ...waiting(1), isCut: true, until: 10 })]);
    expect([best.waiting, cutAt]).toEqual([5, 20]);
  });

  it("blames no policy for a machine that none of them starts", () => {
    const [one, two] = [trial({ refused: ["A"] }), trial({ refused: ["A", "B"] })];
    const figures = figuresIn([one, two]);
    expect([refusedBy(one, figures), refusedBy(two, figures)]).toEqual([[], ["B"]]);
  });
});
