/** What the panel of steal time shows of the sums. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import type { HostSpec, MachineSpec, Op } from "../../../src/model/scenario.ts";
import { stealBetween } from "../../../src/trace/figures/steal.ts";
import { partsOf } from "../../../src/ui/steal/parts.ts";
import {
  chooseMachines,
  chooseVcpus,
  machineTimes,
  MACHINES_SHOWN,
  stealFact,
  stealMatrix,
} from "../../../src/ui/shared/moment/stealView.ts";
import { job, machine, NO_COSTS, scenario, W1 } from "../../support/workloads.ts";

function timesAt(time: number, machines: readonly MachineSpec[], host: Partial<HostSpec> = {}) {
  const fcfs = { scheduler: { policy: "fcfs", params: {} }, ...host };
  const trace = simulate(scenario(machines, fcfs), { until: time + 1 });
  const sums = stealBetween(trace, 0, time);
  return { info: trace.info, sums, times: machineTimes(trace.info, sums) };
}

/**
 * Twelve machines on one pCPU, first come, first served: number 0 runs 10 ticks, number n runs n. Waited and taken together
 * are 110, 20, 29, 37, 44, 50, 55, 59, 62, 64, 65 and 65 ticks at the end.
 */
const DOZEN = Array.from({ length: 12 }, (_, at) => job(`m${at}`, 0, [at === 0 ? 10 : at]));
const all = () => true;

describe("the machines shown", () => {
  it("are all that exist while they fit", () => {
    const { times } = timesAt(5, W1);
    expect(chooseMachines(times, all, null, [])).toEqual({ shown: [0, 1, 2, 3, 4], others: [] });
  });

  it("are those that have waited or taken, though they are gone", () => {
    const { times } = timesAt(5, W1);
    // Up to 5, A ran while B waited, and B runs while C waits.
    expect(chooseMachines(times, () => false, null, [])).toEqual({ shown: [0, 1, 2], others: [] });
  });

  it("are, of many, those with most time waited and taken, by number", () => {
    const { times } = timesAt(76, DOZEN);
    expect(chooseMachines(times, all, null, [])).toEqual({
      shown: [0, 5, 6, 7, 8, 9, 10, 11],
      others: [1, 2, 3, 4],
    });
    expect(MACHINES_SHOWN).toBe(8);
  });

  it("always contain the one that is selected", () => {
    const { times } = timesAt(76, DOZEN);
    expect(chooseMachines(times, all, 2, []).shown).toEqual([0, 2, 6, 7, 8, 9, 10, 11]);
  });

  it("stay unless others have clearly more", () => {
    const { times } = timesAt(76, DOZEN);
    const near = [0, 4, 6, 7, 8, 9, 10, 11];
    expect(chooseMachines(times, all, null, near).shown).toEqual(near);
    const far = [0, 1, 6, 7, 8, 9, 10, 11];
    expect(chooseMachines(times, all, null, far).shown).toEqual([0, 5, 6, 7, 8, 9, 10, 11]);
  });
});

describe("the matrix", () => {
  it("has the ticks of textbook runs, and their sums", () => {
    const { times } = timesAt(20, W1);
    const { rows, took } = stealMatrix(times, [0, 1, 2, 3, 4], []);
    expect(rows.map(({ taken }) => taken)).toEqual([
      [0, 0, 0, 0, 0],
      [1, 0, 0, 0, 0],
      [0, 5, 0, 0, 0],
      [0, 3, 4, 0, 0],
      [0, 1, 4, 5, 0],
    ]);
    expect(rows.map(({ ready }) => ready)).toEqual([0, 1, 5, 7, 10]);
    expect(took).toMatchObject({ taken: [1, 9, 8, 5, 0], nobody: 0, ready: 23 });
  });

  it("divides the parts of a tick", () => {
    const { times } = timesAt(8, W1, { pcpus: 2 });
    expect(stealMatrix(times, [1, 2, 3], []).rows[2]).toMatchObject({ taken: [1, 1, 0], ready: 2 });
  });

  it("puts those without a row of their own together, and loses nothing", () => {
    const { times } = timesAt(20, W1);
    const { rows, took, others } = stealMatrix(times, [0, 1], [2, 3, 4]);
    expect(others).toBe(3);
    expect(rows.at(-1)).toEqual({ vm: null, taken: [0, 9], takenByOthers: 13, nobody: 0, ready: 22 });
    expect(took).toMatchObject({ taken: [1, 9], takenByOthers: 13, ready: 23 });
  });
});

