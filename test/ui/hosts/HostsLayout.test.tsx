/** Two hosts side by side, on a real run: one cursor, each column its host, and what is done in a column is done there. */
import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { hostView } from "../../../src/store/hostView.ts";
import { HostsLayout } from "../../../src/ui/hosts/HostsLayout.tsx";
import { movingScenario, writer } from "../../support/movingMachines.ts";
import { machine, PAGE } from "../../support/workloads.ts";
import { openRun } from "../why/openRun.tsx";

const GIVEN = movingScenario({
  hosts: [{}, { name: "second", frames: 32 }],
  machines: [machine("A", writer(4), { memoryBytes: 16 * PAGE }), machine("B", writer(1), { host: 1 })],
});

describe("two hosts side by side", () => {
  it("show each its machines, and a machine that is selected in one is selected on that host alone", async () => {
    const { at, store } = await openRun(<HostsLayout />, GIVEN);
    at(20);
    const first = within(screen.getByRole("region", { name: "host1" }));
    const second = within(screen.getByRole("region", { name: "second" }));
    expect(first.getByRole("button", { name: "A" })).toBeInTheDocument();
    expect(first.queryByRole("button", { name: "B" })).not.toBeInTheDocument();
    await userEvent.click(second.getByRole("button", { name: "B" }));
    expect(store.getState()).toMatchObject({ shown: 1, selection: { kind: "vm", vm: 0 } });
    expect(second.getByRole("button", { name: "B", pressed: true })).toBeInTheDocument();
    expect(first.getByRole("button", { name: "A", pressed: false })).toBeInTheDocument();
  });
});

describe("the landmarks of two hosts side by side", () => {
  it("have names that say on which host", async () => {
    const { at } = await openRun(<HostsLayout />, GIVEN);
    at(20);
    expect(await screen.findByRole("region", { name: "host1: Processor" })).toBeInTheDocument();
    const names = (await screen.findAllByRole("region")).map((region) => region.getAttribute("aria-label"));
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
    expect(names).toContain("second: Processor");
  });
});

describe("a run as it is on another of its hosts", () => {
  it("goes with the run, and changes that host alone", async () => {
    const { at, store, settle } = await openRun(null, GIVEN);
    const view = hostView(store.run, 1);
    const stop = view.follow();
    at(20);
    expect(view.run.getState()).toMatchObject({ shown: 1, cursor: { time: 20 }, host: { time: 20 } });
    expect(view.run.getState().trace?.info.vms.map(({ name }) => name)).toEqual(["B"]);
    const { scenario, actions } = view.run.getState();
    act(() => actions.changeHost({ ...scenario.hosts[0], frames: 40 }, scenario.conventions));
    settle();
    expect(store.getState().whole.hosts.map(({ frames }) => frames)).toEqual([64, 40]);
    stop();
    at(30);
    expect(view.run.getState().cursor.time).toBe(20);
  });
});
