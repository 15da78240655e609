/**
 * What is told of an answer is true: each rule that a question names is run by itself, as plainly as it can be written, over
 * what really happened, and does choose that answer.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Question, QuestionOf, RuleName } from "../../src/learn/question.ts";
import { questionsOf } from "../../src/learn/questionsOf.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import type { Trace } from "../../src/trace/trace.ts";
import { clock } from "../models/replacement/byBits.ts";
import { fifo, lfu, lru, mfu, mru, opt, unopt } from "../models/replacement/byUse.ts";
import type { Memory, NaiveMaker } from "../models/replacement/memory.ts";
import { examples } from "../support/laws.ts";
import { job, machine, PAGE, references, scenario } from "../support/workloads.ts";

interface Job {
  readonly arrival: number;
  readonly burst: number;
  readonly priority: number;
}

const jobs = fc.array(
  fc.record({ arrival: fc.nat(8), burst: fc.integer({ min: 1, max: 8 }), priority: fc.integer({ min: 1, max: 5 }) }),
  { minLength: 3, maxLength: 6 },
);

const schedulers = fc.constantFrom(
  { policy: "fcfs", params: {} },
  { policy: "rr", params: { timeslice: 2 } },
  { policy: "rr", params: { timeslice: 3 } },
  { policy: "sjf", params: {} },
  { policy: "srtf", params: {} },
  { policy: "priority", params: {} },
  { policy: "priority", params: { preemptive: false } },
  { policy: "hrrn", params: {} },
  { policy: "lrtf", params: {} },
  { policy: "stride", params: {} },
);

function scenarioOf(list: readonly Job[], scheduler: { policy: string; params: object }): Scenario {
  const machines = list.map(({ arrival, burst, priority }, at) => job(`J${at}`, arrival, [burst], priority));
  return scenario(machines, { scheduler: { ...scheduler, params: { ...scheduler.params } } });
}

/** Somebody ready as the rows before the question tell: how it came, and when. */
interface Ready {
  readonly vcpu: number;
  readonly since: number;
  readonly cause: string;
}

/**
 * The ready ones before `row` in the order of their queue. A preempted one goes to its head (domain B.1.8), but comes last
 * where equals are told apart by when they came (domain B.4, W2).
 */
function queueBefore(trace: Trace, row: number, expiredFirst: boolean, preemptedLast: boolean): Ready[] {
  const queue: Ready[] = [];
  for (let at = 0; at < row; at += 1) {
    const event = trace.eventAt(at);
    if (event.kind === "dispatch") {
      const place = queue.findIndex(({ vcpu }) => vcpu === event.vcpu);
      if (place >= 0) queue.splice(place, 1);
    } else if (event.kind === "ready") {
      const ready = { vcpu: event.vcpu, since: event.time, cause: event.cause };
      let place = event.cause === "preempt" && !preemptedLast ? 0 : queue.length;
      if (event.cause === "expire" && expiredFirst)
        while (place > 0 && queue[place - 1]!.since === event.time && queue[place - 1]!.cause !== "expire") place -= 1;
      queue.splice(place, 0, ready);
    }
  }
  return queue;
}

/** Ticks that `vcpu` has run before `time`, by its lane on the only pCPU. */
function ranBefore(trace: Trace, vcpu: number, time: number): number {
  let ran = 0;
  for (const lane of trace.pcpuLane(0, 0, time))
    for (const [at, start] of lane.start.entries())
      if (lane.other[at] === vcpu) ran += Math.max(0, Math.min(lane.end[at]!, time) - start);
  return ran;
}

/** The first for which `key` is largest. */
function largest(queue: readonly Ready[], key: (ready: Ready) => number): number {
  return queue.toSorted((a, b) => key(b) - key(a))[0]!.vcpu;
}

