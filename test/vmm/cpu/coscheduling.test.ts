/** Relaxed co-scheduling: the vector of domain B.6, what happens to who is stopped, and laws of random runs. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAgreement, checkHostState, checkInvariants } from "../../../src/engine/invariants.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import { Simulation } from "../../../src/engine/simulation.ts";
import type { HostSpec, MachineSpec, Op, Scenario, TimedCommand } from "../../../src/model/scenario.ts";
import { RowBuffer } from "../../../src/trace/build/rowBuffer.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import type { TraceReader } from "../../../src/trace/reader.ts";
import { vcpuMetrics } from "../../../src/trace/figures/metrics.ts";
import { progressOf } from "../../../src/vmm/cpu/coscheduling.ts";
import { cpuPolicies } from "../../../src/vmm/cpu/policies.ts";
import { arbitraryScenario } from "../../support/arbitraryScenario.ts";
import { barsOf } from "../../support/chartOf.ts";
import { examples } from "../../support/laws.ts";
import { Observed } from "../../support/observed.ts";
import { eventsOfKind, hog } from "../../support/schedules.ts";
import { lanesOf, rowsOf, writtenSince } from "../../support/traceContent.ts";
import { machine, NO_COSTS, scenario } from "../../support/workloads.ts";
import { hostOf } from "../../../src/model/scenario.ts";

const compute = (ticks: number): Op => ({ op: "compute", ticks });
const wide = (programs: readonly (readonly Op[])[], changes: Partial<MachineSpec> = {}) =>
  machine("S", [], { vcpus: programs.length, programs, memoryBytes: 0, ...changes });

/**
 * H arrives first and takes the queue of pCPU 0, S0 that of pCPU 1, S1 waits behind H: the vector with its pCPUs swapped.
 * vCPU 0 is H, 1 is S0, 2 is S1.
 */
const VECTOR_HOST: Partial<HostSpec> = {
  pcpus: 2,
  runQueues: "perPcpu",
  scheduler: { policy: "rr", params: { timeslice: 6 } },
};
const VECTOR_MACHINES = [hog("H", 1), wide([[compute(1000)], [compute(1000)]])];
const LIMITS = { skew: 3, restart: 1 };

function vector(coscheduling: HostSpec["coscheduling"], commands: readonly TimedCommand[] = []): Scenario {
  const host = coscheduling ? { ...VECTOR_HOST, coscheduling } : VECTOR_HOST;
  return scenario(VECTOR_MACHINES, host, { commands });
}

const stateAt = (trace: TraceReader, time: number) => hostAt(trace, trace.rowsUpTo(time), time);

const laneOf = (trace: TraceReader, vcpu: number) =>
  lanesOf(trace)[trace.info.pcpus + vcpu]!.map((interval) => interval.split(" ").slice(0, 2).join(" "));

describe("the vector of domain B.6", () => {
  it("stops S0 three ticks ahead of S1 and lets it go on one tick ahead", () => {
    const trace = simulate(vector(LIMITS), { until: 40 });
    expect(barsOf(trace, 1, 40)).toEqual([
      [0, 3, "S"],
      [8, 14, "S"],
      [20, 26, "S"],
      [32, 38, "S"],
    ]);
    const { vcpus } = stateAt(trace, 40);
    expect(vcpus[1]).toMatchObject({ cpu: 21, costopTicks: 19, ready: 0, phase: "costopped" });
    expect(vcpus[2]).toMatchObject({ cpu: 18, costopTicks: 0, ready: 22 });
    expect(vcpus[0]).toMatchObject({ cpu: 22 });
  });

  it("gives S0 the whole pCPU without it: 40 against 18", () => {
    const { vcpus } = stateAt(simulate(vector(undefined), { until: 40 }), 40);
    expect([vcpus[1]!.cpu, vcpus[2]!.cpu]).toEqual([40, 18]);
  });

  it("counts the time stopped as waiting and as stolen (B.2)", () => {
    const trace = simulate(vector(LIMITS), { until: 40 });
    const { waiting, costopped, steal } = vcpuMetrics(trace.info, stateAt(trace, 40), 1);
    expect({ waiting, costopped, steal }).toEqual({
      waiting: 19,
      costopped: 19,
      steal: { numerator: 19, denominator: 40 },
    });
  });

  it("shows it in the lane of the vCPU, and tells why in rows", () => {
    const trace = simulate(vector(LIMITS), { until: 14 });
    expect(laneOf(trace, 1)).toEqual(["0-3 running", "3-8 costopped", "8-14 running"]);
    expect(eventsOfKind(trace, "leave").find(({ cause }) => cause === "costop")).toMatchObject({
      time: 3,
      vcpu: 1,
      pcpu: 1,
    });
    expect(eventsOfKind(trace, "ready").find(({ cause }) => cause === "costart")).toMatchObject({ time: 8, vcpu: 1 });
  });
});

