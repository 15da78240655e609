import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Op, Scenario, TranslationSpec } from "../../../src/model/scenario.ts";
import { defaultsOf } from "../../../src/model/settingKinds.ts";
import { TRANSLATION } from "../../../src/model/settings.ts";
import { FormulaPanel } from "../../../src/ui/why/FormulaPanel.tsx";
import { MetricsPanel } from "../../../src/ui/why/MetricsPanel.tsx";
import { PASSING_PERIOD_MS } from "../../../src/ui/shared/moment/useMoment.ts";
import { WhyPanel } from "../../../src/ui/why/WhyPanel.tsx";
import { on } from "../../support/commands.ts";
import { EXTENT, job, machine, PAGE, references, scenario, W1 } from "../../support/workloads.ts";
import { openRun } from "./openRun.tsx";
import { hostOf } from "../../../src/model/scenario.ts";

const FCFS: Scenario = scenario(W1, { scheduler: { policy: "fcfs", params: {} } });
const why = () => screen.getByRole("heading", { level: 2, name: /^(why|原因)/i }).closest("section")!;

const cells = (row: HTMLElement) =>
  within(row)
    .getAllByRole("cell")
    .map((cell) => cell.textContent);

afterEach(() => {
  vi.useRealTimers();
});

describe("the panel Why", () => {
  it("tells how to begin before the first row", async () => {
    const { actions } = await openRun(<WhyPanel />, FCFS);
    act(() => actions.seekStart());
    expect(why()).toHaveTextContent("Press Play");
  });

  it("tells how to begin when there is no machine yet", async () => {
    await openRun(<WhyPanel />, scenario([]));
    expect(why()).toHaveTextContent("Create a machine and start it.");
  });

  it("tells the step with its number, its moment, its reason and the losers", async () => {
    const { at } = await openRun(<WhyPanel />, FCFS);
    at(9);
    expect(why()).toHaveTextContent(/t = 9 ticks · step \d+/);
    expect(why()).toHaveTextContent("C takes pCPU 0: it is at the head of the run queue, before D and E.");
  });

  it("shows the values compared as a table, the chosen one first", async () => {
    const priority = scenario(W1, { scheduler: { policy: "priority", params: { preemptive: false } } });
    const { at } = await openRun(<WhyPanel />, priority);
    at(9);
    const rows = within(screen.getByRole("table", { name: "What was compared" })).getAllByRole("row");
    expect(rows.map((row) => row.textContent)).toEqual(["candidateeffective priority", "chosen: D5", "E4", "C3"]);
  });

  it("shows the pseudocode of the policy with the line that decided", async () => {
    const { at } = await openRun(<WhyPanel />, FCFS);
    at(9);
    const code = screen.getByRole("figure", { name: "Pseudocode: First come, first served" });
    const lit = within(code)
      .getAllByRole("listitem")
      .filter((line) => line.getAttribute("aria-current") === "step");
    expect(lit.map((line) => line.textContent)).toEqual(["on pCPU idle: v ← head of queue (this line decided)"]);
  });

  it("shows no pseudocode where no policy has decided", async () => {
    const { at } = await openRun(<WhyPanel />, FCFS);
    at(20);
    expect(why()).toHaveTextContent("Nothing more happens");
    expect(screen.queryByRole("figure")).toBeNull();
  });

  it.each([
    ["en", "Instead", "Resume A", "Pause refused: A is not running."],
    ["zh", "可以改为", "让 A 恢复运行", "暂停被拒绝：A 未处于运行中状态。"],
  ] as const)("offers what would be right in place of a refused command, in %s", async (language, name, way, said) => {
    const commands = [on(2, "pause"), on(4, "pause")];
    const { at, store, settle } = await openRun(<WhyPanel />, scenario(W1, {}, { commands }), language);
    at(4);
    expect(why()).toHaveTextContent(said);
    await userEvent.click(within(screen.getByRole("group", { name })).getByRole("button", { name: way }));
    settle();
    expect(store.getState().scenario.commands.at(-1)).toEqual({ at: 4, command: "resume", vm: "A" });
    expect(screen.queryByRole("group", { name })).toBeNull();
  });

  it("mentions what else happened at the moment", async () => {
    const { at } = await openRun(<WhyPanel />, FCFS);
    at(9);
    const others = screen.getByRole("region", { name: "At the same moment" });
    expect(others).toHaveTextContent("B has finished its program and leaves pCPU 0.");
  });

  it("tells of a victim with the policy of the memory", async () => {
    const paging = scenario([machine("A", references([0, 1, 2, 0]))], {
      frames: 2,
      replacement: { policy: "clock", params: {} },
    });
    const { actions } = await openRun(<WhyPanel />, paging);
    act(() => actions.seekStart());
    for (let step = 0; step < 40 && !why().textContent.includes("victim"); step++) act(() => actions.step(1, "event"));
    expect(why()).toHaveTextContent(
      "A touched page 2, which is not resident: page fault. The clock hand went all the way round, cleared the reference bit of frames 0 and 1, and came back to frame 0 (A page 0, bit 0): the victim.",
    );
    expect(screen.getByRole("figure", { name: "Pseudocode: Clock (second chance)" })).toBeInTheDocument();
  });

  it("says a refused command in the words of its origin, and what would be right", async () => {
    const { at, actions, settle } = await openRun(<WhyPanel />, FCFS);
    at(1);
    act(() => actions.giveCommand({ command: "pause", vm: "A" }));
    settle();
    act(() => actions.giveCommand({ command: "start", vm: "A" }));
    settle();
    expect(why()).toHaveTextContent("Start refused: A is not shut off.");
    expect(why()).toHaveTextContent("VM is paused.");
    expect(why()).toHaveTextContent("use resume");
  });

  it("speaks Chinese when the page does", async () => {
    const { at } = await openRun(<WhyPanel />, FCFS, "zh");
    at(9);
    expect(why()).toHaveTextContent(/t = 9 个滴答 · 第 \d+ 步/);
    expect(why()).toHaveTextContent("C 获得 pCPU 0：它在运行队列的队首，排在 D、E 之前。");
  });

  it("is one region; its text scrolls inside, keeps the focus over steps, and each step begins at its first line", async () => {
    const { at } = await openRun(<WhyPanel />, FCFS);
    at(9);
    expect(screen.getAllByRole("region", { name: /^Why/ })).toHaveLength(1);
    const text = screen.getByRole("region", { name: "The reason in words" });
    expect(text).toHaveTextContent("C takes pCPU 0");
    act(() => text.focus());
    text.scrollTop = 40;
    at(18);
    expect(text).toHaveFocus();
    expect(text).toHaveTextContent("E takes pCPU 0");
    expect(text.scrollTop).toBe(0);
  });

  it("reads one sentence aloud once the cursor has come to rest", async () => {
    vi.useFakeTimers();
    const { at } = await openRun(<WhyPanel />, FCFS);
    at(9);
    const live = why().querySelector("[aria-live=polite]")!;
    expect(live).not.toHaveTextContent("C takes");
    act(() => void vi.advanceTimersByTime(300));
    expect(live).toHaveTextContent("C takes pCPU 0: it is at the head of the run queue, before D and E.");
  });

  it("changes only a few times a second while the run is played", async () => {
    vi.useFakeTimers();
    const { at, actions } = await openRun(<WhyPanel />, FCFS);
    at(3);
    act(() => actions.setPlaying(true));
    at(9);
    expect(why()).toHaveTextContent("t = 3");
    act(() => void vi.advanceTimersByTime(PASSING_PERIOD_MS));
    expect(why()).toHaveTextContent("t = 9");
  });

  it("changes only a few times a second while the moment is dragged", async () => {
    vi.useFakeTimers();
    const { at, actions } = await openRun(<WhyPanel />, FCFS);
    at(3);
    act(() => actions.setScrubbing(true));
    at(5);
    at(9);
    expect(why()).toHaveTextContent("t = 3");
    act(() => void vi.advanceTimersByTime(PASSING_PERIOD_MS));
    expect(why()).toHaveTextContent("t = 9");
  });

  it("shows the last moment at once when the moment is let go", async () => {
    const { at, actions } = await openRun(<WhyPanel />, FCFS);
    at(3);
    act(() => actions.setScrubbing(true));
    at(9);
    act(() => actions.setScrubbing(false));
    expect(why()).toHaveTextContent("t = 9");
  });

  it("shows the last moment at once when playing stops", async () => {
    const { at, actions } = await openRun(<WhyPanel />, FCFS);
    act(() => actions.setPlaying(true));
    at(9);
    act(() => actions.setPlaying(false));
    expect(why()).toHaveTextContent("t = 9");
  });
});

