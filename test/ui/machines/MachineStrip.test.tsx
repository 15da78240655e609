/** The machines as a strip of pills. */
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { MachineStrip } from "../../../src/ui/machines/MachineStrip.tsx";
import { renderWithStore } from "../shared/renderWithStore.tsx";

const machines = [{ name: "web" }, { name: "db", life: "paused" }] as const;

describe("the strip of machines", () => {
  it("names each machine with its state in words", () => {
    renderWithStore(<MachineStrip />, machines, { language: "zh" });
    expect(screen.getByText("运行中")).toBeInTheDocument();
    expect(screen.getByText("已暂停")).toBeInTheDocument();
  });

  it("offers commands on the selected machine only", async () => {
    const { actions } = renderWithStore(<MachineStrip />, machines, { selection: { kind: "vm", vm: 1 } });
    expect(screen.queryByRole("button", { name: "Commands for web" })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Commands for db" }));
    await userEvent.click(screen.getByRole("menuitem", { name: "Resume" }));
    expect(actions.giveCommand).toHaveBeenCalledExactlyOnceWith({ command: "resume", vm: "db" });
  });

  it("offers a new machine at its end, also before the run has begun", async () => {
    const { actions } = renderWithStore(<MachineStrip />, [], { host: null, trace: null });
    await userEvent.click(screen.getByRole("button", { name: "New VM" }));
    expect(actions.openDialog).toHaveBeenCalledWith("newMachine");
  });
});
