/** The panel of a machine that moves, on a real run of two hosts (the tiny integer test of domain E.1). */
import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { PACES } from "../../../src/model/pace.ts";
import { MigrationPanel } from "../../../src/ui/migration/MigrationPanel.tsx";
import { movingScenario, writer } from "../../support/movingMachines.ts";
import { machine, PAGE } from "../../support/workloads.ts";
import { openRun } from "../why/openRun.tsx";

const GIVEN = movingScenario({
  hosts: [{}, { name: "second" }],
  machines: [machine("A", writer(4), { memoryBytes: 16 * PAGE })],
  commands: [{ command: "migrate", vm: "A", to: 1, at: 100 }],
});

const rows = () =>
  within(screen.getByRole("table"))
    .getAllByRole("row")
    .slice(1)
    .map((row) => [...row.children].filter((cell) => cell.textContent !== "").map((cell) => cell.textContent));

describe("the panel of migrations", () => {
  it("tells the rounds beside the closed form, the parts of the downtime, and goes to a round", async () => {
    const { at, store } = await openRun(<MigrationPanel />, GIVEN);
    at(130);
    expect(screen.getByText(/A: .*host1.* → .*second.* · Pre-copy/u)).toBeInTheDocument();
    expect(rows()).toEqual([
      ["1", "16", "16 ticks", "4", "16"],
      ["2", "4", "4 ticks", "4", "4"],
      ["still", "4", "4 ticks", "–", "4"],
    ]);
    expect(screen.getByText(/pages 4 \+ state 0 \+ activation 0/u)).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "2" }));
    expect(store.getState().cursor.time).toBe(116);
    expect(screen.getByRole("img", { name: /Pages of the machine/u })).toBeInTheDocument();
  });

  it("is aborted from here, and says before the first one when that is", async () => {
    const { at, store, settle } = await openRun(<MigrationPanel />, GIVEN);
    at(50);
    await userEvent.click(screen.getByRole("button", { name: "Go there" }));
    expect(store.getState().cursor.time).toBe(100);
    at(105);
    await userEvent.click(screen.getByRole("button", { name: "Abort" }));
    expect(screen.getByText("Abort asked for")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Abort" })).not.toBeInTheDocument();
    settle();
    expect(screen.getByText("Abort asked for")).toBeInTheDocument();
    // What the command does comes a step after it.
    at(105);
    expect(screen.getByText("Aborted: it stays where it was")).toBeInTheDocument();
    expect(screen.queryByText("Abort asked for")).not.toBeInTheDocument();
    // Before the command nobody has asked.
    at(104);
    expect(screen.getByText("Round 1")).toBeInTheDocument();
  });

  it("opens the run over another link by a point of the curve, and undo takes it back", async () => {
    const { at, store, actions } = await openRun(<MigrationPanel />, GIVEN, "zh");
    at(130);
    await userEvent.click(screen.getByRole("button", { name: /^8 KiB：/u }));
    expect(store.getState().whole.network?.bytesPerTick).toBe(2 * PAGE);
    expect(store.getState().whole.hosts).toHaveLength(2);
    actions.undo();
    expect(store.getState().whole).toEqual(GIVEN);
  });

  it("runs the program at another pace when the slider of the dirty rate is let go, and undo takes it back", async () => {
    const { at, store, actions, settle } = await openRun(<MigrationPanel />, GIVEN);
    at(130);
    const slider = screen.getByRole("slider", { name: /Dirty rate/u });
    expect(slider).toHaveAttribute("aria-valuetext", "1 page a tick");
    fireEvent.change(slider, { target: { value: String(PACES.indexOf(1 / 4)) } });
    expect(store.getState().whole).toEqual(GIVEN);
    fireEvent.pointerUp(slider);
    settle();
    at(130);
    expect(rows()).toEqual([
      ["1", "16", "16 ticks", "4", "16"],
      ["2", "4", "4 ticks", "1", "4"],
      ["still", "1", "1 tick", "–", "1"],
    ]);
    expect(slider).toHaveAttribute("aria-valuetext", "0.25 pages a tick");
    actions.undo();
    expect(store.getState().whole).toEqual(GIVEN);
  });

  it("says of a rate at which its program cannot write that there is the curve alone", async () => {
    const { at, store } = await openRun(<MigrationPanel />, GIVEN);
    at(130);
    const slider = screen.getByRole("slider", { name: /Dirty rate/u });
    fireEvent.change(slider, { target: { value: String(PACES.indexOf(2)) } });
    fireEvent.pointerUp(slider);
    expect(screen.getByText(/cannot write faster/u)).toBeInTheDocument();
    expect(store.getState().whole).toEqual(GIVEN);
  });

  it("is not there where nobody moves", async () => {
    const { container } = await openRun(<MigrationPanel />, { ...GIVEN, commands: [] });
    expect(container).toBeEmptyDOMElement();
  });
});
