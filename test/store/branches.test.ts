/** Branches of a run: which acts keep a future, and that none that was shown is lost. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkContent, decodeLink, encodeLink } from "../../src/codec/link/link.ts";
import {
  BRANCH_LETTERS,
  branchTree,
  MOST_BRANCHES,
  type Branches,
  type BranchInTree,
} from "../../src/model/branches.ts";
import { hostOf, type Scenario } from "../../src/model/scenario.ts";
import { dropped, gone, named, restored } from "../../src/store/branches.ts";
import type { App } from "../../src/store/appState.ts";
import type { Branch } from "../../src/store/runState.ts";
import { contentOf, createUnsaved, presentOf } from "../../src/store/unsaved.ts";
import { createRunClient } from "../../src/worker/client.ts";
import { examples } from "../support/laws.ts";
import { openApp } from "../support/oneRun.tsx";
import { createSessionPort } from "../support/sessionPort.ts";
import { job, scenario } from "../support/workloads.ts";

/** `pause A 9`: a command as one writes it. */
const written = ({ commands }: Scenario) =>
  commands.map((each) => `${each.command} ${"vm" in each ? each.vm : ""} ${each.at}`);

const idOf = (letter: string | undefined) => BRANCH_LETTERS.indexOf(letter ?? "?");

async function started(first: Scenario = scenario([job("A", 0, [30]), job("B", 0, [30])]), branches?: Branches) {
  const port = createSessionPort();
  const one = openApp({ scenario: first, branches, connect: (listener) => createRunClient(() => port, listener) });
  await Promise.resolve();
  const { actions } = one;
  const state = () => one.run.getState();
  /** Until the run is known: what else the worker finds out is nothing to these tests. */
  const settle = () => {
    while ((state().status.kind !== "complete" || !state().isThere) && port.work());
  };
  settle();
  const settled = <Args extends readonly unknown[]>(act: (...args: Args) => unknown) => {
    return (...args: Args) => {
      act(...args);
      settle();
    };
  };
  const letters = () => state().tree.others.map(({ id }) => BRANCH_LETTERS[id]);
  const logs = () => [...state().tree.others.map((other) => written(other.scenario)), written(state().whole)];
  return {
    ...one,
    state,
    letters,
    logs,
    live: () => BRANCH_LETTERS[state().tree.id],
    log: () => written(state().whole),
    notices: () =>
      one.getState().notices.map(({ code, values }) => `${code} ${Object.values(values).map(String).join(" ")}`),
    at: actions.seekTime,
    give: settled((command: "pause" | "resume" | "stop", vm?: string) =>
      actions.giveCommand({ command, vm: vm ?? "A" }),
    ),
    undo: settled(actions.undo),
    redo: settled(actions.redo),
    goTo: settled((letter?: string) => actions.regrow((now) => gone(now, idOf(letter)))),
    drop: settled((letter?: string) => actions.regrow((now) => dropped(now, idOf(letter)))),
    settled,
  };
}

describe("a command", () => {
  it("at the end of the log replaces nothing, and makes no branch", async () => {
    const { at, give, letters, log } = await started();
    at(5);
    give("pause");
    at(9);
    give("resume");
    expect(log()).toEqual(["pause A 5", "resume A 9"]);
    expect(letters()).toEqual([]);
  });

  it("before later ones keeps the future that has them as A, and goes on as B", async () => {
    const { at, give, letters, live, log, logs, notices } = await started();
    at(5);
    give("pause");
    at(9);
    give("resume");
    at(7);
    give("stop");
    expect(live()).toBe("B");
    expect(log()).toEqual(["pause A 5", "stop A 7"]);
    expect(letters()).toEqual(["A"]);
    expect(logs()[0]).toEqual(["pause A 5", "resume A 9"]);
    expect(notices()).toEqual(["forked A"]);
  });

  it("keeps nothing in a lesson, whose scenario is given", async () => {
    const { app, at, give, letters, log } = await started();
    app.getState().actions.setMode("lessons");
    at(9);
    give("pause");
    at(5);
    give("pause", "B");
    expect(log()).toEqual(["pause B 5"]);
    expect(letters()).toEqual([]);
  });

  it("that is refused by the checks makes no branch", async () => {
    const { actions, at, give, letters } = await started();
    at(9);
    give("pause");
    at(5);
    actions.giveCommand({ command: "setWeight", vm: "A", weight: 0 });
    expect(letters()).toEqual([]);
  });
});

