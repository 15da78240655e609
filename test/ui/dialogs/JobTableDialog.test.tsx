/** The table of jobs: typed like a spreadsheet, filled by pasting, opened and saved as CSV, made into a run. */
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { validateScenario } from "../../../src/codec/scenario/validate.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import { job, scenario } from "../../support/workloads.ts";
import { showDialog } from "./showDialog.tsx";
import { hostOf } from "../../../src/model/scenario.ts";

const COLUMNS = ["Name", "Arrival", "Burst", "Priority", "Weight"] as const;
type Column = (typeof COLUMNS)[number];

const cell = (column: Column, row: number) => screen.getByLabelText(`${column}, row ${row}`, { selector: "input" });
const valueOf = (column: Column, row: number) => (cell(column, row) as HTMLInputElement).value;
const rowCount = () => screen.getAllByLabelText(/^Name, row/, { selector: "input" }).length;
const rowsShown = () =>
  Array.from({ length: rowCount() }, (_, at) => COLUMNS.map((column) => valueOf(column, at + 1) || ".").join(" "));
const sheet = () => screen.getByRole("textbox", { name: "Paste from a homework sheet" });
const create = () => screen.getByRole("button", { name: "Create run" });
const replace = () => screen.getByRole("button", { name: "Replace machines" });
const preview = () => screen.getByText(/^(\d+ jobs? ·|No jobs yet)/);
const picker = () => document.querySelector<HTMLInputElement>("input[type=file]")!;
const csv = (content: string | Uint8Array<ArrayBuffer>, name = "jobs.csv") => new File([content], name);

/** Pastes `text` into a cell. */
function pasteInto(target: HTMLElement, text: string) {
  target.focus();
  fireEvent.paste(target, { clipboardData: { files: [], getData: () => text } });
}

function opened(actions: ReturnType<typeof showDialog>["actions"]): Scenario {
  expect(actions.openScenario).toHaveBeenCalledOnce();
  return actions.openScenario.mock.calls[0]![0];
}

afterEach(() => vi.restoreAllMocks());

