/** Several machines edited at once. */
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import { job, scenario } from "../../support/workloads.ts";
import { showDialog } from "./showDialog.tsx";

const three: Scenario = scenario([
  { ...job("web-1", 0, [30]), weight: 256, cap: 40 },
  { ...job("db-1", 0, [20]), weight: 512 },
  { ...job("web-2", 0, [9]), weight: 128, vcpus: 2 },
]);

function show(vms: readonly number[], field = "weight") {
  const trace = simulate(three);
  return showDialog("machines", [], {
    scenario: three,
    trace,
    dialogAbout: { vms, field },
    cursor: { time: 9, row: 3 },
  });
}

const made = ({ actions }: ReturnType<typeof show>) => actions.openScenario.mock.calls[0]![0].machines;

describe("EditManyDialog", () => {
  it("begins at the field that was asked for, and says what the machines have now", () => {
    show([0, 2], "cap");
    expect(screen.getByRole("dialog", { name: "Edit 2 machines" })).toBeInTheDocument();
    expect(screen.getByLabelText("Cap")).toHaveFocus();
    expect(screen.getByLabelText("Weight")).toHaveAttribute("placeholder", "128 to 256");
    expect(screen.getByText("web-1, web-2")).toBeInTheDocument();
  });

  it("gives all of them what was typed, leaves the rest as it is, in one change at the moment shown", async () => {
    const shown = show([0, 2]);
    await shown.user.type(screen.getByLabelText("Weight"), "64");
    await shown.user.type(screen.getByLabelText("vCPUs"), "3");
    await shown.user.click(screen.getByRole("button", { name: "Apply" }));
    expect(made(shown).map(({ weight, vcpus, cap }) => [weight, vcpus, cap])).toEqual([
      [64, 3, 40],
      [512, 1, undefined],
      [64, 3, undefined],
    ]);
    expect(shown.actions.openScenario).toHaveBeenCalledOnce();
    expect(shown.actions.openScenario.mock.calls[0]!.slice(1)).toEqual([
      { time: 9, step: Infinity },
      { isChange: true },
    ]);
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it("takes the cap away with 0", async () => {
    const shown = show([0], "cap");
    await shown.user.type(screen.getByLabelText("Cap"), "0");
    await shown.user.click(screen.getByRole("button", { name: "Apply" }));
    expect(made(shown)[0]).not.toHaveProperty("cap");
  });

  it("adds copies of each, with names that are not taken", async () => {
    const shown = show([0, 1], "copies");
    await shown.user.type(screen.getByLabelText(/^Copies/), "2");
    await shown.user.click(screen.getByRole("button", { name: "Apply" }));
    expect(made(shown).map(({ name }) => name)).toEqual(["web-1", "web-3", "web-4", "db-1", "db-2", "db-3", "web-2"]);
  });

  it("says what is wrong with a number, and changes nothing", async () => {
    const shown = show([0]);
    await shown.user.type(screen.getByLabelText("Weight"), "many");
    await shown.user.click(screen.getByRole("button", { name: "Apply" }));
    expect(screen.getByLabelText("Weight")).toBeInvalid();
    expect(shown.actions.openScenario).not.toHaveBeenCalled();
  });

  it("changes nothing where nothing was typed", async () => {
    const shown = show([0]);
    await shown.user.click(screen.getByRole("button", { name: "Apply" }));
    expect(shown.actions.openScenario).not.toHaveBeenCalled();
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });
});
