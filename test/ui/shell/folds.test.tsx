/** Charts without a subject are folded to a line, on real runs. */
import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { MachineSpec, Op } from "../../../src/model/scenario.ts";
import { defaultsOf } from "../../../src/model/settingKinds.ts";
import { EXITS, ISOLATION } from "../../../src/model/settings.ts";
import { stallingsJobs } from "../../../src/scenarios/stallingsJobs.ts";
import { threeTenants } from "../../../src/scenarios/threeTenants.ts";
import { CHARTS } from "../../../src/store/appState.ts";
import { hasCosts, isAboutIsolation, subjectsOf } from "../../../src/ui/shared/moment/subjects.ts";
import { Charts } from "../../../src/ui/shell/Charts.tsx";
import { FoldRow } from "../../../src/ui/shell/FoldRow.tsx";
import { useFolds } from "../../../src/ui/shell/useFolds.ts";
import { EXTENT, job, machine, PAGE, references, scenario, W1 } from "../../support/workloads.ts";
import { openRun } from "../why/openRun.tsx";

/** The line of all charts, without what they show. */
function Folds() {
  return <FoldRow charts={CHARTS} folds={useFolds()} />;
}

/** Writes to two pages in one frame: nothing but swapping touches a disk, from 1 on. */
const SWAPPING = scenario(
  [
    machine(
      "A",
      references([0, 1, 0, 1], () => true),
    ),
  ],
  { frames: 1 },
);
const SCHEDULING = scenario(W1);

const folded = () =>
  screen
    .getAllByRole("button")
    .filter((button) => button.getAttribute("aria-expanded") === "false")
    .map((button) => button.textContent);

const told = () => screen.getByRole("status").textContent;

const NO_MEMORY = "Memoryno machine touches memory";
const NO_STORAGE = "Storageno volumes";

describe("the charts of a scenario", () => {
  it("are folded where it is about scheduling alone: memory and storage, with the reason", async () => {
    await openRun(<Folds />, SCHEDULING);
    expect(folded()).toEqual([NO_MEMORY, NO_STORAGE]);
  });

  it("are all open where it touches all three", async () => {
    await openRun(<Folds />, threeTenants.scenario);
    expect(folded()).toEqual([]);
  });

  it("leave out the processor where one vCPU does nothing but touch pages", async () => {
    await openRun(<Folds />, scenario([machine("A", references([0, 1]))]));
    expect(folded()).toEqual(["Processorone vCPU, nobody else wants it", NO_STORAGE]);
  });

  it("give their reasons in Chinese", async () => {
    await openRun(<Folds />, SCHEDULING, "zh");
    expect(folded()).toEqual(["内存没有虚拟机访问内存", "存储没有卷"]);
  });
});

describe("a folded chart", () => {
  it("is opened by a click, and folded again by another", async () => {
    await openRun(<Folds />, SCHEDULING);
    await userEvent.click(screen.getByRole("button", { name: /^Memory/ }));
    expect(folded()).toEqual([NO_STORAGE]);
    await userEvent.click(screen.getByRole("button", { name: /^Memory/ }));
    expect(folded()).toEqual([NO_MEMORY, NO_STORAGE]);
  });

  it("opens by itself at the first event in it, and stays open when one goes back", async () => {
    const { at, actions } = await openRun(<Folds />, SWAPPING);
    act(() => actions.seekStart());
    expect(folded()).toContain(NO_STORAGE);
    at(8);
    expect(folded()).not.toContain(NO_STORAGE);
    act(() => actions.seekStart());
    expect(folded()).not.toContain(NO_STORAGE);
  });

  it("says in its line that it has opened by itself, and not while the run is played", async () => {
    const { at, actions } = await openRun(<Folds />, SWAPPING);
    act(() => actions.seekStart());
    act(() => actions.setPlaying(true));
    at(8);
    expect(told()).toBe("");
    act(() => actions.setPlaying(false));
    expect(told()).toBe("Storage: opened at the first event in it");
    expect(screen.getByRole("button", { name: /^Storage/ })).toHaveTextContent("opened at the first event in it");
  });

  it("says nothing where the reader has chosen", async () => {
    const { at, actions } = await openRun(<Folds />, SWAPPING);
    act(() => actions.seekStart());
    act(() => actions.setFolds({ storage: true }));
    at(8);
    expect(folded()).toContain(NO_STORAGE);
    expect(screen.getByRole("status")).toHaveTextContent("");
  });

  it("does not open while the run is played: nothing jumps then", async () => {
    const { at, actions } = await openRun(<Folds />, SWAPPING);
    act(() => actions.seekStart());
    act(() => actions.setPlaying(true));
    at(8);
    expect(folded()).toContain(NO_STORAGE);
    act(() => actions.setPlaying(false));
    expect(folded()).not.toContain(NO_STORAGE);
  });

  it("stays as the reader has chosen, whatever happens in it", async () => {
    const { at, actions } = await openRun(<Folds />, SWAPPING);
    act(() => actions.seekStart());
    await userEvent.click(screen.getByRole("button", { name: /^Storage/ }));
    await userEvent.click(screen.getByRole("button", { name: /^Storage/ }));
    at(8);
    expect(folded()).toContain(NO_STORAGE);
  });

  it("is folded anew in another scenario, also when it had opened by itself or by a click", async () => {
    const { at, actions, settle } = await openRun(<Folds />, SWAPPING);
    at(8);
    expect(folded()).not.toContain(NO_STORAGE);
    await userEvent.click(screen.getByRole("button", { name: /^Processor/ }));
    act(() => actions.openScenario(stallingsJobs.scenario));
    settle();
    expect(folded()).toEqual([NO_MEMORY, NO_STORAGE]);
  });
});

