/**
 * Random wrong answers of each kind of question: more than half are told by a rule or a slip, and what is told is true: each
 * word of it is looked up in the run itself. `FC_RUNS=10` takes a thousand of each kind.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createStream, nextInt } from "../../src/base/prng.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { diagnose, grade, isAnswer } from "../../src/learn/grade.ts";
import { TYPED_KINDS, type Question, type SlipId } from "../../src/learn/question.ts";
import { QUESTION_KINDS, type QuestionKind } from "../../src/model/questionKinds.ts";
import { questionsOf } from "../../src/learn/questionsOf.ts";
import { decisionsOf } from "../../src/learn/hands/decisions.ts";
import { PLACEMENT_RULES } from "../../src/model/migration.ts";
import type { Op, Scenario } from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { NETWORK, OVERCOMMIT, PLACEMENT, REGION, TRANSLATION } from "../../src/model/settings.ts";
import { arbitraryScenario } from "../support/arbitraryScenario.ts";
import { examples } from "../support/laws.ts";
import { isTrue } from "../support/toldTruly.ts";
import { EXTENT, job, machine, NO_COSTS, PAGE, scenario } from "../support/workloads.ts";

const UNTIL = 500;
/** Runs that are looked through at most before a kind is given up. */
const MOST_RUNS = 320;

const anything = { machines: 5, commands: 4 };
const small = (most: number) => fc.integer({ min: 1, max: most });

/** Jobs as textbooks have them, on one pCPU, with or without a world switch. */
const jobs = fc
  .record({
    list: fc.array(fc.record({ arrival: fc.nat(8), burst: small(9), priority: small(5) }), {
      minLength: 4,
      maxLength: 6,
    }),
    policy: fc.constantFrom("fcfs", "rr", "sjf", "srtf", "priority", "hrrn", "stride"),
    timeslice: small(4),
    worldSwitch: fc.constantFrom(0, 0, 1),
    sameInstant: fc.constantFrom("arrivalFirst" as const, "preemptedFirst" as const),
    priorityOrder: fc.constantFrom("higherFirst" as const, "lowerFirst" as const),
  })
  .map(({ list, policy, timeslice, worldSwitch, sameInstant, priorityOrder }): Scenario => {
    const machines = list.map(({ arrival, burst, priority }, at) => job(`J${at}`, arrival, [burst], priority));
    const params = policy === "rr" ? { timeslice } : {};
    const run = scenario(machines, { scheduler: { policy, params }, costs: { ...NO_COSTS, worldSwitch } });
    return { ...run, conventions: { ...run.conventions, sameInstant, priorityOrder } };
  });

/** Machines that refer to more pages than there are frames for. */
const pages = fc
  .record({
    programs: fc.array(fc.array(fc.tuple(fc.nat(7), fc.boolean()), { minLength: 8, maxLength: 30 }), {
      minLength: 1,
      maxLength: 2,
    }),
    frames: fc.integer({ min: 2, max: 5 }),
    policy: fc.constantFrom("fifo", "lru", "clock", "lfu", "mru", "opt"),
    replacementScope: fc.constantFrom("global" as const, "local" as const),
  })
  .map(({ programs, frames, policy, replacementScope }): Scenario => {
    const machines = programs.map((program, at) => {
      const ops = program.map(([page, write]) => ({ op: "reference", page, write }) as const);
      return machine("AB"[at]!, ops, { memoryBytes: 8 * PAGE });
    });
    return scenario(machines, { frames, replacementScope, replacement: { policy, params: {} } });
  });

