import { act, cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { CONSOLE_PROBLEMS } from "../../../src/codec/console/action.ts";
import { leadOf } from "../../../src/codec/console/form.ts";
import { FORMS } from "../../../src/codec/console/line.ts";
import { consoleTexts } from "../../../src/i18n/messages/console.ts";
import type { Language } from "../../../src/store/appState.ts";
import { ConsoleDock } from "../../../src/ui/console/ConsoleDock.tsx";
import { createRunClient } from "../../../src/worker/client.ts";
import { OnPage, openApp } from "../../support/oneRun.tsx";
import { createSessionPort } from "../../support/sessionPort.ts";
import { job, machine, PAGE, references, scenario } from "../../support/workloads.ts";

afterEach(cleanup);

const field = () => screen.getByRole<HTMLInputElement>("textbox");
const log = () => screen.getByRole("log").textContent ?? "";

const TWO = scenario([job("web", 0, [20]), job("db", 0, [20])]);

/** A page with nothing but the console, over a real run at tick 3 whose worker works when asked. */
function openConsole(language: Language = "en", given = TWO) {
  const port = createSessionPort();
  const one = openApp({
    scenario: given,
    cursor: { time: 3, row: Infinity },
    language,
    connect: (listener) => createRunClient(() => port, listener),
  });
  render(
    <OnPage of={one}>
      <ConsoleDock />
    </OnPage>,
  );
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1)
      // oxlint-disable-next-line no-await-in-loop -- one line after the other
      await act(async () => {
        await Promise.resolve();
        port.settle();
      });
  };
  return { one, settle, user: userEvent.setup() };
}

