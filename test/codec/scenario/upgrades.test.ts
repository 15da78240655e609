/** Versions: every earlier one leads to this one, step by step. */
import { describe, expect, it } from "vitest";
import {
  linkUpgrades,
  missingSteps,
  scenarioUpgrades,
  upgrade,
  type Upgrades,
} from "../../../src/codec/scenario/upgrades.ts";

const append = (letter: string) => (data: unknown) => `${String(data)}${letter}`;
const threeSteps: Upgrades = { current: 4, steps: { 1: append("b"), 2: append("c"), 3: append("d") } };

describe("upgrades", () => {
  it("lack no step from any version of a link or a scenario", () => {
    expect(missingSteps(linkUpgrades)).toEqual([]);
    expect(missingSteps(scenarioUpgrades)).toEqual([]);
  });

  it("name the versions from which no step leads on", () => {
    expect(missingSteps(threeSteps)).toEqual([]);
    expect(missingSteps({ current: 4, steps: { 2: append("c") } })).toEqual([1, 3]);
  });

  it("take every step from the version of the data to the current one", () => {
    expect(upgrade(threeSteps, "a", 1)).toBe("abcd");
    expect(upgrade(threeSteps, "a", 3)).toBe("ad");
    expect(upgrade(threeSteps, "a", 4)).toBe("a");
  });

  it("stop at a step that is missing", () => {
    expect(() => upgrade({ current: 3, steps: { 1: append("b") } }, "a", 1)).toThrow("version 2");
  });
});
