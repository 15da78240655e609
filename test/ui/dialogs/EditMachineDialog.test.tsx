/** A machine edited for the whole run, and copied. */
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../../src/model/scenario.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import { job, scenario } from "../../support/workloads.ts";
import { showDialog } from "./showDialog.tsx";

const two: Scenario = scenario(
  [job("web", 0, [30]), job("db", 5, [20])],
  {},
  { commands: [{ at: 7, command: "pause", vm: "web" }] },
);

function show() {
  const trace = simulate(two);
  return showDialog("machine", [], { scenario: two, trace, dialogAbout: { vm: 0 }, cursor: { time: 9, row: 3 } });
}

describe("EditMachineDialog", () => {
  it("shows the machine as it is defined, program included", () => {
    show();
    expect(screen.getByRole("dialog", { name: "Edit web" })).toBeInTheDocument();
    expect(screen.getByLabelText("Name")).toHaveValue("web");
    expect(screen.getByLabelText("Program")).toHaveValue("C 30");
  });

  it("changes name, vCPUs, priority and program for the whole run, and stays at the moment shown", async () => {
    const { user, actions } = show();
    await user.clear(screen.getByLabelText("Name"));
    await user.type(screen.getByLabelText("Name"), "front");
    await user.clear(screen.getByLabelText("vCPUs"));
    await user.type(screen.getByLabelText("vCPUs"), "2");
    await user.clear(screen.getByLabelText("Priority"));
    await user.type(screen.getByLabelText("Priority"), "4");
    await user.clear(screen.getByLabelText("Program"));
    await user.type(screen.getByLabelText("Program"), "C 5");
    await user.click(screen.getByRole("button", { name: "Apply" }));
    const [made, at] = actions.openScenario.mock.calls[0]!;
    expect(made.machines[0]).toMatchObject({
      name: "front",
      vcpus: 2,
      priority: 4,
      arrival: 0,
      programs: [[{ op: "compute", ticks: 5 }]],
    });
    expect(made.commands).toEqual([{ at: 7, command: "pause", vm: "front" }]);
    expect(at).toEqual({ time: 9, step: Infinity });
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it("adds forty copies with numbered names", async () => {
    const { user, actions } = show();
    await user.clear(screen.getByLabelText("Copies, with numbered names"));
    await user.type(screen.getByLabelText("Copies, with numbered names"), "40");
    await user.click(screen.getByRole("button", { name: "Apply, and add 40 copies" }));
    const names = actions.openScenario.mock.calls[0]![0].machines.map(({ name }) => name);
    expect(names).toHaveLength(42);
    expect(names.slice(0, 3)).toEqual(["web", "web-2", "web-3"]);
  });

  it("takes no name that another machine has", async () => {
    const { user, actions } = show();
    await user.clear(screen.getByLabelText("Name"));
    await user.type(screen.getByLabelText("Name"), "db");
    await user.click(screen.getByRole("button", { name: "Apply" }));
    expect(screen.getByLabelText("Name")).toBeInvalid();
    expect(actions.openScenario).not.toHaveBeenCalled();
  });
});
