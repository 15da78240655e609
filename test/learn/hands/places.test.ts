/**
 * Places chosen by hand: which hole a block is taken from, which extents a volume gets, which host a machine is put on. What
 * other rules would choose comes from lists of free places that are kept here once more; the run in which somebody decides by
 * such a rule is held beside the run under that rule.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate, simulateHosts } from "../../../src/engine/simulate.ts";
import { decisionsOf } from "../../../src/learn/hands/decisions.ts";
import { handsKinds } from "../../../src/learn/hands/kinds.ts";
import { handsFigures } from "../../../src/learn/hands/figures.ts";
import { replayed, type Act } from "../../../src/learn/hands/play.ts";
import type { HandsSettings } from "../../../src/learn/hands/settings.ts";
import type { Question, QuestionOf } from "../../../src/learn/question.ts";
import type { ByHandKind } from "../../../src/model/byHand.ts";
import { PLACEMENT_RULES, type PlacementRule } from "../../../src/model/migration.ts";
import type { FitId, Scenario } from "../../../src/model/scenario.ts";
import { defaultsOf } from "../../../src/model/settingKinds.ts";
import { PLACEMENT } from "../../../src/model/settings.ts";
import { entryCalled } from "../../../src/scenarios/list.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import type { Trace } from "../../../src/trace/trace.ts";
import { examples } from "../../support/laws.ts";
import { regionScenario, type RegionOp } from "../../support/regions.ts";
import { eventsOfKind } from "../../support/schedules.ts";

import { network } from "../../support/twoHosts.ts";
import { EXTENT, machine, PAGE, scenario } from "../../support/workloads.ts";

/** The decisions that `choose` makes, one after the other. */
function madeBy(exercise: Scenario, kind: ByHandKind, choose: (question: Question) => number): (number | null)[] {
  const made: (number | null)[] = [];
  for (;;) {
    const decision = decisionsOf(exercise, { kinds: [kind], made })[made.length];
    if (!decision) return made;
    made.push(decision.question && choose(decision.question));
  }
}

const played = (exercise: Scenario, kind: ByHandKind, made: readonly (number | null)[]) =>
  simulate({ ...exercise, byHand: { kinds: [kind], made } });

// --- holes

const requests = fc
  .array(fc.record({ size: fc.integer({ min: 1, max: 14 }), frees: fc.option(fc.nat(5), { nil: undefined }) }), {
    minLength: 3,
    maxLength: 9,
  })
  .map((list) =>
    list.flatMap(({ size, frees }, at): RegionOp[] => [
      { op: "alloc", id: `P${at}`, size },
      ...(frees !== undefined && frees <= at ? [{ op: "free", id: `P${frees}` } as const] : []),
    ]),
  );
const HOLES = [10, 25, 8, 16, 12];
const withFit = (ops: readonly RegionOp[], fit: FitId) => regionScenario({ size: 100, holes: HOLES, fit }, ops);

const blocksOf = (trace: Trace) => eventsOfKind(trace, "allocated").map(({ vm, start, size }) => [vm, start, size]);

/** What `fit` takes of the holes that a question offers, all of which are among its candidates here. */
function holeUnder(fit: "first" | "best" | "worst", { evidence, needed, none }: QuestionOf<"hole">): number {
  const open = evidence
    .map(({ answer, values }) => ({ answer, size: values.available!, start: values.start! }))
    .filter(({ size }) => size >= needed)
    .toSorted((a, b) => a.start - b.start);
  const by = { first: () => 0, best: (size: number) => size, worst: (size: number) => -size }[fit];
  return open.toSorted((a, b) => by(a.size) - by(b.size))[0]?.answer ?? none;
}

