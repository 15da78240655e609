/** The figures by which a change is told, on real runs worked out by hand. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import { figuresAt, TELLING } from "../../../src/ui/brief/figuresOf.ts";
import { job, machine, references, scenario, W1 } from "../../support/workloads.ts";

const at = (given: Scenario, time: number | null, until = 1000) =>
  figuresAt(simulate(given, { until }), given.conventions, time);

const FCFS = scenario(W1, { scheduler: { policy: "fcfs", params: {} } });

describe("the figures of a run", () => {
  it("are those of the whole run at its end", () => {
    // Waiting 0, 1, 5, 7, 10; turnaround 3, 7, 9, 12, 12; five first dispatches after another occupant or none.
    expect(at(FCFS, null)).toEqual({ faults: 0, waiting: 4.6, turnaround: 8.6, switches: 5, busy: 1 });
  });

  it("have no averages of times at a moment at which not all that began have ended", () => {
    // B runs [3, 9), C has arrived at 4.
    expect(at(FCFS, 5)).toEqual({ faults: 0, waiting: null, turnaround: null, switches: 2, busy: 1 });
  });

  it("count faults as the conventions of the scenario do", () => {
    const string = scenario([machine("A", references([1, 2, 3, 1, 2, 3]))], { frames: 2 });
    expect(at(string, null).faults).toBe(6);
    const conventions = { ...string.conventions, faultCount: "afterFirstTouch" } as const;
    expect(at({ ...string, conventions }, null).faults).toBe(3);
  });

  it("tell how busy the pCPUs are until a moment of a run without an end", () => {
    const program = [
      {
        op: "loop",
        times: null,
        body: [
          { op: "compute", ticks: 3 },
          { op: "wait", ticks: 1 },
        ],
      },
    ] as const;
    // Busy [0, 3), [4, 7), …: six of eight ticks.
    expect(at(scenario([machine("A", program)]), 8, 40)).toMatchObject({ busy: 0.75, waiting: null, turnaround: null });
  });

  it("are nothing before a program has begun", () => {
    expect(at(scenario([job("A", 5, [3])]), 0)).toMatchObject({
      faults: 0,
      switches: 0,
      waiting: null,
      turnaround: null,
    });
  });
});

describe("the figures that tell of a change", () => {
  it("begin with faults for memory and with waiting for the processor", () => {
    expect(TELLING.memory[0]).toBe("faults");
    expect(TELLING.processor[0]).toBe("waiting");
  });
});
