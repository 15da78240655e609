/**
 * What holds of any run in which guests try to reach what is not theirs (domain F.6: M2, M3, M7): a second, naive model says
 * from the rows and the domain alone who owns what and what must become of each attempt, and nothing changes for anybody else
 * unless that is told.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAgreement, checkHostState, checkInvariants } from "../../src/engine/invariants.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { EXITS } from "../../src/model/settings.ts";
import { ATTEMPTS } from "../../src/model/attempts.ts";
import { NOBODY } from "../../src/engine/simulatedHost.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import { expectSameFromCheckpoint } from "../support/checkpointLaw.ts";
import { movingScenarios } from "../support/movingScenarios.ts";
import { hostOf, withHost, type Op, type Scenario } from "../../src/model/scenario.ts";
import { arbitraryScenario } from "../support/arbitraryScenario.ts";
import { examples } from "../support/laws.ts";
import { arbitrarySharingOf } from "../support/sharing.ts";
import { isolationRules, reachOf } from "../../src/trace/figures/isolation.ts";
import { Observed } from "../support/observed.ts";
import { expectedRule, FrameOwners } from "../models/isolation/ownersModel.ts";

const OPTIONS = { machines: 4, ops: 10, attempts: true, overcommit: false } as const;

/** Scenarios with attempts; isolation can be chosen on each host. */
const plain: fc.Arbitrary<Scenario> = fc
  .tuple(
    arbitraryScenario(OPTIONS),
    fc.record({ iommu: fc.boolean(), scrubbing: fc.boolean() }),
    fc.boolean(),
    fc.option(fc.nat(3)),
  )
  .map(([drawn, isolation, isParavirtual, container]) => {
    const host = hostOf(drawn);
    const exits = isParavirtual ? { exits: { ...defaultsOf(EXITS), technique: "paravirtual" as const } } : {};
    return {
      ...withHost(drawn, { ...host, isolation, ...exits }),
      machines: drawn.machines.map((machine, at) => (at === container ? { ...machine, isContainer: true } : machine)),
    };
  });

/** The same where equal pages are merged, containers read files of one image, and memory is taken back. */
const shared: fc.Arbitrary<Scenario> = fc
  .tuple(
    fc.oneof(arbitraryScenario(OPTIONS), arbitraryScenario({ ...OPTIONS, overcommit: true })),
    fc.record({ iommu: fc.boolean(), scrubbing: fc.boolean() }),
    arbitrarySharingOf,
  )
  .map(([drawn, isolation, share]) => {
    const scenario = share(drawn);
    return withHost(scenario, { ...hostOf(scenario), isolation });
  });