describe("the panel of formulas", () => {
  it("T = N / k of the round in progress, with the slice of each by weight", async () => {
    const hogs = [job("A", 0, [100], 3), job("B", 0, [100], 2), job("C", 0, [100], 1)];
    const { at } = await openRun(
      <FormulaPanel />,
      scenario(hogs, { scheduler: { policy: "pwrr", params: { roundLength: 12 } } }),
    );
    at(1);
    const timeslice = screen.getByRole("group", { name: "Timeslice" });
    expect(timeslice).toHaveTextContent("T = N / k = 12 ticks / 3 = 4 ticks");
    expect(timeslice).toHaveAttribute("title", "× weight: A 6 · B 4 · C 2");
    // In a line of its own as well, for the eye.
    expect(screen.getByText("× weight: A 6 · B 4 · C 2", { selector: "p" })).toBeVisible();
  });

  it("T = N / k of the rounds of the machine in focus first, with a round for each pCPU, and how many more there are", async () => {
    const hogs = ["A", "B", "C", "D"].map((name) => job(name, 0, [100]));
    const { at, actions } = await openRun(
      <FormulaPanel />,
      scenario(hogs, { pcpus: 4, runQueues: "perPcpu", scheduler: { policy: "pwrr", params: { roundLength: 12 } } }),
    );
    at(1);
    act(() => actions.select({ kind: "vm", vm: 2 }));
    const [first, ...others] = screen.getAllByRole("group", { name: "Timeslice" });
    expect(first).toHaveTextContent("pCPU 2: T = N / k = 12 ticks / 1 = 12 ticks");
    expect(others).toHaveLength(1);
    expect(others[0]).toHaveAttribute("title", "each: A 12 and 2 more pCPUs");
  });

  it("says when T is rounded for display", async () => {
    const equals = ["A", "B", "C"].map((name) => job(name, 0, [100]));
    const { at } = await openRun(
      <FormulaPanel />,
      scenario(equals, { scheduler: { policy: "pwrr", params: { roundLength: 10 } } }),
    );
    at(1);
    expect(screen.getByRole("group", { name: "Timeslice" })).toHaveTextContent("10 ticks / 3 ≈ 3.33 ticks");
    expect(screen.getByRole("group", { name: "Timeslice" })).toHaveAttribute("title", "each: A 4 · B 3 · C 3");
  });

  it("the fixed timeslice of round robin, and when everybody's turn comes", async () => {
    const { at } = await openRun(<FormulaPanel />, scenario(W1));
    at(8);
    expect(screen.getByRole("group", { name: "Timeslice" })).toHaveTextContent("T = 4 ticks");
    expect(screen.getByRole("group", { name: "Timeslice" })).toHaveTextContent("k = 4");
  });

  it("no timeslice under first come, first served", async () => {
    await openRun(<FormulaPanel />, FCFS);
    expect(screen.getByRole("group", { name: "Timeslice" })).toHaveTextContent("T = ∞");
  });

  it("P = M / s and V = D / l of the selected machine, rounded up, with what stays unused", async () => {
    const big = machine("big", [{ op: "compute", ticks: 5 }], {
      memoryBytes: 9 * PAGE + 1,
      volumes: [
        { name: "data", bytes: 2 * EXTENT + 2 ** 20 },
        { name: "log", bytes: EXTENT },
      ],
    });
    const { actions } = await openRun(<FormulaPanel />, scenario([job("A", 0, [3]), big]));
    expect(screen.getByRole("group", { name: "Pages of A" })).toHaveTextContent("P = M / s = 0");
    act(() => actions.select({ kind: "vm", vm: 1 }));
    const pages = screen.getByRole("group", { name: "Pages of big" });
    expect(pages).toHaveTextContent("P = M / s = ⌈36,865 B / 4 KiB⌉ = 10");
    expect(pages).toHaveTextContent("4,095 B of the last one stay unused");
    expect(screen.getByRole("group", { name: "Extents of big/data" })).toHaveTextContent(
      "V = D / l data = ⌈9 MiB / 4 MiB⌉ = 3",
    );
    // Of several volumes the first has the line; on hover and read aloud there are all of them.
    const volumes = screen.getByRole("group", { name: "Extents of big/data" });
    expect(volumes.getAttribute("title")).toMatch(/big\/data .*3 MiB.*big\/log .*it comes out even/);
  });
});