/** Machines that come to a small host, each of which wants a part of it. */
const comers = fc
  .record({
    list: fc.array(fc.record({ pages: small(8), reserved: fc.nat(8), vcpus: small(3), extents: fc.nat(6) }), {
      minLength: 3,
      maxLength: 6,
    }),
    frames: fc.integer({ min: 4, max: 10 }),
    pcpus: small(2),
  })
  .map(({ list, frames, pcpus }): Scenario => {
    const commands = list.flatMap(({ pages: memory, reserved, vcpus, extents }, at) => {
      const newcomer = machine(`M${at}`, [{ op: "compute", ticks: 400 }], {
        memoryBytes: memory * PAGE,
        reservedPages: Math.min(memory, reserved),
        vcpus,
        programs: Array.from({ length: vcpus }, () => [{ op: "compute", ticks: 400 }] as const),
        volumes: extents === 0 ? [] : [{ name: "data", bytes: extents * EXTENT }],
        arrival: null,
      });
      return [
        { command: "create", machine: newcomer, at: 5 * at },
        { command: "start", vm: newcomer.name, at: 5 * at + 2 },
      ] as const;
    });
    return scenario([], { frames, pcpus, disks: [{ extents: 8, readTicks: 1, writeTicks: 1 }] }, { commands });
  });

/** Machines that come to a region of memory and go again. */
const blocks = fc
  .record({
    holes: fc.array(small(12), { minLength: 3, maxLength: 6 }),
    asked: fc.array(fc.record({ units: small(12), stops: fc.boolean() }), { minLength: 4, maxLength: 7 }),
    fit: fc.constantFrom("first", "next", "best", "worst", "buddy"),
    header: fc.constantFrom(0, 0, 1),
    order: fc.constantFrom("address", "sizeAscending", "sizeDescending", "insertFront", "insertBack"),
  })
  .map(({ holes, asked, fit, header, order }): Scenario => {
    const machines = asked.map(({ units }, at) =>
      machine(`M${at}`, [{ op: "compute", ticks: 90 }], { arrival: 3 * at, memoryBytes: 0, regionUnits: units }),
    );
    const stops = asked.flatMap(({ stops: does }, at) =>
      does ? [{ command: "stop", vm: `M${at}`, at: 3 * at + 5 } as const] : [],
    );
    const region = { ...defaultsOf(REGION), size: 80, holes, fit, header, order };
    return scenario(machines, { region }, { commands: stops });
  });

/** Machines with volumes that come to two disks and go again. */
const carved = fc
  .record({
    sizes: fc.array(fc.record({ extents: small(6), goes: fc.boolean() }), { minLength: 5, maxLength: 9 }),
    allocation: fc.constantFrom("contiguous", "cling", "normal", "anywhere"),
    extents: fc.constantFrom("lowest" as const, "lvm2" as const),
  })
  .map(({ sizes, allocation, extents: where }): Scenario => {
    const commands = sizes.flatMap(({ extents, goes }, at) => {
      const volumes = [{ name: "data", bytes: extents * EXTENT }];
      const created = machine(`M${at}`, [{ op: "compute", ticks: 9 }], { arrival: null, memoryBytes: PAGE, volumes });
      return [
        { command: "create", machine: created, at: 4 * at },
        ...(goes ? [{ command: "delete", vm: `M${at}`, at: 4 * at + 9 } as const] : []),
      ] as const;
    });
    const disks = [9, 7].map((all) => ({ extents: all, readTicks: 1, writeTicks: 1 }));
    const run = scenario([], { disks, allocation }, { commands: commands.toSorted((a, b) => a.at - b.at) });
    return { ...run, conventions: { ...run.conventions, extents: where } };
  });

/** Machines that are bought on a few hosts. */
const bought = fc
  .record({
    hosts: fc.array(fc.integer({ min: 4, max: 20 }), { minLength: 2, maxLength: 4 }),
    pages: fc.array(small(9), { minLength: 4, maxLength: 8 }),
    rule: fc.constantFrom(...PLACEMENT_RULES),
  })
  .map(({ hosts, pages: sizes, rule }): Scenario => {
    const machines = sizes.map((size, at) =>
      machine(`M${at}`, [{ op: "compute", ticks: 5 }], { arrival: 0, memoryBytes: size * PAGE }),
    );
    const run = scenario(machines);
    const [first, ...others] = hosts.map((frames) => ({ ...run.hosts[0], frames }));
    const placement = { ...defaultsOf(PLACEMENT), rule };
    return { ...run, hosts: [first!, ...others], network: defaultsOf(NETWORK), placement };
  });

