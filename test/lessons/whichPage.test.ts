/** The proof of "Which page has to go?": the faults that Silberschatz has for his string (golden, R1), and a loop. */
import { describe, expect, it } from "vitest";
import { loopInNine, whichPage } from "../../src/lessons/whichPage.ts";
import { hostOf, withHost, type Scenario } from "../../src/model/scenario.ts";
import { hostWhen, rightOf, runOf, stepCalled } from "../support/lessonRuns.ts";
import { eventsOfKind } from "../support/schedules.ts";

const stepOf = (id: string) => stepCalled(whichPage, id, "ask");
const scenarioOf = (id: string) => stepOf(id).at.scenario;
const under = (scenario: Scenario, policy: string) =>
  withHost(scenario, { ...hostOf(scenario), replacement: { policy, params: {} } });

/** The page that leaves at `time`. */
function victimAt(scenario: Scenario, time: number): number | undefined {
  return eventsOfKind(runOf(scenario), "evict").find((event) => event.time === time)?.page;
}

describe("Which page has to go?", () => {
  it("throws out page 0 under FIFO where LRU would throw out page 1", () => {
    expect(victimAt(scenarioOf("fifo"), 5)).toBe(0);
    expect(victimAt(scenarioOf("lru"), 5)).toBe(1);
    expect(rightOf(whichPage, "fifo")).toEqual(["page 0"]);
  });

  it("throws out page 2 under LRU and page 0 under OPT at the same moment, with the same pages", () => {
    for (const id of ["lru", "opt"]) {
      const { page } = hostWhen(stepOf(id).at.scenario, 6).frames;
      expect([0, 1, 2].map((frame) => page.get(frame)).toSorted((a, b) => a - b)).toEqual([0, 2, 3]);
    }
    expect([victimAt(scenarioOf("lru"), 7), victimAt(scenarioOf("opt"), 7)]).toEqual([2, 0]);
    expect(rightOf(whichPage, "lru")).toEqual(["page 2"]);
    expect(rightOf(whichPage, "opt")).toEqual(["page 0"]);
  });

  it("faults 15, 14, 12 and 9 times under FIFO, clock, LRU and OPT", () => {
    const faults = ["fifo", "clock", "lru", "opt"].map((policy) => hostWhen(under(scenarioOf("lru"), policy)).faults);
    expect(faults).toEqual([15, 14, 12, 9]);
    expect(rightOf(whichPage, "totals")).toEqual([9]);
  });

  it("never hits in a loop of nine pages in eight frames under LRU, and only misses first touches in nine", () => {
    // Asked is before page 9 comes.
    const { at } = stepCalled(whichPage, "loop", "ask");
    expect(hostWhen(at.scenario, at.time)).toMatchObject({ faults: 8, evictions: 0 });
    const { hits, faults } = hostWhen(scenarioOf("loop"));
    expect([hits, faults]).toEqual([0, 54]);
    expect(hostWhen(loopInNine)).toMatchObject({ hits: 45, faults: 9 });
    expect(rightOf(whichPage, "loop")).toEqual(["none"]);
  });

  it("faults 14 times there under MRU and OPT, and 19 times under LIRS", () => {
    const faults = ["mru", "opt", "lirs"].map((policy) => hostWhen(under(scenarioOf("loop"), policy)).faults);
    expect(faults).toEqual([14, 14, 19]);
  });
});
