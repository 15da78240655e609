/** Where machines are, on a real run of two hosts: said on their cards, and the way to those that have moved away. */
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { MachineList } from "../../../src/ui/machines/MachineList.tsx";
import { MachinesTable } from "../../../src/ui/machines/table/MachinesTable.tsx";
import { movingScenario, writer } from "../../support/movingMachines.ts";
import { machine, PAGE } from "../../support/workloads.ts";
import { openRun } from "../why/openRun.tsx";

const GIVEN = movingScenario({
  hosts: [{}, { name: "second" }],
  machines: [machine("A", writer(4), { memoryBytes: 16 * PAGE }), machine("B", writer(1), { host: 1 })],
  commands: [{ command: "migrate", vm: "A", to: 1, at: 100 }],
});

const card = (name: string) => within(screen.getByRole("button", { name }).closest("li")!);

describe("a machine among several hosts", () => {
  it("says on its card where it is and where it goes, and asks from there where else to", async () => {
    const { at, store } = await openRun(<MachineList />, GIVEN);
    at(50);
    expect(card("A").getByText("on host1")).toBeInTheDocument();
    at(105);
    await userEvent.click(card("A").getByText("host1 → second"));
    expect(store.getState()).toMatchObject({ dialog: "migrate", dialogAbout: { vm: 0 } });
  });

  it("that has moved away is followed to where it is, and selected there", async () => {
    const { at, store } = await openRun(<MachineList />, GIVEN);
    at(150);
    const gone = within(screen.getByRole("list", { name: "Moved away" }));
    expect(gone.getByText("A is on second")).toBeInTheDocument();
    await userEvent.click(gone.getByRole("button", { name: "Go to second" }));
    expect(store.getState()).toMatchObject({ shown: 1, selection: { kind: "vm", vm: 1 } });
    expect(screen.getByRole("button", { name: "A", pressed: true })).toBeInTheDocument();
    expect(screen.queryByRole("list", { name: "Moved away" })).not.toBeInTheDocument();
  });

  it("that is sought in the table and is on another host is found there", async () => {
    const tools = document.createElement("div");
    document.body.append(tools);
    const { at, store } = await openRun(<MachinesTable toolsPlace={tools} />, GIVEN);
    at(50);
    await userEvent.type(screen.getByRole("searchbox", { name: "Filter" }), "b");
    const ways = within(screen.getByRole("list", { name: "On other hosts" }));
    expect(ways.getByText("B is on second")).toBeInTheDocument();
    expect(screen.queryByText(/^No machine is called/)).not.toBeInTheDocument();
    await userEvent.type(screen.getByRole("searchbox", { name: "Filter" }), "x");
    expect(screen.getByText("No machine is called “bx”.")).toBeInTheDocument();
    await userEvent.type(screen.getByRole("searchbox", { name: "Filter" }), "{Backspace}");
    await userEvent.click(screen.getByRole("button", { name: "Go to second" }));
    expect(store.getState()).toMatchObject({ shown: 1, selection: { kind: "vm", vm: 0 } });
    tools.remove();
  });

  it("says nothing of hosts where there is one", async () => {
    const { at } = await openRun(<MachineList />, {
      ...GIVEN,
      hosts: [GIVEN.hosts[0]],
      machines: [GIVEN.machines[0]!],
      commands: [],
    });
    at(50);
    expect(screen.queryByText("on host1")).not.toBeInTheDocument();
  });
});