describe("who is idle", () => {
  const alone: Partial<HostSpec> = { ...VECTOR_HOST, coscheduling: LIMITS };

  it("does not hold the others back while it is blocked, and has no skew when it wakes", () => {
    const trace = simulate(
      scenario([wide([[compute(30)], [compute(2), { op: "wait", ticks: 10 }, compute(18)]])], alone),
    );
    expect(stateAt(trace, trace.knownUntil).vcpus.map(({ costopTicks, done }) => [costopTicks, done])).toEqual([
      [0, 30],
      [0, 30],
    ]);
  });

  it("lets the others go on when its program ends", () => {
    // S1 gets its two ticks behind the hog and is finished at 8, when S0 is one ahead, too far to go on otherwise.
    const limits = { skew: 3, restart: 0 };
    const trace = simulate(
      scenario([hog("H", 1), wide([[compute(20)], [compute(2)]])], { ...alone, coscheduling: limits }),
      {
        until: 60,
      },
    );
    expect(laneOf(trace, 1)).toEqual(["0-3 running", "3-8 costopped", "8-25 running"]);
  });

  it("lets the others go on at the moment at which it blocks, without a stop of no length", () => {
    // S1 has its first two ticks from 6 on, while S0 goes from 3 (stopped) at 8 to 9; S1 is in exits from 8 on and blocks at
    // 10, the moment at which S0 would be three ahead of it.
    const slow: Op[] = [compute(2), { op: "hypercall", count: 2 }, { op: "wait", ticks: 50 }, compute(5)];
    const costs = { ...NO_COSTS, hypercall: 1 };
    const given = scenario([hog("H", 1), wide([[compute(40)], slow])], { ...alone, costs });
    expect(laneOf(simulate(given, { until: 40 }), 1)).toEqual(["0-3 running", "3-8 costopped", "8-40 running"]);
    expect(
      eventsOfKind(simulate(given, { until: 40 }), "leave").filter(({ cause }) => cause === "costop"),
    ).toHaveLength(1);
  });

  it("starts from 0 together when the machine is started again", () => {
    const commands: TimedCommand[] = [
      { at: 10, command: "stop", vm: "S" },
      { at: 12, command: "start", vm: "S" },
    ];
    const trace = simulate(vector(LIMITS, commands), { until: 20 });
    // S0 is alone on its pCPU again; S1 waits behind H and S0 may be three ticks ahead.
    expect(laneOf(trace, 1)).toContain("12-15 running");
    expect(stateAt(trace, 16).vcpus[1]!.phase).toBe("costopped");
  });
});

