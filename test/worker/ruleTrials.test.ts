/** What the worker finds out about other rules while it rests: when, how far, and that it never keeps the run waiting. */
import { describe, expect, it } from "vitest";
import type { Op, Scenario } from "../../src/model/scenario.ts";
import { isOtherAnswer } from "../../src/trace/figures/comparison.ts";
import { createRunClient } from "../../src/worker/client.ts";
import type { FromWorker } from "../../src/worker/protocol.ts";
import { createSession } from "../../src/worker/session.ts";
import { createSessionPort } from "../support/sessionPort.ts";
import { job, machine, scenario } from "../support/workloads.ts";
import { openApp } from "../support/oneRun.tsx";
import { hostOf } from "../../src/model/scenario.ts";

const ISRO = scenario([job("A", 0, [4]), job("B", 2, [2]), job("C", 3, [1])], {
  scheduler: { policy: "rr", params: { timeslice: 2 } },
});
const endless: Op[] = [
  {
    op: "loop",
    times: null,
    body: [
      { op: "compute", ticks: 3 },
      { op: "wait", ticks: 2 },
    ],
  },
];
const ENDLESS = scenario([machine("A", endless), machine("B", endless)]);

function session() {
  const sent: FromWorker[] = [];
  const { receive, work } = createSession((message) => sent.push(message));
  const kinds = () => sent.map(({ type }) => type);
  const compared = () => sent.flatMap((message) => (message.type === "compared" ? [message] : []));
  const settle = () => {
    for (let isBusy = true; isBusy;) isBusy = work();
  };
  return { receive, work, sent, kinds, compared, settle };
}

describe("a session that rests", () => {
  it("tries the other rules of a textbook exercise after everything else", () => {
    const { receive, settle, kinds, compared } = session();
    receive({ type: "open", run: 1, scenario: ISRO, until: 0 });
    settle();
    expect(kinds().indexOf("compared")).toBe(kinds().indexOf("resting") + 1);
    expect(compared().at(-1)).toMatchObject({ run: 1, comparison: { isDone: true } });
    expect(
      compared()
        .at(-1)!
        .comparison.findings.filter(isOtherAnswer)
        .map(({ ref }) => ref.id),
    ).toEqual(["sameInstant"]);
  });

  it("is done at once where no rule matters", () => {
    const { receive, settle, compared } = session();
    const fcfs = scenario([], { scheduler: { policy: "fcfs", params: {} } });
    receive({ type: "open", run: 1, scenario: fcfs, until: 0 });
    settle();
    expect(compared().map(({ comparison }) => comparison)).toEqual([{ findings: [], isDone: true }]);
  });

  it("tries nothing on a run without an end unless asked", () => {
    const { receive, settle, compared } = session();
    receive({ type: "open", run: 1, scenario: ENDLESS, until: 0 });
    settle();
    expect(compared()).toEqual([]);
    receive({ type: "compare", run: 1 });
    settle();
    const { findings, isDone } = compared().at(-1)!.comparison;
    expect(isDone).toBe(true);
    expect(findings.every(({ isCut }) => isCut)).toBe(true);
  });

  it("tries once, not again when it has rested again", () => {
    const { receive, settle, compared } = session();
    receive({ type: "open", run: 1, scenario: ISRO, until: 0 });
    settle();
    const count = compared().length;
    receive({ type: "extend", run: 1, until: 6 });
    settle();
    expect(compared()).toHaveLength(count);
  });

  it("goes on with the run first when more of it is asked for in the middle of the trials", () => {
    const { receive, work, settle, kinds, compared } = session();
    receive({ type: "open", run: 1, scenario: ENDLESS, until: 0 });
    settle();
    receive({ type: "compare", run: 1 });
    work();
    work();
    receive({ type: "extend", run: 1, until: 2000 });
    const before = kinds().length;
    settle();
    const later = kinds().slice(before);
    expect(later[0]).toBe("chunk");
    expect(later.indexOf("compared")).toBeGreaterThan(later.indexOf("resting"));
    expect(compared().at(-1)!.comparison.isDone).toBe(true);
  });

  it("drops the trials of a run when another is opened", () => {
    const { receive, work, settle, compared } = session();
    receive({ type: "open", run: 1, scenario: ENDLESS, until: 0 });
    settle();
    receive({ type: "compare", run: 1 });
    work();
    receive({ type: "open", run: 2, scenario: ISRO, until: 0 });
    settle();
    expect(new Set(compared().map(({ run }) => run))).toEqual(new Set([2]));
  });

  it("does not answer for a run that is over", () => {
    const { receive, settle, compared } = session();
    receive({ type: "open", run: 2, scenario: ENDLESS, until: 0 });
    receive({ type: "compare", run: 1 });
    settle();
    expect(compared()).toEqual([]);
  });
});

async function storeOf(first: Scenario) {
  const port = createSessionPort();
  const store = openApp({
    scenario: first,
    language: "en",
    theme: "light",
    connect: (listener) => createRunClient(() => port, listener),
  });
  await Promise.resolve();
  port.settle();
  return { store, port, actions: store.actions };
}

describe("the store", () => {
  it("has the findings of the run that is shown, and none while another one is made", async () => {
    const { store, port, actions } = await storeOf(ISRO);
    expect(store.getState().comparison?.isDone).toBe(true);
    expect(store.getState().comparison?.findings.map(({ ref }) => ref.id)).toEqual(["sameInstant", "switchCharge"]);
    actions.changeHost({ ...hostOf(ISRO), scheduler: { policy: "fcfs", params: {} } }, ISRO.conventions);
    expect(store.getState().comparison).toBeNull();
    port.settle();
    const { findings, isDone } = store.getState().comparison!;
    expect([findings.map(({ ref }) => ref.id), isDone]).toEqual([["switchCharge"], true]);
  });

  it("asks for the findings of a large run, and does not take the worker for dead meanwhile", async () => {
    const { store, port, actions } = await storeOf(ENDLESS);
    expect(store.getState().comparison).toBeNull();
    actions.compareRules();
    port.settle();
    expect(store.getState().comparison?.isDone).toBe(true);
    expect(store.getState().status.kind).toBe("running");
  });
});
