/** Where the runs of two scenarios part. */
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { partingOf } from "../../src/model/branches.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { arbitraryScenario } from "../support/arbitraryScenario.ts";
import { examples } from "../support/laws.ts";
import { scenario, W1 } from "../support/workloads.ts";

/** `value` with its keys written down in the other order, at every depth. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, each]) => [key, turned(each)]),
  );
}

/** Other settings, each different in one place. */
const CHANGES: readonly ((given: Scenario) => Scenario)[] = [
  (given) => ({ ...given, seed: given.seed + 1 }),
  (given) => ({ ...given, hosts: [{ ...given.hosts[0], pcpus: given.hosts[0].pcpus + 1 }, ...given.hosts.slice(1)] }),
  (given) => ({ ...given, machines: given.machines.slice(1) }),
  (given) => ({
    ...given,
    machines: given.machines.map((each, at) => (at === 0 ? { ...each, name: `${each.name}'` } : each)),
  }),
];

describe("the runs of two scenarios", () => {
  it("part nowhere when only the titles differ and the order in which they were written down", () => {
    fc.assert(
      fc.property(arbitraryScenario(), (given) => {
        const other = { ...(turned(given) as Scenario), commands: structuredClone(given.commands), title: "Other" };
        expect(partingOf(given, other)).toEqual({ commands: given.commands.length, at: Infinity });
      }),
      examples(30),
    );
  });

  it("part from the start when any setting differs", () => {
    fc.assert(
      fc.property(arbitraryScenario(), fc.constantFrom(...CHANGES), (given, change) => {
        expect(partingOf(given, change(structuredClone(given)))).toBeNull();
      }),
      examples(30),
    );
  });

  it("are compared without being written out, however large they are", () => {
    const stringify = vi.spyOn(JSON, "stringify");
    expect(partingOf(scenario(W1), scenario(W1, { pcpus: 7 }))).toBeNull();
    expect(partingOf(scenario(W1), structuredClone(scenario(W1)))).toEqual({ commands: 0, at: Infinity });
    expect(stringify).not.toHaveBeenCalled();
    stringify.mockRestore();
  });
});