/** A machine that writes, read by read and round by round, while it is moved to another host. */
const moved = fc
  .record({
    order: fc.array(fc.tuple(fc.nat(11), fc.boolean()), { minLength: 2, maxLength: 20 }),
    pace: fc.nat(2),
    link: small(4),
    least: small(3),
  })
  .map(({ order, pace, link, least }): Scenario => {
    const pause: Op[] = pace === 0 ? [] : [{ op: "compute", ticks: pace }];
    const body = order.flatMap(([page, write]): Op[] => [{ op: "reference", page, write }, ...pause]);
    const memoryBytes = 12 * PAGE;
    const web = machine("web", [{ op: "loop", times: 300, body }], { memoryBytes });
    const host = { frames: 12, costs: { ...NO_COSTS, reference: 1 } };
    const run = scenario([web], host, { commands: [{ at: 30, command: "migrate", vm: "web", to: 1 }] });
    const network = { ...defaultsOf(NETWORK), bytesPerTick: link * PAGE, leastPages: least };
    return { ...run, hosts: [run.hosts[0], run.hosts[0]], network };
  });

/** Two machines whose memory is taken back by balloons. */
const squeezed = fc
  .record({
    programs: fc.array(fc.array(fc.tuple(fc.nat(11), fc.boolean()), { minLength: 12, maxLength: 40 }), {
      minLength: 2,
      maxLength: 2,
    }),
    frames: fc.integer({ min: 10, max: 18 }),
    balloonRate: small(3),
    policy: fc.constantFrom("fifo", "lru", "clock"),
  })
  .map(({ programs, frames, balloonRate, policy }): Scenario => {
    const machines = programs.map((program, at) => {
      const body = program.map(([page, write]): Op => ({ op: "reference", page, write }));
      const ops: Op[] = [{ op: "loop", times: 6, body: [...body, { op: "compute", ticks: 4 }] }];
      return machine("AB"[at]!, ops, { memoryBytes: 12 * PAGE, arrival: 20 * at });
    });
    const thresholds = { high: 30, soft: 25, hard: 5, low: 2 };
    const overcommit = { ...defaultsOf(OVERCOMMIT), ...thresholds, poll: 5, rebalance: 10, window: 24, balloonRate };
    const disks = [{ extents: 64, readTicks: 1, writeTicks: 1 }];
    const costs = { ...NO_COSTS, reference: 1 };
    return scenario(machines, { pcpus: 2, frames, replacement: { policy, params: {} }, overcommit, disks, costs });
  });

/** Machines whose addresses are translated, through TLBs that are too small. */
const translating = fc
  .record({
    kind: fc.constantFrom("nested" as const, "shadow" as const, "native" as const),
    guestLevels: fc.integer({ min: 2, max: 5 }),
    hostLevels: fc.integer({ min: 2, max: 5 }),
    guestHuge: fc.boolean(),
    hostHuge: fc.boolean(),
    tlbEntries: small(4),
    tags: fc.boolean(),
    programs: fc.array(fc.array(fc.nat(5), { minLength: 8, maxLength: 30 }), { minLength: 1, maxLength: 2 }),
  })
  .map(({ programs, ...spec }): Scenario => {
    const machines = programs.map((program, at) => {
      const ops = program.map((page): Op => ({ op: "reference", page, write: false }));
      return machine("AB"[at]!, ops, { memoryBytes: 8 * PAGE });
    });
    const translation = { ...defaultsOf(TRANSLATION), ...spec, accessTicks: 1 };
    return scenario(machines, { translation, costs: { ...NO_COSTS, reference: 1 } });
  });

