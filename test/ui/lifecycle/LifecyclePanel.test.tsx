/** The state diagram on real runs: where machines are, what leads where, why the rest is refused; an arrow gives its command. */
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { LIFECYCLE_EDGES } from "../../../src/model/lifecycleEdges.ts";
import { LifecyclePanel } from "../../../src/ui/lifecycle/LifecyclePanel.tsx";
import { on } from "../../support/commands.ts";
import { machine, scenario } from "../../support/workloads.ts";
import { openRun } from "../why/openRun.tsx";

const A = machine("A", [
  { op: "reference", page: 0, write: true },
  { op: "compute", ticks: 500 },
]);
const GIVEN = scenario([A], {}, { commands: [on(10, "pause"), on(20, "resume"), on(30, "save"), on(50, "start")] });

const arrows = () =>
  within(screen.getByRole("region", { name: /State diagram/u }))
    .getAllByRole("button")
    .map((arrow) => arrow.getAttribute("aria-label"));

const lines = (heading: string) =>
  within(screen.getByRole("heading", { name: heading }).closest("section")!)
    .getAllByRole("listitem")
    .map((line) => line.textContent);

describe("the state diagram", () => {
  it("has an arrow for each cell of the table that leads to a state (domain A.3)", () => {
    const told = LIFECYCLE_EDGES.map(({ command, from, to }) => `${command} ${from} ${to}`);
    expect(told.toSorted()).toEqual(
      [
        "create none shutOff",
        "start shutOff running",
        "start saved running",
        "pause running paused",
        "resume paused running",
        "shutdown running shuttingDown",
        "stop running shutOff",
        "stop paused shutOff",
        "stop shuttingDown shutOff",
        "stop crashed shutOff",
        "reset running running",
        "reset paused paused",
        "reset crashed running",
        "save running saved",
        "save paused saved",
        "discardSave saved shutOff",
        "delete shutOff none",
        "crash running crashed",
        "crash shuttingDown crashed",
      ].toSorted(),
    );
  });

  it("shows what can be done with the machine at the cursor, and where that leads", async () => {
    const { at } = await openRun(<LifecyclePanel />, GIVEN);
    at(12);
    expect(arrows()).toEqual([
      "Resume: Paused → Running",
      "Force off: Paused → Shut off",
      "Save: Paused → Saved",
      "Reset: Paused → Paused",
    ]);
    at(45);
    expect(arrows()).toEqual(["Start: Saved → Running", "Discard saved memory: Saved → Shut off"]);
  });

  it("says why the other commands are refused", async () => {
    const { at } = await openRun(<LifecyclePanel />, GIVEN);
    at(12);
    expect(lines("Refused now")).toContain("PauseIt needs no second pause: use resume to let it go on.");
  });

  it("offers little but abort while the machine has a job", async () => {
    const { at } = await openRun(<LifecyclePanel />, GIVEN);
    at(32);
    expect(arrows()).toEqual(["Pause: Running → Paused", "Force off: Running → Shut off"]);
    expect(lines("Possible now")).toContain("Abort joball is as it was before the job");
    expect(screen.queryByText("Refused now")).toBeNull();
  });

  it("gives the command of the arrow that the keyboard has come to", async () => {
    const { at, store } = await openRun(<LifecyclePanel />, GIVEN);
    at(12);
    const user = userEvent.setup();
    screen.getByRole("button", { name: "Resume: Paused → Running" }).focus();
    await user.keyboard("{ArrowRight}{Enter}");
    expect(store.getState().scenario.commands).toEqual([on(10, "pause"), on(12, "stop")]);
  });
});
