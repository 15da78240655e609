/** Moving a machine by the dialog, on a real run of two hosts: where to, how, what it would come to, and the command. */
import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { Dialogs } from "../../../src/ui/dialogs/Dialogs.tsx";
import { CommandMenu } from "../../../src/ui/machines/CommandMenu.tsx";
import { movingScenario, writer } from "../../support/movingMachines.ts";
import { machine, PAGE } from "../../support/workloads.ts";
import { openRun } from "../why/openRun.tsx";

const GIVEN = movingScenario({
  hosts: [{}, { frames: 8, name: "small" }, { name: "large" }],
  machines: [machine("A", writer(4), { memoryBytes: 16 * PAGE, reservedPages: 10 })],
});

async function open(language: "en" | "zh" = "en") {
  const run = await openRun(<Dialogs />, GIVEN, language);
  run.at(40);
  act(() => run.store.app.getState().actions.openDialog("migrate", { vm: 0 }));
  return { ...run, user: userEvent.setup({ delay: null }) };
}

/** The figures of the way called `name`. */
const row = (name: string) =>
  within(screen.getByRole("row", { name: new RegExp(`^${name}`, "u") }))
    .getAllByRole("cell")
    .map(({ textContent }) => textContent);

describe("the dialog that moves a machine", () => {
  it("shows every other host with what stands against it, and what each way would come to", async () => {
    await open();
    expect(screen.getByRole("radio", { name: /small/u })).not.toBeChecked();
    expect(screen.getByText(/guaranteed pages: 10 needed, 8 not promised to others/u)).toBeInTheDocument();
    expect(screen.getByRole("radio", { name: /large/u })).toBeChecked();
    expect(screen.queryByRole("radio", { name: /host1/u })).not.toBeInTheDocument();
    // What each way would come to, from how it has written (domain E.1).
    expect(screen.getByText(/in the last 16 ticks made 16 writes to 4 different pages/u)).toBeInTheDocument();
    expect(row("Pre-copy")).toEqual(["2", "24", "4 ticks", "24 ticks"]);
    expect(row("Stop and copy")).toEqual(["0", "16", "16 ticks", "16 ticks"]);
  });

  it("gives the command at the moment shown, for the host and the way that are chosen", async () => {
    const { user, store } = await open();
    await user.click(screen.getByRole("radio", { name: /small/u }));
    await user.click(screen.getByRole("radio", { name: /Stop and copy/u }));
    await user.click(screen.getByRole("button", { name: "Migrate" }));
    expect(store.getState().whole.commands).toEqual([
      { command: "migrate", vm: "A", to: 1, mode: "stopAndCopy", at: 40 },
    ]);
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it("copies volumes from the beginning where one host alone reaches them, and says what stands against it if they are not", async () => {
    const volumes = [{ name: "root", bytes: 8 * 2 ** 20 }];
    const given = movingScenario({
      hosts: [{ hasLocalPool: true }, {}],
      machines: [machine("A", writer(4), { memoryBytes: 16 * PAGE, volumes })],
    });
    const run = await openRun(<Dialogs />, given);
    run.at(40);
    act(() => run.store.app.getState().actions.openDialog("migrate", { vm: 0 }));
    const box = screen.getByRole("checkbox", { name: "Copy its volumes" });
    expect(box).toBeChecked();
    expect(screen.queryByText(/they have to be copied/u)).not.toBeInTheDocument();
    await userEvent.setup({ delay: null }).click(box);
    expect(
      screen.getByText(/only one of the two hosts reaches its volumes: they have to be copied/u),
    ).toBeInTheDocument();
  });

  it("copies what the volumes hold where there is no storage in common, and says how long that takes", async () => {
    const volumes = [{ name: "root", bytes: 8 * 2 ** 20 }];
    const given = movingScenario({ machines: [machine("A", writer(4), { memoryBytes: 16 * PAGE, volumes })] });
    const run = await openRun(<Dialogs />, given);
    run.at(40);
    act(() => run.store.app.getState().actions.openDialog("migrate", { vm: 0 }));
    const user = userEvent.setup({ delay: null });
    const box = screen.getByRole("checkbox", { name: "Copy its volumes" });
    expect(screen.getByText(/nothing of them is sent/u)).toBeInTheDocument();
    await user.click(box);
    // 8 MiB at a page of 4 KiB a tick.
    expect(screen.getByText(/8 MiB go over the link first, which takes 2,048 ticks/u)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Migrate" }));
    expect(run.store.getState().whole.commands).toEqual([
      { command: "migrate", vm: "A", to: 1, copyStorage: true, at: 40 },
    ]);
  });

  it("leaves out what is the usual way, and reads Chinese", async () => {
    const { user, store } = await open("zh");
    // In Chinese with its own signs, and without a blank where a sign is.
    const told = screen.getByText(/没有妨碍/u).textContent;
    expect(told).toMatch(/^没有妨碍。\S.*；.*。$/u);
    expect(screen.getByText(/最近 16 个滴答内写了/u)).toBeInTheDocument();
    expect(screen.getByRole("dialog", { name: /把.*A.*迁移到另一台宿主机/u })).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "迁移" }));
    expect(store.getState().whole.commands).toEqual([{ command: "migrate", vm: "A", to: 2, at: 40 }]);
  });
});

describe("the commands of a machine", () => {
  const menu = (
    <CommandMenu vm={0} name="A" standing={{ life: "running", isBusy: false }} trigger={<button>Commands</button>} />
  );

  it("have the move to another host, and where there is none lead to where one is added", async () => {
    const user = userEvent.setup({ delay: null });
    const { store, unmount } = await openRun(menu, GIVEN);
    await user.click(screen.getByRole("button", { name: "Commands" }));
    await user.click(await screen.findByRole("menuitem", { name: "Migrate…" }));
    expect(store.getState()).toMatchObject({ dialog: "migrate", dialogAbout: { vm: 0 } });
    unmount();
    const alone = await openRun(menu, { ...GIVEN, hosts: [GIVEN.hosts[0]] });
    await user.click(screen.getByRole("button", { name: "Commands" }));
    await user.click(await screen.findByRole("menuitem", { name: "Migrate…" }));
    expect(alone.store.getState().dialog).toBe("hosts");
  });
});