describe("the hole of a block, chosen by hand", () => {
  it("as another fit would choose it gives the blocks of that fit, and the refusals", () => {
    fc.assert(
      fc.property(requests, (ops) => {
        for (const [own, other] of [
          ["first", "best"],
          ["best", "worst"],
          ["worst", "first"],
          ["next", "best"],
        ] as const) {
          const exercise = withFit(ops, own);
          const made = madeBy(exercise, "hole", (question) => holeUnder(other, question as QuestionOf<"hole">));
          const trace = played(exercise, "hole", made);
          const wanted = simulate(withFit(ops, other));
          expect(blocksOf(trace), `${other} under ${own}`).toEqual(blocksOf(wanted));
          expect(eventsOfKind(trace, "noRoom").length).toBe(eventsOfKind(wanted, "noRoom").length);
        }
      }),
      examples(6),
    );
  });

  it("is asked for each block and each refusal, and deciding as the fit does gives its very run", () => {
    fc.assert(
      fc.property(requests, fc.constantFrom<FitId>("first", "next", "best", "worst", "buddy"), (ops, fit) => {
        const exercise = withFit(ops, fit);
        const own = simulate(exercise);
        const decisions = decisionsOf(exercise, { kinds: ["hole"], made: [] });
        const made = decisions.map(({ question }) => question?.right[0] ?? null);
        expect(made).not.toContain(null);
        expect(played(exercise, "hole", made)).toEqual(simulate({ ...exercise, byHand: { kinds: [], made: [] } }));
        const { length } = eventsOfKind(own, "allocated");
        // Where no hole is left there is nothing to choose from.
        expect(decisions.length).toBeGreaterThanOrEqual(length);
        expect(decisions.length).toBeLessThanOrEqual(length + eventsOfKind(own, "noRoom").length);
      }),
      examples(8),
    );
  });

  it("cannot be one that is too small, nor none where one is large enough: the fit decides then", () => {
    // First fit takes the hole of 25 (number 1) for 20; that of 10 is too small.
    const exercise = withFit([{ op: "alloc", id: "A", size: 20 }], "first");
    const own = blocksOf(simulate(exercise));
    for (const made of [[0], [5], [99]]) expect(blocksOf(played(exercise, "hole", made))).toEqual(own);
  });

  it("is told as chosen by hand only where the fit would have chosen otherwise", () => {
    const exercise = withFit([{ op: "alloc", id: "A", size: 9 }], "first");
    const searched = (made: number) => eventsOfKind(played(exercise, "hole", [made]), "allocated")[0]!.searched;
    expect(searched(0)).toBe(1);
    expect(searched(1)).toBe(0);
  });
});

// --- extents

interface Carved {
  readonly extents: number;
  readonly deleted: boolean;
}

const carvings = fc.array(fc.record({ extents: fc.integer({ min: 1, max: 6 }), deleted: fc.boolean() }), {
  minLength: 3,
  maxLength: 8,
});
const DISKS = [7, 9].map((extents) => ({ extents, readTicks: 1, writeTicks: 1 }));

function carvingOf(list: readonly Carved[], allocation: "contiguous" | "normal" | "cling"): Scenario {
  const commands = list.flatMap(({ extents, deleted }, at) => {
    const volumes = [{ name: "data", bytes: extents * EXTENT }];
    const newcomer = machine(`M${at}`, [{ op: "compute", ticks: 3 }], { arrival: null, volumes, memoryBytes: PAGE });
    return [
      { command: "create", machine: newcomer, at: 10 * at } as const,
      ...(deleted ? ([{ command: "delete", vm: `M${at}`, at: 10 * at + 15 }] as const) : []),
    ];
  });
  return scenario([], { disks: DISKS, allocation }, { commands: commands.toSorted((a, b) => a.at - b.at) });
}

const runsOf = (trace: Trace) =>
  eventsOfKind(trace, "lvAllocated").map(({ runs }) =>
    runs.flatMap(({ pv, start, count }) => extentsIn(pv, start, count)),
  );
const extentsIn = (pv: number, start: number, count: number) =>
  Array.from({ length: count }, (_, at) => `${pv}:${start + at}`);

/** From the lowest free extents on, whatever comes of it, as one piece after the other. */
const lowest = (question: Question) => {
  const { none, left, evidence } = question as QuestionOf<"extents">;
  const free = evidence.reduce((sum, { values }) => sum + values.available!, 0);
  return free < left ? none : 0;
};

/** Free extents that are kept beside: each volume gets the lowest ones, or none if there are too few. */
function lowestExtents(list: readonly Carved[]): string[][] {
  let free = DISKS.flatMap(({ extents }, pv) => extentsIn(pv, 0, extents));
  const given: string[][] = [];
  const held = new Map<number, string[]>();
  const order = DISKS.flatMap(({ extents }, pv) => extentsIn(pv, 0, extents));
  const steps = list
    .flatMap(({ deleted }, at) => [
      { at: 10 * at, machine: at, does: "create" },
      ...(deleted ? [{ at: 10 * at + 15, machine: at, does: "delete" }] : []),
    ])
    .toSorted((a, b) => a.at - b.at);
  for (const { machine: number, does } of steps) {
    if (does === "delete") {
      free = order.filter((extent) => free.includes(extent) || held.get(number)?.includes(extent));
      held.delete(number);
      continue;
    }
    const { extents } = list[number]!;
    if (extents > free.length) continue;
    const own = free.slice(0, extents);
    free = free.slice(extents);
    held.set(number, own);
    given.push(own);
  }
  return given;
}

