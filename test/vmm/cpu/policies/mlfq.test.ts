import { describe, expect, it } from "vitest";
import { simulate } from "../../../../src/engine/simulate.ts";
import type { ParamValues } from "../../../../src/model/params.ts";
import {
  GOLDEN_SETTINGS,
  drawnPcpu,
  eventsOf,
  expectWholeRun,
  finishTimes,
  goldenVector,
} from "../../../support/schedules.ts";
import { W1, job, scenario } from "../../../support/workloads.ts";

const mlfq = (params: ParamValues) => ({ policy: "mlfq", params });
const VARIANTS = {
  mlfq248: { timeslices: [2, 4, 8] },
  mlfq248b8: { timeslices: [2, 4, 8], boost: 8 },
  mlfq124: { timeslices: [1, 2, 4] },
};

describe("multilevel feedback queue", () => {
  for (const { section, machines, host } of GOLDEN_SETTINGS)
    for (const [name, params] of Object.entries(VARIANTS))
      it(`reproduces the vector ${section}.${name} tick by tick`, () => {
        expectWholeRun(goldenVector(section, name), machines, { ...host, scheduler: mlfq(params) });
      });

  it("without preemption, sinking only when others wait, is Stallings' feedback with q = 1", () => {
    const scheduler = mlfq({ timeslices: [1, 1, 1, 1, 1, 1], preemptive: false, demoteOnlyIfContended: true });
    expect(finishTimes(W1, scheduler)).toEqual({ A: 4, B: 20, C: 16, D: 19, E: 11 });
  });

  it("without preemption, sinking only when others wait, is Stallings' feedback with q = 2^i", () => {
    const scheduler = mlfq({ timeslices: [1, 2, 4, 8, 16, 32], preemptive: false, demoteOnlyIfContended: true });
    expect(finishTimes(W1, scheduler)).toEqual({ A: 4, B: 17, C: 18, D: 20, E: 14 });
  });
});
