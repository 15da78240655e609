/** What the worker finds out about other policies while it rests: the figures of the textbooks, one policy at a time. */
import { describe, expect, it } from "vitest";
import { hostOf, type Op, type Scenario } from "../../src/model/scenario.ts";
import { cpuPolicies } from "../../src/vmm/cpu/policies.ts";
import { memoryPolicies } from "../../src/vmm/memory/policies.ts";
import { withDefaults, type PolicyDescription } from "../../src/model/params.ts";
import {
  REFERENCE_HIT,
  REFERENCE_LOADED,
  type PolicyTrial,
  type TriedReplacement,
  type TriedScheduler,
} from "../../src/trace/figures/policyTrials.ts";
import { valueOf } from "../../src/trace/figures/shares.ts";
import { createRunClient } from "../../src/worker/client.ts";
import type { FromWorker } from "../../src/worker/protocol.ts";
import { createSession } from "../../src/worker/session.ts";
import { openApp } from "../support/oneRun.tsx";
import { SILBERSCHATZ } from "../support/paging.ts";
import { createSessionPort } from "../support/sessionPort.ts";
import { machine, PAGE, references, scenario, W1 } from "../support/workloads.ts";

const STALLINGS = scenario(W1, { scheduler: { policy: "rr", params: { timeslice: 4 } } });
const STRING = scenario([machine("A", references(SILBERSCHATZ), { memoryBytes: 8 * PAGE })], { frames: 3 });
const endless: Op[] = [{ op: "loop", times: null, body: [{ op: "compute", ticks: 3 }] }];
const ENDLESS = scenario([machine("A", endless), machine("B", endless)]);

const choice = (policies: readonly PolicyDescription[], id: string, params = {}) => ({
  policy: id,
  params: withDefaults(policies.find((policy) => policy.id === id)?.params ?? [], params),
});
const cpu = (id: string, params = {}) => choice(cpuPolicies, id, params);
const memory = (id: string, params = {}) => choice(memoryPolicies, id, params);

function session(of: Scenario) {
  const sent: FromWorker[] = [];
  const { receive, work } = createSession((message) => sent.push(message));
  receive({ type: "open", run: 1, scenario: of, until: 0 });
  const settle = () => {
    for (let isBusy = true; isBusy;) isBusy = work();
  };
  settle();
  const tried = () => sent.flatMap((message) => (message.type === "tried" ? [message] : []));
  const trials = () => tried().flatMap(({ trial }) => (trial ? [trial] : []));
  return { receive, work, settle, tried, trials, sent };
}

const scheduling = (trials: readonly PolicyTrial[]) =>
  trials.filter((trial): trial is TriedScheduler => trial.of === "scheduler");
const paging = (trials: readonly PolicyTrial[]) =>
  trials.filter((trial): trial is TriedReplacement => trial.of === "replacement");

describe("a session that is asked to try scheduling policies", () => {
  it("finds the averages of Stallings' table of five jobs, each posted by itself", () => {
    const { receive, settle, tried, trials } = session(STALLINGS);
    const choices = [
      cpu("rr", { timeslice: 1 }),
      cpu("rr", { timeslice: 4 }),
      cpu("fcfs"),
      cpu("sjf"),
      cpu("srtf"),
      cpu("hrrn"),
    ];
    receive({ type: "tryPolicies", run: 1, of: "scheduler", choices, until: null, host: 0 });
    settle();
    expect(scheduling(trials()).map(({ turnaround }) => turnaround && valueOf(turnaround))).toEqual([
      10.8, 10, 8.6, 7.6, 7.2, 8,
    ]);
    expect(scheduling(trials()).map(({ waiting }) => waiting && valueOf(waiting))).toEqual([6.8, 6, 4.6, 3.6, 3.2, 4]);
    expect(tried().map(({ isDone }) => isDone)).toEqual([false, false, false, false, false, true]);
    expect(trials().every(({ isCut, until }) => !isCut && until === 20)).toBe(true);
  });

  it("are those of the machines of one host, where there are several", () => {
    const one = STALLINGS.hosts[0];
    const busy = machine("busy", [{ op: "compute", ticks: 100 }]);
    const moved = STALLINGS.machines.map((each) => ({ ...each, host: 1 }));
    const { receive, settle, trials } = session({ ...STALLINGS, hosts: [one, one], machines: [busy, ...moved] });
    receive({ type: "tryPolicies", run: 1, of: "scheduler", choices: [cpu("srtf")], until: null, host: 1 });
    settle();
    // Stallings' figure for shortest remaining time; the other host has a machine of its own and goes on as before.
    expect(scheduling(trials()).map(({ turnaround }) => turnaround && valueOf(turnaround))).toEqual([7.2]);
  });

  it("draws who had the pCPU, equal neighbours joined", () => {
    const { receive, settle, trials } = session(STALLINGS);
    receive({
      type: "tryPolicies",
      run: 1,
      of: "scheduler",
      choices: [cpu("rr", { timeslice: 4 })],
      until: null,
      host: 0,
    });
    settle();
    // A AAA  B BBBB  C CCCC  D DDDD  B BB  E EE  D D
    expect([...scheduling(trials())[0]!.bars]).toEqual(
      [
        [0, 0, 3, 0],
        [0, 3, 7, 1],
        [0, 7, 11, 2],
        [0, 11, 15, 3],
        [0, 15, 17, 1],
        [0, 17, 19, 4],
        [0, 19, 20, 3],
      ].flat(),
    );
  });

  it("follows runs without an end as far as it is told, and averages over all that have come", () => {
    const { receive, settle, trials } = session(ENDLESS);
    receive({
      type: "tryPolicies",
      run: 1,
      of: "scheduler",
      choices: [cpu("rr", { timeslice: 4 })],
      until: 40,
      host: 0,
    });
    settle();
    const [found] = scheduling(trials());
    expect(found).toMatchObject({ until: 40, isCut: true, done: 0, started: 2, turnaround: null });
    // A and B take turns of 4 from 0 on: each waits half of the time, and B runs first at 4.
    expect([valueOf(found!.waiting!), valueOf(found!.response!)]).toEqual([20, 2]);
  });

  it("names the machines that cannot be started under a policy", () => {
    const wide = scenario([machine("wide", [{ op: "compute", ticks: 4 }], { vcpus: 2 })], { pcpus: 1 });
    const { receive, settle, trials } = session(wide);
    receive({
      type: "tryPolicies",
      run: 1,
      of: "scheduler",
      choices: [cpu("gang"), cpu("fcfs")],
      until: null,
      host: 0,
    });
    settle();
    expect(trials().map(({ refused }) => refused)).toEqual([["wide"], []]);
  });

  it("stops when it is asked for nothing, or another scenario is opened", () => {
    const { receive, work, settle, tried } = session(STALLINGS);
    receive({ type: "tryPolicies", run: 1, of: "scheduler", choices: [cpu("fcfs"), cpu("sjf")], until: null, host: 0 });
    work();
    receive({ type: "tryPolicies", run: 1, of: "scheduler", choices: [], until: null, host: 0 });
    settle();
    expect(tried()).toEqual([]);
    receive({ type: "tryPolicies", run: 1, of: "scheduler", choices: [cpu("fcfs")], until: null, host: 0 });
    receive({ type: "open", run: 2, scenario: ENDLESS, until: 0 });
    settle();
    expect(tried()).toEqual([]);
  });

  it("goes on with the run first when more of it is asked for", () => {
    const { receive, work, settle, sent } = session(ENDLESS);
    receive({ type: "tryPolicies", run: 1, of: "scheduler", choices: [cpu("fcfs")], until: 400, host: 0 });
    work();
    receive({ type: "extend", run: 1, until: 2000 });
    const before = sent.length;
    settle();
    const later = sent.slice(before).map(({ type }) => type);
    expect(later[0]).toBe("chunk");
    expect(later.indexOf("tried")).toBeGreaterThan(later.indexOf("resting"));
  });
});