/** Runs that hold many questions of a kind, and any. */
const RUNS: Readonly<Record<QuestionKind, fc.Arbitrary<Scenario>>> = {
  nextToRun: fc.oneof({ weight: 4, arbitrary: jobs }, { weight: 1, arbitrary: arbitraryScenario(anything) }),
  victim: fc.oneof({ weight: 4, arbitrary: pages }, { weight: 1, arbitrary: arbitraryScenario(anything) }),
  hitOrFault: fc.oneof({ weight: 4, arbitrary: pages }, { weight: 1, arbitrary: arbitraryScenario(anything) }),
  stateAfter: arbitraryScenario({ ...anything, commands: 12 }),
  outcome: fc.oneof(
    { weight: 4, arbitrary: comers },
    { weight: 1, arbitrary: arbitraryScenario({ ...anything, commands: 12 }) },
  ),
  timeslice: arbitraryScenario({ ...anything, cpuPolicies: ["pwrr"] }),
  finish: fc.oneof({ weight: 4, arbitrary: jobs }, { weight: 1, arbitrary: arbitraryScenario(anything) }),
  taker: jobs,
  hole: blocks,
  extents: carved,
  host: bought,
  dirtied: moved,
  ballooned: squeezed,
  walk: translating,
};

/** Those that a run asks, or where machines go, which is decided by hand. */
function questionsIn(run: Scenario, kind: QuestionKind): readonly Question[] {
  if (kind !== "host") return questionsOf(run, { until: UNTIL });
  return decisionsOf(run, { kinds: ["host"], made: [] }).flatMap(({ question }) => (question ? [question] : []));
}

/** Wrong answers, drawn from all that can be answered. */
function wrongAnswers(question: Question, draw: (bound: number) => number): readonly number[] {
  const { kind, candidates, right } = question;
  const typed = () => Array.from({ length: 4 }, () => draw(2 * right[0]! + 4));
  return (TYPED_KINDS.has(kind) ? typed() : candidates).filter((answer) => !grade(question, answer).isRight);
}

interface Tally {
  wrong: number;
  told: number;
  readonly untrue: string[];
  readonly judged: Map<SlipId, number>;
}

function look(kind: QuestionKind, wanted: number, seed: number): Tally {
  const stream = createStream(seed, kind);
  const tally: Tally = { wrong: 0, told: 0, untrue: [], judged: new Map() };
  for (let at = 0; at < MOST_RUNS * Math.max(1, wanted / 100) && tally.wrong < wanted; at += 1) {
    const [run] = fc.sample(RUNS[kind], { numRuns: 1, seed: seed + at });
    const questions = questionsIn(run!, kind).filter((question) => question.kind === kind);
    if (questions.length === 0) continue;
    const trace = simulate(run!, { until: UNTIL });
    for (const question of questions) {
      if (tally.wrong >= wanted) break;
      const { candidates, right } = question;
      if (!TYPED_KINDS.has(kind) && candidates.length < 2) tally.untrue.push(`${kind} with one candidate`);
      if (!right.every((answer) => isAnswer(question, answer) && grade(question, answer).isRight))
        tally.untrue.push(`${kind}: a right answer is not accepted`);
      for (const answer of wrongAnswers(question, (bound) => nextInt(stream, bound))) {
        tally.wrong += 1;
        const rules = diagnose(question, answer);
        if (rules.length > 0) tally.told += 1;
        for (const rule of rules) {
          if (rule.of !== "slip") continue;
          const verdict = isTrue({ question, answer, slip: rule.id, trace, scenario: run! });
          if (verdict !== null) tally.judged.set(rule.id, (tally.judged.get(rule.id) ?? 0) + 1);
          if (verdict === false)
            tally.untrue.push(`${kind} at row ${question.row} of ${seed + at}: ${answer} is told to be ${rule.id}`);
        }
      }
    }
  }
  return tally;
}

describe.each(QUESTION_KINDS)("wrong answers to %s", (kind) => {
  it("are told by a rule or slip in more than half, and never by one that is not so", () => {
    const { numRuns } = examples(100);
    const { wrong, told, untrue, judged } = look(kind, numRuns, fc.readConfigureGlobal().seed ?? 7);
    expect(untrue.slice(0, 5)).toEqual([]);
    expect(wrong, "random wrong answers").toBeGreaterThanOrEqual(numRuns);
    expect(told, `${told} of ${wrong}`).toBeGreaterThan(wrong / 2);
    expect(judged.size).toBeGreaterThan(0);
    if (process.env["TELL"]) console.log(kind, wrong, told, JSON.stringify([...judged]));
  });
});
