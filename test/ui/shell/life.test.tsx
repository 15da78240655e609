/** Where the graph of the states of machines stands, and how it is opened and closed. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { lifeOfMachine } from "../../../src/scenarios/lifeOfMachine.ts";
import { MachineList } from "../../../src/ui/machines/MachineList.tsx";
import { Charts } from "../../../src/ui/shell/Charts.tsx";
import { useTransportKeys } from "../../../src/ui/transport/useTransportKeys.ts";
import { scenario, W1 } from "../../support/workloads.ts";
import { openRun } from "../why/openRun.tsx";

function Page() {
  useTransportKeys();
  return (
    <>
      <MachineList />
      <Charts />
    </>
  );
}

const button = () => screen.getByRole("button", { name: "Life of the machines" });
const headings = () =>
  screen
    .getAllByRole("heading", { level: 2 })
    .map((heading) => heading.textContent)
    .filter((text) => ["Processor", "Results", "Life of the machines"].includes(text));
const graph = () => screen.findByRole("region", { name: /^State diagram/u });

const focused = () => document.activeElement?.getAttribute("aria-label");

describe("the graph of states", () => {
  it("is opened by its button before any command is given, in second place, and closed again", async () => {
    await openRun(<Page />, scenario(W1));
    expect(button()).toHaveAttribute("aria-pressed", "false");
    await userEvent.click(button());
    await graph();
    await waitFor(() => expect(headings().slice(0, 2)).toEqual(["Processor", "Life of the machines"]));
    await userEvent.click(button());
    expect(headings()).not.toContain("Life of the machines");
  });

  it("is opened by a key with its first arrow in focus; arrow keys go on, and Enter gives the command", async () => {
    const { at, store, settle } = await openRun(<Page />, scenario(W1));
    at(2);
    fireEvent.keyDown(document.body, { key: "l" });
    await graph();
    await waitFor(() => expect(focused()).toBe("Pause: Running → Paused"));
    await userEvent.keyboard("{ArrowRight}");
    expect(focused()).toBe("Shut down: Running → Shutting down");
    await userEvent.keyboard("{ArrowLeft}{Enter}");
    settle();
    expect(store.getState().scenario.commands).toEqual([{ at: 2, command: "pause", vm: "A" }]);
    fireEvent.keyDown(document.body, { key: "l" });
    expect(headings()).not.toContain("Life of the machines");
  });

  it("stands second in a scenario about states, and last where a command has made it so", async () => {
    const { store, actions, settle } = await openRun(<Page />, lifeOfMachine.scenario);
    await graph();
    await waitFor(() => expect(headings().slice(0, 2)).toEqual(["Processor", "Life of the machines"]));
    act(() => actions.openScenario(scenario(W1)));
    settle();
    act(() => store.actions.giveCommand({ command: "pause", vm: "A" }));
    settle();
    await graph();
    expect(headings().at(-1)).toBe("Life of the machines");
  });
});