describe("the extents of a volume, carved by hand", () => {
  it("are the lowest ones, piece by piece, if somebody takes those, where the policy would have kept the volume together", () => {
    fc.assert(
      fc.property(carvings, (list) => {
        const exercise = carvingOf(list, "normal");
        const made = madeBy(exercise, "extents", lowest);
        expect(runsOf(played(exercise, "extents", made))).toEqual(lowestExtents(list));
      }),
      examples(12),
    );
  });

  it("are those of the policy if every piece is decided as it does, row by row", () => {
    fc.assert(
      fc.property(carvings, fc.constantFrom("contiguous", "normal", "cling"), (list, allocation) => {
        const exercise = carvingOf(list, allocation);
        const made = madeBy(exercise, "extents", ({ right }) => right[0]!);
        expect(made).not.toContain(null);
        expect(runsOf(played(exercise, "extents", made))).toEqual(runsOf(simulate(exercise)));
        const { runs } = { runs: eventsOfKind(simulate(exercise), "lvAllocated").flatMap((each) => each.runs) };
        const refused = eventsOfKind(simulate(exercise), "commandFailed").length;
        expect(made.length).toBeGreaterThanOrEqual(runs.length);
        expect(made.length).toBeLessThanOrEqual(runs.length + refused);
      }),
      examples(12),
    );
  });

  it("cannot be some from which the rest finds no place: contiguous needs one piece, cling one disk", () => {
    // pv0: 0-2 taken by M0, then M1 has 3 and is deleted: free are pv0 3-6 (4) and pv1 0-8 (9).
    const list = [
      { extents: 3, deleted: false },
      { extents: 6, deleted: false },
    ];
    const contiguous = carvingOf(list, "contiguous");
    const [, second] = decisionsOf(contiguous, { kinds: ["extents"], made: [] });
    expect(second!.question).toMatchObject({ kind: "extents", left: 6, right: [1], impossible: [0, 2] });
    expect(runsOf(played(contiguous, "extents", [0, 0]))).toEqual(runsOf(simulate(contiguous)));
    const normal = carvingOf(list, "normal");
    expect(decisionsOf(normal, { kinds: ["extents"], made: [] })[1]!.question).toMatchObject({ impossible: [2] });
    const trace = played(normal, "extents", [0, 0, 0]);
    expect(runsOf(trace)[1]).toEqual([...extentsIn(0, 3, 4), ...extentsIn(1, 0, 2)]);
    // The number behind those of the policies.
    expect(eventsOfKind(trace, "lvAllocated").map(({ policy }) => policy)).toEqual([0, 4]);
  });

  it("of all machines together are never given twice, whatever is chosen", () => {
    fc.assert(
      fc.property(carvings, fc.array(fc.nat(5), { maxLength: 12 }), (list, made) => {
        const exercise = carvingOf(list, "normal");
        const trace = played(exercise, "extents", made);
        for (let row = 0; row <= trace.rowCount; row += 1) {
          const { volumes } = hostAt(trace, row, trace.timeOf(Math.min(row, trace.rowCount - 1)));
          const all = [...volumes.values()].flatMap(({ spans }) =>
            spans.flatMap((s) => extentsIn(s.pv, s.start, s.count)),
          );
          expect(new Set(all).size).toBe(all.length);
        }
        expect(runsOf(trace).map(({ length }) => length)).toEqual(
          runsOf(simulate(exercise)).map(({ length }) => length),
        );
      }),
      examples(8),
    );
  });
});

// --- hosts

const clouds = fc.record({
  hosts: fc.array(fc.integer({ min: 4, max: 16 }), { minLength: 2, maxLength: 4 }),
  pages: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 8 }),
});

function cloudOf(
  { hosts, pages }: { hosts: readonly number[]; pages: readonly number[] },
  rule: PlacementRule,
): Scenario {
  const machines = pages.map((count, at) =>
    machine(`M${at}`, [{ op: "compute", ticks: 5 }], { arrival: 0, memoryBytes: count * PAGE }),
  );
  const run = scenario(machines);
  const [first, ...others] = hosts.map((frames) => ({ ...run.hosts[0], frames }));
  // Nothing but pages stands against a machine.
  const placement = { ...defaultsOf(PLACEMENT), vcpusPerPcpu: pages.length, rule };
  return { ...run, hosts: [first!, ...others], network, placement };
}

/** The host of each machine, -1 for none, under a rule: pages promised to machines are counted, nothing else. */
function hostsUnder(
  { hosts, pages }: { hosts: readonly number[]; pages: readonly number[] },
  rule: PlacementRule,
): number[] {
  const left = [...hosts];
  let last = -1;
  return pages.map((count) => {
    const open = left.flatMap((free, host) => (free >= count ? [host] : []));
    if (open.length === 0) return -1;
    const by: Readonly<Record<PlacementRule, (host: number) => number>> = {
      firstFit: (host) => host,
      bestFit: (host) => left[host]!,
      worstFit: (host) => -left[host]!,
      roundRobin: (host) => (host > last ? host : host + left.length),
    };
    const host = open.toSorted((a, b) => by[rule](a) - by[rule](b) || a - b)[0]!;
    left[host]! -= count;
    last = host;
    return host;
  });
}

