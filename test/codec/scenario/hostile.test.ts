/** What is no scenario at all is refused, soon, with a list that somebody can read, and never by an exception. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseScenarioFile } from "../../../src/codec/scenario/scenarioFile.ts";
import { validateScenario } from "../../../src/codec/scenario/validate.ts";
import { arbitraryScenario } from "../../support/arbitraryScenario.ts";
import { examples } from "../../support/laws.ts";

const codes = (checked: ReturnType<typeof validateScenario>) =>
  checked.ok ? [] : checked.problems.map(({ code }) => code);

describe("what is full of mistakes", () => {
  it("is looked at until two hundred are found, and no further", () => {
    const programs = Array.from({ length: 64 }, () => "x;".repeat(210));
    const machines = Array.from({ length: 60 }, (_, at) => ({ name: `m${at}`, vcpus: 64, programs }));
    const found = codes(validateScenario({ machines }));
    expect(found).toHaveLength(201);
    expect(new Set(found.slice(0, 200))).toEqual(new Set(["notationUnknownWord"]));
    expect(found[200]).toBe("moreUnseen");
  });

  it("in keys that nobody knows is told of two hundred of them", () => {
    const keys = Array.from({ length: 50_000 }, (_, at) => `"key${at}":1`).join(",");
    const opened = parseScenarioFile(`{"machines":[],${keys}}`);
    expect(opened.ok && opened.unused?.length).toBe(201);
    expect(opened.ok && opened.unused?.at(-1)?.code).toBe("moreUnseen");
  });

  it("of two hundred exactly is told whole", () => {
    const programs = [Array.from({ length: 200 }, () => ({ op: "compute", ticks: 0 }))];
    expect(codes(validateScenario({ machines: [{ name: "A", programs }] }))).toEqual(
      Array.from({ length: 200 }, () => "outOfRange"),
    );
  });
});

describe("a file", () => {
  it.each(["[", '{"a":'])("of nothing but %s is nested too deep, whether it is JSON or not", (opening) => {
    const found = parseScenarioFile(opening.repeat(300_000));
    expect(found).toEqual({ ok: false, problems: [{ code: "tooDeep", path: "", values: { max: 64 } }] });
  });

  it("with brackets in its texts is not deep", () => {
    const title = `${"[{".repeat(30)}\\"[`;
    const opened = parseScenarioFile(`{"title":"${title}","machines":[]}`);
    expect(opened.ok && opened.value.title).toBe(`${"[{".repeat(30)}"[`);
  });
});

const circle: unknown[] = [];
circle.push(circle, circle);

const throwing = {
  get machines(): never {
    throw new Error("nothing to read");
  },
};

/** What can stand in a program and in no file. */
const noData: readonly unknown[] = [
  10n,
  Symbol("s"),
  () => 1,
  circle,
  throwing,
  new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error("no keys");
      },
    },
  ),
  new Map([["machines", []]]),
  new Date(0),
  Array.from({ length: 30 }).reduce((inner) => [inner], 1),
  Object.create(null),
];

describe("what is no data", () => {
  it.each(noData.map((value, index) => [index, value] as const))(
    "(%i) is refused, or taken for nothing",
    (_, value) => {
      for (const input of [value, { title: value }, { tickUnit: value }, { version: value }, { machines: value }])
        expect(() => validateScenario(input)).not.toThrow();
    },
  );

  it("is called so in the reason", () => {
    const checked = validateScenario({ title: 10n, tickUnit: 11n });
    expect(checked).toEqual({
      ok: false,
      problems: [
        { code: "wrongType", path: "title", values: { found: "noData", expected: "text" } },
        { code: "unknownChoice", path: "tickUnit", values: { found: "11", allowed: "tick, us, ms, s" } },
      ],
    });
  });

  it("is refused wherever in a scenario it stands", () => {
    const anywhere = fc.record({ scenario: arbitraryScenario(), which: fc.nat(), value: fc.constantFrom(...noData) });
    fc.assert(
      fc.property(anywhere, ({ scenario, which, value }) => {
        const paths: string[][] = [];
        const look = (part: unknown, path: string[]): void => {
          if (typeof part !== "object" || part === null) paths.push(path);
          else for (const [key, entry] of Object.entries(part)) look(entry, [...path, key]);
        };
        look(scenario, []);
        const path = paths[which % paths.length]!;
        const copy = structuredClone(scenario);
        const parent = path.slice(0, -1).reduce<unknown>((part, key) => Reflect.get(part as object, key), copy);
        Reflect.set(parent as object, path.at(-1)!, value);
        expect(validateScenario(copy).ok).toBe(false);
      }),
      examples(200),
    );
  });
});

describe("a name or title", () => {
  it.each([
    "\u200b",
    "\ufeff\u200b",
    "\u2060\u200d",
    "\u0301",
    "\u0301\u0302",
    "\u3164",
    "\u115f",
    "\u2800",
    "\u{e0041}",
    "\ufe0f",
  ])("of %j alone shows nothing and is refused", (name) => {
    expect(codes(validateScenario({ title: name }))).toEqual([name.trim() === "" ? "emptyText" : "invisibleText"]);
    expect(codes(validateScenario({ machines: [{ name }] }))).toHaveLength(1);
  });

  it.each(["e\u0301", "👨\u200d👩\u200d👧", "می\u200cخواهم", "क्\u200dष", "❤\ufe0f", "שלום", "1", "-", "・"])(
    "%s can be seen",
    (name) => {
      expect(codes(validateScenario({ title: name, machines: [{ name }] }))).toEqual([]);
    },
  );

  it("with a mark that turns the direction of writing is refused", () => {
    for (const mark of ["\u202e", "\u2067", "\u202a", "\u2069"])
      expect(codes(validateScenario({ machines: [{ name: `a${mark}b` }] }))).toEqual(["unprintable"]);
  });
});
