/** Branches in links, files and kept content: what is written is read, and what is broken is refused with the reason. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deltaOf, withDelta } from "../../../src/codec/link/delta.ts";
import { checkContent, decodeLink, encodeLink } from "../../../src/codec/link/link.ts";
import type { Json } from "../../../src/codec/link/packedRecord.ts";
import { parseScenarioFile, printScenarioFile } from "../../../src/codec/scenario/scenarioFile.ts";
import { validateScenario } from "../../../src/codec/scenario/validate.ts";
import { MOST_BRANCHES, type Branches } from "../../../src/model/branches.ts";
import { hostOf, withHost, type Scenario, type TimedCommand } from "../../../src/model/scenario.ts";
import { examples } from "../../support/laws.ts";
import { job, scenario } from "../../support/workloads.ts";

function valid(given: Scenario): Scenario {
  const checked = validateScenario(given);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.value;
}

const first = valid(scenario([job("A", 0, [30]), job("B", 2, [30])]));

function withLog(commands: readonly TimedCommand[], pcpus = 1): Scenario {
  return valid({ ...withHost(first, { ...hostOf(first), pcpus }), commands: [...commands] });
}

const commandArbitrary = fc.record({
  command: fc.constantFrom("pause" as const, "resume" as const, "stop" as const),
  vm: fc.constantFrom("A", "B"),
  at: fc.nat(60),
});
const scenarios = fc
  .tuple(fc.array(commandArbitrary, { maxLength: 6 }), fc.integer({ min: 1, max: 3 }))
  .map(([commands, pcpus]) =>
    withLog(
      commands.toSorted((a, b) => a.at - b.at),
      pcpus,
    ),
  );

/** A live scenario with up to seven others, under letters that may have gaps. */
const trees = fc
  .tuple(
    scenarios,
    fc.uniqueArray(fc.nat(25), { minLength: 2, maxLength: MOST_BRANCHES }),
    fc.array(scenarios, { minLength: MOST_BRANCHES, maxLength: MOST_BRANCHES }),
    fc.constantFrom("", "Lunch", "午饭 “之前”"),
  )
  .map(([live, [id, ...ids], others, name]): { scenario: Scenario; branches: Branches } => ({
    scenario: live,
    branches: {
      id: id!,
      name,
      others: ids
        .toSorted((a, b) => a - b)
        .map((other, at) => ({ id: other, name: at === 0 ? name : "", scenario: others[at]! })),
    },
  }));

const cursor = { time: 7, step: 3 };

describe("a tree of branches", () => {
  it("comes out of a link, of a file and of kept content as it went in", async () => {
    await fc.assert(
      fc.asyncProperty(trees, async ({ scenario: live, branches }) => {
        const link = await encodeLink({ scenario: live, cursor, branches });
        const opened = await decodeLink(link);
        expect(opened).toMatchObject({ ok: true, value: { scenario: live, branches, cursor } });
        const file = parseScenarioFile(printScenarioFile(live, branches));
        expect(file).toEqual({ ok: true, value: live, branches });
        const kept = checkContent(structuredClone({ scenario: live, cursor, branches }));
        expect(kept).toMatchObject({ ok: true, value: { scenario: live, branches } });
      }),
      examples(20),
    );
  });

  it("makes a link of version 3; without one the link stays that of version 2, byte for byte", async () => {
    const alone = await encodeLink({ scenario: first, cursor });
    expect(alone).toMatch(/^v2\./);
    expect(await encodeLink({ scenario: first, cursor, branches: { id: 0, name: "", others: [] } })).toBe(alone);
    const other = { id: 0, name: "", scenario: withLog([]) };
    expect(await encodeLink({ scenario: first, cursor, branches: { id: 1, name: "", others: [other] } })).toMatch(
      /^v3\./,
    );
  });

  it("takes no more room than what differs: seven branches of a scenario of a hundred jobs", async () => {
    const jobs = Array.from({ length: 100 }, (_, at) => job(`Job ${at * at}`, at, [1 + ((at * 7919) % 1000)]));
    const live = valid(scenario(jobs));
    const others = Array.from({ length: 7 }, (_, id) => ({
      id,
      name: "",
      scenario: valid({ ...live, commands: [{ command: "pause", vm: "Job 4", at: id }] }),
    }));
    const alone = await encodeLink({ scenario: live, cursor });
    const together = await encodeLink({ scenario: live, cursor, branches: { id: 7, name: "", others } });
    expect(together.length - alone.length).toBeLessThan(400);
  });
});

const json: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<Json>(0, 1, 7, "", "abc", "abd", "xbd", true, null),
    fc.array(tie("json"), { maxLength: 5 }),
  ),
})).json;

describe("what one record has otherwise than another", () => {
  it("gives the other back, whatever both are", () => {
    fc.assert(
      fc.property(json, json, (base, other) => {
        expect(withDelta(base, deltaOf(base, other))).toEqual(other);
      }),
      examples(200),
    );
  });

  it.each([
    [[1], 5],
    [[1], [1, 2, 0, []]],
    [[1], [1, 0, 0, "x"]],
    ["ab", [1, 0, 0, [1]]],
    [[1], [2, 0, 0]],
    [[1], [9]],
    [3, [1, 0, 0, []]],
    [[1], [1, -1, 0, []]],
  ])("of %j cannot be %j", (base, delta) => {
    expect(() => withDelta(base, delta)).toThrow(/expected|there|parts|delta|made of/);
  });
});