describe("the sentence", () => {
  it("is about the machine that waited most, and who took most of it", () => {
    const { times } = timesAt(20, W1);
    expect(stealFact(times, null)).toEqual({ vm: 4, ready: 10, takers: [3], share: 0.5 });
  });

  it("is about the machine that is selected", () => {
    const { times } = timesAt(20, W1);
    expect(stealFact(times, 3)).toEqual({ vm: 3, ready: 7, takers: [2], share: 4 / 7 });
    expect(stealFact(times, 0)).toBeNull();
  });

  it("names all that took as much", () => {
    const { times } = timesAt(8, W1, { pcpus: 2 });
    expect(stealFact(times, null)).toEqual({ vm: 3, ready: 2, takers: [1, 2], share: 0.5 });
  });

  it("names nobody only where that is more than half of it", () => {
    const hogs = ["A", "B", "C"].map((name) => job(name, 0, [2]));
    const { times } = timesAt(13, hogs, { costs: { ...NO_COSTS, worldSwitch: 2 } });
    // C waits 10 ticks: three switches of two ticks each, and A and B for two each.
    expect(stealFact(times, 2)).toEqual({ vm: 2, ready: 10, takers: [], share: 0.6 });
    const one = timesAt(9, hogs, { costs: { ...NO_COSTS, worldSwitch: 1 } });
    // Three of one tick: the most of one, and less than half of all.
    expect(stealFact(one.times, 2)).toEqual({ vm: 2, ready: 7, takers: [0, 1], share: 2 / 7 });
  });

  it("names nobody where nothing but switches were waited for", () => {
    const { times } = timesAt(5, [job("A", 0, [4])], { costs: { ...NO_COSTS, worldSwitch: 3 } });
    expect(stealFact(times, null)).toEqual({ vm: 0, ready: 3, takers: [], share: 1 });
  });

  it("is not there before anybody has waited, nor without machines", () => {
    expect(stealFact(timesAt(1, W1).times, null)).toBeNull();
    expect(stealFact([], null)).toBeNull();
  });
});

function octet(name: string): MachineSpec {
  return machine(name, [{ op: "compute", ticks: 9 }], { vcpus: 8 });
}

describe("the bars", () => {
  it("are those of the machines shown, the selected one first when not all fit", () => {
    const { info } = timesAt(1, [octet("A"), octet("B")]);
    expect(chooseVcpus(info, [0, 1], [], null)).toEqual({ vcpus: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], more: 4 });
    expect(chooseVcpus(info, [0, 1], [], 1).vcpus).toEqual([0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 15]);
    expect(chooseVcpus(info, [0], [1], null)).toEqual({ vcpus: [0, 1, 2, 3, 4, 5, 6, 7], more: 8 });
  });

  it("are made of parts that add up to the time so far", () => {
    const { sums } = timesAt(20, W1);
    const parts = partsOf(sums.vcpus[4]!, [0, 1, 2, 3, 4]);
    expect(parts).toEqual([
      { look: "guest", ticks: 2 },
      { look: "taken", taker: 1, ticks: 1 },
      { look: "taken", taker: 2, ticks: 4 },
      { look: "taken", taker: 3, ticks: 5 },
      { look: "offline", ticks: 8 },
    ]);
  });

  it("tell spinning apart from guest code that gets on", () => {
    const programs: readonly (readonly Op[])[] = [
      [{ op: "compute", ticks: 2 }, { op: "barrier" }],
      [{ op: "compute", ticks: 6 }],
    ];
    const { sums } = timesAt(6, [machine("A", [], { vcpus: 2, programs })], { pcpus: 2 });
    expect(partsOf(sums.vcpus[0]!, [0])).toEqual([
      { look: "guest", ticks: 2 },
      { look: "spin", ticks: 4 },
    ]);
  });

  it("put takers without a colour of their own together", () => {
    const { sums } = timesAt(20, W1);
    expect(partsOf(sums.vcpus[4]!, [3])).toContainEqual({ look: "taken", taker: null, ticks: 5 });
  });
});
