/** Profiles: no two alike, made of rules that exist, recognised, and true to the figures of the books they are named after. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/engine/simulate.ts";
import { validateScenario } from "../../src/codec/scenario/validate.ts";
import { profileOf, profiles, ruledOf, underProfile, type ProfileId } from "../../src/model/profiles.ts";
import { DEFAULT_CONVENTIONS, type HostSpec, type MachineSpec, type PolicyChoice } from "../../src/model/scenario.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import { hostMetrics, vcpuMetrics } from "../../src/trace/figures/metrics.ts";
import { cpuPolicies } from "../../src/vmm/cpu/policies.ts";
import { memoryPolicies } from "../../src/vmm/memory/policies.ts";
import { job, machine, PAGE, references, scenario, W1 } from "../support/workloads.ts";
import { hostOf } from "../../src/model/scenario.ts";

const policies = { cpu: cpuPolicies, memory: memoryPolicies };

function runUnder(id: ProfileId, machines: readonly MachineSpec[], host: Partial<HostSpec>) {
  const profile = profiles.find((candidate) => candidate.id === id)!;
  const plain = scenario(machines, host);
  const ruled = underProfile(profile, ruledOf(plain), policies);
  const under = { ...plain, conventions: ruled.conventions, hosts: [{ ...hostOf(plain), ...ruled.host }] as const };
  const trace = simulate(under);
  const state = hostAt(trace, trace.rowCount, trace.knownUntil);
  const vcpus = machines.map((_, vcpu) => vcpuMetrics(trace.info, state, vcpu, under.conventions));
  return { vcpus, host: hostMetrics(trace.info, state, under.conventions) };
}
const choice = (policy: string, params = {}): PolicyChoice => ({ policy, params });

describe("the profiles", () => {
  it("begin with Hyperscope's own rules, which a new scenario has", () => {
    expect(profiles[0]!.id).toBe("hyperscope");
    expect(profiles[0]!.conventions).toEqual(DEFAULT_CONVENTIONS);
    expect(profileOf(ruledOf(scenario(W1)), policies)?.id).toBe("hyperscope");
  });

  it("differ from one another in their conventions", () => {
    expect(new Set(profiles.map(({ conventions }) => JSON.stringify(conventions))).size).toBe(profiles.length);
  });

  it.each(profiles)("$id names rules and choices that exist", ({ params }) => {
    for (const [policy, rules] of Object.entries(params)) {
      const description = [...cpuPolicies, ...memoryPolicies].find(({ id }) => id === policy);
      for (const [id, value] of Object.entries(rules)) {
        const spec = description?.params.find((param) => param.id === id);
        expect(spec?.isConvention, `${policy}.${id}`).toBe(true);
        expect(spec?.type === "choice" ? spec.choices : [true, false], `${policy}.${id}`).toContain(value);
      }
    }
  });

  it.each(profiles)("$id is recognised in any scenario that was put under it, and is a valid one", (profile) => {
    for (const scheduler of cpuPolicies)
      for (const replacement of memoryPolicies) {
        const plain = scenario(W1, { scheduler: choice(scheduler.id), replacement: choice(replacement.id) });
        const ruled = underProfile(profile, ruledOf(plain), policies);
        expect(profileOf(ruled, policies)).toBe(profile);
        const hosts = [{ ...hostOf(plain), ...ruled.host }];
        expect(validateScenario({ ...plain, hosts, conventions: ruled.conventions }).ok).toBe(true);
      }
  });

  it("are none of them when one rule is another, a parameter included", () => {
    const mixed = scenario(W1, {}, { conventions: { ...DEFAULT_CONVENTIONS, switchCharge: "betweenVcpus" } });
    expect(profileOf(ruledOf(mixed), policies)).toBeNull();
    expect(
      profileOf(ruledOf(scenario(W1, { replacement: choice("clock", { referencedOnLoad: false }) })), policies),
    ).toBeNull();
    expect(
      profileOf(ruledOf(scenario(W1, { replacement: choice("clock", { referencedOnLoad: true }) })), policies)?.id,
    ).toBe("hyperscope");
  });

  it("keep parameters that are no rules", () => {
    const plain = scenario(W1, { scheduler: choice("mlfq", { timeslices: [3, 9], boostOrder: "highestFirst" }) });
    const { host } = underProfile(
      profiles.find(({ id }) => id === "ostep")!,
      ruledOf(plain),
      policies,
    );
    expect(host.scheduler.params).toMatchObject({ timeslices: [3, 9], boostOrder: "lowestFirst" });
  });
});

describe("Silberschatz", () => {
  it("prints an average waiting time of 8.2 for five priorities, 1 the highest", () => {
    // Operating System Concepts, CPU scheduling: burst and priority of P1 to P5.
    const jobs = [
      job("P1", 0, [10], 3),
      job("P2", 0, [1], 1),
      job("P3", 0, [2], 4),
      job("P4", 0, [1], 5),
      job("P5", 0, [5], 2),
    ];
    const { vcpus, host } = runUnder("silberschatz", jobs, { scheduler: choice("priority", { preemptive: false }) });
    expect(vcpus.map(({ waiting }) => waiting)).toEqual([6, 0, 16, 18, 1]);
    expect(host.waiting.mean).toEqual({ numerator: 41, denominator: 5 });
  });
});

describe("Stallings", () => {
  it("prints finish times 4 18 17 20 15 for round robin with timeslice 1: arrivals first", () => {
    const rr1 = { scheduler: choice("rr", { timeslice: 1 }) };
    expect(runUnder("stallings", W1, rr1).vcpus.map(({ completion }) => completion)).toEqual([4, 18, 17, 20, 15]);
    expect(runUnder("ostep", W1, rr1).vcpus.map(({ completion }) => completion)).not.toEqual([4, 18, 17, 20, 15]);
  });

  it("counts 3, 4, 6 and 5 faults for OPT, LRU, FIFO and CLOCK once the three frames are filled", () => {
    const program = references([2, 3, 2, 1, 5, 2, 4, 5, 3, 2, 5, 2]);
    const faults = ["opt", "lru", "fifo", "clock"].map(
      (policy) =>
        runUnder("stallings", [machine("A", program, { memoryBytes: 6 * PAGE })], {
          frames: 3,
          replacement: choice(policy),
        }).host.faults,
    );
    expect(faults).toEqual([3, 4, 6, 5]);
  });
});

describe("the OSTEP simulators", () => {
  it("evict the page loaded last of those that are never used again", () => {
    // paging_policy.py, OPT: 1 2 3 with two frames keeps 1.
    const program = references([1, 2, 3, 1]);
    const { host } = runUnder("ostep", [machine("A", program)], { frames: 2, replacement: choice("opt") });
    expect(host.faults).toBe(3);
  });
});