/** Where machines are made, in order. */
function homesIn(exercise: Scenario, made: readonly (number | null)[]): number[] {
  const traces = simulateHosts({ ...exercise, byHand: { kinds: ["host"], made } });
  return traces
    .flatMap((trace, host) =>
      eventsOfKind(trace, "commandDone")
        .filter(({ command }) => command === "create")
        .map(({ index }) => ({ index, host })),
    )
    .toSorted((a, b) => b.index - a.index)
    .map(({ host }) => host);
}

describe("the host of a machine, chosen by hand", () => {
  it("as another rule would choose it puts the machines where that rule puts them", () => {
    fc.assert(
      fc.property(
        clouds,
        fc.constantFrom(...PLACEMENT_RULES),
        fc.constantFrom(...PLACEMENT_RULES),
        (cloud, own, other) => {
          const exercise = cloudOf(cloud, own);
          const wanted = hostsUnder(cloud, other);
          const made = wanted.map((host) => (host < 0 ? cloud.hosts.length : host));
          expect(homesIn(exercise, made)).toEqual(wanted.filter((host) => host >= 0));
          const decisions = decisionsOf(exercise, { kinds: ["host"], made: [] });
          expect(decisions.map(({ question }) => question?.right[0])).toEqual(
            hostsUnder(cloud, own).map((host) => (host < 0 ? cloud.hosts.length : host)),
          );
        },
      ),
      examples(10),
    );
  });

  it("cannot be one that something stands against", () => {
    const cloud = { hosts: [4, 8], pages: [6, 3] };
    const exercise = cloudOf(cloud, "firstFit");
    expect(homesIn(exercise, [0, 0])).toEqual([1, 0]);
    const [first] = decisionsOf(exercise, { kinds: ["host"], made: [] });
    expect(first!.question).toMatchObject({ kind: "host", candidates: [0, 1, 2], right: [1], impossible: [0, 2] });
  });
});

// --- what an exercise makes of it

const answer = (number: number): Act => ({ act: "answer", answer: number, hints: 0 });

describe("an exercise with places", () => {
  const settings: HandsSettings = { kinds: ["hole"], feedback: "atOnce", after: "mine" };
  // Holes 10 25 8 16 12: best fit takes 10 (number 0) for 9, and then 12 (number 3, as 0 has 1 left) for 11.
  const exercise = withFit(
    [
      { op: "alloc", id: "A", size: 9 },
      { op: "alloc", id: "B", size: 11 },
    ],
    "best",
  );

  it("goes on with the learner's hole where that is large enough, and with the right one where it is not", () => {
    expect(replayed(exercise, settings, [answer(1)]).play.made).toEqual([1]);
    expect(replayed(exercise, settings, [answer(2)]).play.made).toEqual([0]);
  });

  it("tells which fit it was, or that it is too small", () => {
    const rules = replayed(exercise, settings, [answer(1), answer(0)]).play.marks.map(({ rule }) => rule);
    expect(rules).toEqual([
      { of: "policy", id: "worst" },
      { of: "slip", id: "tooSmall" },
    ]);
  });

  it("counts who was refused, of the learner and of the policy", () => {
    // Silberschatz: first fit refuses the fourth, best fit (holes 3, 1, 2, 4 for 212, 417, 112, 426) nobody.
    const { scenario: four } = entryCalled("holesAndRequests")!;
    const figures = handsFigures(four, { kinds: ["hole"], made: [3, 1, 2, 4] });
    expect([figures.mine.refused, figures.policy.refused, figures.best.refused]).toEqual([0, 1, null]);
    expect(handsFigures(four, { kinds: ["nextToRun"], made: [] }).policy.refused).toBeNull();
    // Of hosts: worst fit leaves 8, 8 and 4 pages for large, which needs 18.
    const { scenario: cloud } = entryCalled("smallCloud")!;
    const places = handsFigures(cloud, { kinds: ["host"], made: [0, 1, 2, 2, 0] });
    expect([places.mine.refused, places.policy.refused]).toEqual([1, 0]);
  });

  it("has the kinds that its scenario has places for", () => {
    expect(handsKinds(exercise)).toEqual(["nextToRun", "victim", "hole"]);
    expect(handsKinds(carvingOf([{ extents: 1, deleted: false }], "normal"))).toContain("extents");
    expect(handsKinds(cloudOf({ hosts: [4, 8], pages: [2] }, "firstFit"))).toEqual(["host"]);
  });
});
