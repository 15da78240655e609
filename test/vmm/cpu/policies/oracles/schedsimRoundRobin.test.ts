/**
 * Round robin of the prototypes of Xen's credit2 (gwd/sched-sim), transition by transition (formats: shared oracles
 * README, section 6). A VM that begins by blocking arrives when that is over. The other schedulers of that simulator are
 * prototypes that Xen never shipped and that are no policies here.
 */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../../../src/engine/simulate.ts";
import type { MachineSpec, Op } from "../../../../../src/model/scenario.ts";
import { oracleVectors } from "../../../../support/oracles.ts";
import { eventsOf } from "../../../../support/schedules.ts";
import { machine, scenario } from "../../../../support/workloads.ts";

type Phase = readonly ["run" | "block", number];
type Transition = readonly [time: number, vm: number, from: string, duration: number, to: string];

/** How often and how long a VM was in each state, the stays without length and the last one left out. */
type Summary = Readonly<Record<string, { readonly count: number; readonly time: number }>>;

interface Vector {
  readonly id: string;
  readonly inputs: {
    readonly scheduler: string;
    readonly constants: { readonly timeslice: number };
    readonly pcpus: number;
    readonly timeLimit: number;
    readonly vms: readonly { readonly phases: readonly Phase[] }[];
  };
  readonly expected: {
    readonly transitions: readonly Transition[];
    readonly summary: readonly Summary[];
    /** The moment of the last event, the first one at the limit or after it. */
    readonly endTime: number;
  };
}

function vmOf(phases: readonly Phase[], name: string): MachineSpec {
  const [first, ...rest] = phases;
  const isLate = first![0] === "block";
  const body = (isLate ? [...rest, first!] : phases).map(([kind, ticks]): Op =>
    kind === "run" ? { op: "compute", ticks } : { op: "wait", ticks },
  );
  return machine(name, [{ op: "loop", times: null, body }], { memoryBytes: 0, arrival: isLate ? first![1] : 0 });
}

function transitionsOf({ inputs, expected }: Vector): Transition[] {
  const { pcpus, vms, constants } = inputs;
  const machines = vms.map(({ phases }, at) => vmOf(phases, `vm ${at}`));
  const scheduler = { policy: "rr", params: { timeslice: constants.timeslice } };
  const trace = simulate(scenario(machines, { pcpus, scheduler }), { until: expected.endTime + 1 });
  const state = vms.map(() => ({ name: "block", since: 0 }));
  const found: Transition[] = [];
  const enter = (time: number, vm: number, name: string) => {
    found.push([time, vm, state[vm]!.name, time - state[vm]!.since, name]);
    state[vm] = { name, since: time };
  };
  const events = eventsOf(trace);
  for (const [at, event] of events.entries()) {
    if (event.kind === "ready" && (event.cause === "arrive" || event.cause === "wake"))
      enter(event.time, event.vcpu, "wake");
    else if (event.kind === "dispatch" && state[event.vcpu]!.name !== "run") enter(event.time, event.vcpu, "run");
    else if (event.kind === "leave" && event.cause === "block") enter(event.time, event.vcpu, "block");
    else if (event.kind === "leave" && event.cause === "expire") {
      // Who goes on at once has not been preempted.
      const goesOn = events
        .slice(at)
        .find((next) => next.kind === "dispatch" && next.vcpu === event.vcpu && next.time === event.time);
      if (goesOn?.kind !== "dispatch" || goesOn.switched) enter(event.time, event.vcpu, "preempt");
    }
  }
  return found;
}

/** Before the end, by time, then machine; those of one machine at one moment in their order. */
function inOrder(transitions: readonly Transition[], timeLimit: number): Transition[] {
  return transitions.filter(([time]) => time < timeLimit).toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function summaryOf(transitions: readonly Transition[], vm: number): Summary {
  const summary: Record<string, { count: number; time: number }> = {};
  for (const [, of, state, ticks] of transitions) {
    if (of !== vm || ticks === 0) continue;
    const { count, time } = summary[state] ?? { count: 0, time: 0 };
    summary[state] = { count: count + 1, time: time + ticks };
  }
  return summary;
}

describe("sched-sim round robin", () => {
  const vectors = oracleVectors("schedsimRoundRobin") as readonly Vector[];

  it(`the same transitions of every machine at the same moments in all of ${vectors.length} runs`, () => {
    for (const vector of vectors) {
      const { timeLimit } = vector.inputs;
      const { transitions, summary } = vector.expected;
      const all = transitionsOf(vector);
      const found = inOrder(all, timeLimit);
      expect(found, vector.id).toEqual(inOrder(transitions, timeLimit));
      // Of what happens at the very end only the first event was still run there.
      const last = transitions.filter(([time]) => time >= timeLimit);
      expect(all, vector.id).toEqual(expect.arrayContaining(last));
      expect(
        vector.inputs.vms.map((_, vm) => summaryOf([...found, ...last], vm)),
        vector.id,
      ).toEqual(summary);
    }
  });
});