describe("what if", () => {
  it("keeps the present future whatever is changed: a command at the end, or a setting", async () => {
    const { actions, at, give, letters, live, state, settled } = await started();
    actions.askWhatIf(true);
    at(5);
    give("pause");
    expect([letters(), live(), state().isWhatIf]).toEqual([["A"], "B", false]);
    const host = hostOf(state().whole);
    const { conventions } = state().whole;
    settled(actions.changeHost)({ ...host, pcpus: 2 }, conventions);
    expect([letters(), live()]).toEqual([["A"], "B"]);
    actions.askWhatIf(true);
    settled(actions.changeHost)({ ...host, pcpus: 3 }, conventions);
    expect([letters(), live()]).toEqual([["A", "B"], "C"]);
  });

  it("is still asked after another title, which is no other future", async () => {
    const { actions, letters, state } = await started();
    actions.askWhatIf(true);
    actions.rename("Another");
    expect([letters(), state().isWhatIf]).toEqual([[], true]);
  });
});

/** B leaves A at 5, where A has a command at 9. */
async function forked() {
  const one = await started();
  one.at(9);
  one.give("pause");
  one.at(5);
  one.give("pause", "B");
  return one;
}

describe("undo", () => {
  it("of the command that made a branch makes the two one again, and redo parts them again", async () => {
    const { undo, redo, letters, live, log } = await forked();
    undo();
    expect([live(), letters(), log()]).toEqual(["A", [], ["pause A 9"]]);
    redo();
    expect([live(), letters(), log()]).toEqual(["B", ["A"], ["pause B 5"]]);
  });

  it("walks inside the live branch, and leaves the others alone", async () => {
    const { at, give, undo, goTo, letters, live, log, logs } = await forked();
    goTo("A");
    expect([live(), letters(), log()]).toEqual(["A", ["B"], ["pause A 9"]]);
    at(12);
    give("resume");
    goTo("B");
    undo();
    // A has another command by now: B is not the same again.
    expect([live(), letters(), log()]).toEqual(["B", ["A"], ["pause A 9"]]);
    expect(logs()[0]).toEqual(["pause A 9", "resume A 12"]);
    goTo("A");
    undo();
    expect(log()).toEqual(["pause A 9"]);
  });

  it("across the opening of another scenario brings back all futures of the one before", async () => {
    const { actions, undo, redo, letters, settled } = await forked();
    settled(actions.openScenario)(scenario([job("C", 0, [7])]));
    expect(letters()).toEqual([]);
    undo();
    expect(letters()).toEqual(["A"]);
    redo();
    expect(letters()).toEqual([]);
    settled(actions.goBack)();
    expect(letters()).toEqual(["A"]);
  });
});

describe("going to another branch", () => {
  it("shows the same moment of it, and the row itself where the two are the same", async () => {
    const { at, state, goTo, actions } = await forked();
    at(3);
    actions.step(-1, "event");
    const { cursor } = state();
    goTo("A");
    expect(state().cursor).toEqual(cursor);
    at(7);
    goTo("B");
    expect(state().cursor.time).toBe(7);
    expect(state().host!.vms[1]!.life).toBe("paused");
  });

  it("that ends before the moment shows its end", async () => {
    const { at, give, goTo, state } = await started();
    at(70);
    give("pause");
    at(5);
    give("stop");
    goTo("A");
    at(60);
    const { time } = state().cursor;
    goTo("B");
    expect(state().asked.time).toBe(time);
    expect(state().cursor.time).toBeLessThan(time);
    expect(state().cursor.time).toBe(state().trace!.knownUntil);
  });

  it("leaves it when it is deleted for the one that it left", async () => {
    const { drop, live, letters, log } = await forked();
    drop("B");
    expect([live(), letters(), log()]).toEqual(["A", [], ["pause A 9"]]);
  });
});

describe("eight branches", () => {
  it("are the most: a ninth waits until one is dropped, and nothing is changed until then", async () => {
    const { at, give, drop, letters, live, log, state, settled, actions } = await started();
    at(20);
    give("pause");
    for (let time = 19; state().tree.others.length < MOST_BRANCHES - 1; time -= 1) {
      at(time);
      give("pause");
    }
    const before = log();
    at(2);
    give("stop");
    expect(state().crowded).not.toBeNull();
    expect(log()).toEqual(before);
    drop("C");
    settled(actions.settleCrowd)(true);
    expect(state().crowded).toBeNull();
    expect(log()).toEqual(["stop A 2"]);
    expect([live(), letters()]).toEqual(["I", ["A", "B", "D", "E", "F", "G", "H"]]);
  });
});

