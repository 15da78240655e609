/** What a weight counts for: each vCPU of its machine, or the machine (domain B.5a); the shares that follow, and Jain's index. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseScenarioFile } from "../../../src/codec/scenario/scenarioFile.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import { rulesOf } from "../../../src/model/rules.ts";
import {
  DEFAULT_CONVENTIONS,
  type Conventions,
  type MachineSpec,
  type Op,
  type PolicyChoice,
} from "../../../src/model/scenario.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { hostMetrics, vmMetrics } from "../../../src/trace/figures/metrics.ts";
import { valueOf } from "../../../src/trace/figures/shares.ts";
import { cpuPolicies } from "../../../src/vmm/cpu/policies.ts";
import { memoryPolicies } from "../../../src/vmm/memory/policies.ts";
import { busyScenario } from "../../support/busyScenario.ts";
import { examples } from "../../support/laws.ts";
import { Observed } from "../../support/observed.ts";
import { hog } from "../../support/schedules.ts";
import { machine, scenario } from "../../support/workloads.ts";

type WeightOf = Conventions["weightOf"];

const END = 60_000;
const HEEDING = ["cfs", "eevdf", "credit", "stride", "lottery", "pwrr"];
const FOR_EACH_VCPU = HEEDING.filter((policy) => policy !== "pwrr");
/** A lottery of 15,000 draws strays by less than 4 standard deviations of 0.4 %. */
const TOLERANCE = 0.016;

function run(
  machines: readonly MachineSpec[],
  policy: string,
  weightOf: WeightOf,
  until = END,
  params: PolicyChoice["params"] = {},
) {
  const conventions = { ...DEFAULT_CONVENTIONS, weightOf };
  const trace = simulate(scenario(machines, { scheduler: { policy, params } }, { conventions }), { until });
  const state = hostAt(trace, trace.rowsUpTo(until), until);
  return {
    shares: trace.info.vms.map(({ uid }) => valueOf(vmMetrics(trace.info, state, uid).share!)),
    fairness: valueOf(hostMetrics(trace.info, state).fairness!),
  };
}

/** One vCPU against two, of the same weight. */
const OF_ONE_AND_TWO = [hog("A", 1024), hog("B", 1024, { vcpus: 2 })];

function expectShares({ shares }: { readonly shares: readonly number[] }, expected: readonly number[]): void {
  for (const [at, share] of expected.entries())
    expect(Math.abs(shares[at]! - share), `share ${at}`).toBeLessThan(TOLERANCE);
}

describe("of two machines of one weight, one with one vCPU and one with two", () => {
  it.each(HEEDING)("each gets half under %s where the weight counts for the machine", (policy) => {
    expectShares(run(OF_ONE_AND_TWO, policy, "machine"), [1 / 2, 1 / 2]);
  });

  it.each(HEEDING)("the second gets two thirds under %s where it counts for each vCPU", (policy) => {
    expectShares(run(OF_ONE_AND_TWO, policy, "vcpu"), [1 / 3, 2 / 3]);
  });

  it.each(FOR_EACH_VCPU)("the source of %s counts it for each vCPU", (policy) => {
    expectShares(run(OF_ONE_AND_TWO, policy, "source"), [1 / 3, 2 / 3]);
  });

  it("that of priority-weighted round robin counts it for the machine", () => {
    expectShares(run(OF_ONE_AND_TWO, "pwrr", "source"), [1 / 2, 1 / 2]);
  });

  it.each(HEEDING.flatMap((policy) => (["source", "vcpu", "machine"] as const).map((rule) => [policy, rule] as const)))(
    "Jain's index calls that fair under %s with %s",
    (policy, rule) => {
      expect(run(OF_ONE_AND_TWO, policy, rule).fairness).toBeGreaterThan(0.998);
    },
  );
});

describe("a weight that counts for the machine", () => {
  const idles: Op[] = [
    { op: "compute", ticks: 1 },
    { op: "wait", ticks: 10 * END },
  ];
  const computes: Op[] = [{ op: "loop", times: null, body: [{ op: "compute", ticks: 1000 }] }];

  it.each(FOR_EACH_VCPU)("goes to those of its vCPUs that are runnable, under %s", (policy) => {
    const half = machine("B", [], {
      vcpus: 4,
      weight: 1024,
      memoryBytes: 0,
      programs: [computes, idles, computes, idles],
    });
    expectShares(run([hog("A", 1024), half], policy, "machine"), [1 / 2, 1 / 2]);
    expectShares(run([hog("A", 1024), half], policy, "vcpu"), [1 / 3, 2 / 3]);
  });

  // Credits of so many vCPUs are all spent, and who is in debt takes turns, whatever its weight: as in Xen.
  it.each(HEEDING.filter((policy) => policy !== "credit"))("is divided by any number of vCPUs under %s", (policy) => {
    const wide = [hog("A", 300, { vcpus: 37 }), hog("B", 100, { vcpus: 64 }), hog("C", 100, { vcpus: 59 })];
    const params = policy === "pwrr" ? { roundLength: 10_000 } : {};
    expectShares(run(wide, policy, "machine", 200_000, params), [3 / 5, 1 / 5, 1 / 5]);
  });

  it("makes no difference where every machine has one vCPU", () => {
    const machines = [hog("A", 300), hog("B", 200)];
    for (const policy of HEEDING)
      expect(run(machines, policy, "machine"), policy).toEqual(run(machines, policy, "vcpu"));
  });
});

