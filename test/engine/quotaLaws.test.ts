/** Laws of quotas and exits over random runs of machines and containers, whatever is done to them; and that each notices its violation. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAgreement, checkHostState, checkInvariants } from "../../src/engine/invariants.ts";
import type { Op, Scenario, TimedCommand } from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { EXITS } from "../../src/model/settings.ts";
import { examples } from "../support/laws.ts";
import { Observed } from "../support/observed.ts";
import { machine, NO_COSTS, PAGE, scenario } from "../support/workloads.ts";

const few = fc.integer({ min: 1, max: 9 });
const operation: fc.Arbitrary<Op> = fc.oneof(
  fc.record({ op: fc.constant("compute"), ticks: few }),
  fc.record({ op: fc.constant("wait"), ticks: few }),
  fc.record({ op: fc.constant("hypercall"), count: few }),
  fc.record({ op: fc.constant("trap"), count: few }),
  fc.record({ op: fc.constant("reference"), page: fc.nat(5), write: fc.boolean() }),
);

const quotaMachine = fc.record({
  body: fc.array(operation, { minLength: 1, maxLength: 6 }),
  vcpus: fc.integer({ min: 1, max: 3 }),
  isContainer: fc.boolean(),
  quota: fc.option(fc.record({ quota: fc.integer({ min: 1, max: 12 }), every: fc.integer({ min: 5, max: 20 }) })),
  cap: fc.option(fc.integer({ min: 20, max: 80 })),
});

const act = fc.record({
  command: fc.constantFrom("pause", "resume", "stop", "start", "reset", "crash"),
  vm: fc.constantFrom("m0", "m1", "m2"),
  at: fc.nat(120),
});

const quotaScenarios: fc.Arbitrary<Scenario> = fc
  .record({
    machines: fc.array(quotaMachine, { minLength: 1, maxLength: 3 }),
    acts: fc.array(act, { maxLength: 8 }),
    policy: fc.constantFrom("fcfs", "rr", "cfs", "credit", "stride"),
    pcpus: fc.integer({ min: 1, max: 3 }),
    cost: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ machines, acts, policy, pcpus, cost }) => ({
    ...scenario(
      machines.map(({ body, vcpus, isContainer, quota, cap }, at) =>
        machine(`m${at}`, [{ op: "loop", times: 12, body: [...body, { op: "compute", ticks: 1 }] }], {
          vcpus,
          memoryBytes: 6 * PAGE,
          ...(isContainer && { isContainer: true }),
          ...(quota && { bandwidth: quota }),
          ...(cap !== null && { cap }),
        }),
      ),
      {
        pcpus,
        frames: 24,
        scheduler: { policy, params: {} },
        costs: { ...NO_COSTS, reference: 1, fault: cost, hypercall: cost, trap: cost, worldSwitch: cost },
        exits: { ...defaultsOf(EXITS), base: 1, syscall: 1 },
      },
    ),
    commands: acts.toSorted((one, other) => one.at - other.at) as TimedCommand[],
  }));

const HOG: Scenario = scenario([
  machine("hog", [{ op: "compute", ticks: 1000 }], { bandwidth: { quota: 5, every: 10 } }),
]);

describe("quotas and exits", () => {
  it("keep their laws between any two moments, whatever is done to the machines", () => {
    fc.assert(
      fc.property(quotaScenarios, (given) => {
        const run = new Observed(given);
        run.run(() => {
          const seen = run.seen();
          expect(
            [
              ...checkInvariants(run.simulation),
              ...checkHostState(seen, run.info),
              ...checkAgreement(seen, run.simulation),
            ],
            `at ${run.simulation.monitor.now}`,
          ).toEqual([]);
        });
      }),
      examples(20),
    );
  });

  it("are noticed where they are broken: who goes on beyond its quota, and who is kept back without need", () => {
    const run = new Observed(HOG);
    run.simulation.runUntil(6);
    const { state } = run.simulation.monitor.processor;
    const own = state.quotas.get(0)!;
    expect(own.isThrottled).toBe(true);
    expect(checkInvariants(run.simulation)).toEqual([]);
    own.isThrottled = false;
    expect(checkInvariants(run.simulation)).toEqual([
      "B8: vCPU 0 (parked) of machine 0 is parked for nothing",
      "B8: machine 0 has used 5 of 5 ticks and may go on",
    ]);
    const other = new Observed(HOG);
    other.simulation.runUntil(3);
    const { quotas } = other.simulation.monitor.processor.state;
    other.simulation.monitor.state.clock.now = 3;
    quotas.get(0)!.used = 4;
    expect(checkInvariants(other.simulation)).toContain("B8: machine 0 has used 7 of 5 ticks and may go on");
  });
});