const branch = (more: object) => ({ ...first, branch: { letter: "B" }, branches: [{ letter: "A", ...more }] });
const told = (data: object) => {
  const opened = parseScenarioFile(JSON.stringify(data));
  return opened.ok ? opened.unused : opened.problems;
};

describe("a file with branches", () => {
  it("may be written by hand: a branch says what it has otherwise than the scenario, or than one before it", () => {
    const pause = { command: "pause", vm: "A", at: 5 } as const;
    const stop = { command: "stop", vm: "A", at: 9 } as const;
    const data = {
      ...first,
      commands: [pause],
      branch: { letter: "B", name: "Mine" },
      branches: [
        { letter: "A", commands: [] },
        { letter: "C", shares: 1, commands: [stop] },
        { letter: "D", like: "C", hosts: [{ ...hostOf(first), pcpus: 2 }] },
      ],
    };
    const opened = parseScenarioFile(JSON.stringify(data));
    expect(opened).toEqual({
      ok: true,
      value: withLog([pause]),
      branches: {
        id: 1,
        name: "Mine",
        others: [
          { id: 0, name: "", scenario: withLog([]) },
          { id: 2, name: "", scenario: withLog([pause, stop]) },
          { id: 3, name: "", scenario: withLog([pause, stop], 2) },
        ],
      },
    });
  });

  it.each([
    [{ like: "Q" }, "noSuchBranch", "branches[0].like"],
    [{ letter: "B" }, "listedTwice", "branches[0]"],
    [{ letter: "ä" }, "unknownChoice", "branches[0].letter"],
    [{ letter: { toString: 1 } }, "unknownChoice", "branches[0].letter"],
    [{ like: { toString: 1, valueOf: 2 } }, "noSuchBranch", "branches[0].like"],
    [{ shares: 1 }, "outOfRange", "branches[0].shares"],
    [
      { shares: 0, commands: [{ command: "jump", vm: "A", at: 1 }] },
      "unknownChoice",
      "branches[0].commands[0].command",
    ],
    [{ commands: 7 }, "wrongType", "branches[0].commands"],
    [{ name: "x".repeat(81) }, "textTooLong", "branches[0].name"],
    [{ name: "a\u202eb" }, "unprintable", "branches[0].name"],
    [{ seed: -1 }, "outOfRange", "branches[0].seed"],
  ])("is refused where it says %j", (more, code, path) => {
    expect(told(branch(more))).toEqual([expect.objectContaining({ code, path })]);
  });

  it("is refused where its list is none, too long, or holds something else", () => {
    expect(told({ ...first, branches: 5 })).toEqual([
      { code: "wrongType", path: "branches", values: { found: "number", expected: "list" } },
    ]);
    expect(told({ ...first, branches: [], branch: [] })).toEqual([
      { code: "wrongType", path: "branch", values: { found: "list", expected: "object" } },
    ]);
    const many = Array.from({ length: 8 }, (_, at) => ({ letter: "BCDEFGHI"[at] }));
    expect(told({ ...first, branches: many })).toEqual([
      expect.objectContaining({ code: "listTooLong", path: "branches", values: { found: 8, max: 7 } }),
    ]);
    expect(told({ ...first, branches: [null, { like: "Q" }] })).toEqual([
      { code: "wrongType", path: "branches[0]", values: { found: "nothing", expected: "object" } },
      { code: "noSuchBranch", path: "branches[1].like", values: { found: "Q" } },
    ]);
  });

  it("is told which keys of a branch are not known", () => {
    expect(told(branch({ comands: [] }))).toEqual([
      expect.objectContaining({ code: "unusedKey", path: "branches[0].comands" }),
    ]);
  });
});

describe("a broken tree", () => {
  it("whose values have no text of their own is refused with the reason", () => {
    const odd = { toString: 1, valueOf: 2 };
    const others = [{ id: odd, name: odd, scenario: first }];
    for (const given of [
      { scenario: first, cursor, branches: { id: odd, name: odd, others } },
      { scenario: first, cursor: { time: odd, step: odd } },
    ])
      expect(checkContent(given)).toMatchObject({
        ok: false,
        problems: expect.arrayContaining([
          expect.objectContaining({ values: expect.objectContaining({ found: "{…}" }) }),
        ]),
      });
  });

  it("in kept content is refused with the reason", () => {
    const broken = { id: 0, name: "", others: [{ id: 0, name: "", scenario: first }] };
    expect(checkContent({ scenario: first, cursor, branches: broken })).toMatchObject({
      ok: false,
      problems: [{ code: "listedTwice", path: "branches[0]" }],
    });
    expect(
      checkContent({ scenario: first, cursor, branches: { id: 0, name: "", others: [{ id: 1, name: "" }] } }).ok,
    ).toBe(false);
  });
});