describe("a stopped vCPU", () => {
  it("is stopped still after a pause and resume that take no time, and goes on when it would have", () => {
    const commands: TimedCommand[] = [
      { at: 15, command: "pause", vm: "S" },
      { at: 15, command: "resume", vm: "S" },
    ];
    const trace = simulate(vector(LIMITS, commands), { until: 40 });
    expect(laneOf(trace, 1)).toEqual(laneOf(simulate(vector(LIMITS), { until: 40 }), 1));
  });

  it("is paused with its machine, and its wait goes on afterwards", () => {
    const commands: TimedCommand[] = [
      { at: 15, command: "pause", vm: "S" },
      { at: 17, command: "resume", vm: "S" },
    ];
    const trace = simulate(vector(LIMITS, commands), { until: 40 });
    // The timeslice of H ends at 18 as before: S1 is back in its queue in time.
    expect(laneOf(trace, 1).slice(2, 7)).toEqual([
      "8-14 running",
      "14-15 costopped",
      "15-17 paused",
      "17-20 costopped",
      "20-26 running",
    ]);
    expect(stateAt(trace, 40).vcpus[1]).toMatchObject({ pausedTicks: 2, costopTicks: 17 });
  });

  it("is turned off with its machine", () => {
    const trace = simulate(vector(LIMITS, [{ at: 5, command: "stop", vm: "S" }]), { until: 20 });
    expect(stateAt(trace, 20).vcpus[1]).toMatchObject({ phase: "offline", costopTicks: 2, offlineTicks: 15 });
  });

  it("shuts down when the others have caught up", () => {
    const costs = { ...NO_COSTS, shutdown: 2 };
    const given = vector(LIMITS, [{ at: 5, command: "shutdown", vm: "S" }]);
    const trace = simulate({ ...given, hosts: [{ ...hostOf(given), costs }] }, { until: 40 });
    expect(eventsOfKind(trace, "vmState").map(({ time, state }) => [time, state])).toContainEqual([10, "shutOff"]);
  });

  it("is taken out of its queue when the end of its timeslice falls on the same tick", () => {
    const trace = simulate(vector({ skew: 6, restart: 1 }), { until: 12 });
    expect(laneOf(trace, 1)).toEqual(["0-6 running", "6-11 costopped", "11-12 running"]);
  });

  it("finishes an exit that has begun before it is stopped", () => {
    const program: Op[] = [compute(3), { op: "hypercall", count: 2 }, compute(20)];
    const given = scenario([hog("H", 1), wide([program, [compute(1000)]])], {
      ...VECTOR_HOST,
      coscheduling: LIMITS,
      costs: { ...NO_COSTS, hypercall: 1 },
    });
    // S0 is three ahead at 3, where its exit begins, which lasts until 5. S1 has two ticks at 8.
    expect(laneOf(simulate(given, { until: 12 }), 1)).toEqual(["0-5 running", "5-8 costopped", "8-12 running"]);
  });
});

const hostWith = (policy: string): Partial<HostSpec> => ({ pcpus: 3, scheduler: { policy, params: {} } });

describe("with every policy", () => {
  const machines = [hog("H", 1), wide([[compute(300)], [compute(300)], [compute(300)]]), hog("I", 2)];

  for (const { id } of cpuPolicies.filter((policy) => !policy.isGang))
    it(`${id}: the vCPUs of a machine stay together`, () => {
      const run = new Observed(scenario(machines, { ...hostWith(id), coscheduling: LIMITS }));
      run.run(() => expect(checkInvariants(run.simulation)).toEqual([]), 300);
    });

  it("but gang scheduling, which does not need it and is not changed by it", () => {
    const on = simulate(scenario(machines, { ...hostWith("gang"), coscheduling: LIMITS }), { until: 300 });
    expect(rowsOf(on)).toEqual(rowsOf(simulate(scenario(machines, hostWith("gang")), { until: 300 })));
  });
});

const limits = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.nat(5))
  .map(([skew, restart]) => ({ skew, restart: restart % skew }));

const EVERY_POLICY = cpuPolicies.filter((policy) => !policy.isGang).map(({ id }) => id);

/** Scenarios with co-scheduling on and machines wide enough for it to matter. */
const someRun = fc
  .tuple(arbitraryScenario({ vcpus: 4, pcpus: 4, machines: 5, commands: 12 }), limits)
  .map(([drawn, coscheduling]): Scenario => ({ ...drawn, hosts: [{ ...hostOf(drawn), coscheduling }] }));