/** Whom a rule chooses, by its definition in the books. Null: it is none of these. */
function chosenBy(
  rule: RuleName,
  list: readonly Job[],
  trace: Trace,
  { row, time, running, candidates }: QuestionOf<"nextToRun">,
): number | null {
  const expiredFirst = rule.of === "convention" && rule.choice === "preemptedFirst";
  const preemptedLast = rule.of === "policy" && ["sjf", "srtf", "hrrn"].includes(rule.id);
  const queue = queueBefore(trace, row, expiredFirst, preemptedLast).filter(({ vcpu }) => candidates.includes(vcpu));
  const left = (v: number) => list[v]!.burst - ranBefore(trace, v, time);
  const ratio = ({ vcpu, since }: Ready) => (time - since + left(vcpu)) / left(vcpu);
  const isFree = running < 0;
  const takes = (best: number, key: (v: number) => number) => (isFree || key(best) > key(running) ? best : running);
  if (rule.of === "convention") return rule.ref.id === "sameInstant" ? queue[0]!.vcpu : null;
  if (rule.of === "slip") return null;
  switch (rule.id) {
    case "fcfs":
      return isFree ? queue[0]!.vcpu : running;
    case "sjf":
      return isFree ? largest(queue, ({ vcpu }) => -left(vcpu)) : running;
    case "srtf":
      return takes(
        largest(queue, ({ vcpu }) => -left(vcpu)),
        (v) => -left(v),
      );
    case "priority":
      return takes(
        largest(queue, ({ vcpu }) => list[vcpu]!.priority),
        (v) => list[v]!.priority,
      );
    case "hrrn":
      return isFree ? largest(queue, ratio) : running;
    case "lrtf": {
      const byId = queue.toSorted((a, b) => a.vcpu - b.vcpu);
      const best = largest(byId, ({ vcpu }) => left(vcpu));
      return isFree || left(best) > left(running) || (left(best) === left(running) && best < running) ? best : running;
    }
    default:
      return null;
  }
}

describe("who runs next", () => {
  it("is told of a policy or a convention only where it does choose that one", () => {
    const checked = new Set<string>();
    fc.assert(
      fc.property(jobs, schedulers, (list, scheduler) => {
        const run = scenarioOf(list, scheduler);
        const trace = simulate(run);
        for (const question of questionsOf(run)) {
          if (question.kind !== "nextToRun") continue;
          for (const { rule, picks } of question.rules) {
            const chosen = chosenBy(rule, list, trace, question);
            if (chosen === null) continue;
            checked.add(rule.of === "policy" ? rule.id : "convention");
            expect(picks, `${JSON.stringify(rule)} at row ${question.row} under ${scheduler.policy}`).toEqual([chosen]);
          }
        }
      }),
      examples(30),
    );
    expect([...checked].toSorted()).toEqual(["convention", "fcfs", "hrrn", "lrtf", "priority", "sjf", "srtf"]);
  });

  it("of round robin, where an arrival and the end of a timeslice meet, is told to be right under the other convention", () => {
    // A(0,4) B(2,2) C(3,1), timeslice 2: at 2 B arrives as the timeslice of A ends. Arrivals first: B runs; else A goes on.
    const run = scenario([job("A", 0, [4]), job("B", 2, [2]), job("C", 3, [1])], {
      scheduler: { policy: "rr", params: { timeslice: 2 } },
    });
    const question = questionsOf(run).find(({ kind, time }) => kind === "nextToRun" && time === 2)!;
    expect(question.right).toEqual([1]);
    expect(question.rules[0]).toEqual({
      rule: { of: "convention", ref: { of: "conventions", id: "sameInstant" }, choice: "preemptedFirst" },
      picks: [0],
    });
  });

  it("takes each of those that are equally urgent for right", () => {
    const run = scenario([job("A", 0, [2], 3), job("B", 1, [5], 2), job("C", 1, [2], 2), job("D", 1, [1], 1)], {
      scheduler: { policy: "priority", params: { preemptive: false } },
    });
    const question = questionsOf(run).find(({ kind, time }) => kind === "nextToRun" && time === 2)!;
    expect(question.right).toEqual([1, 2]);
    expect(question.candidates).toEqual([1, 2, 3]);
  });
});

