/** The dialog that backs up a machine: what it copies, where to, and the backups there are. */
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { defaultScenario } from "../../../src/codec/defaults.ts";
import { hostOf, withHost, type TimedCommand } from "../../../src/model/scenario.ts";
import type { BackupView } from "../../../src/trace/views/cow.ts";
import { fakeRun, type FakeMachine } from "../shared/fakeStore.ts";
import { showDialog, type ShownDialog } from "./showDialog.tsx";

const disk = { extents: 24, readTicks: 1, writeTicks: 1 };
const base = withHost(defaultScenario, {
  ...hostOf(defaultScenario),
  disks: [disk, { ...disk, isForBackups: true }],
});

/** `count` backups of the machine, each of which builds on the one before. */
function show(count = 0, machine: Partial<FakeMachine> = {}): ShownDialog {
  const machines: FakeMachine[] = [{ name: "web", pages: 12, ...machine }];
  const { host } = fakeRun(machines);
  const commands = Array.from({ length: count }, (_, at): TimedCommand => {
    return { at, command: "backup", vm: "web", name: `web-${at + 1}`, ...(at > 0 ? { isIncremental: true } : {}) };
  });
  const backups = commands.map((_, at): [number, BackupView] => [
    at,
    { id: at, vm: 0, base: at - 1, takenAt: at, index: at, volumes: [{ copy: 9 + at, chunks: 2 }] },
  ]);
  host.copyOnWrite = { ...host.copyOnWrite, backups: new Map(backups) };
  return showDialog("backup", machines, { dialogAbout: { vm: 0 }, host, scenario: { ...base, commands } });
}

const submit = () => screen.getByRole("button", { name: "Back up" });

describe("the dialog for backups", () => {
  it("names the first backup and copies all, because nothing can have changed", async () => {
    const { user, actions } = show();
    expect(screen.getByText("It goes to the disks for backups: pv1 (24 extents).")).toBeInTheDocument();
    expect(screen.getByText(/^The first backup of a machine has all there is/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "What has changed" })).not.toBeInTheDocument();
    await user.click(submit());
    expect(actions.giveCommand).toHaveBeenCalledExactlyOnceWith({ command: "backup", vm: "web", name: "web-1" });
  });

  it("copies what has changed since the last one where that is chosen, under a name that is free", async () => {
    const { user, actions } = show(1);
    await user.click(screen.getByRole("button", { name: "What has changed" }));
    const name = screen.getByLabelText("Name of the backup");
    expect(name).toHaveValue("web-2");
    await user.clear(name);
    await user.type(name, "web-1");
    await user.click(submit());
    expect(screen.getByText(/^There is a backup web-1 already/)).toBeInTheDocument();
    await user.clear(name);
    await user.type(name, "星期一");
    await user.click(submit());
    expect(actions.giveCommand).toHaveBeenCalledExactlyOnceWith({
      command: "backup",
      vm: "web",
      name: "星期一",
      isIncremental: true,
    });
  });

  it("lists the backups of the machine, and restores and deletes them", async () => {
    const { user, actions } = show(2);
    const list = within(screen.getByRole("region", { name: "Backups of web" }));
    expect(list.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      expect.stringContaining("full, 2 chunks"),
      expect.stringContaining("2 chunks changed since web-1"),
    ]);
    await user.click(list.getByRole("button", { name: "Restore web from web-1" }));
    expect(actions.giveCommand).toHaveBeenCalledExactlyOnceWith({ command: "restoreBackup", vm: "web", name: "web-1" });
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it("says why a machine cannot be backed up, and gives no command then", () => {
    show(0, { life: "crashed" });
    expect(submit()).toBeDisabled();
    expect(screen.getByText(/^A machine is backed up when/)).toBeInTheDocument();
  });
});