describe("the panel of metrics", () => {
  it("has a row a machine: processor, waiting, steal, faults, turnaround when done", async () => {
    const { at } = await openRun(<MetricsPanel />, FCFS);
    at(20);
    expect(cells(screen.getByRole("row", { name: /^C/ }))).toEqual(["20%", "5", "55.6%", "0", "9"]);
  });

  it("has no turnaround before the end", async () => {
    const { at } = await openRun(<MetricsPanel />, FCFS);
    at(5);
    expect(cells(screen.getByRole("row", { name: /^B/ })).at(-1)).toBe("–");
  });

  it("has the textbook's times per vCPU on demand", async () => {
    const { at } = await openRun(<MetricsPanel />, FCFS);
    at(20);
    await userEvent.click(screen.getByRole("button", { name: "vCPUs" }));
    // Arrival, guest time, waiting, response, turnaround, weighted turnaround, steal, faults.
    expect(cells(screen.getByRole("row", { name: /^E/ }))).toEqual(["8", "2", "10", "10", "12", "6", "83.3%", "0"]);
  });

  it("writes out the sum behind an average", async () => {
    const { at } = await openRun(<MetricsPanel />, FCFS);
    at(20);
    const waiting = screen.getByText("Waiting").closest("details")!;
    expect(waiting).toHaveTextContent("4.6");
    expect(waiting).toHaveTextContent("(0 + 1 + 5 + 7 + 10) / 5 = 4.6");
    expect(screen.getByText(/Averages over 5 finished of 5 programs/)).toBeInTheDocument();
  });

  it("has no averages before the first program ends", async () => {
    const { at } = await openRun(<MetricsPanel />, FCFS);
    at(2);
    expect(screen.getByText("Averages appear when the first program ends.")).toBeInTheDocument();
  });

  it("keeps useful and busy time apart", async () => {
    const costs = { ...hostOf(FCFS).costs, worldSwitch: 1 };
    const { at } = await openRun(<MetricsPanel />, scenario([job("A", 0, [3]), job("B", 0, [5])], { costs }));
    at(10);
    // 0-1 switch, 1-4 A, 4-5 switch, 5-10 B: 8 of 10 useful.
    expect(screen.getByText("Utilisation").closest("div")).toHaveTextContent("80%");
    expect(screen.getByText("Busy").closest("div")).toHaveTextContent("100%");
  });

  it("tells of spinning and barriers where a program comes to one, and only there", async () => {
    const program: readonly Op[] = [{ op: "compute", ticks: 2 }, { op: "barrier" }];
    const late: readonly Op[] = [{ op: "compute", ticks: 5 }, { op: "barrier" }];
    const wide = machine("A", [], { vcpus: 2, programs: [program, late] });
    const { at, unmount } = await openRun(<MetricsPanel />, scenario([wide], { pcpus: 2 }));
    at(5);
    expect(screen.getByText("Wasted spinning").closest("div")).toHaveTextContent("3 ticks (30%)");
    expect(screen.getByText("Barriers opened").closest("div")).toHaveTextContent("1");
    expect(screen.getByText("Utilisation").closest("div")).toHaveTextContent("70%");
    expect(cells(screen.getByRole("row", { name: /^A/ })).slice(0, 3)).toEqual(["100%", "3", "1"]);
    await userEvent.click(screen.getByRole("button", { name: "vCPUs" }));
    expect(cells(screen.getByRole("row", { name: /^A\.0/ })).slice(0, 3)).toEqual(["0", "5", "3"]);
    unmount();
    await openRun(<MetricsPanel />, FCFS);
    expect(screen.queryByText("Wasted spinning")).not.toBeInTheDocument();
    expect(screen.queryByRole("columnheader", { name: /^spin/ })).not.toBeInTheDocument();
  });

  it("tells what references cost to translate, where that is modelled", async () => {
    const walk = {
      ...(defaultsOf(TRANSLATION) as TranslationSpec),
      kind: "native" as const,
      guestLevels: 2,
      memoryNs: 100,
    };
    const given = scenario([machine("A", [...references([0, 0, 1, 0]), { op: "compute", ticks: 9 }])], {
      translation: walk,
    });
    const { at } = await openRun(<MetricsPanel />, given);
    at(8);
    // Two hits and two walks of two accesses: one access a reference, and so 200 ns each.
    const heads = screen.getAllByRole("columnheader").map((head) => head.textContent?.split(":")[0]);
    const row = cells(screen.getByRole("row", { name: /^A/ }));
    const of = (label: string) => row[heads.indexOf(label) - 1];
    expect([of("TLB"), of("walk"), of("EAT")]).toEqual(["50%", "1", "200"]);
  });

  it("selects the machine of a row", async () => {
    const { store } = await openRun(<MetricsPanel />, FCFS);
    await userEvent.click(screen.getByRole("button", { name: "C" }));
    expect(store.getState().selection).toEqual({ kind: "vm", vm: 2 });
  });

  it("says so when there is no machine", async () => {
    await openRun(<MetricsPanel />, scenario([]));
    expect(screen.getByText("No machines yet. Their figures appear here.")).toBeInTheDocument();
  });
});
