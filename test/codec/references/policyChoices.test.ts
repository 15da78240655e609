/** Lists of replacement policies, as they are typed behind `--policies`. */
import { describe, expect, it } from "vitest";
import { readPolicyChoices } from "../../../src/codec/references/policyChoices.ts";

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
    expect(readPolicyChoices("nobody, lru")).toMatchObject({ ok: false, problems: [{ path: "" }] });
  });
});
