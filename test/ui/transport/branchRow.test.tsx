/** The branches above the scrubber, their list, and what if: by hand, by keys, in both languages. */
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { gone, letterOf } from "../../../src/store/branches.ts";
import { MOST_BRANCHES } from "../../../src/model/branches.ts";
import { BranchesDialog } from "../../../src/ui/dialogs/branches/BranchesDialog.tsx";
import { WhatIfDialog } from "../../../src/ui/dialogs/branches/WhatIfDialog.tsx";
import { BranchRow } from "../../../src/ui/transport/BranchRow.tsx";
import { listenToKeys } from "../../../src/ui/transport/listenToKeys.ts";
import { createRunClient } from "../../../src/worker/client.ts";
import { OnPage, openApp } from "../../support/oneRun.tsx";
import { createSessionPort } from "../../support/sessionPort.ts";
import { job, scenario } from "../../support/workloads.ts";

afterEach(cleanup);

/** `ticks`: of each of two programs, which take turns. */
async function forked(language: "en" | "zh" = "en", ticks = 30) {
  const port = createSessionPort();
  const one = openApp({
    scenario: scenario([job("web", 0, [ticks]), job("db", 0, [ticks])]),
    language,
    connect: (listener) => createRunClient(() => port, listener),
  });
  await Promise.resolve();
  const { actions, run } = one;
  const settle = () => {
    while ((run.getState().status.kind !== "complete" || !run.getState().isThere) && port.work());
  };
  const give = (time: number, command: "pause" | "stop", vm: string) => {
    actions.seekTime(time);
    actions.giveCommand({ command, vm });
    settle();
  };
  settle();
  give(60, "pause", "web");
  give(43, "pause", "db");
  return { ...one, settle, give };
}

describe("the row of branches", () => {
  it("has a label for each that is not live, named by its command, which goes there at the same moment", async () => {
    const one = await forked();
    render(
      <OnPage of={one}>
        <BranchRow />
      </OnPage>,
    );
    const row = screen.getByRole("group", { name: "Branches" });
    expect(within(row).getByRole("button", { name: "What to do with branch B, live" })).toBeDefined();
    await userEvent.click(within(row).getByRole("button", { name: "Go to branch A, pause web at 60" }));
    act(one.settle);
    expect(within(row).getByRole("button", { name: "Go to branch B, pause db at 43" })).toBeDefined();
    expect(await screen.findByText("Branch A, pause web at 60, same moment")).toBeDefined();
    expect(one.getState().cursor.time).toBe(43);
  });

  it("is gone along by keys, round and round", async () => {
    const one = await forked();
    const { app, run } = one;
    const stop = listenToKeys(app, run);
    const goes = async (key: string, letter: string) => {
      fireEvent.keyDown(document.body, { key, altKey: true });
      await waitFor(() => expect(letterOf(run.getState().tree.id)).toBe(letter));
      act(one.settle);
    };
    await goes("ArrowUp", "A");
    await goes("ArrowDown", "B");
    await goes("ArrowDown", "A");
    stop();
  });

  it("says it in Chinese", async () => {
    render(
      <OnPage of={await forked("zh")}>
        <BranchRow />
      </OnPage>,
    );
    expect(screen.getByRole("button", { name: "转到分支 A，60 时暂停 web" })).toBeDefined();
  });

  it("deletes a branch from its menu, and a notice brings it back", async () => {
    const one = await forked();
    render(
      <OnPage of={one}>
        <BranchRow />
      </OnPage>,
    );
    await userEvent.click(screen.getByRole("button", { name: "What to do with branch A" }));
    await userEvent.click(screen.getByRole("menuitem", { name: "Delete" }));
    expect(screen.queryByRole("button", { name: /^Go to branch/ })).toBeNull();
    const [offer] = one.getState().notices.find(({ code }) => code === "branchDropped")!.offers!;
    act(() => offer!.run());
    expect(screen.getByRole("button", { name: "Go to branch A, pause web at 60" })).toBeDefined();
  });

  it("tells everybody when the branch ends before the moment shown", async () => {
    const one = await forked();
    act(() => {
      one.give(30, "stop", "db");
      one.give(30, "stop", "web");
      one.actions.regrow((now) => gone(now, 0));
      one.settle();
      one.actions.seekTime(60);
    });
    render(
      <OnPage of={one}>
        <BranchRow />
      </OnPage>,
    );
    await userEvent.click(screen.getByRole("button", { name: /^Go to branch C/ }));
    act(one.settle);
    await waitFor(() => expect(one.getState().notices.map(({ code }) => code)).toContain("branchEnds"));
  });
});

