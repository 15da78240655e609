/** What all dialogs have in common: keyboard and focus; and the help. */
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { version } from "../../../package.json";
import type { DialogId } from "../../../src/store/appState.ts";
import { showDialog } from "./showDialog.tsx";

const ALL: readonly [DialogId, string, string][] = [
  ["newMachine", "New virtual machine", "新建虚拟机"],
  ["jobs", "Jobs from a table", "用表格录入作业"],
  ["hostSettings", "Host settings", "宿主机设置"],
  ["gallery", "Start", "开始"],
  ["share", "Share this moment", "分享当前时刻"],
  ["help", "Help", "帮助"],
  ["weight", "Weight of web", "web 的权重"],
];

/** A machine, for the dialogs that are about one. */
const ABOUT = [[{ name: "web" }], { dialogAbout: { vm: 0 } }] as const;

describe("Dialogs", () => {
  it("shows nothing while no dialog is open", () => {
    showDialog(null);
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it.each(ALL)("%s has its title as its name, in both languages", async (dialog, en, zh) => {
    const { store } = showDialog(dialog, ...ABOUT);
    expect(screen.getByRole("dialog", { name: en })).toBeInTheDocument();
    store.setState({ language: "zh" });
    expect(await screen.findByRole("dialog", { name: zh })).toBeInTheDocument();
  });

  it.each(ALL)("%s closes with Esc", async (dialog) => {
    const { user, actions } = showDialog(dialog, ...ABOUT);
    await user.keyboard("{Escape}");
    expect(actions.openDialog).toHaveBeenLastCalledWith(null);
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it("takes the focus, keeps it inside, and gives it back", async () => {
    const { user } = showDialog(null);
    const opener = screen.getByRole("button", { name: "New VM" });
    opener.focus();
    await user.keyboard("{Enter}");
    const dialog = screen.getByRole("dialog");
    expect(screen.getByLabelText("Name")).toHaveFocus();
    await user.keyboard("{Shift>}{Tab}{Tab}{Tab}{/Shift}");
    expect(dialog).toContainElement(document.activeElement as HTMLElement);
    await user.keyboard("{Escape}");
    await expect.poll(() => document.activeElement).toBe(opener);
  });

  it("submits a form with Enter", async () => {
    const { user, actions } = showDialog("newMachine");
    await user.type(screen.getByLabelText("Name"), "{Enter}");
    expect(actions.giveCommand).toHaveBeenCalled();
  });

  it("does not let a click beside it throw away what was typed", async () => {
    const { user } = showDialog("newMachine");
    await user.type(screen.getByLabelText("Name"), "x");
    await user.click(document.documentElement);
    expect(screen.getByRole("dialog")).toBeInTheDocument();
  });
});

describe("HelpDialog", () => {
  it("begins inside the text, so that the arrow keys scroll it, and without a ring around its whole body", async () => {
    const { user } = showDialog("help");
    const body = screen.getByRole("region", { name: "Help" });
    expect(body).not.toHaveFocus();
    expect(body).toContainElement(document.activeElement as HTMLElement);
    expect(document.activeElement).toHaveAttribute("tabindex", "-1");
    await user.tab({ shift: true });
    expect(body).toHaveFocus();
  });

  it("prints the order of events at one instant", () => {
    showDialog("help");
    const steps = within(screen.getByRole("list", { name: "What happens first at one instant" })).getAllByRole(
      "listitem",
    );
    expect(steps.map((step) => step.textContent?.split(/[ :,]/)[0])).toEqual([
      "Disks",
      "Arrivals",
      "Timers",
      "Running",
      "One",
    ]);
  });

  it("lists the keys", () => {
    showDialog("help");
    const row = screen.getByRole("row", { name: /Play and pause/ });
    expect(within(row).getByText("Space")).toBeInTheDocument();
  });

  it("says how much is kept of a run", () => {
    showDialog("help");
    expect(screen.getByText("A run without an end stops after 2,000,000 events.")).toBeInTheDocument();
    expect(screen.getByText(/^To show any moment, .* up to 64 MiB of a run, and 16 MiB near/)).toBeInTheDocument();
    expect(screen.getByText(/^To go on after a command, .* up to 64 MiB of a run\.$/)).toBeInTheDocument();
  });

  it("says which version this is", () => {
    showDialog("help");
    expect(screen.getByText(`Hyperscope ${version}`)).toBeInTheDocument();
  });
});
