/**
 * Machines of libvirt's documents under policies that go by weight: a domain weighs its `shares`, and 1,024 where it has none and
 * others have, as libvirt gives it; where nobody has shares, all weigh what is usual here. Imported, they run as the same machines
 * do whose weights are written out.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scenarioOfDomains, withDomains } from "../../src/codec/libvirt/libvirtScenario.ts";
import { readLibvirt } from "../../src/codec/libvirt/readLibvirt.ts";
import { reportOf } from "../../src/codec/out/report.ts";
import { defaultChoice, knownPolicies } from "../../src/codec/policyLists.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { hostOf, type MachineSpec, type PolicyChoice, type Scenario } from "../../src/model/scenario.ts";
import { examples } from "../support/laws.ts";
import { machine, NO_COSTS, scenario } from "../support/workloads.ts";

const HORIZON = 600;
const USUAL_SHARES = 1024;

const domains = fc.array(fc.option(fc.integer({ min: 2, max: 4096 })), { minLength: 2, maxLength: 4 });
const policies = fc
  .constantFrom("cfs", "eevdf", "stride", "pwrr", "credit")
  .map((policy): PolicyChoice => defaultChoice(knownPolicies.cpu, policy));

const xmlOf = (shares: number | null, at: number) =>
  `<domain type='kvm'><name>vm${at}</name><memory>64</memory>${
    shares === null ? "" : `<cputune><shares>${shares}</shares></cputune>`
  }</domain>`;

/** All of them compute for ever, from 0 on, on one pCPU. */
function sharesOf(machines: readonly MachineSpec[], scheduler: PolicyChoice): unknown[] {
  const busy = machines.map((each) =>
    machine(each.name, [{ op: "compute", ticks: 2 * HORIZON }], { weight: each.weight }),
  );
  const run: Scenario = scenario(busy, { pcpus: 1, scheduler, costs: NO_COSTS });
  return reportOf(run, simulate(run, { until: HORIZON }), HORIZON).metrics.machines.map(({ cpu }) => cpu);
}

describe("imported domains", () => {
  it("weigh what they weigh there, also where only some of them have shares", () => {
    fc.assert(
      fc.property(domains, policies, fc.boolean(), (shares, scheduler, joins) => {
        const read = readLibvirt(shares.map(xmlOf).join("\n"));
        if (!read.ok) throw new Error(JSON.stringify(read.problems));
        const choice = { sizeOf: () => 1, keepsShares: true, disks: null };
        const imported = joins
          ? withDomains(scenario([]), read.value.domains, choice)
          : scenarioOfDomains(read.value.domains, choice);
        expect(hostOf(imported)).toBeDefined();
        const isSaid = shares.some((each) => each !== null);
        const written = shares.map((each, at) =>
          machine(`vm${at}`, [], { weight: isSaid ? (each ?? USUAL_SHARES) : null }),
        );
        expect(sharesOf(imported.machines, scheduler)).toEqual(sharesOf(written, scheduler));
      }),
      examples(60),
    );
  });

  it("are alike where their shares are left out", () => {
    const read = readLibvirt([2048, null].map(xmlOf).join("\n"));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const { machines } = scenarioOfDomains(read.value.domains, { sizeOf: () => 1, keepsShares: false, disks: null });
    expect(sharesOf(machines, defaultChoice(knownPolicies.cpu, "stride"))).toEqual([HORIZON / 2, HORIZON / 2]);
  });
});