describe("the rule", () => {
  const policies = { cpu: cpuPolicies, memory: memoryPolicies };
  const isListed = (policy: string, machines: readonly MachineSpec[]) =>
    rulesOf(scenario(machines, { scheduler: { policy, params: {} } }), policies).some(
      ({ ref }) => ref.id === "weightOf",
    );

  it("concerns policies that heed weights, and machines with several vCPUs", () => {
    const heeding = cpuPolicies.filter(({ id }) => isListed(id, OF_ONE_AND_TWO)).map(({ id }) => id);
    expect(heeding.toSorted()).toEqual(HEEDING.toSorted());
    expect(isListed("cfs", [hog("A", 1), hog("B", 1)])).toBe(false);
  });

  it("is the policy's own in a file that does not say it", () => {
    const file = parseScenarioFile('{"machines": [{"name": "A"}], "conventions": {"waiting": "readyOnly"}}');
    expect(file).toMatchObject({ ok: true, value: { conventions: { weightOf: "source" } } });
  });
});

/** Runnable vCPUs with the exact weight of each, as a fraction. */
function competing({ simulation }: Observed, queue: number) {
  const { state, attributes } = simulation.monitor.processor;
  const runnable = state.vcpus.filter(({ phase }) => phase === "ready" || phase === "running");
  return runnable
    .filter((v) => v.queue === queue)
    .map((v) => ({
      slot: v.slot,
      weight: BigInt(attributes[v.id]!.weight),
      among: BigInt(runnable.filter(({ vm }) => vm === v.vm).length),
    }));
}

/** The sum of `value` times the weight of each, as numerator and denominator. */
const sumOf = <T extends { weight: bigint; among: bigint }>(all: readonly T[], value: (each: T) => bigint) =>
  all.reduce<[bigint, bigint]>(
    ([top, bottom], each) => [top * each.among + value(each) * each.weight * bottom, bottom * each.among],
    [0n, 1n],
  );

/** Random scenarios in which a weight counts for the machine. */
const forMachines = (policy: string) =>
  busyScenario({ cpuPolicies: [policy] }).map((drawn) => ({
    ...drawn,
    conventions: { ...drawn.conventions, weightOf: "machine" } as const,
  }));

describe("at every moment of runs in which weights count for the machine", () => {
  it("stride scheduling counts exactly the tickets of those that compete", () => {
    fc.assert(
      fc.property(forMachines("stride"), (drawn) => {
        const observed = new Observed(drawn);
        observed.run(() => {
          for (const [queue, state] of observed.simulation.monitor.processor.state.queues.entries()) {
            const { tickets } = state as { tickets: { whole: number; divided: Map<number, number> } };
            const kept = Array.from(tickets.divided, ([among, sum]) => ({ weight: BigInt(sum), among: BigInt(among) }));
            const [top, bottom] = sumOf([...kept, { weight: BigInt(tickets.whole), among: 1n }], () => 1n);
            const [wanted, parts] = sumOf(competing(observed, queue), () => 1n);
            expect(top * parts).toBe(wanted * bottom);
          }
        });
      }),
      examples(60),
    );
  });

  it("EEVDF lets exactly those be eligible that have had no more than the average", () => {
    fc.assert(
      fc.property(forMachines("eevdf"), (drawn) => {
        const observed = new Observed(drawn);
        observed.run(() => {
          const { processor } = observed.simulation.monitor;
          for (const [queue, state] of processor.state.queues.entries()) {
            const order = processor.runQueue(queue);
            const { eligible } = state as { eligible: number };
            const [sum, over] = sumOf(competing(observed, queue), ({ slot }) => BigInt(slot["v"]!));
            const [weights, parts] = sumOf(competing(observed, queue), () => 1n);
            for (const [at, v] of order.entries()) {
              const isLate = BigInt(processor.state.vcpus[v]!.slot["v"]!) * weights * over <= sum * parts;
              expect(at < eligible, `vCPU ${v}`).toBe(isLate);
            }
          }
        });
      }),
      examples(60),
    );
  });
});
