/** Hosts and the network between them, changed on the page: a real run of two hosts. */
import { act, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { Dialogs } from "../../../src/ui/dialogs/Dialogs.tsx";
import { movingScenario, writer } from "../../support/movingMachines.ts";
import { machine } from "../../support/workloads.ts";
import { openRun } from "../why/openRun.tsx";

const GIVEN = movingScenario({
  machines: [machine("A", writer(1)), machine("B", writer(1), { host: 1 })],
});

async function open(language: "en" | "zh" = "en") {
  const run = await openRun(<Dialogs />, GIVEN, language);
  act(() => run.store.app.getState().actions.openDialog("hosts"));
  return { ...run, user: userEvent.setup({ delay: null }) };
}

const apply = () => screen.getByRole("button", { name: "Apply" });

const pool = () => within(screen.getByRole("group", { name: "host2" })).getByLabelText("Storage pool");

describe("the dialog about hosts and network", () => {
  it("adds a host like another one, names it, changes the link, and undo takes it all back", async () => {
    const { user, store, settle } = await open();
    await user.click(screen.getByRole("button", { name: "Duplicate host2" }));
    const third = within(screen.getByRole("group", { name: "host3" }));
    fireEvent.change(third.getByLabelText("Name"), { target: { value: "spare" } });
    fireEvent.change(screen.getByLabelText("Bandwidth"), { target: { value: "8" } });
    await user.click(apply());
    settle();
    expect(store.getState().whole.hosts.map(({ name }) => name)).toEqual([undefined, undefined, "spare"]);
    expect(store.getState().whole.network?.bytesPerTick).toBe(8 * 1024);
    act(() => store.actions.undo());
    expect(store.getState().whole).toEqual(GIVEN);
  });

  it("makes the pool of a host its own, and shared again", async () => {
    const { user, store, settle } = await open();
    expect(pool()).toHaveValue("shared");
    await user.selectOptions(pool(), "local");
    await user.click(apply());
    settle();
    expect(store.getState().whole.hosts.map(({ hasLocalPool }) => hasLocalPool)).toEqual([undefined, true]);
    act(() => store.app.getState().actions.openDialog("hosts"));
    await user.selectOptions(pool(), "shared");
    await user.click(apply());
    expect(store.getState().whole.hosts.some((host) => "hasLocalPool" in host)).toBe(false);
  });

  it("removes a host down to the last one, and says where its machines begin", async () => {
    const { user, store } = await open();
    act(() => store.actions.showHost(1));
    await user.click(screen.getByRole("button", { name: "Remove host1" }));
    expect(screen.getByText("Without its host begins on host1: A.")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /^Remove/u })).not.toBeInTheDocument();
    await user.click(apply());
    expect(store.getState().whole.hosts).toHaveLength(1);
    expect(store.getState().whole.machines.map(({ host }) => host)).toEqual([undefined, undefined]);
    expect(store.getState().shown).toBe(0);
  });

  it("keeps what is wrong from being applied, and reads Chinese", async () => {
    const { user, store } = await open("zh");
    const first = within(screen.getByRole("group", { name: "host1" }));
    await user.clear(first.getByLabelText("页框"));
    await user.click(screen.getByRole("button", { name: "应用" }));
    expect(first.getByLabelText("页框")).toBeInvalid();
    expect(store.getState().whole).toBe(GIVEN);
  });
});