describe("in any run", () => {
  it("nobody is further ahead than allowed, nobody is stopped without need, and the accounts add up", () => {
    let stops = 0;
    const law = fc.property(someRun, (drawn) => {
      const run = new Observed(drawn);
      run.run(() => {
        const seen = run.seen();
        const found = [
          ...checkInvariants(run.simulation),
          ...checkHostState(seen, run.info),
          ...checkAgreement(seen, run.simulation),
        ];
        expect(found, `at ${run.simulation.monitor.now}`).toEqual([]);
        stops += run.simulation.monitor.processor.state.vcpus.filter(({ phase }) => phase === "costopped").length;
      });
    });
    fc.assert(law, examples(150));
    expect(stops, "vCPUs are stopped in these runs").toBeGreaterThan(100);
  });

  it("a vCPU that only computes is stopped exactly from `skew` to `restart` ticks ahead, as the figures of a trace tell", () => {
    const programs = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 4 });
    const machines = fc.array(programs, { minLength: 1, maxLength: 3 });
    const drawn = fc.tuple(
      arbitraryScenario({ pcpus: 4, commands: 0, costs: "free", cpuPolicies: EVERY_POLICY }),
      limits,
      machines,
    );
    let stops = 0;
    const law = fc.property(drawn, ([scenarioDrawn, coscheduling, lengths]) => {
      const wides = lengths.map((bursts, at) =>
        wide(
          bursts.map((ticks) => [compute(ticks)]),
          { name: `M${at}`, arrival: at },
        ),
      );
      const trace = simulate(scenario(wides, { ...hostOf(scenarioDrawn), coscheduling }), { until: 200 });
      const wasStopped: boolean[] = [];
      for (let time = 0; time < trace.knownUntil; time += 1) {
        const { vcpus } = stateAt(trace, time);
        for (const { id, vm } of trace.info.vcpus) {
          const alive = vcpus.filter((v, other) => trace.info.vcpus[other]!.vm === vm && v.arrival >= 0 && v.done < 0);
          const ahead = vcpus[id]!.cpu - Math.min(...alive.map(({ cpu }) => cpu));
          const isAlive = alive.includes(vcpus[id]!);
          const isStopped = isAlive && (wasStopped[id] ? ahead > coscheduling.restart : ahead >= coscheduling.skew);
          expect(vcpus[id]!.phase === "costopped", `vCPU ${id} at ${time}, ${ahead} ahead`).toBe(isStopped);
          wasStopped[id] = isStopped;
          if (isStopped) stops += 1;
        }
      }
    });
    fc.assert(law, examples(100));
    expect(stops).toBeGreaterThan(100);
  });

  it("progress is guest time where nobody was ever idle", () => {
    const run = new Observed(vector(LIMITS));
    run.run(() => {
      const seen = run.seen();
      const { state } = run.simulation.monitor.processor;
      for (const v of state.vcpus) expect(progressOf(state, v)).toBe(seen.vcpus[v.id]!.cpu);
    }, 60);
  });

  it("limits that are never reached change nothing but the scenario", () => {
    // Who spins at a barrier for ever gets any number of ticks ahead.
    const law = fc.property(arbitraryScenario({ vcpus: 3, pcpus: 3, barriers: false }), (drawn) => {
      const { coscheduling: _, ...host } = hostOf(drawn);
      const far: Scenario = { ...drawn, hosts: [{ ...host, coscheduling: { skew: 1_000_000, restart: 0 } }] };
      expect(writtenSince(new Observed(far).run())).toEqual(
        writtenSince(new Observed({ ...drawn, hosts: [host] }).run()),
      );
    });
    fc.assert(law, examples(80));
  });

  it("goes on from a copy as the run it was taken from (D4), also while somebody is stopped", () => {
    const law = fc.property(someRun, fc.nat(40), (drawn, moments) => {
      const run = new Observed(drawn).run(() => {}, moments);
      const copy = run.simulation.checkpoint();
      const from = run.rows.length;
      run.run();
      const rows = new RowBuffer();
      const again = new Simulation(drawn, rows, { vmDefined: () => {}, vmChanged: () => {}, lvDefined: () => {} });
      again.restore(copy);
      for (let moment = 0; moment < 2000 && !again.isOver; moment += 1) again.step();
      expect(rows.kinds).toEqual(run.rows.kinds.slice(from));
      expect(rows.times).toEqual(run.rows.times.slice(from));
    });
    fc.assert(law, examples(60));
  });
});

/** The vector at a moment at which S0 is stopped. */
const stoppedRun = () => new Observed(vector(LIMITS)).run(() => {}, 3);
const stoppedIn = ({ simulation }: Observed) => simulation.monitor.processor.vcpu(1);

function damaged(damage: (run: Observed) => void): string[] {
  const run = stoppedRun();
  damage(run);
  return checkInvariants(run.simulation).filter((text) => text.startsWith("B6"));
}

describe("the law about the skew", () => {
  it("notices one that is too far ahead, and one that is stopped without need", () => {
    expect(damaged(() => {})).toEqual([]);
    expect(stoppedIn(stoppedRun()).phase).toBe("costopped");
    expect(damaged((run) => void (stoppedIn(run).progress = 9))).not.toEqual([]);
    expect(damaged((run) => void (stoppedIn(run).progress = 0))).not.toEqual([]);
  });
});