/** Attempts before, between and after what machines do that move from host to host. */
const moving: fc.Arbitrary<Scenario> = fc
  .tuple(
    movingScenarios,
    fc.record({ iommu: fc.boolean(), scrubbing: fc.boolean() }),
    fc.array(
      fc.record({
        op: fc.constant("attempt" as const),
        attempt: fc.constantFrom(...ATTEMPTS),
        target: fc.nat(7),
        volume: fc.constant(0),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([scenario, isolation, attempts]) => {
    const [first, ...others] = scenario.hosts.map((host) => ({ ...host, isolation }));
    const tried = (ops: readonly Op[]): readonly Op[] => [
      ...attempts,
      ...ops.map((op) => (op.op === "loop" ? { ...op, body: [...attempts, ...op.body] } : op)),
    ];
    return {
      ...scenario,
      hosts: [first!, ...others] as const,
      machines: scenario.machines.map((machine) => ({ ...machine, programs: machine.programs.map(tried) })),
    };
  });

function expectLawful(scenario: Scenario): void {
  const run = new Observed(scenario);
  run.run(() => {
    const seen = run.seen();
    const faults = [
      ...checkInvariants(run.simulation),
      ...checkHostState(seen, run.info),
      ...checkAgreement(seen, run.simulation),
      ...isolationRules(seen, run.info).flatMap(({ rule, broken }) => (broken > 0 ? [`${rule}: ${broken}`] : [])),
    ];
    expect(faults, `at ${run.simulation.monitor.now}`).toEqual([]);
  });
}

/** Pages that hold something else than their guest has written, as the core has it. */
function otherPages(run: Observed): string[] {
  const { memory } = run.simulation.monitor;
  const { contents } = memory.state.sharing!;
  return [...memory.state.guests].flatMap(([vm, { where }]) =>
    [...where].flatMap((frame, page) =>
      frame >= 0 && contents.frames.get(frame) !== contents.guests.get(vm)!.tokens.get(page) ? [`${vm}:${page}`] : [],
    ),
  );
}

function expectTold(scenario: Scenario): void {
  const run = new Observed(scenario);
  const known = new Set<string>();
  let seen = 0;
  run.run(() => {
    for (; seen < run.rows.length; seen += 1) {
      const event = run.event(seen);
      if (event.kind === "leftOver") known.add(`${event.vm}:${event.page}`);
      if (event.kind === "attempted") for (const { vm, page } of event.changed) known.add(`${vm}:${page}`);
    }
    const { scrubbing } = hostOf(scenario).isolation!;
    // What a machine finds of its own in a frame that it had before is nobody else’s.
    const { contents } = run.simulation.monitor.memory.state.sharing!;
    const { memory } = run.simulation.monitor;
    const others = otherPages(run).filter((place) => {
      const [vm, page] = place.split(":").map(Number);
      return scrubbing || contents.writers.get(memory.where(vm!, page!)) !== vm;
    });
    expect(others.filter((place) => !known.has(place))).toEqual([]);
  });
}

function expectSafe(scenario: Scenario): void {
  const host = hostOf(scenario);
  const run = new Observed(withHost(scenario, { ...host, isolation: { iommu: true, scrubbing: true } }));
  run.run(() => expect(otherPages(run)).toEqual([]));
  expect(run.events.filter((event) => event.kind === "leftOver")).toEqual([]);
  expect(run.events.filter((event) => event.kind === "attempted" && event.rule === "none")).toEqual([]);
}

function expectReach(scenario: Scenario): void {
  const run = new Observed(scenario);
  run.run(() => {
    const { state, volumes, memory } = run.simulation.monitor;
    for (const { vm, frames, shared: sharing, extents } of reachOf(run.seen(), run.info)) {
      const resident = [...(state.memory.guests.get(vm)?.where ?? [])].filter((frame) => frame >= 0);
      const alone = resident.filter((frame) => !memory.isShared(frame));
      expect([frames, sharing]).toEqual([alone.length, resident.length - alone.length]);
      const own = new Set(run.info.lvs.filter((lv) => lv.vm === vm).map(({ id }) => id));
      const held = volumes.state.pool.owner.flatMap((owners) => [...owners].filter((lv) => own.has(lv)));
      expect(extents).toBe(held.length);
    }
  });
}

describe("where guests try to reach what is not theirs", () => {
  it("every invariant holds between any two moments, and the trace shows what the core knows", () => {
    fc.assert(fc.property(plain, expectLawful), examples(40));
    fc.assert(fc.property(shared, expectLawful), examples(40));
  });

  it("the same where machines move from host to host", () => {
    fc.assert(
      fc.property(moving, (scenario) => {
        const simulation = new Simulation(scenario, NOBODY.recorder, NOBODY.definitions);
        for (let moment = 0; moment < 120 && simulation.step(); moment += 1)
          expect(checkInvariants(simulation), `at ${simulation.now}`).toEqual([]);
      }),
      examples(20),
    );
  });

  it("what each machine can reach is what the core keeps for it", () => {
    fc.assert(fc.property(plain, expectReach), examples(15));
    fc.assert(fc.property(shared, expectReach), examples(15));
  });

  it("each attempt is decided as the domain has it, by who owns what before it", () => {
    let decided = 0;
    const decides = (scenario: Scenario) => {
      const run = new Observed(scenario).run();
      const owners = new FrameOwners(hostOf(scenario).frames);
      const wrong: unknown[] = [];
      for (const event of run.events) {
        const expected = event.kind === "attempted" ? expectedRule(event, run.info, scenario, owners) : null;
        if (expected) decided += 1;
        if (expected && (event.kind !== "attempted" || event.rule !== expected.rule || event.owner !== expected.owner))
          wrong.push({ event, expected });
        owners.apply(event, run.info);
      }
      expect(wrong).toEqual([]);
    };
    fc.assert(fc.property(plain, decides), examples(80));
    expect(decided).toBeGreaterThan(50);
  });

  it("no page of anybody holds something else than was written into it, unless a row has told so", () => {
    fc.assert(fc.property(plain, expectTold), examples(40));
    fc.assert(fc.property(shared, expectTold), examples(40));
  });

  it("nothing is broken where the host has an IOMMU and scrubs its frames", () => {
    fc.assert(fc.property(plain, expectSafe), examples(25));
    fc.assert(fc.property(shared, expectSafe), examples(25));
  });

  it("what something stops changes no page of anybody", () => {
    fc.assert(
      fc.property(plain, (scenario) => {
        const run = new Observed(scenario).run();
        const changing = run.events.filter((event) => event.kind === "attempted" && event.changed.length > 0);
        expect(changing.filter((event) => event.kind === "attempted" && event.rule !== "none")).toEqual([]);
      }),
      examples(20),
    );
  });

  it("a run from a checkpoint goes on as the original (D4)", () => {
    fc.assert(
      fc.property(shared, fc.nat(40), (scenario, moments) => expectSameFromCheckpoint(scenario, moments)),
      examples(10),
    );
  });
});
