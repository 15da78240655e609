/** The machines as a strip of pills. */
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { MachineStrip } from "../../../src/ui/machines/MachineStrip.tsx";
import { renderWithStore } from "../shared/renderWithStore.tsx";

const machines = [{ name: "web" }, { name: "db", life: "paused" }] as const;

describe("the strip of machines", () => {
  it("names each machine with its state in words", () => {
    renderWithStore(<MachineStrip />, machines, { language: "zh" });
    expect(screen.getByText("运行中 · 在 pCPU 0 上")).toBeInTheDocument();
    expect(screen.getByText("已暂停")).toBeInTheDocument();
  });

  it("offers commands on the selected machine only", async () => {
    const { actions } = renderWithStore(<MachineStrip />, machines, { selection: { kind: "vm", vm: 1 } });
    expect(screen.queryByRole("button", { name: "Commands for web" })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Commands for db" }));
    await userEvent.click(screen.getByRole("menuitem", { name: "Resume" }));
    expect(actions.giveCommand).toHaveBeenCalledExactlyOnceWith({ command: "resume", vm: "db" });
  });

  it("keeps a new machine out of what is swiped, and lists the names of many machines to jump by", async () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ name: `node-${index}` }));
    const { actions } = renderWithStore(<MachineStrip />, many);
    expect(within(screen.getByRole("list")).queryByRole("button", { name: "New VM" })).not.toBeInTheDocument();
    expect(screen.getByRole("button", { name: "New VM" })).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "20 machines" }));
    await userEvent.click(screen.getByRole("menuitem", { name: "node-17" }));
    expect(actions.select).toHaveBeenCalledExactlyOnceWith({ kind: "vm", vm: 17 });
  });

  it("has no such list for a few", () => {
    renderWithStore(<MachineStrip />, machines);
    expect(screen.queryByRole("button", { name: "2 machines" })).not.toBeInTheDocument();
  });

  it("offers a new machine at its end, also before the run has begun", async () => {
    const { actions } = renderWithStore(<MachineStrip />, [], { host: null, trace: null });
    await userEvent.click(screen.getByRole("button", { name: "New VM" }));
    expect(actions.openDialog).toHaveBeenCalledWith("newMachine");
  });
});
