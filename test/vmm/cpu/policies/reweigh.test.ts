/** What all policies have in common when a machine gets another weight: new shares from then on, and sound accounts. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate } from "../../../../src/engine/simulate.ts";
import type { PolicyChoice } from "../../../../src/model/scenario.ts";
import type { WeightSum } from "../../../../src/vmm/cpu/helpersWeights.ts";
import { cpuPolicies } from "../../../../src/vmm/cpu/policies.ts";
import { busyScenario } from "../../../support/busyScenario.ts";
import { timesOf } from "../../../support/chartOf.ts";
import { setWeight } from "../../../support/commands.ts";
import { examples } from "../../../support/laws.ts";
import { Observed } from "../../../support/observed.ts";
import { drawn, eventsOfKind, hog, sleeper } from "../../../support/schedules.ts";
import { scenario } from "../../../support/workloads.ts";

const CHANGE = 1000;
const END = 13_000;
const choice = (policy: string): PolicyChoice => ({ policy, params: {} });
const heeding = cpuPolicies.filter(({ heedsWeights }) => heedsWeights).map(({ id }) => id);
const ignoring = cpuPolicies.filter(({ heedsWeights }) => !heedsWeights).map(({ id }) => id);

/** Part of the time from the change to the end that A gets beside B; both had 256 before. */
function shareOfA(policy: string, weight: number): number {
  const commands = [setWeight(CHANGE, weight)];
  const given = scenario([hog("A", 256), hog("B", 256)], { scheduler: choice(policy) }, { commands });
  const trace = simulate(given, { until: END });
  const cpu = (until: number) => timesOf(trace, until)["A"]!.cpu;
  return (cpu(END) - cpu(CHANGE)) / (END - CHANGE);
}

/** Random scenarios in which a weight counts for each vCPU. */
const forEachVcpu = (policies: readonly string[]) =>
  busyScenario({ cpuPolicies: policies }).map((given) => ({
    ...given,
    conventions: { ...given.conventions, weightOf: "vcpu" } as const,
  }));

/** vCPUs that compete in run queue `queue`, with their weights. */
function competing({ simulation }: Observed, queue: number): number[] {
  const { state, attributes } = simulation.monitor.processor;
  return state.vcpus
    .filter((v) => v.queue === queue && (v.phase === "ready" || v.phase === "running"))
    .map(({ id }) => attributes[id]!.weight);
}

/** `V` of EEVDF. */
const averageOf = (all: readonly { time: number; weight: number }[]) =>
  all.reduce((sum, { time, weight }) => sum + time * weight, 0) / all.reduce((sum, { weight }) => sum + weight, 0);

describe("another weight", () => {
  // A lottery of 3000 draws strays from its mean by less than 4 standard deviations of 0.8 %.
  it.each(heeding)("under %s gives the new share from then on", (policy) => {
    expect(Math.abs(shareOfA(policy, 768) - 3 / 4)).toBeLessThan(0.032);
    expect(Math.abs(shareOfA(policy, 128) - 1 / 3)).toBeLessThan(0.032);
  });

  it.each(ignoring)("under %s changes nothing in the schedule", (policy) => {
    const machines = [hog("A", 1), sleeper("B", 2, 3, 4), hog("C", 1)];
    const commands = [setWeight(5, 9), setWeight(50, 4, "B")];
    const lane = (rest: object) => drawn(machines, choice(policy), 200, {}, rest);
    expect(lane({ commands })).toBe(lane({}));
  });
});

describe("at every moment of runs in which weights change", () => {
  it("stride scheduling counts the tickets of those that compete, no more and no fewer", () => {
    fc.assert(
      fc.property(forEachVcpu(["stride"]), (given) => {
        const run = new Observed(given);
        run.run(() => {
          for (const [queue, state] of run.simulation.monitor.processor.state.queues.entries())
            expect((state as { tickets: WeightSum }).tickets).toEqual({
              whole: competing(run, queue).reduce((sum, w) => sum + w, 0),
              divided: new Map(),
            });
        });
      }),
      examples(60),
    );
  });

  it("what is carried of a division by the weight is less than the weight", () => {
    fc.assert(
      fc.property(forEachVcpu(["cfs", "eevdf"]), (given) => {
        const run = new Observed(given);
        run.run(() => {
          const { state, attributes } = run.simulation.monitor.processor;
          for (const { id, slot } of state.vcpus) {
            expect(slot["rest"] ?? 0).toBeGreaterThanOrEqual(0);
            expect(slot["rest"] ?? 0).toBeLessThan(attributes[id]!.weight);
          }
        });
      }),
      examples(60),
    );
  });
});