describe("a session that is asked to try replacement policies", () => {
  it("finds the faults of Silberschatz' string with three frames", () => {
    const { receive, settle, trials } = session(STRING);
    const choices = [memory("fifo"), memory("lru"), memory("opt"), memory("clock")];
    receive({ type: "tryPolicies", run: 1, of: "replacement", choices, until: null, host: 0 });
    settle();
    expect(paging(trials()).map(({ faults, hits }) => [faults, hits])).toEqual([
      [15, 5],
      [12, 8],
      [9, 11],
      [14, 6],
    ]);
  });

  it("tells of each reference whether it hit, and which page left for it", () => {
    const { receive, settle, trials } = session(STRING);
    receive({ type: "tryPolicies", run: 1, of: "replacement", choices: [memory("fifo")], until: null, host: 0 });
    settle();
    const [H, L] = [REFERENCE_HIT, REFERENCE_LOADED];
    // By hand: 7 0 1 are loaded; then the page loaded first leaves.
    const expected = [L, L, L, 7, H, 0, 1, 2, 3, 0, 4, H, H, 2, 3, H, H, 0, 1, 2];
    expect(paging(trials())[0]!.outcomes.map((each) => [...each])).toEqual([expected]);
  });

  it("counts the faults that the convention counts", () => {
    const conventions = { ...STRING.conventions, faultCount: "replacementsOnly" as const };
    const { receive, settle, trials } = session({ ...STRING, conventions });
    receive({ type: "tryPolicies", run: 1, of: "replacement", choices: [memory("fifo")], until: null, host: 0 });
    settle();
    expect(paging(trials())[0]!.faults).toBe(12);
  });
});

function open(of: Scenario) {
  const port = createSessionPort();
  const store = openApp({ scenario: of, connect: (listener) => createRunClient(() => port, listener) });
  const settle = async () => {
    await Promise.resolve();
    port.settle();
  };
  return { store, settle };
}

function triedIn(store: ReturnType<typeof openApp>) {
  return store.getState().tried.scheduler?.trials.map(({ choice: { policy } }) => policy);
}

describe("the store", () => {
  it("keeps what was found while only the policy changes, and forgets it when anything else does", async () => {
    const { store, settle } = open(STALLINGS);
    await settle();
    store.actions.tryPolicies("scheduler", [cpu("fcfs"), cpu("srtf")]);
    expect(store.getState().tried.scheduler).toMatchObject({ trials: [], isDone: false, until: null });
    await settle();
    expect(triedIn(store)).toEqual(["fcfs", "srtf"]);
    const { scenario: now } = store.getState();
    store.actions.changeHost({ ...hostOf(now), scheduler: cpu("srtf") }, now.conventions);
    await settle();
    expect(triedIn(store)).toEqual(["fcfs", "srtf"]);
    store.actions.changeHost({ ...hostOf(now), pcpus: 2 }, now.conventions);
    expect(store.getState().tried.scheduler).toBeNull();
  });

  it("has runs without an end followed as far as this one is known", async () => {
    const { store, settle } = open(ENDLESS);
    await settle();
    const known = store.getState().trace!.knownUntil;
    store.actions.tryPolicies("scheduler", [cpu("fcfs")]);
    await settle();
    expect(store.getState().tried.scheduler).toMatchObject({ until: known, isDone: true });
    expect(store.getState().tried.scheduler!.trials[0]).toMatchObject({ until: known, isCut: true });
  });
});