const MODELS: Readonly<Record<string, NaiveMaker>> = { fifo, lru, mru, lfu, mfu, clock, opt, unopt };
const strings = fc.array(fc.nat(7), { minLength: 4, maxLength: 40 });

/** Whom each model would take at each eviction of the run: it hears what really happens, and is never obeyed. */
function choicesOf(make: NaiveMaker, pages: readonly number[], frames: number, lost: readonly number[]): number[] {
  const memory: Memory = {
    size: frames,
    pages: [],
    dirty: new Set(),
    references: pages.map((page) => ({ page, write: false })),
    now: 0,
    writeBacks: 0,
  };
  const policy = make(memory, {});
  const choices: number[] = [];
  for (const page of pages) {
    policy.before?.();
    memory.now += 1;
    if (memory.pages.includes(page)) {
      policy.hit?.(page);
      continue;
    }
    policy.missed?.(page);
    if (memory.pages.length < frames) memory.pages.push(page);
    else {
      const really = lost[choices.length]!;
      choices.push(policy.victim(page));
      memory.pages[memory.pages.indexOf(really)] = page;
    }
    policy.loaded?.(page);
  }
  return choices;
}

const pageOf = ({ evidence }: Question, frame: number) =>
  evidence.find(({ answer }) => answer === frame)?.values.page ?? null;

describe("which page leaves", () => {
  it("is told of a policy only where it does choose that page, with the history that there was", () => {
    const checked = new Set<string>();
    fc.assert(
      fc.property(
        strings,
        fc.integer({ min: 2, max: 4 }),
        fc.constantFrom("fifo", "lru", "opt", "clock", "lfu", "nru", "2q", "arc", "sieve"),
        (pages, frames, policy) => {
          const run = scenario([machine("A", references(pages), { memoryBytes: 8 * PAGE })], {
            frames,
            replacement: { policy, params: {} },
            scheduler: { policy: "fcfs", params: {} },
          });
          const trace = simulate(run);
          const evictions = Array.from({ length: trace.rowCount }, (_, row) => row).filter(
            (row) => trace.kindOf(row) === "evict",
          );
          const lost = evictions.map((row) => {
            const event = trace.eventAt(row);
            return event.kind === "evict" ? event.page : -1;
          });
          for (const question of questionsOf(run)) {
            if (question.kind !== "victim") continue;
            for (const { rule, picks } of question.rules) {
              if (rule.of !== "policy") continue;
              const choice = choicesOf(MODELS[rule.id]!, pages, frames, lost)[evictions.indexOf(question.row)];
              const named = picks.map((frame) => pageOf(question, frame));
              checked.add(rule.id);
              // Of pages that tie any is as good to who looks ahead.
              const mayTie = rule.id === "opt" || rule.id === "unopt";
              const isSo = mayTie ? named.includes(choice!) : named.join() === String(choice);
              expect(
                isSo,
                `${rule.id} beside ${policy} at row ${question.row}: ${named.join()} and not ${String(choice)}`,
              ).toBe(true);
            }
          }
        },
      ),
      examples(20),
    );
    expect([...checked].toSorted()).toEqual(Object.keys(MODELS).toSorted());
  });

  it("of OPT may be any page that is never used again", () => {
    // 1 2 3 with three frames, then 4: neither 1 nor 3 comes again, 2 does.
    const run = scenario([machine("A", references([1, 2, 3, 4, 2]), { memoryBytes: 8 * PAGE })], {
      frames: 3,
      replacement: { policy: "opt", params: {} },
      scheduler: { policy: "fcfs", params: {} },
    });
    const question = questionsOf(run).find(({ kind }) => kind === "victim")!;
    expect(new Set(question.right.map((frame) => pageOf(question, frame)))).toEqual(new Set([1, 3]));
    expect(question.candidates).toHaveLength(3);
  });
});
