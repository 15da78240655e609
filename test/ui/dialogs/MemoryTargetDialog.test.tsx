/** The memory target of a machine: what is typed, what is wrong with it, and the command that comes of it. */
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { hostOf, withHost } from "../../../src/model/scenario.ts";
import { defaultsOf } from "../../../src/model/settingKinds.ts";
import { OVERCOMMIT } from "../../../src/model/settings.ts";
import type { VmMemoryView } from "../../../src/trace/hostState.ts";
import { type OneState } from "../../support/oneRun.tsx";
import { fakeRun, fakeScenario, type FakeMachine } from "../shared/fakeStore.ts";
import { showDialog, type ShownDialog } from "./showDialog.tsx";

const web: FakeMachine = { name: "web", pages: 12 };
const memory: VmMemoryView = {
  target: 12,
  active: 12,
  ballooned: 0,
  balloonGoal: 0,
  swapped: 0,
  limit: -1,
  hasBalloon: true,
  isHeld: false,
  taken: 0,
  pagedTwice: 0,
};

function show(
  machine: FakeMachine = web,
  own: Partial<VmMemoryView> | null = {},
  rest: Partial<OneState> = {},
): ShownDialog {
  const machines = [machine];
  const scenario = fakeScenario(machines);
  const { host } = fakeRun(machines);
  host.vms[0]!.memory = own && { ...memory, ...own };
  const oneHost = { ...hostOf(scenario), overcommit: { ...defaultsOf(OVERCOMMIT), poll: 10, balloonRate: 4 } };
  return showDialog("memoryTarget", machines, {
    dialogAbout: { vm: 0 },
    host,
    scenario: withHost(scenario, oneHost),
    ...rest,
  });
}

describe("the dialog for a memory target", () => {
  it("shows all pages of a machine without one, selected so that typing replaces them, and Enter gives the command", async () => {
    const { user, actions } = show();
    const field = screen.getByLabelText("Most pages it is to have");
    expect(field).toHaveFocus();
    expect(field).toHaveValue("12");
    expect(field).toHaveAccessibleDescription("Now 12; from 1 to 12.");
    await user.keyboard("7{Enter}");
    expect(actions.giveCommand).toHaveBeenCalledExactlyOnceWith({ command: "setMemoryTarget", vm: "web", pages: 7 });
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it.each(["0", "13", "1.5"])("refuses %s and stays", async (typed) => {
    const { user, actions } = show();
    await user.keyboard(`${typed}{Enter}`);
    expect(screen.getByLabelText("Most pages it is to have")).toBeInvalid();
    expect(actions.giveCommand).not.toHaveBeenCalled();
  });

  it("gives no command for the target that the machine has", async () => {
    const { user, actions } = show(web, { limit: 7 });
    expect(screen.getByLabelText("Most pages it is to have")).toHaveValue("7");
    await user.keyboard("{Enter}");
    expect(actions.giveCommand).not.toHaveBeenCalled();
  });

  it("says what the balloon does: 65% of 12 pages are 7", () => {
    show();
    expect(
      screen.getByText(
        "Its balloon takes the other pages from the guest: 4 at each look at free memory (every 10 ms), and never more than 7 together.",
      ),
    ).toBeInTheDocument();
  });

  it("says that nothing is taken while the balloon is off", () => {
    show(web, { hasBalloon: false });
    expect(screen.getByText(/^Its balloon is off/)).toBeInTheDocument();
  });

  it("says of a guest that does not run that the command will be refused", () => {
    show({ ...web, life: "paused" });
    expect(screen.getByText(/^The guest does not run/)).toBeInTheDocument();
  });

  it("says all that in Chinese", () => {
    show(web, {}, { language: "zh" });
    expect(screen.getByLabelText("最多拥有的页数")).toHaveAccessibleDescription("现为 12；可取 1 至 12。");
    expect(screen.getByRole("button", { name: "设定目标" })).toBeInTheDocument();
  });

  it("closes where memory is not taken back", () => {
    const { actions } = show(web, null);
    expect(actions.openDialog).toHaveBeenCalledWith(null);
  });
});