describe("the console", () => {
  it("takes the focus when it opens, and says what it is for", async () => {
    const { settle } = openConsole();
    await settle();
    expect(document.activeElement).toBe(field());
    expect(screen.getByRole("log")).toHaveTextContent("Up and Down bring back earlier lines");
  });

  it("gives the command that is typed at the moment shown, and says what became of it", async () => {
    const { one, settle, user } = openConsole();
    await settle();
    await user.keyboard("virsh suspend web{Enter}");
    await settle();
    expect(one.getState().scenario.commands).toEqual([{ command: "pause", vm: "web", at: 3 }]);
    expect(log()).toContain("Domain 'web' suspended");
  });

  it("tells a refusal with its reason, and goes on", async () => {
    const { settle, user } = openConsole();
    await settle();
    await user.keyboard("virsh start web{Enter}virsh domstate web{Enter}");
    await settle();
    expect(log()).toContain("Start refused: web is not shut off");
    expect(log()).toMatch(/domstate web *running/);
  });

  it("says what would be right when it cannot read a line, in the language of the reader", async () => {
    const english = openConsole();
    await english.settle();
    await english.user.keyboard("virsh suspnd web{Enter}");
    expect(log()).toContain("Did you mean “suspend”?");
    cleanup();
    const chinese = openConsole("zh");
    await chinese.settle();
    await chinese.user.keyboard("virsh suspnd web{Enter}");
    expect(log()).toContain("是否想写“suspend”？");
  });

  it("carries out pasted lines one after the other, each on what the one before has left", async () => {
    const { one, settle, user } = openConsole();
    await settle();
    await user.paste(
      [
        "virsh suspend web",
        "virsh list",
        "virsh resume web",
        "virsh destroy db",
        "virsh undefine db",
        "virsh list --all --name",
      ].join("\n"),
    );
    await settle();
    expect(one.getState().scenario.commands.map(({ command }) => command)).toEqual([
      "pause",
      "resume",
      "stop",
      "delete",
    ]);
    expect(log()).toMatch(/1 +web +paused\n 2 +db +running/);
    expect(log()).toMatch(/--name *web\n$/);
  });

  it("reads a pasted line when the job of the one before has ended, as a shell does", async () => {
    const web = machine("web", [...references([0, 1, 2], () => true), { op: "compute", ticks: 90 }], {
      memoryBytes: 4 * PAGE,
    });
    const { one, settle, user } = openConsole("en", scenario([web]));
    await settle();
    await user.paste("virsh managedsave web\nvirsh domjobinfo web\nvirsh start web\nvirsh list --name");
    await settle();
    const [save, start] = one.getState().scenario.commands;
    expect([save?.command, start?.command]).toEqual(["save", "start"]);
    // Three pages of five ticks each have been written.
    expect(start!.at - save!.at).toBeGreaterThanOrEqual(15);
    expect(log()).toContain("Operation:        save");
    expect(log()).not.toContain("refused");
  });

  it("waits for a job once: what follows commands after its end is read, though the run goes on for ever", async () => {
    const web = machine("web", [...references([0, 1], () => true), { op: "compute", ticks: 90 }], {
      memoryBytes: 4 * PAGE,
    });
    const db = machine("db", [{ op: "loop", times: null, body: [{ op: "compute", ticks: 5 }] }]);
    const { one, settle, user } = openConsole("en", scenario([web, db]));
    await settle();
    await user.paste("virsh managedsave web\nvirsh suspend db\nvirsh resume db\nvirsh suspend db\nvirsh list --name");
    await settle();
    expect(one.getState().scenario.commands.map(({ command }) => command)).toEqual([
      "save",
      "pause",
      "resume",
      "pause",
    ]);
    expect(log()).toMatch(/--name *db\n$/);
  });

  it("prints the log as a script that gives the same commands again", async () => {
    const { one, settle, user } = openConsole();
    await settle();
    await user.paste("virsh suspend web\nweight db 5\nat 7 virsh resume web\n");
    await settle();
    const given = one.getState().scenario.commands;
    expect(given.map(({ at }) => at)).toEqual([3, 3, 7]);
    await user.keyboard("script{Enter}");
    const script = within(screen.getByRole("log")).getByText(/at 3 virsh suspend web/).textContent ?? "";
    cleanup();
    const again = openConsole();
    await again.settle();
    await again.user.click(field());
    await again.user.paste(script);
    await again.settle();
    expect(again.one.getState().scenario.commands).toEqual(given);
  });

  it("brings back earlier lines with Up and Down, and keeps the one that was begun", async () => {
    const { settle, user } = openConsole();
    await settle();
    await user.keyboard("lvs{Enter}pvs{Enter}vg");
    await user.keyboard("{ArrowUp}");
    expect(field().value).toBe("pvs");
    await user.keyboard("{ArrowUp}{ArrowUp}");
    expect(field().value).toBe("lvs");
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(field().value).toBe("vg");
  });

  it("completes a word with Tab, and offers what can follow where there is more than one", async () => {
    const { settle, user } = openConsole();
    await settle();
    await user.keyboard("virsh sus{Tab}w{Tab}");
    expect(field().value).toBe("virsh suspend web ");
    await user.clear(field());
    await user.keyboard("virsh domj{Tab}");
    expect(screen.getByRole("status")).toHaveTextContent("domjobabort domjobinfo");
  });

  it("lets Tab move on from an empty line, and Escape close it", async () => {
    const { one, settle, user } = openConsole();
    await settle();
    one.app.getState().actions.openConsole(true);
    await user.keyboard("{Tab}");
    expect(document.activeElement).not.toBe(field());
    await user.click(field());
    await user.keyboard("lvs{Escape}");
    expect(field().value).toBe("");
    await user.keyboard("{Escape}");
    expect(one.getState().isConsoleOpen).toBe(false);
  });

  it("explains every command and every mistake in both languages", () => {
    for (const texts of [consoleTexts.en, consoleTexts.zh]) {
      for (const form of FORMS) expect(texts.help[leadOf(form)], leadOf(form)).toMatch(/./);
      expect(Object.keys(texts.problems).toSorted()).toEqual([...CONSOLE_PROBLEMS].toSorted());
    }
  });
});

describe("what was typed and cannot be seen", () => {
  it.each([
    ["turns the direction of writing", "create a\u202eb", "a⟨U+202E⟩b", "cannot be shown"],
    ["shows nothing", 'create "\u200b"', "⟨U+200B⟩", "Nothing of this can be seen"],
    ["would end what sets it apart", "create a\u2069\u202eb", "a⟨U+2069⟩⟨U+202E⟩b", "cannot be shown"],
    ["names no machine", "virsh dominfo a\u202eb", "a⟨U+202E⟩b", ""],
    ["is no command", "a\u202eb", "a⟨U+202E⟩b", ""],
    ["is no topic of the help", "help a\u202eb", "a⟨U+202E⟩b", ""],
  ])("is shown by its number where it %s, and refused with the reason", async (_what, line, shown, reason) => {
    const { one, settle, user } = openConsole();
    await settle();
    await user.click(field());
    await user.paste(line);
    await user.keyboard("{Enter}");
    await settle();
    expect(one.getState().scenario.commands).toEqual([]);
    // Where it was typed, and in the answer.
    expect(log().split(shown).length).toBeGreaterThanOrEqual(3);
    expect(log()).toContain(reason);
    expect(log()).not.toMatch(/[\u200b\u202a-\u202e]/u);
  });

  it("leaves the reason of a machine that is too large", async () => {
    const { settle, user } = openConsole();
    await settle();
    await user.keyboard("create x --vcpus 65{Enter}");
    await settle();
    expect(log()).toMatch(/look at “vcpus”\. .*64/);
  });
});
