/** Edits of the scenario: each passes the checks of the border, or is refused with its reasons and leaves all as it was. */
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { decodeLink, encodeLink } from "../../src/codec/link/link.ts";
import { parseScenarioFile, printScenarioFile } from "../../src/codec/scenario/scenarioFile.ts";
import { hostOf, type Command, type HostSpec, type Op, type Scenario } from "../../src/model/scenario.ts";
import { borderOnDemand, openBorder, type Border } from "../../src/store/border.ts";
import { editRules, type EditRules } from "../../src/store/editRules.ts";
import type { RunActions } from "../../src/store/runState.ts";
import type { RunClient } from "../../src/worker/client.ts";
import { arbitraryScenario } from "../support/arbitraryScenario.ts";
import { examples } from "../support/laws.ts";
import { openApp } from "../support/oneRun.tsx";
import { job, machine, scenario, W1 } from "../support/workloads.ts";

/** A run that is never simulated: edits are checked all the same. */
const nobody: RunClient = {
  open: () => {},
  extend: () => {},
  compare: () => {},
  tryPolicies: () => {},
  close: () => {},
};

function opened(first: Scenario, border?: Border) {
  const one = openApp({ scenario: first, connect: () => nobody, border: border ?? openBorder(editRules) });
  const told = () => one.getState().notices.map(({ code, problems }) => [code, ...problems.map((each) => each.code)]);
  return { ...one, told };
}

const readable = (s: Scenario) => parseScenarioFile(printScenarioFile(s));

describe("a title", () => {
  it.each(["\u202e", "\u2067", "\u2028", "\u000b", "\u0001", "\ud800"])(
    "with %j in it is refused with the reason, and the old one stays",
    (character) => {
      const { actions, getState, told } = opened(scenario(W1));
      const before = getState().scenario;
      actions.rename(`Lecture${character}3`);
      expect(getState().scenario).toBe(before);
      expect(getState().canUndo).toBe(false);
      expect(told()).toEqual([["editRefused", "unprintable"]]);
    },
  );

  it("that shows nothing, or is too long, is refused, and told once however often it is tried", () => {
    const { actions, told } = opened(scenario(W1));
    actions.rename("\u200b\u2060");
    actions.rename("x".repeat(81));
    actions.rename("x".repeat(81));
    expect(told()).toEqual([
      ["editRefused", "invisibleText"],
      ["editRefused", "textTooLong"],
    ]);
  });

  it("of eighty characters beyond the basic plane is taken whole", () => {
    const { actions, getState } = opened(scenario(W1));
    actions.rename("😀".repeat(80));
    expect(getState().scenario.title).toBe("😀".repeat(80));
  });
});

describe("a command", () => {
  const slow: Op[] = [
    {
      op: "loop",
      times: 5,
      body: [
        { op: "compute", ticks: 1_000_000_000 },
        { op: "wait", ticks: 1_000_000_000 },
      ],
    },
  ];

  it("after the latest moment that a file may hold is refused, and one at it is taken", () => {
    const { actions, getState, told } = opened(scenario([machine("A", slow)]));
    actions.openScenario(getState().scenario, { time: 1_000_000_001, step: 0 });
    actions.giveCommand({ command: "pause", vm: "A" });
    expect(told()).toEqual([["editRefused", "outOfRange"]]);
    actions.openScenario(getState().scenario, { time: 1_000_000_000, step: 0 });
    actions.giveCommand({ command: "pause", vm: "A" });
    expect(getState().scenario.commands).toEqual([{ command: "pause", vm: "A", at: 1_000_000_000 }]);
  });

  it("that is one more than a scenario may have is refused", () => {
    const commands = Array.from({ length: 4096 }, (_, at) => ({ command: "pause", vm: "A", at }) as const);
    const { actions, getState, told } = opened(scenario([job("A", 0, [9])], {}, { commands }));
    actions.openScenario(getState().scenario, { time: 5000, step: 9 });
    actions.giveCommand({ command: "resume", vm: "A" });
    expect(getState().scenario.commands).toEqual(commands);
    expect(told()).toEqual([["editRefused", "listTooLong"]]);
  });

  it("of several is refused with all of them", () => {
    const { actions, getState } = opened(scenario(W1));
    const before = getState().scenario;
    actions.giveCommands([
      { command: "pause", vm: "A" },
      { command: "setWeight", vm: "A", weight: 0 },
    ]);
    expect(getState().scenario).toBe(before);
  });
});

describe("a link from a moment after the latest that a command can have", () => {
  it("opens at its moment", async () => {
    const content = { scenario: scenario(W1), cursor: { time: 3_000_000_000, step: 7 }, language: null };
    const link = await decodeLink(await encodeLink(content));
    expect(link.ok && link.value?.cursor).toEqual(content.cursor);
  });
});

describe("a change of the host", () => {
  it("to a policy that would look ahead at too many references is refused with their number", () => {
    const many: Op = { op: "pattern", pattern: "sequential", pages: 8, count: 1_000_000, writeEvery: 0 };
    const { actions, getState } = opened(
      scenario([
        machine(
          "A",
          Array.from({ length: 10 }, () => many),
        ),
      ]),
    );
    const { scenario: before } = getState();
    actions.changeHost({ ...hostOf(before), replacement: { policy: "opt", params: {} } }, before.conventions);
    expect(getState().scenario).toBe(before);
    const [problem] = getState().notices[0]!.problems;
    expect(problem).toMatchObject({ code: "tooManyForeseen", values: { found: 10_000_000, max: 4_000_000 } });
  });
});