describe("the grid", () => {
  it("begins empty where the machines are more than jobs, with what empty cells stand for", () => {
    showDialog("jobs", [{ name: "web", pages: 4 }]);
    expect(rowsShown()).toEqual([". . . . .", ". . . . .", ". . . . .", ". . . . ."]);
    expect(cell("Arrival", 1)).toHaveAttribute("placeholder", "0");
    expect(preview()).toHaveTextContent("No jobs yet");
  });

  it("shows the machines there are where they are jobs, and their policy", () => {
    const present = scenario([job("A", 4, [80, 25, 1], 3)], { pcpus: 2 }, { ticksPerUnit: 10 });
    showDialog("jobs", [], { scenario: present });
    expect(rowsShown()).toEqual(["A 0.4 8,2.5,0.1 3 ."]);
    expect(screen.getByLabelText("Timeslice")).toHaveValue("0.4");
    expect(screen.getByLabelText("pCPUs")).toHaveValue("2");
    expect(screen.getByLabelText("Priority numbers")).toHaveValue("higherFirst");
  });

  it("goes down with Enter, adding a row below the last one, and across with Tab", async () => {
    const { user } = showDialog("jobs");
    await user.click(cell("Burst", 4));
    await user.keyboard("5{Enter}");
    expect(cell("Burst", 5)).toHaveFocus();
    await user.keyboard("6{Tab}");
    expect(cell("Priority", 5)).toHaveFocus();
    await user.keyboard("{Tab}{Tab}");
    expect(rowsShown().slice(3)).toEqual([". . 5 . .", ". . 6 . ."]);
  });

  it("adds no second empty row", async () => {
    const { user } = showDialog("jobs");
    await user.click(cell("Burst", 4));
    await user.keyboard("{Enter}{Enter}");
    expect(rowCount()).toBe(4);
    expect(cell("Burst", 4)).toHaveFocus();
  });

  it("goes from row to row with the arrows and with Shift+Enter", async () => {
    const { user } = showDialog("jobs");
    await user.click(cell("Arrival", 1));
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(cell("Arrival", 3)).toHaveFocus();
    await user.keyboard("{ArrowUp}");
    expect(cell("Arrival", 2)).toHaveFocus();
    await user.keyboard("{Shift>}{Enter}{/Shift}");
    expect(cell("Arrival", 1)).toHaveFocus();
  });

  it("gives rows without a name one by their number", async () => {
    const { user } = showDialog("jobs");
    await user.type(cell("Burst", 2), "3");
    await user.type(cell("Name", 1), "P2");
    expect(cell("Name", 2)).toHaveAttribute("placeholder", "P3");
  });

  it("adds rows with a button, and removes them with a button or a key", async () => {
    const { user } = showDialog("jobs");
    await user.click(screen.getByRole("button", { name: "Add a job" }));
    expect(rowCount()).toBe(5);
    expect(cell("Name", 5)).toHaveFocus();
    await user.type(cell("Name", 2), "B");
    await user.click(screen.getByRole("button", { name: "Remove row 1" }));
    expect(valueOf("Name", 1)).toBe("B");
    await user.click(cell("Name", 1));
    await user.keyboard("{Control>}{Backspace}{/Control}");
    expect(rowsShown()).toEqual([". . . . .", ". . . . .", ". . . . ."]);
    expect(cell("Name", 1)).toHaveFocus();
  });

  it("tells in place what is wrong with a cell, once it is left, and what would be right", async () => {
    const { user } = showDialog("jobs");
    await user.type(cell("Arrival", 1), "0,4");
    expect(cell("Arrival", 1)).not.toBeInvalid();
    await user.tab();
    expect(cell("Arrival", 1)).toBeInvalid();
    expect(cell("Arrival", 1)).toHaveAccessibleDescription(/“0,4” is no time\. Write a number .* such as 4 or 0\.5/);
    // The row is still being filled in: that it has no burst yet is no news.
    expect(screen.queryByText(/burst time is missing/)).not.toBeInTheDocument();
    await user.click(cell("Arrival", 2));
    expect(screen.getByText(/burst time is missing/)).toBeInTheDocument();
  });

  it("spreads a block from a spreadsheet over the cells, from the one it is pasted into", () => {
    showDialog("jobs");
    pasteInto(cell("Arrival", 2), "0\t4\r\n2\t2\r\n3\t1\r\n5\t3\r\n");
    expect(rowsShown()).toEqual([". . . . .", ". 0 4 . .", ". 2 2 . .", ". 3 1 . .", ". 5 3 . ."]);
  });

  it("fills the whole table where the block names its columns", () => {
    showDialog("jobs");
    pasteInto(cell("Name", 3), "Process\tBurst\tArrival\nA\t4\t0\nB\t2\t2");
    expect(rowsShown()).toEqual(["A 0 4 . .", "B 2 2 . ."]);
  });

  it("leaves a single value to the cell", () => {
    showDialog("jobs");
    const isHandled = !fireEvent.paste(cell("Burst", 1), { clipboardData: { files: [], getData: () => "3,4,3" } });
    expect(isHandled).toBe(false);
  });
});

