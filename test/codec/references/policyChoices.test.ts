/** Lists of replacement policies, as they are typed behind `--policies`. */
import { describe, expect, it } from "vitest";
import { readPolicyChoices } from "../../../src/codec/references/policyChoices.ts";
import type { ParamSpec, ParamValue } from "../../../src/model/params.ts";
import { memoryPolicies } from "../../../src/vmm/memory/policies.ts";

const read = (text: string) => {
  const result = readPolicyChoices(text);
  if (!result.ok)
    return result.problems.map(({ code, path, values }) => `${code} ${path} ${Object.values(values).join(" ")}`);
  return result.value.map(({ written, choice }) => [written, choice.policy, choice.params]);
};

describe("readPolicyChoices(text)", () => {
  it("reads policies one after the other, with their defaults where nothing is said", () => {
    expect(read("fifo, lru")).toEqual([
      ["fifo", "fifo", {}],
      ["lru", "lru", {}],
    ]);
    expect(read("aging")).toEqual([["aging", "aging", { period: 4 }]]);
    expect(read("  wsClock(window=8)  ,nru( period = 16 )")).toEqual([
      ["wsClock(window=8)", "wsClock", { window: 8 }],
      ["nru( period = 16 )", "nru", { period: 16 }],
    ]);
  });

  it.each(["slru(shares=1:3)", "slru(shares=1 3)", "slru(shares=[1 3])"])("reads lists of numbers: %s", (text) => {
    expect(read(text)).toEqual([[text, "slru", { shares: [1, 3], overflow: "stays" }]]);
  });

  it.each([
    ["", "policiesSyntax  "],
    ["lru,, fifo", "policiesSyntax  , fifo"],
    ["lru fifo", "policiesSyntax  lru fifo"],
    ["aging(4)", "policiesSyntax  4"],
    ["aging(period=4", "policiesSyntax  aging(period=4"],
    ["fifo(period=4)", "policiesParam  fifo period"],
    ["lru, aging(peroid=4)", "policiesParam  aging peroid"],
  ])("refuses “%s” and says what of it", (text, says) => {
    expect(read(text)).toEqual([says]);
  });

  it("says which parameter has a value that cannot be, whatever kind of value it is", () => {
    for (const value of ["0", "-4", "true", "false", "often", "[4 8]"])
      expect(readPolicyChoices(`aging(period=${value})`)).toMatchObject({ ok: false, problems: [{ path: "period" }] });
    for (const value of ["1:3x", "[1 3]]", "x1:3", "1::"])
      expect(readPolicyChoices(`slru(shares=${value})`)).toMatchObject({ ok: false, problems: [{ path: "shares" }] });
    expect(readPolicyChoices("nobody, lru")).toMatchObject({ ok: false, problems: [{ path: "" }] });
  });

  it.each(
    memoryPolicies.flatMap(({ id, params }) =>
      params.flatMap((spec) => valuesOf(spec).map(([written, value]) => [id, spec.id, written, value] as const)),
    ),
  )("takes %s(%s=%s)", (policy, param, written, value) => {
    const text = `${policy}( ${param} = ${written} )`;
    expect(readPolicyChoices(`fifo,${text},lru`)).toMatchObject({
      ok: true,
      value: [
        { written: "fifo" },
        { written: text, choice: { policy, params: { [param]: value } } },
        { written: "lru" },
      ],
    });
  });
});

/** Values within the limits of a parameter, as one writes them. */
function valuesOf(spec: ParamSpec): (readonly [string, ParamValue])[] {
  switch (spec.type) {
    case "integer":
      return [spec.min, spec.max].map((value) => [String(value), value]);
    case "choice":
      return spec.choices.map((choice) => [choice, choice]);
    case "flag":
      return [
        ["true", true],
        ["false", false],
      ];
    case "integers": {
      const least = Array.from({ length: Math.max(1, spec.minLength ?? 1) }, () => spec.min);
      const more = [...least, spec.max];
      return [
        [least.length === 1 ? `[${least.join()}]` : least.join(":"), least],
        [more.join(" : "), more],
        [`[ ${more.join(" ")} ]`, more],
      ];
    }
  }
}