describe("an edit", () => {
  it("keeps the parts that it does not change, the same objects", () => {
    const { actions, getState } = opened(scenario(W1));
    const before = getState().scenario;
    actions.rename("Another");
    expect(getState().scenario.machines[0]).toBe(before.machines[0]);
    expect(hostOf(getState().scenario)).toBe(hostOf(before));
  });

  it("made before the checks are loaded waits for them, in its turn", async () => {
    const border = borderOnDemand(() => Promise.resolve(editRules));
    const { actions, getState } = opened(scenario(W1), border);
    actions.rename("One");
    actions.rename("Two");
    expect(getState().scenario.title).toBe(scenario(W1).title);
    await vi.waitFor(() => expect(getState().scenario.title).toBe("Two"));
    actions.undo();
    expect(getState().scenario.title).toBe("One");
  });

  it("whose checks cannot be loaded says so, and the next one asks for them again", async () => {
    const load = vi.fn<() => Promise<EditRules>>().mockRejectedValueOnce(new Error("offline"));
    load.mockResolvedValue(editRules);
    const { actions, getState, told } = opened(scenario(W1), borderOnDemand(load));
    actions.rename("One");
    await vi.waitFor(() => expect(told()).toEqual([["editUnchecked"]]));
    expect(getState().scenario.title).toBe(scenario(W1).title);
    actions.rename("Two");
    await vi.waitFor(() => expect(getState().scenario.title).toBe("Two"));
  });
});

// --- any edits at all

const hostileText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "",
    " ",
    "A",
    " A",
    "A\u202e",
    "\u2067x",
    "a\u2028b",
    "\u000b",
    "\u0001",
    "\u200b",
    "\ufeff",
    "\u0301",
  ),
  fc.constantFrom("\ud83d", "x".repeat(41), "x".repeat(81), "__proto__", "😀"),
);
const hostileNumber = fc.oneof(
  fc.constantFrom(-0, 0, -1, 0.5, NaN, Infinity, -Infinity, 1e9, 1e9 + 1, 2 ** 31, 2 ** 32, 2 ** 50, 2 ** 53),
  fc.integer(),
  fc.nat(100),
);
const hostile = fc.oneof(
  hostileText,
  hostileNumber,
  fc.constantFrom(undefined, null, true, [], {}, [[]], 10n, Symbol("s")),
);

/** `value` with its leaf number `which` (around) replaced. */
function withLeaf(value: unknown, which: number, replacement: unknown): unknown {
  const leaves = countLeaves(value);
  let left = which % leaves;
  const copy = (part: unknown): unknown => {
    if (typeof part !== "object" || part === null || Object.keys(part).length === 0)
      return left-- === 0 ? replacement : part;
    const parts = Object.entries(part).map(([key, entry]): [string, unknown] => [key, copy(entry)]);
    return Array.isArray(part) ? parts.map(([, entry]) => entry) : Object.fromEntries(parts);
  };
  return copy(value);
}

function countLeaves(value: unknown): number {
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0) return 1;
  return Object.values(value).reduce<number>((sum, part) => sum + countLeaves(part), 0);
}

type Action = (actions: RunActions, present: Scenario) => void;

const someScenario = arbitraryScenario({ ops: 4, machines: 3 });
const poke = fc.record({ which: fc.nat(), value: hostile });

const action: fc.Arbitrary<Action> = fc.oneof(
  hostileText.map(
    (title): Action =>
      (actions) =>
        actions.rename(title),
  ),
  fc
    .record({ base: someScenario, pokes: fc.array(poke, { maxLength: 2 }), time: hostileNumber, step: fc.nat(9) })
    .map(({ base, pokes, time, step }): Action => (actions) => {
      const next = pokes.reduce<unknown>((made, { which, value }) => withLeaf(made, which, value), base);
      actions.openScenario(next as Scenario, { time: Number.isFinite(time) ? Math.max(0, time) : 0, step });
    }),
  poke.map(({ which, value }): Action => (actions, present) => {
    const host = withLeaf(hostOf(present), which, value) as HostSpec;
    actions.changeHost(host, present.conventions);
  }),
  poke.map(({ which, value }): Action => (actions, present) => {
    const [first] = present.machines;
    if (first) actions.giveCommand({ command: "create", machine: withLeaf(first, which, value) } as Command);
  }),
  poke.map(({ which, value }): Action => (actions, present) => {
    actions.openScenario({ ...present, machines: withLeaf(present.machines, which, value) as Scenario["machines"] });
  }),
  fc.tuple(hostileText, hostileNumber).map(([vm, weight]): Action => (actions) => {
    actions.giveCommands([
      { command: "start", vm: "A" },
      { command: "setWeight", vm, weight },
    ]);
  }),
  fc.constantFrom<Action>(
    (actions) => actions.undo(),
    (actions) => actions.redo(),
    (actions) => actions.giveCommand({ command: "pause", vm: "A" }),
  ),
);

describe("whatever is done to a run", () => {
  it("leaves a scenario that file and link read back as it is", async () => {
    await fc.assert(
      fc.asyncProperty(someScenario, fc.array(action, { maxLength: 12 }), async (first, acts) => {
        const { actions, getState } = opened(first);
        for (const act of acts) {
          act(actions, getState().scenario);
          const { scenario: present } = getState();
          expect(readable(present)).toStrictEqual({ ok: true, value: structuredClone(present) });
        }
        const { scenario: last } = getState();
        const link = await decodeLink(await encodeLink({ scenario: last, cursor: { time: 0, step: 0 } }));
        expect(link.ok && link.value?.scenario).toStrictEqual(structuredClone(last));
      }),
      examples(150),
    );
  });
});
