import { describe, expect, it } from "vitest";
import { defaultHost } from "../../src/codec/defaults.ts";
import { defaultChoice, knownPolicies } from "../../src/codec/policyLists.ts";

describe("the default host", () => {
  it("names policies that exist, each with its parameters at their defaults", () => {
    expect(defaultHost.scheduler).toEqual(defaultChoice(knownPolicies.cpu, defaultHost.scheduler.policy));
    expect(defaultHost.replacement).toEqual(defaultChoice(knownPolicies.memory, defaultHost.replacement.policy));
  });
});