describe("the moment from which another weight counts", () => {
  it("is the next round in priority-weighted round robin: slices that are given stay", () => {
    const scheduler = { policy: "pwrr", params: { roundLength: 12 } };
    const given = scenario([hog("A", 1), hog("B", 1)], { scheduler }, { commands: [setWeight(5, 2)] });
    const rounds = eventsOfKind(simulate(given, { until: 20 }), "round");
    expect(rounds.map(({ time, entries }) => [time, ...entries.map(({ slice }) => slice)])).toEqual([
      [0, 6, 6],
      [12, 8, 4],
    ]);
  });

  it("is the next draw of the lottery", () => {
    const scheduler = { policy: "lottery", params: { timeslice: 4, draws: [0, 1, 1] } };
    const given = scenario([hog("A", 1), hog("B", 1)], { scheduler }, { commands: [setWeight(6, 3)] });
    // Ticket 1 is the second of two and belongs to B; of four it is A's.
    expect(eventsOfKind(simulate(given, { until: 12 }), "dispatch").map(({ vcpu }) => vcpu)).toEqual([0, 1, 0]);
  });

  it("is the next accounting of the credit scheduler", () => {
    const scheduler = { policy: "credit", params: {} };
    const given = scenario([hog("A", 256), hog("B", 256)], { scheduler }, { commands: [setWeight(40, 512)] });
    const handedOut = eventsOfKind(simulate(given, { until: 61 }), "standing").map(({ time }) => time);
    expect(handedOut).toEqual([30, 60]);
    const before = eventsOfKind(simulate({ ...given, commands: [] }, { until: 61 }), "standing");
    const after = eventsOfKind(simulate(given, { until: 61 }), "standing");
    expect(after[0]).toEqual(before[0]);
    expect(after[1]!.entries[0]!.value).toBeGreaterThan(before[1]!.entries[0]!.value);
  });
});

describe("another weight under EEVDF", () => {
  const scheduler = { policy: "eevdf", params: { request: 8 } };

  /** A, B and C after 19 ticks; their virtual times, weights and deadlines. */
  function stopped(): { run: Observed; read: () => { time: number; weight: number; deadline: number }[] } {
    const run = new Observed(scenario([hog("A", 700), hog("B", 300), hog("C", 1024)], { scheduler }));
    run.simulation.runUntil(20);
    const { processor } = run.simulation.monitor;
    return {
      run,
      read: () =>
        processor.state.vcpus.map(({ id, slot }) => {
          const { weight } = processor.attributes[id]!;
          return { time: slot["v"]!, weight, deadline: slot["deadline"]! };
        }),
    };
  }

  it.each([1, 150, 350, 2100, 99_999])("%i leaves the average virtual time where it is", (weight) => {
    const { run, read } = stopped();
    for (const vm of run.simulation.monitor.state.vms) {
      const { monitor } = run.simulation;
      // Charges whoever runs, and changes nothing else.
      monitor.machines.setWeight(vm, monitor.attributes[vm.firstVcpu]!.weight);
      const before = averageOf(read());
      monitor.machines.setWeight(vm, weight);
      // Virtual times are whole.
      expect(Math.abs(averageOf(read()) - before)).toBeLessThan(1);
    }
  });

  it("leaves the ticks that are left of a request", () => {
    const { run, read } = stopped();
    const { monitor } = run.simulation;
    const left = () => read().map(({ time, weight, deadline }) => ((deadline - time) * weight) / 1024);
    monitor.machines.setWeight(monitor.state.vms[1]!, 300);
    const before = left();
    monitor.machines.setWeight(monitor.state.vms[1]!, 600);
    const after = left();
    expect(Math.abs(after[1]! - before[1]!)).toBeLessThan(2);
  });

  it("is taken along by who is away: its lag changes in inverse proportion", () => {
    const run = new Observed(scenario([sleeper("S", 512, 2, 40), hog("H", 1024)], { scheduler }));
    run.simulation.runUntil(20);
    const { monitor } = run.simulation;
    const { slot, phase } = monitor.processor.vcpu(0);
    expect(phase).toBe("blocked");
    const before = slot["lag"]!;
    monitor.machines.setWeight(monitor.state.vms[0]!, 128);
    expect(slot["lag"]).toBe(Math.floor((before * 512) / 128));
  });
});
