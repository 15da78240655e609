/**
 * Figures of the report against counts of one's own, and weights that are taken from priorities against the same weights said
 * in numbers: with machines that are there from the start, that are created, and that come from a pasted table. Everything
 * goes through the report; of the product's sums nothing is used.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJobTable } from "../../src/codec/jobs/jobTable.ts";
import { readJobs } from "../../src/codec/jobs/jobCells.ts";
import { newJobScenario } from "../../src/codec/jobs/jobScenario.ts";
import { reportOf, type Report } from "../../src/codec/out/report.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { MachineSpec, Op, PolicyChoice, Scenario } from "../../src/model/scenario.ts";
import { defaultChoice, knownPolicies } from "../../src/codec/policyLists.ts";
import { examples } from "../support/laws.ts";
import { machine, NO_COSTS, scenario } from "../support/workloads.ts";

interface Drawn {
  readonly arrival: number;
  readonly bursts: readonly number[];
  readonly priority: number;
}

const HORIZON = 400;
const NICE_0 = 1024;

const drawn: fc.Arbitrary<Drawn[]> = fc.array(
  fc.record({
    arrival: fc.integer({ min: 0, max: 40 }),
    bursts: fc
      .tuple(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 30 })), { maxLength: 3 }),
        fc.integer({ min: 1, max: 60 }),
      )
      .map(([pairs, last]) => [...pairs.flat(), last]),
    priority: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 1, maxLength: 5 },
);

const opsOf = (bursts: readonly number[]) =>
  bursts.map((ticks, at): Op => ({ op: at % 2 === 0 ? "compute" : "wait", ticks }));

function machines(jobs: readonly Drawn[], weightOf: (priority: number) => number | null): MachineSpec[] {
  return jobs.map(({ arrival, bursts, priority }, at) =>
    machine(`M${at}`, opsOf(bursts), { arrival, priority, weight: weightOf(priority), memoryBytes: 0 }),
  );
}

const report = (run: Scenario): Report => reportOf(run, simulate(run, { until: HORIZON }), HORIZON);
/** What decides: who ran when, and what each was told of. */
const facts = ({ slices, metrics }: Report) => ({ slices, vcpus: metrics.vcpus });

const fair = fc.constantFrom("cfs", "eevdf").map((policy): PolicyChoice => defaultChoice(knownPolicies.cpu, policy));
const on = (scheduler: PolicyChoice, specs: readonly MachineSpec[]): Scenario =>
  scenario(specs, { pcpus: 1, scheduler });

describe("a priority under CFS and EEVDF", () => {
  it("is the weight of so many times nice 0, for machines that are there and for those that are created", () => {
    fc.assert(
      fc.property(drawn, fair, fc.integer({ min: 1, max: 100 }), (jobs, scheduler, at) => {
        const implied = on(
          scheduler,
          machines(jobs, () => null),
        );
        const said = on(
          scheduler,
          machines(jobs, (priority) => NICE_0 * priority),
        );
        expect(facts(report(implied))).toEqual(facts(report(said)));
        const created = (of: Scenario): Scenario => ({
          ...of,
          commands: of.machines.map(
            (each) => ({ at, command: "create", machine: { ...each, arrival: null } }) as const,
          ),
          machines: [],
        });
        const started = (of: Scenario): Scenario => ({
          ...created(of),
          commands: [
            ...created(of).commands,
            ...of.machines.map(({ name }) => ({ at: at + 1, command: "start", vm: name }) as const),
          ],
        });
        const [one, other] = [report(started(implied)), report(started(said))];
        expect(one.commands.every(({ ok }) => ok)).toBe(true);
        expect(facts(one)).toEqual(facts(other));
      }),
      examples(60),
    );
  });

  it("is the same where it comes from a pasted table", () => {
    fc.assert(
      fc.property(drawn, fair, (jobs, scheduler) => {
        const lines = jobs.map(
          ({ arrival, bursts, priority }, at) => `M${at}\t${arrival}\t${bursts.join(",")}\t${priority}`,
        );
        const table = parseJobTable(["Process\tArrival\tBurst\tPriority", ...lines].join("\n"));
        const pasted = newJobScenario(readJobs(table.rows), {
          title: "pasted",
          pcpus: 1,
          scheduler,
          priorityOrder: "higherFirst",
        });
        if (!pasted.ok) throw new Error(JSON.stringify(pasted.problems));
        const said = on(
          scheduler,
          machines(jobs, (priority) => NICE_0 * priority),
        );
        expect(report(pasted.value).slices).toEqual(report(said).slices);
      }),
      examples(40),
    );
  });

  it("stays what it says where a weight is given", () => {
    const [a, b] = [
      machine("A", opsOf([300]), { weight: 1024 }),
      machine("B", opsOf([300]), { priority: 9, weight: 1024 }),
    ];
    const ran = report(on(defaultChoice(knownPolicies.cpu, "cfs"), [a, b])).metrics.machines.map(({ cpu }) =>
      Number(cpu),
    );
    // Equal up to a timeslice; a priority of 9 would give it nine tenths.
    expect(ran[0]! + ran[1]!).toBe(HORIZON);
    expect(Math.abs(ran[0]! - ran[1]!)).toBeLessThanOrEqual(12);
  });
});

describe("the figures of a run", () => {
  const anyPolicy = fc.constantFrom("fcfs", "rr", "pwrr", "cfs", "stride", "priority", "srtf");

  it("are the sums of its slices: what is useful, what is busy, and whose part it is", () => {
    fc.assert(
      fc.property(
        drawn,
        anyPolicy,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 1, max: HORIZON }),
        (jobs, policy, pcpus, switchCost, until) => {
          const scheduler = defaultChoice(knownPolicies.cpu, policy);
          const costs = { ...NO_COSTS, worldSwitch: switchCost };
          const run = scenario(
            machines(jobs, () => null),
            { pcpus, scheduler, costs },
          );
          const { slices, metrics } = reportOf(run, simulate(run, { until: HORIZON }), until);
          const length = (wanted: (slice: (typeof slices)[number]) => boolean) =>
            slices
              .filter(wanted)
              .reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, until) - Math.min(start, until)), 0);
          const useful = length(({ kind }) => kind === "guest");
          expect(metrics.host["utilization"]).toBeCloseTo(useful / (pcpus * until), 12);
          expect(metrics.host["busy"]).toBeCloseTo(length(() => true) / (pcpus * until), 12);
          for (const { vm, cpu, cpuShare } of metrics.machines) {
            const own = length((slice) => slice.vm === vm && slice.kind === "guest");
            expect(cpu).toBe(own);
            // Nobody has a part of nothing.
            expect(Number(cpuShare ?? 0)).toBeCloseTo(useful > 0 ? own / useful : 0, 12);
            expect(cpuShare === null).toBe(useful === 0);
          }
          const parts = metrics.machines.map(({ cpuShare }) => Number(cpuShare ?? 0));
          expect(parts.reduce((sum, each) => sum + each, 0)).toBeCloseTo(useful > 0 ? 1 : 0, 9);
        },
      ),
      examples(150),
    );
  });
});
