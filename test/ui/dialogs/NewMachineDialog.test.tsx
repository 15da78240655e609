/** The form for a new machine, filled in as a person would. */
import { cleanup, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { MachineSpec } from "../../../src/model/scenario.ts";
import { fakeScenario } from "../shared/fakeStore.ts";
import { showDialog, type ShownDialog } from "./showDialog.tsx";
import { hostOf } from "../../../src/model/scenario.ts";

const field = (label: string | RegExp) => screen.getByLabelText<HTMLInputElement>(label);
const errorOf = (label: string | RegExp) => {
  const ids = (field(label).getAttribute("aria-describedby") ?? "").split(" ");
  return field(label).getAttribute("aria-invalid") === "true"
    ? ids.map((id) => document.getElementById(id)?.textContent).join(" ")
    : null;
};
const submit = () => screen.getByRole("button", { name: /^Create/ });

async function fill({ user }: ShownDialog, label: string | RegExp, text: string) {
  await user.clear(field(label));
  if (text !== "") await user.type(field(label), text);
}

/** The machine of the `create` command that was given. */
function created({ actions }: ShownDialog): MachineSpec {
  const command = actions.giveCommand.mock.calls[0]?.[0];
  if (command?.command !== "create") throw new Error("no machine was created");
  return command.machine;
}

describe("NewMachineDialog", () => {
  it("proposes the first free name, also between names that are taken", () => {
    showDialog("newMachine", [{ name: "vm-1" }, { name: "vm-3" }]);
    expect(field("Name").value).toBe("vm-2");
  });

  it("proposes the name of a machine that was deleted", () => {
    showDialog("newMachine", [{ name: "vm-1", life: "none" }]);
    expect(field("Name").value).toBe("vm-1");
  });

  it("gives the command create, with the arrival left to the command start, and closes", async () => {
    const shown = showDialog("newMachine");
    await shown.user.click(submit());
    expect(shown.actions.giveCommand.mock.calls.map(([command]) => command.command)).toEqual(["create"]);
    expect(created(shown)).toMatchObject({
      name: "vm-1",
      vcpus: 1,
      weight: null,
      memoryBytes: 8 * 4096,
      volumes: [{ name: "root", bytes: 2 * 2 ** 22 }],
      affinity: null,
      arrival: null,
    });
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it("says on its button whether the machine is started", async () => {
    const { user } = showDialog("newMachine");
    expect(submit()).toHaveTextContent("Create and start");
    await user.click(screen.getByRole("checkbox", { name: "Start it now" }));
    expect(submit()).toHaveTextContent(/^Create$/);
  });

  it("takes a Chinese name and sizes with decimals", async () => {
    const shown = showDialog("newMachine");
    await fill(shown, "Name", "数据库 一号");
    await fill(shown, "Memory M", "1.5");
    await shown.user.selectOptions(screen.getByLabelText("Unit of Memory M"), "MiB");
    await shown.user.click(submit());
    expect(created(shown)).toMatchObject({ name: "数据库 一号", memoryBytes: 1_572_864 });
  });

  it("says that a name is taken when the field is left, and gives no command", async () => {
    const shown = showDialog("newMachine", [{ name: "web" }]);
    await fill(shown, "Name", "web");
    expect(errorOf("Name")).toBeNull();
    await shown.user.tab();
    expect(errorOf("Name")).toContain("There is a machine called “web” already");
    await shown.user.click(submit());
    expect(shown.actions.giveCommand).not.toHaveBeenCalled();
  });

  it.each([
    ["vCPUs", "", "Enter a number."],
    ["vCPUs", "1.5", "Only whole numbers"],
    ["vCPUs", "-1", "From 1 to 64."],
    ["vCPUs", "99999999999999999999", "From 1 to 64."],
    ["Priority", "high", "This is not a number"],
    ["Memory M", "-4", "From 0 B to"],
    ["Size D", "0", "From 1 B to"],
  ])("marks %s = “%s” with what would be right", async (label, text, message) => {
    const shown = showDialog("newMachine");
    await fill(shown, label, text);
    await shown.user.tab();
    expect(errorOf(label)).toContain(message);
  });

  it("on submit shows all errors and goes to the first", async () => {
    const shown = showDialog("newMachine");
    await fill(shown, "vCPUs", "0");
    await fill(shown, "Name", "");
    await fill(shown, "Volume name", "");
    await shown.user.click(submit());
    expect(field("Name")).toHaveFocus();
    expect([errorOf("Name"), errorOf("vCPUs"), errorOf("Volume name")]).not.toContain(null);
    expect(shown.actions.giveCommand).not.toHaveBeenCalled();
  });

  it("shows P = M / s rounded up, with what the last page wastes", async () => {
    const shown = showDialog("newMachine");
    await fill(shown, "Memory M", "9");
    expect(screen.getByText(/P = M \/ s = 9 KiB \/ 4 KiB = 3 pages/)).toBeInTheDocument();
    expect(screen.getByText(/3 KiB of the last page stay unused/)).toBeInTheDocument();
    await fill(shown, "Memory M", "0");
    expect(screen.getByText(/No memory/)).toBeInTheDocument();
  });

  it("adds and removes volumes and shows V = D / l of each", async () => {
    const shown = showDialog("newMachine");
    await shown.user.click(screen.getByRole("button", { name: "Add a volume" }));
    expect(screen.getAllByText(/V = D \/ l = 8 MiB \/ 4 MiB = 2 extents/)).toHaveLength(2);
    await shown.user.click(screen.getByRole("button", { name: "Remove the volume root" }));
    await fill(shown, "Size D", "9");
    expect(screen.getByText(/9 MiB \/ 4 MiB = 3 extents, 3 MiB unused/)).toBeInTheDocument();
    await shown.user.click(submit());
    expect(created(shown).volumes).toEqual([{ name: "data-1", bytes: 9 * 2 ** 20 }]);
  });

  it("says of two volumes with one name which is wrong", async () => {
    const shown = showDialog("newMachine");
    await shown.user.click(screen.getByRole("button", { name: "Add a volume" }));
    const [, second] = screen.getAllByLabelText("Volume name");
    await shown.user.clear(second!);
    await shown.user.type(second!, "root");
    await shown.user.tab();
    expect(second).toHaveAttribute("aria-invalid", "true");
  });

  it("warns with every resource that is short, and lets the machine be tried all the same", async () => {
    const shown = showDialog("newMachine");
    const fit = screen.getByRole("region", { name: "Will it fit?" });
    expect(within(fit).getByText("It fits.")).toBeInTheDocument();
    await fill(shown, "Memory M", "400");
    await fill(shown, "Reserved pages", "30");
    await fill(shown, "Size D", "400");
    expect(within(fit).getByText(/It will be refused, not enough: page frames, extents/)).toBeInTheDocument();
    expect(within(fit).getByText(/30 reserved of 24 unreserved frames/)).toBeInTheDocument();
    expect(within(fit).getByText(/100 of 48 free extents/)).toBeInTheDocument();
    await shown.user.click(submit());
    expect(created(shown)).toMatchObject({ reservedPages: 30 });
  });

  it("begins a written program with the workload chosen before", async () => {
    const { user } = showDialog("newMachine");
    await user.click(screen.getByRole("radio", { name: /^Compute/ }));
    await user.click(screen.getByRole("radio", { name: /^Written by hand/ }));
    expect(field("Program").value).toBe("LOOP * {\n  C 20\n}");
  });

  it("shows an error of a written program with its line, and goes to its place", async () => {
    const shown = showDialog("newMachine");
    await shown.user.click(screen.getByRole("radio", { name: /^Written by hand/ }));
    await fill(shown, "Program", "C 4\nJUMP 3\nC -1");
    await shown.user.click(submit());
    expect(shown.actions.giveCommand).not.toHaveBeenCalled();
    const program = screen.getByLabelText<HTMLTextAreaElement>("Program");
    expect(program).toHaveFocus();
    const errors = document.getElementById(program.getAttribute("aria-describedby")!.split(" ")[1]!)!;
    const places = within(errors).getAllByRole("button");
    expect(places).toHaveLength(2);
    await shown.user.click(places[0]!);
    expect(program.selectionStart).toBe("C 4\n".length);
    expect(screen.getByText("!2")).toBeInTheDocument();
  });

  it("previews the program it makes, loops with their count", async () => {
    const shown = showDialog("newMachine");
    await shown.user.click(screen.getByRole("radio", { name: /^Written by hand/ }));
    await fill(shown, "Program", "C 4; LOOP 3 {{ W 1 }");
    const preview = screen.getByRole("figure", { name: "Preview" });
    expect(within(preview).getByText("compute 4 ticks")).toBeInTheDocument();
    expect(within(preview).getByText("repeat 3 times:")).toBeInTheDocument();
    expect(within(preview).getByText("write page 1")).toBeInTheDocument();
    await shown.user.click(submit());
    expect(created(shown).programs).toEqual([
      [
        { op: "compute", ticks: 4 },
        { op: "loop", times: 3, body: [{ op: "reference", page: 1, write: true }] },
      ],
    ]);
  });

  it("refuses a program that touches pages the machine does not have", async () => {
    const shown = showDialog("newMachine");
    await shown.user.click(screen.getByRole("radio", { name: /^Written by hand/ }));
    await fill(shown, "Program", "R 8");
    await shown.user.click(submit());
    expect(screen.getByLabelText("Program")).toHaveAttribute("aria-invalid", "true");
    await fill(shown, "Memory M", "36");
    await shown.user.click(submit());
    expect(created(shown)).toMatchObject({ memoryBytes: 36 * 1024 });
  });

  it("pins to the pCPUs chosen, and asks for at least one", async () => {
    const shown = showDialog("newMachine");
    await shown.user.click(screen.getByText(/^More:/));
    await shown.user.click(screen.getByRole("checkbox", { name: "pCPU 0" }));
    await shown.user.click(screen.getByRole("checkbox", { name: "pCPU 1" }));
    await shown.user.click(submit());
    expect(screen.getByText("Choose at least one pCPU.")).toBeInTheDocument();
    await shown.user.click(screen.getByRole("checkbox", { name: "pCPU 1" }));
    await shown.user.click(submit());
    expect(created(shown).affinity).toEqual([1]);
  });

  it("asks for a working set only where pCPUs have caches", async () => {
    const plain = fakeScenario([]);
    showDialog("newMachine", [], { scenario: plain });
    expect(screen.queryByLabelText("Working set")).not.toBeInTheDocument();
    cleanup();
    const cache = { size: 80, warmupTicks: 5, warmRate: 2 };
    const shown = showDialog("newMachine", [], { scenario: { ...plain, hosts: [{ ...hostOf(plain), cache }] } });
    expect(screen.getByText(/80 fit in all/)).toBeInTheDocument();
    await fill(shown, "Working set", "30");
    await shown.user.click(submit());
    expect(created(shown)).toMatchObject({ workingSet: 30 });
  });

  it("leaves cap and timeslice out unless they are given", async () => {
    const first = showDialog("newMachine");
    await first.user.click(submit());
    expect(created(first)).not.toHaveProperty("cap");
    expect(created(first)).not.toHaveProperty("timeslice");
  });

  it("takes a cap in percent and a timeslice", async () => {
    const shown = showDialog("newMachine");
    await shown.user.click(screen.getByText(/^More:/));
    await fill(shown, "Cap", "40");
    await fill(shown, "Timeslice", "6");
    await shown.user.click(submit());
    expect(created(shown)).toMatchObject({ cap: 40, timeslice: 6 });
  });

  it("works before the run has begun", async () => {
    const shown = showDialog("newMachine", [{ name: "web" }], { trace: null, host: null });
    await fill(shown, "Name", "web");
    await shown.user.tab();
    expect(errorOf("Name")).toContain("already");
  });

  it("says which end of the priorities is urgent, after the convention", () => {
    const scenario = fakeScenario([]);
    showDialog("newMachine", [], {
      scenario: { ...scenario, conventions: { ...scenario.conventions, priorityOrder: "lowerFirst" } },
    });
    expect(screen.getByText("Lower is more urgent.")).toBeInTheDocument();
  });

  it("speaks Chinese", () => {
    showDialog("newMachine", [], { language: "zh" });
    expect(screen.getByRole("dialog", { name: "新建虚拟机" })).toBeInTheDocument();
    expect(screen.getByText("放得下。")).toBeInTheDocument();
  });
});