const draftOf = (app: App) => structuredClone(contentOf(app));

describe("what is kept of a page", () => {
  it("has the whole tree, in the link as well as in the draft, and opens with it", async () => {
    const { app, actions, state } = await forked();
    actions.regrow((now) => named(now, 0, "Before"));
    const content = contentOf(app);
    const [ofLink, ofDraft] = [await decodeLink(await encodeLink(content)), checkContent(draftOf(app))];
    expect(ofLink).toEqual(ofDraft);
    expect(ofLink).toMatchObject({ ok: true, value: { branches: content.branches } });
    if (!ofLink.ok || !ofLink.value) return;
    const again = await started(ofLink.value.scenario, ofLink.value.branches);
    expect([again.live(), again.letters(), again.logs()]).toEqual(["B", ["A"], [["pause A 9"], ["pause B 5"]]]);
    again.goTo("A");
    expect([again.live(), again.state().tree.name, again.log()]).toEqual(["A", "Before", ["pause A 9"]]);
    again.undo();
    expect(again.live()).toBe("A");
    expect(state().tree.others).toHaveLength(1);
  });

  it("is written anew when a branch is named, gone to or deleted, and not before", async () => {
    const { app, actions, drop } = await forked();
    const unsaved = createUnsaved(app);
    expect(unsaved.isThere()).toBe(false);
    actions.regrow((now) => named(now, 0, "Before"));
    expect(unsaved.isThere()).toBe(true);
    unsaved.kept(presentOf(app));
    drop("A");
    expect(unsaved.isThere()).toBe(true);
  });

  it("without a second branch says nothing of branches", async () => {
    const { app } = await started();
    expect(contentOf(app)).not.toHaveProperty("branches");
  });
});

type Act = readonly ["give" | "goTo" | "drop" | "undo" | "redo" | "whatIf" | "setting", number];

const acts = fc.array(
  fc.tuple(
    fc.constantFrom<Act[0]>(
      "give",
      "give",
      "give",
      "goTo",
      "goTo",
      "drop",
      "undo",
      "undo",
      "redo",
      "whatIf",
      "setting",
    ),
    fc.nat(40),
  ),
  { minLength: 3, maxLength: 16 },
);

type Opened = Awaited<ReturnType<typeof started>>;

const text = (logs: readonly (readonly string[])[]) => logs.map(String).toSorted().join("|");

/** What is wrong after `act`; empty: nothing. */
const laws: Readonly<Record<Act[0], (one: Opened, number: number, id: number) => readonly unknown[]>> = {
  give(one, number) {
    const [logs, log] = [one.logs(), one.log()];
    one.at(number);
    one.give(number % 3 === 0 ? "resume" : "pause", number % 2 === 0 ? "A" : "B");
    if (one.state().crowded) {
      one.actions.settleCrowd(false);
      return text(one.logs()) === text(logs) ? [] : ["changed though there is no room"];
    }
    // The future before goes on in the live branch, or is kept.
    const isLonger = log.every((command, at) => one.log()[at] === command);
    const isKept = one.logs().slice(0, -1).map(String).includes(String(log));
    return [...(isLonger || isKept ? [] : [`lost ${String(log)}`]), ...lost(one, logs)];
  },
  goTo(one, _number, id) {
    const logs = one.logs();
    one.goTo(BRANCH_LETTERS[id]);
    return [...(one.state().tree.id === id ? [] : ["not there"]), ...(text(one.logs()) === text(logs) ? [] : ["lost"])];
  },
  drop(one, number, id) {
    const { tree, whole } = one.state();
    const logs = one.logs();
    const live: Branch = { id, name: tree.name, scenario: whole };
    const branch = tree.others.find((other) => other.id === id) ?? live;
    const count = logs.length - Number(tree.others.length > 0);
    one.drop(BRANCH_LETTERS[id]);
    const faults = one.logs().length === count ? [] : ["another number of branches"];
    if (count === logs.length || number % 2 === 0) return faults;
    one.actions.regrow((now) => restored(now, branch));
    return text(one.logs()) === text(logs) ? faults : [...faults, "not brought back"];
  },
  undo(one) {
    const { canUndo, whole } = one.state();
    const logs = one.logs();
    one.undo();
    if (!canUndo) return [];
    const undone = one.state().whole;
    const faults = lost(one, logs);
    one.redo();
    const isBack = text(one.logs()) === text(logs) && one.state().whole === whole;
    one.undo();
    return [...faults, ...(isBack ? [] : ["not redone"]), ...(one.state().whole === undone ? [] : ["not undone"])];
  },
  redo(one) {
    const logs = one.logs();
    one.redo();
    return lost(one, logs);
  },
  whatIf(one, number) {
    one.actions.askWhatIf(number % 2 === 0);
    return [];
  },
  setting(one, number) {
    const logs = one.logs();
    const { whole } = one.state();
    one.settled(one.actions.changeHost)({ ...hostOf(whole), pcpus: 1 + (number % 3) }, whole.conventions);
    one.actions.settleCrowd(false);
    return lost(one, logs);
  },
};

