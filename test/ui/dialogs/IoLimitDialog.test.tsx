/** The limit of a machine's I/O: what is typed, what is wrong with it, and the command that comes of it. */
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fakeRun, type FakeMachine } from "../shared/fakeStore.ts";
import { showDialog, type ShownDialog } from "./showDialog.tsx";

const web: FakeMachine = { name: "web", pages: 12 };

function show(limit?: { readonly every: number; readonly burst: number; readonly requests: number }): ShownDialog {
  const machines = [web];
  const { host } = fakeRun(machines);
  if (limit) host.ioLimits = new Map([[0, { limit, held: [], heldCount: 0, heldTicks: 0 }]]);
  return showDialog("ioLimit", machines, { dialogAbout: { vm: 0 }, host });
}

describe("the dialog for a limit of I/O", () => {
  it("asks for a number at least, and gives the command with what was typed", async () => {
    const { user, actions } = show();
    await user.click(screen.getByRole("button", { name: "Set limit" }));
    expect(screen.getByText("Give one of the numbers at least: without any, nothing is limited.")).toBeInTheDocument();
    await user.type(screen.getByLabelText("Requests"), "4");
    await user.click(screen.getByRole("button", { name: "Set limit" }));
    expect(actions.giveCommand).toHaveBeenCalledWith({
      command: "setIoLimit",
      vm: "web",
      every: 100,
      requests: 4,
      burst: 1,
    });
  });

  it("refuses a number for all beside one for reads alone", async () => {
    const { user, actions } = show();
    await user.type(screen.getByLabelText("Requests"), "4");
    await user.type(screen.getByLabelText("Reads"), "2");
    await user.click(screen.getByRole("button", { name: "Set limit" }));
    expect(
      screen.getByText("Either a number for all, or one for reads or writes alone: not both."),
    ).toBeInTheDocument();
    expect(actions.giveCommand).not.toHaveBeenCalled();
  });

  it("shows the limit that there is, and takes it away when it is switched off", async () => {
    const { user, actions } = show({ every: 50, burst: 1, requests: 3 });
    expect(screen.getByLabelText("Requests")).toHaveValue("3");
    await user.click(screen.getByRole("checkbox", { name: "Limit its I/O" }));
    await user.click(screen.getByRole("button", { name: "Set limit" }));
    expect(actions.giveCommand).toHaveBeenCalledWith({ command: "setIoLimit", vm: "web" });
  });

  it("gives no command when nothing was changed", async () => {
    const { user, actions } = show({ every: 50, burst: 1, requests: 3 });
    await user.click(screen.getByRole("button", { name: "Set limit" }));
    expect(actions.giveCommand).not.toHaveBeenCalled();
  });
});
