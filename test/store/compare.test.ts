/** Runs side by side: variants of the run of the page, what they share, and that one cursor moves them all. */
import { describe, expect, it } from "vitest";
import type { Change } from "../../src/model/changes.ts";
import { hostOf } from "../../src/model/scenario.ts";
import { createCompare } from "../../src/store/compare.ts";
import { splitCompare } from "../../src/store/compareAddress.ts";
import { compareLink, readCompare } from "../../src/store/compareLink.ts";
import { createRunClient } from "../../src/worker/client.ts";
import { openBorder } from "../../src/store/border.ts";
import { editRules } from "../../src/store/editRules.ts";
import { openApp } from "../support/oneRun.tsx";
import { createSessionPort, type SessionPort } from "../support/sessionPort.ts";
import { job, machine, PAGE, references, scenario } from "../support/workloads.ts";

const STALLINGS = scenario([job("A", 0, [3]), job("B", 2, [6]), job("C", 4, [4]), job("D", 6, [5]), job("E", 8, [2])]);
const SRTF: Change = { kind: "policy", of: "scheduler", choice: { policy: "srtf", params: {} } };
const FCFS: Change = { kind: "policy", of: "scheduler", choice: { policy: "fcfs", params: {} } };
const shorter = (timeslice: number): Change => ({
  kind: "number",
  ref: { of: "scheduler", id: "timeslice" },
  value: timeslice,
});

const on = (name: string, host: number) => machine(name, [{ op: "compute", ticks: 30 }], { host });

async function opened(first = STALLINGS, link: string | null = null) {
  const ports: SessionPort[] = [];
  const one = openApp({
    scenario: first,
    connect: (listener) =>
      createRunClient(() => {
        const port = createSessionPort();
        ports.push(port);
        return port;
      }, listener),
  });
  await Promise.resolve();
  const works: (() => void)[] = [];
  const later = (work: () => void) => {
    works.push(work);
    return () => void works.splice(works.indexOf(work), works.includes(work) ? 1 : 0);
  };
  const settle = () => {
    for (let rounds = 0; rounds < 50; rounds += 1) {
      ports.forEach((port) => port.settle());
      works.splice(0).forEach((work) => work());
    }
  };
  settle();
  const compare = createCompare(one.app, { border: openBorder(editRules), later });
  one.actions.setMode("compare", link);
  compare.getState().actions.enter();
  settle();
  const { actions } = compare.getState();
  return { one, compare, actions, settle, ports, state: () => compare.getState() };
}