/** The logs of kept branches, of which `logs` has all before that of the live one, that there are no more. */
function lost(one: Opened, logs: readonly (readonly string[])[]): readonly string[] {
  const now = new Set(one.logs().map(String));
  return logs
    .slice(0, -1)
    .map(String)
    .filter((log) => !now.has(log));
}

describe("whatever is done", () => {
  it("loses no future that was shown, and keeps the tree a tree", async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (done) => {
        const one = await started();
        for (const [act, number] of done) {
          const { whole, tree } = one.state();
          const ids = [...tree.others.map(({ id }) => id), tree.id];
          expect(laws[act](one, number, ids[number % ids.length]!)).toEqual([]);
          expect(branchTree(whole, tree).flatMap(faultsOfBranch)).toEqual([]);
        }
      }),
      examples(15),
    );
  });

  it("names are of the branch that has been named, live or kept", async () => {
    const { actions, goTo, state } = await forked();
    actions.regrow((now) => named(now, 0, "Before"));
    actions.regrow((now) => named(now, 1, "之后"));
    expect([state().tree.name, state().tree.others[0]!.name]).toEqual(["之后", "Before"]);
    goTo("A");
    expect([state().tree.name, state().tree.others[0]!.name]).toEqual(["Before", "之后"]);
  });

  it.each([
    ["turns the direction of writing", "a\u202Eb"],
    ["sets apart without an end", "\u2067a"],
    ["has a line separator", "a\u2028b"],
    ["has a control character", "a\u0001"],
    ["has half of a character", "a\uD800"],
    ["shows nothing", "\u200B"],
    ["is too long", "a".repeat(81)],
  ])("that %s is not taken: no link or file would open with it", async (_why, name) => {
    const { actions, app, state } = await forked();
    for (const id of [0, 1]) expect(actions.regrow((now) => named(now, id, name))).toBe(false);
    expect([state().tree.name, state().tree.others[0]!.name]).toEqual(["", ""]);
    expect((await decodeLink(await encodeLink(contentOf(app)))).ok).toBe(true);
  });

  it("of 80 characters is taken, and comes back from its link", async () => {
    const { actions, app } = await forked();
    const name = "𝄞".repeat(80);
    expect(actions.regrow((now) => named(now, 1, name))).toBe(true);
    expect(await decodeLink(await encodeLink(contentOf(app)))).toMatchObject({
      ok: true,
      value: { branches: { name } },
    });
  });
});

/** Each branch leaves an earlier one, in the part that is that one's own, where its log is another. */
function faultsOfBranch(branch: BranchInTree, place: number, all: readonly BranchInTree[]): readonly string[] {
  const { id, parent, parting, at, scenario: its } = branch;
  if (place === 0) return parent === null ? [] : ["the first one leaves another"];
  const left = all.slice(0, place).find((other) => other.id === parent);
  if (!left || left.id >= id || all.length > MOST_BRANCHES) return ["no tree"];
  if (!parting) return JSON.stringify(left.scenario.hosts) === JSON.stringify(its.hosts) ? ["it shares settings"] : [];
  const [own, other] = [written(its), written(left.scenario)];
  const isShared = String(own.slice(0, parting.commands)) === String(other.slice(0, parting.commands));
  const isApart = parting.at === Infinity || own[parting.commands] !== other[parting.commands];
  const isInside = !left.parting || (parting.commands > left.parting.commands && at >= left.at);
  return [...(isShared ? [] : ["not shared"]), ...(isApart ? [] : ["not apart"]), ...(isInside ? [] : ["not inside"])];
}