describe("the list of branches", () => {
  it("says where each leaves which, and names one; without a name it has that of its command again", async () => {
    const one = await forked();
    render(
      <OnPage of={one}>
        <BranchesDialog onClose={() => {}} />
      </OnPage>,
    );
    expect(screen.getByText("the first one")).toBeDefined();
    expect(screen.getByText("live · leaves A at 43")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "Name of branch A" }));
    await userEvent.type(screen.getByRole("textbox", { name: "Name of branch A" }), "午饭{Enter}");
    expect(screen.getByRole("button", { name: "Go to branch A, 午饭" })).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "Name of branch A" }));
    await userEvent.clear(screen.getByRole("textbox", { name: "Name of branch A" }));
    await userEvent.keyboard("{Enter}");
    expect(screen.getByRole("button", { name: "Go to branch A, pause web at 60" })).toBeDefined();
  });

  it("sets a name from right to left apart from the letter and what else stands beside it", async () => {
    const one = await forked();
    render(
      <OnPage of={one}>
        <BranchesDialog onClose={() => {}} />
      </OnPage>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Name of branch A" }));
    await userEvent.paste("ארוחה 2");
    await userEvent.keyboard("{Enter}");
    expect(screen.getByRole("button", { name: "Go to branch A, \u2068ארוחה 2\u2069" })).toBeDefined();
  });

  it("refuses a name that no link would open with, and says why", async () => {
    const one = await forked();
    render(
      <OnPage of={one}>
        <BranchesDialog onClose={() => {}} />
      </OnPage>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Name of branch A" }));
    await userEvent.paste("lunch \u202Etsal");
    await userEvent.keyboard("{Enter}");
    expect(one.getState().notices.at(-1)).toMatchObject({ code: "editRefused", problems: [{ code: "unprintable" }] });
    expect(screen.getByRole("button", { name: "Go to branch A, pause web at 60" })).toBeDefined();
  });

  it("asks which one goes before a ninth is made, and makes it then", async () => {
    const one = await forked();
    for (let time = 42; one.getState().tree.others.length < MOST_BRANCHES - 1; time -= 1) one.give(time, "pause", "db");
    one.give(3, "stop", "db");
    render(
      <OnPage of={one}>
        <BranchesDialog onClose={() => {}} />
      </OnPage>,
    );
    expect(screen.getByRole("heading", { name: "Which branch shall go?" })).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "Drop C and go on" }));
    act(one.settle);
    expect(one.getState().whole.commands).toEqual([{ command: "stop", vm: "db", at: 3 }]);
    expect(one.getState().tree.others).toHaveLength(MOST_BRANCHES - 1);
  });
});

describe("what if", () => {
  it("gives a command of the machine chosen, and keeps the future that there was", async () => {
    const one = await forked("en", 40);
    one.actions.regrow((now) => gone(now, 0));
    one.settle();
    one.actions.seekTime(60);
    render(
      <OnPage of={one}>
        <WhatIfDialog onClose={() => {}} />
      </OnPage>,
    );
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Machine" }), "db");
    await userEvent.click(screen.getByRole("button", { name: "Pause" }));
    act(one.settle);
    expect(one.getState().tree.others.map(({ id }) => id)).toEqual([0, 1]);
    expect(one.getState().whole.commands.map(({ command, at }) => `${command} ${at}`)).toEqual([
      "pause 60",
      "pause 60",
    ]);
  });

  it("is asked for any other change until it is left", async () => {
    const one = await forked();
    one.actions.askWhatIf(true);
    render(
      <OnPage of={one}>
        <BranchRow />
      </OnPage>,
    );
    expect(screen.getByText("What if: the next change begins a branch")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(one.getState().isWhatIf).toBe(false);
  });
});
