/** Another weight for a machine: what is typed, what is wrong with it, and the command that comes of it. */
import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { FakeMachine } from "../shared/fakeStore.ts";
import { showDialog, type ShownDialog } from "./showDialog.tsx";
import { type OneState } from "../../support/oneRun.tsx";
import { hostOf } from "../../../src/model/scenario.ts";

const web: FakeMachine = { name: "web", weight: 3 };

function show(machine: FakeMachine = web, rest: Partial<OneState> = {}): ShownDialog {
  return showDialog("weight", [{ name: "db" }, machine], { dialogAbout: { vm: 1 }, ...rest });
}

function under(policy: string, machine = web): void {
  const { store } = show(machine);
  const { scenario } = store.getState();
  const host = { ...hostOf(scenario), scheduler: { policy, params: {} } };
  act(() => store.setState({ scenario: { ...scenario, hosts: [host] } }));
}

describe("the dialog for another weight", () => {
  it("shows the present weight, selected so that typing replaces it, and Enter gives the command", async () => {
    const { user, actions } = show();
    expect(screen.getByLabelText("Weight")).toHaveFocus();
    expect(screen.getByLabelText("Weight")).toHaveValue("3");
    await user.keyboard("12{Enter}");
    expect(actions.giveCommand).toHaveBeenCalledExactlyOnceWith({ command: "setWeight", vm: "web", weight: 12 });
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it("counts with the arrow keys", async () => {
    const { user, actions } = show();
    await user.keyboard("{ArrowUp}{ArrowUp}{Enter}");
    expect(actions.giveCommand).toHaveBeenCalledExactlyOnceWith({ command: "setWeight", vm: "web", weight: 5 });
  });

  it.each([
    ["0", "From 1 to 1,048,576."],
    ["1048577", "From 1 to 1,048,576."],
    ["1.5", "Only whole numbers: no decimals."],
    ["much", "This is not a number: write digits, such as 12."],
    ["{Backspace}", "Enter a number."],
  ])("refuses %s, says what would be right, and stays", async (typed, error) => {
    const { user, actions } = show();
    await user.keyboard(`${typed}{Enter}`);
    expect(screen.getByText(error)).toBeInTheDocument();
    expect(screen.getByLabelText("Weight")).toHaveFocus();
    expect(screen.getByLabelText("Weight")).toBeInvalid();
    expect(actions.giveCommand).not.toHaveBeenCalled();
  });

  it("gives no command for the weight that the machine has", async () => {
    const { user, actions } = show();
    await user.keyboard("{Enter}");
    expect(actions.giveCommand).not.toHaveBeenCalled();
    expect(actions.openDialog).toHaveBeenLastCalledWith(null);
  });

  it("gives none when it is left with Esc or cancelled", async () => {
    const { user, actions } = show();
    await user.keyboard("7{Escape}");
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    expect(actions.giveCommand).not.toHaveBeenCalled();
  });

  it("says what a weight does under the policy in use", () => {
    under("stride");
    expect(screen.getByText(/^Stride shares the processor in proportion to the weights/)).toHaveTextContent(
      "A weight is so many tickets: the more, the smaller the stride.",
    );
  });

  it("says of a machine that is shut off from when on it counts", () => {
    under("stride", { ...web, life: "shutOff" });
    expect(screen.getByText(/from its next start/)).toBeInTheDocument();
  });

  it("says that a policy ignores weights, and names those that do not", () => {
    under("rr");
    expect(screen.getByText(/^RR does not look at weights/)).toHaveTextContent(
      "Those that do: PWRR, Lottery, Stride, Credit, CFS, EEVDF.",
    );
  });

  it("says all that in Chinese", () => {
    show(web, { language: "zh" });
    expect(screen.getByLabelText("权重")).toHaveAccessibleDescription("现为 3；可取 1 至 1,048,576。");
    expect(screen.getByRole("button", { name: "更改权重" })).toBeInTheDocument();
  });

  it("closes when there is no such machine at the moment shown", () => {
    const { actions } = show({ ...web, life: "none" });
    expect(actions.openDialog).toHaveBeenCalledWith(null);
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });
});