describe("a comparison", () => {
  it("of round robin with shortest remaining time opens at their first difference, and counts six", async () => {
    const { one, actions, settle, state } = await opened();
    expect(state().found).toBeNull();
    expect(actions.add([SRTF])).toBe(true);
    settle();
    expect(state().found).toMatchObject({ isWhole: true, until: 20 });
    expect(state().found!.lanes.map(({ start }) => start)).toEqual([4, 8, 10, 11, 15, 17]);
    expect(one.getState().cursor.time).toBe(4);
  });

  it("is shown what it has already instead of the same once more", async () => {
    const { actions, state } = await opened();
    actions.add([SRTF]);
    actions.add([FCFS]);
    expect(actions.add([{ ...SRTF }])).toBe(true);
    expect(state().variants.map(({ changes }) => changes)).toEqual([[SRTF], [FCFS]]);
    expect(state().focus).toBe(1);
  });

  it("of several hosts differs on the host that is shown, beside the others, and is of another host when that is shown", async () => {
    const alone = scenario([on("A", 0), on("B", 0), on("C", 1), on("D", 1)]);
    const two = { ...alone, hosts: [alone.hosts[0], alone.hosts[0]] as const };
    const { one, actions, settle, state } = await opened(two);
    actions.add([FCFS]);
    settle();
    expect(state().variants.map(({ problems }) => problems)).toEqual([[]]);
    const policies = () =>
      one.app.getState().runs.map((run) => run.getState().whole.hosts.map(({ scheduler }) => scheduler.policy));
    expect(policies()).toEqual([
      ["rr", "rr"],
      ["fcfs", "rr"],
    ]);
    // A and B take turns of four ticks, and first come first served A runs to its end.
    expect(state().found!.lanes[0]!.start).toBe(4);
    one.actions.showHost(1);
    settle();
    expect(policies()).toEqual([
      ["rr", "rr"],
      ["rr", "fcfs"],
    ]);
    expect(one.app.getState().runs.map((run) => run.getState().shown)).toEqual([1, 1]);
  });

  it("moves all runs with one cursor, and a command given in the base is given in all", async () => {
    const { one, actions, settle, state } = await opened();
    actions.add([SRTF]);
    actions.add([shorter(1)]);
    settle();
    const times = () => one.app.getState().runs.map((run) => run.getState().cursor.time);
    one.actions.seekTime(9);
    expect(times()).toEqual([9, 9, 9]);
    one.actions.giveCommand({ command: "pause", vm: "B" });
    settle();
    expect(times()).toEqual([9, 9, 9]);
    const given = one.app.getState().runs.map((run) => run.getState().scenario.commands.length);
    expect(given).toEqual([1, 1, 1]);
    expect(state().variants.map(({ problems }) => problems)).toEqual([[], []]);
  });

  it("follows the base where that is changed: the same policy gives the same answer", async () => {
    const { one, actions, settle, state } = await opened();
    actions.add([SRTF]);
    settle();
    const { scenario: base } = one.getState();
    one.actions.changeHost(
      { ...hostOf(base), scheduler: SRTF.kind === "policy" ? SRTF.choice : hostOf(base).scheduler },
      base.conventions,
    );
    settle();
    expect(state().found).toMatchObject({ lanes: [], references: [], isWhole: true });
  });

  it("takes three variants, and no fourth", async () => {
    const { actions, settle, state } = await opened();
    expect([actions.add([SRTF]), actions.add([FCFS]), actions.add([shorter(1)]), actions.add([shorter(2)])]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    settle();
    expect(state().variants).toHaveLength(3);
    expect(state().found!.lanes.every(({ holders }) => holders.length === 4)).toBe(true);
  });

  it("says why a variant cannot be, and goes on with the others", async () => {
    const { one, actions, settle, state } = await opened();
    actions.add([shorter(0)]);
    actions.add([FCFS]);
    settle();
    expect(state().variants[0]).toMatchObject({ run: null });
    expect(state().variants[0]!.problems[0]).toMatchObject({ path: "hosts[0].scheduler.params.timeslice" });
    expect(one.app.getState().runs).toHaveLength(2);
    expect(state().found!.isWhole).toBe(true);
    actions.change(state().variants[0]!.id, [shorter(2)]);
    settle();
    expect(one.app.getState().runs).toHaveLength(3);
  });

  it("shares its chunks with a variant that is the same, and ends the workers of those that are left", async () => {
    const { one, actions, settle, state, ports } = await opened();
    actions.add([]);
    settle();
    const [base, same] = one.app.getState().runs.map((run) => run.getState().trace!);
    expect(same!.chunks).toEqual(base!.chunks);
    actions.remove(state().variants[0]!.id);
    expect(ports.map(({ isTerminated }) => isTerminated)).toEqual([false, true]);
    expect(one.app.getState().runs).toHaveLength(1);
    actions.add([SRTF]);
    settle();
    actions.leave();
    expect(ports.at(-1)!.isTerminated).toBe(true);
    expect(one.app.getState().runs).toHaveLength(1);
    // Whoever comes back finds it as it was.
    actions.enter();
    settle();
    expect(state().found!.lanes).toHaveLength(6);
  });

  it("explores a variant alone when asked, and undo leads back", async () => {
    const { one, actions, settle, state } = await opened();
    actions.add([SRTF]);
    settle();
    actions.openAlone(state().variants[0]!.id);
    settle();
    expect(one.getState()).toMatchObject({ mode: "explore", modeLink: null });
    expect(hostOf(one.getState().scenario).scheduler.policy).toBe("srtf");
    one.actions.undo();
    settle();
    expect(hostOf(one.getState().scenario).scheduler.policy).toBe("rr");
  });

  it("goes to the first reference that comes out otherwise", async () => {
    const program = machine("A", references([1, 2, 3, 4, 1, 2, 5, 1, 2]), { memoryBytes: 8 * PAGE });
    const paging = scenario([program], { frames: 4, replacement: { policy: "fifo", params: {} } });
    const { one, actions, settle, state } = await opened(paging);
    actions.add([{ kind: "policy", of: "replacement", choice: { policy: "lru", params: {} } }]);
    settle();
    expect(state().found!.references.map(({ number }) => number)).toEqual([7, 8, 9]);
    const { trace, cursor } = one.getState();
    expect(trace!.eventAt(cursor.row - 1)).toMatchObject({ kind: "fault", page: 5 });
  });
});

describe("saying first which run does best", () => {
  const link = compareLink({ variants: [[SRTF]], align: null, isForeseen: true });

  it("hides what comes until it is said, from the beginning, and then goes to the first difference", async () => {
    const { one, actions, settle, state } = await opened(STALLINGS, link);
    expect(one.app.getState().isFutureHidden).toBe(true);
    expect(one.getState().cursor.time).toBe(0);
    expect(state().guess).toEqual({ chosen: null, isTold: false });
    actions.choose(1);
    expect(one.app.getState().isFutureHidden).toBe(true);
    actions.tell();
    settle();
    expect(state().guess).toEqual({ chosen: 1, isTold: true });
    expect(one.app.getState().isFutureHidden).toBe(false);
    expect(one.getState().cursor.time).toBe(4);
    // What has been said is not said again.
    actions.choose(0);
    expect(state().guess).toEqual({ chosen: 1, isTold: true });
  });

  it("is in the link as long as it is open, and asks again when another run comes", async () => {
    const { one, actions, settle } = await opened(STALLINGS, link);
    const isAsked = () => readCompare(one.app.getState().modeLink ?? "").isForeseen === true;
    expect(isAsked()).toBe(true);
    actions.choose(0);
    actions.tell();
    expect(isAsked()).toBe(false);
    actions.add([FCFS]);
    settle();
    expect(isAsked()).toBe(true);
    expect(one.app.getState().isFutureHidden).toBe(true);
    expect(one.getState().cursor.time).toBe(0);
  });

  it.each([false, true])("leaves the future as the reader had it: hidden %s", async (isHidden) => {
    const { one, actions, state } = await opened();
    one.app.getState().actions.hideFuture(isHidden);
    actions.foresee(true);
    expect(one.app.getState().isFutureHidden).toBe(true);
    actions.leave();
    expect(one.app.getState().isFutureHidden).toBe(isHidden);
    expect(state().guess).toBeNull();
    actions.foresee(true);
    actions.foresee(false);
    expect(one.app.getState().isFutureHidden).toBe(isHidden);
  });

  it("is forgotten when the runs are others than those it was said of", async () => {
    const { actions, settle, state } = await opened(STALLINGS, link);
    actions.choose(1);
    actions.tell();
    actions.change(state().variants[0]!.id, [FCFS]);
    settle();
    expect(state().guess).toBeNull();
  });
});

describe("the link of a comparison", () => {
  const changes: Change[] = [
    SRTF,
    shorter(2),
    { kind: "rule", ref: { of: "conventions", id: "sameInstant" }, choice: "preemptedFirst" },
  ];

  it("says each variant and the alignment, before the link of the scenario", async () => {
    const said = compareLink({ variants: [changes, []], align: "reference" });
    expect(readCompare(said)).toEqual({ variants: [changes, []], align: "reference" });
    expect(splitCompare(`${said}.v2.abc`)).toEqual({ link: said, scenario: "v2.abc" });
    const foreseen = compareLink({ variants: [changes], align: "time", isForeseen: true });
    expect(readCompare(foreseen)).toEqual({ variants: [changes], align: "time", isForeseen: true });
    expect(readCompare(compareLink({ variants: [], align: null, isForeseen: true })).isForeseen).toBe(true);
    const { state } = await opened(STALLINGS, said);
    expect(state().variants.map((variant) => variant.changes)).toEqual([changes, []]);
  });

  it("is nothing where it cannot be read, and never more than there can be", () => {
    for (const text of ["", "v2.abc", "comparing.x", "lesson.a"]) expect(splitCompare(text), text).toBeNull();
    const nothing = { variants: [], align: null };
    for (const code of ["", "!!", "AAAA", btoa('"x"'), btoa("{}")])
      expect(readCompare(`compare.${code}`)).toEqual(nothing);
    const many = compareLink({ variants: [[], [], [], [], []], align: null });
    expect(readCompare(many).variants).toHaveLength(3);
    const odd = btoa(
      JSON.stringify(["", [["p", "disk", "x"], ["n", "host", "seed", 1], ["r", "host", "a", true], 7, null]]),
    );
    expect(readCompare(`compare.${odd.replaceAll("=", "")}`)).toEqual({ variants: [[]], align: null });
  });
});