describe("a sheet", () => {
  it("fills the table as soon as it is pasted, with its timeslice", async () => {
    const { user } = showDialog("jobs");
    await user.selectOptions(screen.getByLabelText("Scheduling policy"), "fcfs");
    await user.click(sheet());
    await user.paste("AT 0 2 3 / BT 4 2 1 / TQ 2");
    expect(rowsShown()).toEqual([". 0 4 . .", ". 2 2 . .", ". 3 1 . ."]);
    expect(screen.getByText("Read as lists · 3 jobs · timeslice 2")).toBeInTheDocument();
    expect(screen.getByText("3 jobs are in the table.")).toBeInTheDocument();
    expect(screen.getByLabelText("Scheduling policy")).toHaveValue("rr");
    expect(screen.getByLabelText("Timeslice")).toHaveValue("2");
  });

  it("that is typed fills it with the button", async () => {
    const { user } = showDialog("jobs");
    await user.type(sheet(), "BT 4 2");
    expect(rowCount()).toBe(4);
    await user.click(screen.getByRole("button", { name: "Fill the table" }));
    expect(rowsShown()).toEqual([". . 4 . .", ". . 2 . ."]);
  });

  it("with clock times is told to be counted in minutes", async () => {
    const { user } = showDialog("jobs");
    await user.click(sheet());
    await user.paste("作业\t提交时间\t运行时间（小时）\n1\t8:00\t2.0\n2\t8:50\t0.5");
    expect(rowsShown()).toEqual(["1 0 120 . .", "2 50 30 . ."]);
    expect(screen.getByText(/2 jobs · times in minutes · counted from 8:00/)).toBeInTheDocument();
  });

  it("lists every place that could not be read; each leads to its line", async () => {
    const { user } = showDialog("jobs");
    await user.click(sheet());
    await user.paste("P AT Foo BT WT\nP1 x 1 4 0\nP2 1 1 3 0");
    expect(screen.getByText("2 things to look at:")).toBeInTheDocument();
    expect(screen.getByText(/Left out: WT/)).toBeInTheDocument();
    expect(screen.getByText("2 jobs were found; the table is as it was.")).toBeInTheDocument();
    expect(rowCount()).toBe(4);
    await user.click(screen.getByRole("button", { name: /^Line 2, column 4: “x” is no time/ }));
    expect(sheet()).toHaveFocus();
    expect((sheet() as HTMLTextAreaElement).selectionStart).toBe("P AT Foo BT WT\nP1 ".length);
  });

  it("without a job in it leaves the table alone", async () => {
    const { user } = showDialog("jobs");
    await user.type(cell("Burst", 1), "3");
    await user.click(sheet());
    await user.paste("hello");
    expect(screen.getByText(/“hello” is not read as jobs/)).toBeInTheDocument();
    expect(screen.getByText("The table is as it was.")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Fill the table" })).toBeDisabled();
    expect(valueOf("Burst", 1)).toBe("3");
  });

  it("that is a guess asks what its columns are, and fills the table when the button is pressed", async () => {
    const { user } = showDialog("jobs");
    await user.type(cell("Burst", 1), "3");
    await user.click(sheet());
    await user.paste("1,1,4,1\n2,2,5,1\n3,3,6,4");
    expect(valueOf("Burst", 1)).toBe("3");
    expect(screen.getByLabelText("Column 1")).toHaveValue("name");
    await user.selectOptions(screen.getByLabelText("Column 4"), "weight");
    await user.click(screen.getByRole("button", { name: "Fill the table" }));
    expect(rowsShown()).toEqual(["1 1 4 . 1", "2 2 5 . 1", "3 3 6 . 4"]);
  });

  it("without heads says in which order it is read, and lets each column be something else", async () => {
    const { user } = showDialog("jobs");
    await user.click(sheet());
    await user.paste("P1 0 5 2\nP2 1 3 1");
    expect(rowsShown()).toEqual(["P1 0 5 2 .", "P2 1 3 1 ."]);
    expect(screen.getByText(/no heads, read in this order: name, arrival, burst, priority number/)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Are the columns something else?" }));
    await user.selectOptions(screen.getByLabelText("Column 4"), "weight");
    await user.click(screen.getByRole("button", { name: "Fill the table" }));
    expect(rowsShown()).toEqual(["P1 0 5 . 2", "P2 1 3 . 1"]);
  });

  it("with times that can be hours or minutes leaves the table as it is, and asks which", async () => {
    const { user } = showDialog("jobs");
    await user.type(cell("Burst", 1), "3");
    await user.click(sheet());
    await user.paste("Job\tArrival\tBurst\nA\t0:10\t1:10\nB\t0:20\t0:05");
    expect(valueOf("Burst", 1)).toBe("3");
    expect(screen.getByText(/times in minutes/)).toBeInTheDocument();
    expect(screen.getByLabelText("A time such as 1:10:")).toHaveValue("hours");
    await user.selectOptions(screen.getByLabelText("A time such as 1:10:"), "1 minute and 10 seconds");
    expect(screen.getByText(/times in seconds/)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Fill the table" }));
    expect(rowsShown()).toEqual(["A 0 70 . .", "B 10 5 . ."]);
  });

  it("with colons alone can be taken as two columns", async () => {
    const { user } = showDialog("jobs");
    await user.click(sheet());
    await user.paste("0:10\n1:12");
    await user.selectOptions(screen.getByLabelText("A time such as 1:10:"), "two columns: 1 and 10");
    await user.click(screen.getByRole("button", { name: "Fill the table" }));
    expect(rowsShown()).toEqual([". 0 10 . .", ". 1 12 . ."]);
  });

  it("with heads in an unknown language waits for the columns to be chosen", async () => {
    const { user } = showDialog("jobs");
    await user.click(sheet());
    await user.paste("Prosessi,Saapumisaika,Kesto\nA,0,5\nB,1,3");
    expect(screen.getByText(/it is not known what the columns are/)).toBeInTheDocument();
    await user.selectOptions(screen.getByLabelText("Column 2, “Saapumisaika”"), "arrival");
    await user.selectOptions(screen.getByLabelText("Column 3, “Kesto”"), "bursts");
    await user.click(screen.getByRole("button", { name: "Fill the table" }));
    expect(rowsShown()).toEqual(["A 0 5 . .", "B 1 3 . ."]);
  });

  it("tells what is wrong with many cells once, with their number", async () => {
    const { user } = showDialog("jobs");
    await user.click(sheet());
    await user.paste(`P AT BT\n${Array.from({ length: 9 }, (_, at) => `P${at} ${at} x`).join("\n")}`);
    expect(screen.getByText(/“x” cannot be read.*\(and 8 more such places\)/)).toBeInTheDocument();
  });

  it("brings what it says besides: policy, processors, cost of a switch, direction of the priorities", async () => {
    const { user } = showDialog("jobs");
    await user.click(sheet());
    await user.paste(
      "P1 0 5 1\nP2 1 3 2\nPreemptive priority on 2 CPUs, higher number is more urgent. Context switch time = 1",
    );
    expect(screen.getByLabelText("Scheduling policy")).toHaveValue("priority");
    expect(screen.getByLabelText("pCPUs")).toHaveValue("2");
    expect(screen.getByLabelText("Context switch")).toHaveValue("1");
  });

  it("can be pasted wherever nothing else takes it", () => {
    showDialog("jobs");
    fireEvent.paste(create(), { clipboardData: { files: [], getData: () => "BT 7" } });
    expect(rowsShown()).toEqual([". . 7 . ."]);
  });
});

describe("the preview", () => {
  it("counts jobs, service, waiting and the last arrival, exactly", async () => {
    const { user } = showDialog("jobs");
    await user.click(sheet());
    await user.paste("AT 0.1 0.2 / BT 0.1,4,0.2 5");
    expect(preview()).toHaveTextContent("2 jobs · total service 5.3 · waiting for devices 4 · last arrival 0.2");
    expect(screen.getByText("One tick is 0.1, so nothing is rounded.")).toBeInTheDocument();
  });

  it("counts the cells to mend", async () => {
    const { user } = showDialog("jobs");
    await user.type(cell("Priority", 1), "x");
    expect(screen.getByText("2 cells to mend")).toBeInTheDocument();
  });
});

describe("Create run", () => {
  it("opens a new scenario with the jobs, the policy and the pCPUs, and closes", async () => {
    const { user, actions } = showDialog("jobs", [{ name: "web", pages: 4 }]);
    await user.click(sheet());
    await user.paste("AT 0 0.4 1.0 / BT 8 4 1 / PR 2 1 3");
    await user.selectOptions(screen.getByLabelText("Scheduling policy"), "priority");
    await user.click(screen.getByLabelText("Preemptive"));
    await user.clear(screen.getByLabelText("pCPUs"));
    await user.type(screen.getByLabelText("pCPUs"), "2");
    await user.click(create());
    const made = opened(actions);
    expect(made).toMatchObject({ title: "Jobs from a table", ticksPerUnit: 10, commands: [] });
    expect(hostOf(made)).toMatchObject({ pcpus: 2, scheduler: { policy: "priority", params: { preemptive: false } } });
    expect(made.conventions.priorityOrder).toBe("lowerFirst");
    expect(made.machines.map(({ name, arrival, priority }) => [name, arrival, priority])).toEqual([
      ["P1", 0, 2],
      ["P2", 4, 1],
      ["P3", 10, 3],
    ]);
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it("takes a timeslice with decimals, and makes everything finer for it", async () => {
    const { user, actions } = showDialog("jobs");
    await user.type(cell("Burst", 1), "4");
    await user.selectOptions(screen.getByLabelText("Scheduling policy"), "rr");
    await user.clear(screen.getByLabelText("Timeslice"));
    await user.type(screen.getByLabelText("Timeslice"), "2.5");
    await user.click(create());
    const made = opened(actions);
    expect(made).toMatchObject({
      ticksPerUnit: 10,
      hosts: [{ scheduler: { policy: "rr", params: { timeslice: 25 } } }],
    });
    expect(made.machines[0]?.programs).toEqual([[{ op: "compute", ticks: 40 }]]);
  });

  it("does nothing without a job, and says so", async () => {
    const { user, actions } = showDialog("jobs");
    await user.click(create());
    expect(screen.getByRole("alert")).toHaveTextContent("at least one job");
    expect(actions.openScenario).not.toHaveBeenCalled();
  });

  it("goes to the first cell or choice that is wrong instead", async () => {
    const { user, actions } = showDialog("jobs");
    await user.type(cell("Burst", 2), "x");
    await user.click(create());
    expect(actions.openScenario).not.toHaveBeenCalled();
    expect(cell("Burst", 2)).toHaveFocus();
    expect(cell("Burst", 2)).toBeInvalid();
    await user.selectOptions(screen.getByLabelText("Scheduling policy"), "rr");
    await user.clear(screen.getByLabelText("Timeslice"));
    await user.click(create());
    await waitFor(() => expect(screen.getByLabelText("Timeslice")).toHaveFocus());
    expect(screen.getByLabelText("Timeslice")).toHaveAccessibleDescription(/above 0/);
  });
});

const withThreePcpus = () => scenario([{ ...job("A", 0, [3]), memoryBytes: 4096 }], { pcpus: 3 });

describe("the processors", () => {
  it("are one where neither the text nor anybody says otherwise: so exercises mean it", async () => {
    const { user, actions } = showDialog("jobs", [], { scenario: withThreePcpus() });
    await user.click(sheet());
    await user.paste("AT 0 2 / BT 4 2");
    expect(screen.getByLabelText("pCPUs")).toHaveValue("1");
    await user.click(create());
    expect(hostOf(opened(actions)).pcpus).toBe(1);
  });

  it("are those of the host with one click, and a line says what is kept without it", async () => {
    const { user, actions } = showDialog("jobs", [], { scenario: withThreePcpus() });
    expect(screen.getByText("This host has 3 pCPUs: “Replace machines” keeps them.")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Use 3" }));
    expect(screen.getByLabelText("pCPUs")).toHaveValue("3");
    await user.type(cell("Burst", 1), "4");
    await user.click(create());
    expect(hostOf(opened(actions)).pcpus).toBe(3);
  });

  it("that a text names, or somebody types, hold for the host as well", async () => {
    const { user, actions } = showDialog("jobs", [], { scenario: withThreePcpus() });
    await user.click(sheet());
    await user.paste("AT 0 2 / BT 4 2 / 2 CPUs");
    expect(screen.getByLabelText("pCPUs")).toHaveValue("2");
    await user.click(replace());
    expect(hostOf(opened(actions)).pcpus).toBe(2);
  });

  it("of a table of the machines there are become one when a homework sheet fills it", async () => {
    const { user } = showDialog("jobs", [], { scenario: scenario([job("A", 0, [3])], { pcpus: 2 }) });
    expect(screen.getByLabelText("pCPUs")).toHaveValue("2");
    await user.click(sheet());
    await user.paste("AT 0 2 / BT 4 2");
    expect(screen.getByLabelText("pCPUs")).toHaveValue("1");
  });
});

describe("Replace machines", () => {
  it("keeps the policy and the processors of the host, also where the table did not come from it", async () => {
    const scheduler = { policy: "credit", params: { timeslice: 9 } };
    const present = scenario([{ ...job("A", 0, [3]), memoryBytes: 4096 }], { scheduler, pcpus: 3 }, { title: "Mine" });
    const { user, actions } = showDialog("jobs", [], { scenario: present });
    await user.click(sheet());
    await user.paste("AT 0 2 / BT 4 2");
    await user.click(replace());
    const made = opened(actions);
    expect(made.hosts[0]).toMatchObject({ pcpus: 3, scheduler: { policy: "credit", params: { timeslice: 9 } } });
    expect(made.conventions).toEqual(present.conventions);
    expect(made.machines.map(({ name }) => name)).toEqual(["P1", "P2"]);
  });

  it("has the caps, working sets and numbered copies of the table", async () => {
    const { user, actions } = showDialog("jobs");
    await user.click(screen.getByRole("button", { name: "Cap, working set, × n" }));
    await user.type(cell("Name", 1), "web");
    await user.type(cell("Burst", 1), "∞");
    await user.type(screen.getByRole("textbox", { name: "Cap, %, row 1" }), "40");
    await user.type(screen.getByRole("textbox", { name: "Working set, row 1" }), "6");
    await user.type(screen.getByRole("textbox", { name: "× n, row 1" }), "3");
    await user.click(replace());
    expect(opened(actions).machines.map(({ name, cap, workingSet }) => [name, cap, workingSet])).toEqual([
      ["web1", 40, 6],
      ["web2", 40, 6],
      ["web3", 40, 6],
    ]);
    expect(opened(actions).machines[0]?.programs).toEqual([
      [{ op: "loop", times: null, body: [{ op: "compute", ticks: 1000 }] }],
    ]);
  });

  it("puts the jobs on the host there is", async () => {
    const present = scenario([job("A", 0, [3])], { frames: 7 }, { title: "Mine", tickUnit: "ms" });
    const { user, actions } = showDialog("jobs", [], { scenario: present });
    await user.clear(cell("Burst", 1));
    await user.type(cell("Burst", 1), "9");
    await user.click(replace());
    expect(validateScenario({ ...present, machines: [job("A", 0, [9])] })).toEqual({
      ok: true,
      value: opened(actions),
    });
  });

  it("is what Enter above the table does where the table shows the machines there are", async () => {
    const present = scenario([job("A", 0, [3])], {}, { title: "Mine" });
    const { user, actions } = showDialog("jobs", [], { scenario: present });
    await user.type(screen.getByLabelText("pCPUs"), "{Enter}");
    expect(opened(actions).title).toBe("Mine");
  });

  it("says what the host cannot have, and opens nothing", async () => {
    const costs = { ...hostOf(scenario([])).costs, fault: 1_000_000 };
    const present = scenario([job("A", 0, [3])], { costs });
    const { user, actions } = showDialog("jobs", [], { scenario: present });
    await user.clear(cell("Burst", 1));
    await user.type(cell("Burst", 1), "0.5");
    await user.click(replace());
    expect(screen.getByRole("alert")).toHaveTextContent("hosts[0].costs.fault");
    expect(actions.openScenario).not.toHaveBeenCalled();
  });
});

describe("files", () => {
  it.each([
    ["UTF-8", new TextEncoder().encode("\ufeff名称,到达时间,运行时间\n甲,0,4\n")],
    // "名称,到达时间,运行时间\n甲,0,4\n" as Excel writes it in China.
    [
      "GBK",
      new Uint8Array([
        0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb5, 0xbd, 0xb4, 0xef, 0xca, 0xb1, 0xbc, 0xe4, 0x2c, 0xd4, 0xcb, 0xd0, 0xd0,
        0xca, 0xb1, 0xbc, 0xe4, 0x0a, 0xbc, 0xd7, 0x2c, 0x30, 0x2c, 0x34, 0x0a,
      ]),
    ],
  ])("in %s are opened", async (_name, bytes) => {
    const { user } = showDialog("jobs");
    await user.upload(picker(), csv(bytes));
    await waitFor(() => expect(rowsShown()).toEqual(["甲 0 4 . ."]));
  });

  it("that are far too large are refused", async () => {
    const { user } = showDialog("jobs");
    const huge = csv("A,0,1");
    Object.defineProperty(huge, "size", { value: 2 ** 30 });
    await user.upload(picker(), huge);
    expect(await screen.findByRole("alert")).toHaveTextContent("jobs.csv is too large");
  });

  it("are saved with a name for every job, and can be opened again", async () => {
    const blobs: Blob[] = [];
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        blobs.push(blob);
        return "blob:jobs";
      },
      revokeObjectURL: () => {},
    });
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    const { user } = showDialog("jobs");
    pasteInto(cell("Name", 1), "first, of all\t0\t3,4,3\n\t1\t2");
    await user.click(screen.getByRole("button", { name: "Save as CSV" }));
    expect(names).toEqual(["Jobs-from-a-table.csv"]);
    const saved = await blobs[0]!.text();
    await user.upload(picker(), csv(saved));
    await waitFor(() => expect(rowsShown()).toEqual(["first, of all 0 3,4,3 . .", "P2 1 2 . ."]));
  });
});

describe("the way there", () => {
  it("leads through the gallery", async () => {
    const { user, actions } = showDialog("gallery");
    await user.click(screen.getByRole("button", { name: "an empty table" }));
    expect(actions.openDialog).toHaveBeenCalledWith("jobs");
    expect(within(screen.getByRole("dialog")).getByText("Jobs from a table")).toBeInTheDocument();
  });
});
