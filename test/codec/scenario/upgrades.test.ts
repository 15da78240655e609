/** Versions: every earlier one leads to this one, step by step. */
import { describe, expect, it } from "vitest";
import {
  linkUpgrades,
  missingSteps,
  pathBefore,
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

  it("lead a path back to where it was in the version of the data", () => {
    const moved: Upgrades = { ...threeSteps, paths: { 1: (path) => `a.${path}`, 3: (path) => path.slice(2) } };
    expect(pathBefore(moved, "c.x", 1)).toBe("a.x");
    expect(pathBefore(moved, "c.x", 3)).toBe("x");
    expect(pathBefore(moved, "c.x", 4)).toBe("c.x");
  });

  it("stop at a step that is missing", () => {
    expect(() => upgrade({ current: 3, steps: { 1: append("b") } }, "a", 1)).toThrow("version 2");
  });
});

describe("version 2, which has a list of hosts", () => {
  it("takes the host of a file into its list, and leaves everything else", () => {
    const file = { version: 1, host: { pcpus: 2 }, machines: [{ name: "A" }] };
    expect(upgrade(scenarioUpgrades, file, 1)).toEqual({
      version: 2,
      hosts: [{ pcpus: 2 }],
      machines: [{ name: "A" }],
    });
    expect(upgrade(scenarioUpgrades, { title: "t" }, 1)).toEqual({ version: 2, title: "t" });
  });

  it.each([
    ["host alone", [8, ["host"]], [8, [["host"]]]],
    ["host behind all that can stand before it", [63, "t", 2, 1, "host", 5, []], [63, "t", 2, 1, ["host"], 5, []]],
    ["host behind the title", [41, "t", "host", []], [41, "t", ["host"], []]],
    ["host that is as by default", [33, "t", []], [33, "t", []]],
    ["scenario that is as by default", 0, 0],
    ["no scenario", "x", "x"],
  ])("takes the host of a link into its list: %s", (_, before, after) => {
    expect(upgrade(linkUpgrades, before, 1)).toEqual(after);
  });
});
