/** Another name or size for a machine: what is typed, what is wrong with it, and the commands that come of it. */
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { showDialog, type ShownDialog } from "./showDialog.tsx";

const show = (life: "shutOff" | "running" = "shutOff"): ShownDialog =>
  showDialog("nameAndSize", [{ name: "db" }, { name: "web", life }], { dialogAbout: { vm: 1 } });

async function type({ user }: ShownDialog, label: string, text: string): Promise<void> {
  await user.clear(screen.getByLabelText(label));
  await user.type(screen.getByLabelText(label), text);
}

describe("the dialog for another name or size", () => {
  it("gives a command for what has changed, the size before the name", async () => {
    const shown = show();
    await type(shown, "vCPUs", "3");
    await type(shown, "Name", "网站");
    await shown.user.click(screen.getByRole("button", { name: "Change" }));
    expect(shown.actions.giveCommands).toHaveBeenCalledExactlyOnceWith([
      { command: "resize", vm: "web", vcpus: 3 },
      { command: "rename", vm: "web", name: "网站" },
    ]);
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it("gives none where everything stays", async () => {
    const shown = show();
    await shown.user.click(screen.getByRole("button", { name: "Change" }));
    expect(shown.actions.giveCommands).not.toHaveBeenCalled();
  });

  it.each([
    ["Name", "db", /db/],
    ["Name", " ", /1 to 40 characters/],
    ["vCPUs", "65", /From 1 to 64/],
    ["Memory", "much", /not a number/],
  ])("refuses the %s “%s”, says what would be right, and stays", async (label, typed, error) => {
    const shown = show();
    await type(shown, label, typed);
    await shown.user.click(screen.getByRole("button", { name: "Change" }));
    expect(screen.getByLabelText(label)).toHaveAccessibleDescription(error);
    expect(shown.actions.giveCommands).not.toHaveBeenCalled();
  });

  it("says of a machine that runs that the command will be refused", () => {
    show("running");
    expect(screen.getByText(/the command will be refused/)).toBeInTheDocument();
  });
});