describe("the column of charts", () => {
  it("shows those with a subject, then a line of the others, each of which opens below them", async () => {
    await openRun(<Charts />, SCHEDULING);
    const charts = within(screen.getByRole("main", { name: "Charts" }));
    const headings = () => charts.getAllByRole("heading", { level: 2 }).map((heading) => heading.textContent);
    await charts.findByRole("heading", { name: "Results" });
    expect(headings()).toEqual(["Processor", "Results"]);
    await userEvent.click(charts.getByRole("button", { name: /^Memory/ }));
    await charts.findByRole("heading", { name: "Memory" });
    expect(headings().toSorted()).toEqual(["Memory", "Processor", "Results"]);
    expect(charts.getByRole("button", { name: /^Memory/, expanded: true })).toBeInTheDocument();
  });
});

const about = (machines: readonly MachineSpec[]) => subjectsOf(scenario(machines));
const one = (...ops: readonly Op[]) => about([machine("A", ops)]);
const loop = (...body: readonly Op[]): Op => ({ op: "loop", times: 2, body });

describe("what a scenario is about", () => {
  it("is the processor where somebody computes, waits or shares a pCPU", () => {
    expect(about(W1)).toEqual({ processor: true, memory: false, storage: false, attempts: false });
    expect(one({ op: "compute", ticks: 3 }).processor).toBe(true);
    expect(one({ op: "wait", ticks: 3 }).processor).toBe(true);
    expect(about([machine("A", references([0])), machine("B", references([0]))]).processor).toBe(true);
    expect(about([machine("A", references([0]), { vcpus: 2 })]).processor).toBe(true);
  });

  it("is memory where a page is touched, however deep in loops", () => {
    expect(one(loop(loop(...references([0]))))).toEqual({
      processor: false,
      memory: true,
      storage: false,
      attempts: false,
    });
    // To have memory is not to touch it.
    expect(about([machine("A", [{ op: "compute", ticks: 1 }], { memoryBytes: 9 * PAGE })]).memory).toBe(false);
  });

  it("is storage where there is a volume", () => {
    const volumes = [{ name: "root", bytes: EXTENT }];
    expect(about([machine("A", [], { volumes })])).toEqual({
      processor: true,
      memory: false,
      storage: true,
      attempts: false,
    });
  });

  it("is isolation where a guest tries to reach what may not be its own, or the host says something of it", () => {
    const tries: Op = { op: "attempt", attempt: "page", target: 9, volume: 0 };
    expect(one(loop(tries)).attempts).toBe(true);
    expect(isAboutIsolation(scenario([machine("A", [loop(tries)])]))).toBe(true);
    expect(isAboutIsolation(scenario(W1, { isolation: defaultsOf(ISOLATION) }))).toBe(true);
    expect([isAboutIsolation(scenario(W1)), hasCosts(scenario(W1))]).toEqual([false, false]);
    expect(hasCosts(scenario(W1, { exits: defaultsOf(EXITS) }))).toBe(true);
  });

  it("is disks alone where one vCPU does nothing but read and write: a queue of a textbook", () => {
    const reads: Op[] = [5, 3].map((block) => ({
      op: "disk",
      volume: 0,
      block,
      blocks: 1,
      write: false,
      isAsync: true,
    }));
    const volumes = [{ name: "disk", bytes: 8 * EXTENT }];
    const alone = machine("A", [...reads, { op: "await" }], { volumes });
    expect(about([alone])).toEqual({ processor: false, memory: false, storage: true, attempts: false });
    expect(about([alone, job("B", 0, [5])]).processor).toBe(true);
  });

  it("is also what machines bring along that a command creates", () => {
    const created = machine("B", references([0]));
    const given = scenario([job("A", 0, [9])], {}, { commands: [{ at: 2, command: "create", machine: created }] });
    expect(subjectsOf(given)).toEqual({ processor: true, memory: true, storage: false, attempts: false });
  });

  it("is the processor where there is no machine yet", () => {
    expect(about([])).toEqual({ processor: true, memory: false, storage: false, attempts: false });
  });
});
