/** Questions about random runs: what is asked, what is right, and what is told of wrong answers. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createStream, nextInt } from "../../src/base/prng.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { diagnose, grade, isAnswer } from "../../src/learn/grade.ts";
import { FAULT, HIT, OUTCOMES, TYPED_KINDS, type Question } from "../../src/learn/question.ts";
import type { QuestionKind } from "../../src/model/questionKinds.ts";
import { nextQuestion, type Asked } from "../../src/learn/nextQuestion.ts";
import { questionsOf } from "../../src/learn/questionsOf.ts";
import { hostOf, type Scenario } from "../../src/model/scenario.ts";
import { VM_STATES } from "../../src/model/states.ts";
import { INTERVAL_KINDS } from "../../src/trace/intervals.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import type { Trace } from "../../src/trace/trace.ts";
import { arbitraryScenario } from "../support/arbitraryScenario.ts";
import { freeRunsOf, holesOf } from "../support/freePlaces.ts";
import { examples } from "../support/laws.ts";

const UNTIL = 500;
const SWITCH = INTERVAL_KINDS.indexOf("switch");
const scenarios = arbitraryScenario({ machines: 5 });

const eventsFrom = (trace: Trace, row: number) =>
  Array.from({ length: trace.rowCount - row }, (_, at) => trace.eventAt(row + at));

/** What the run itself did where it was asked, read from its trace. */
function done(trace: Trace, scenario: Scenario, { kind, row, ...question }: Question): number | null {
  const event = trace.eventAt(row);
  switch (kind) {
    case "nextToRun":
      if (event.kind === "dispatch") return event.vcpu;
      return event.kind === "leave" ? event.preempt!.by : null;
    case "victim":
      return event.kind === "evict" ? event.frame : null;
    case "hitOrFault": {
      const reference = event.kind === "translated" ? trace.eventAt(row + 1) : event;
      return reference.kind === "hit" ? HIT : reference.kind === "fault" ? FAULT : null;
    }
    case "outcome":
      if (event.kind === "commandDone") return OUTCOMES.indexOf("done");
      return event.kind === "commandFailed" ? OUTCOMES.findIndex((one) => one === event.code) : null;
    case "stateAfter": {
      // Up to the first change of a state, the next command, or the next moment: a machine may end as soon as it has begun.
      let end = row + 1;
      const isBefore = (at: number) =>
        trace.timeOf(at) === question.time && !["commandDone", "commandFailed"].includes(trace.kindOf(at));
      while (end < trace.rowCount && isBefore(end) && trace.kindOf(end) !== "vmState") end += 1;
      if (end < trace.rowCount && isBefore(end)) end += 1;
      const { vm } = question as Extract<Question, { kind: "stateAfter" }>;
      return VM_STATES.indexOf(hostAt(trace, end, question.time).vms[vm]!.life);
    }
    case "timeslice": {
      const { vcpu } = question as Extract<Question, { kind: "timeslice" }>;
      return event.kind === "round" ? event.entries.find((entry) => entry.vcpu === vcpu)!.slice : null;
    }
    case "finish": {
      const { vcpu } = question as Extract<Question, { kind: "finish" }>;
      for (let at = row; at < trace.rowCount; at += 1) {
        const later = trace.eventAt(at);
        if (later.kind === "leave" && later.vcpu === vcpu && later.cause === "finish") return later.time;
      }
      return null;
    }
    case "hole": {
      const { vm, none } = question as Extract<Question, { kind: "hole" }>;
      if (event.kind === "commandFailed") return none;
      const later = eventsFrom(trace, row).find((each) => each.kind === "allocated" && each.vm === vm);
      if (later?.kind !== "allocated") return null;
      return holesOf(hostAt(trace, row, question.time)).findIndex(({ start }) => start === later.hole.start);
    }
    case "extents": {
      if (event.kind === "commandFailed") return (question as Extract<Question, { kind: "extents" }>).none;
      const later = eventsFrom(trace, row).find((each) => each.kind === "lvAllocated");
      if (later?.kind !== "lvAllocated") return null;
      const [first] = later.runs;
      const { disks } = hostOf(scenario);
      return freeRunsOf(hostAt(trace, row, question.time), disks).findIndex(
        ({ pv, start }) => pv === first?.pv && start === first.start,
      );
    }
    // Where machines go is asked of those who decide it.
    case "host":
      return null;
    case "dirtied": {
      const { vm, round } = question as Extract<Question, { kind: "dirtied" }>;
      const end = eventsFrom(trace, row).find((each) => each.kind === "migrationRoundDone" && each.vm === vm);
      return end?.kind === "migrationRoundDone" && end.round === round ? end.dirtied : null;
    }
    case "ballooned":
      return event.kind === "inflate" ? event.entries[0]!.frame : null;
    case "walk":
      return event.kind === "translated" ? event.accesses : null;
    case "taker": {
      const { vcpu, from } = question as Extract<Question, { kind: "taker" }>;
      const ran = new Map<number, number>();
      for (const lane of trace.pcpuLane(0, from, question.time))
        for (const [at, start] of lane.start.entries()) {
          const ticks = Math.min(lane.end[at]!, question.time) - Math.max(start, from);
          const vm = trace.info.vcpus[lane.other[at]!]?.vm;
          if (ticks > 0 && vm !== undefined && lane.kind[at] !== SWITCH) ran.set(vm, (ran.get(vm) ?? 0) + ticks);
        }
      const most = Math.max(...ran.values());
      const longest = [...ran].filter(([vm, ticks]) => ticks === most && vm !== trace.info.vcpus[vcpu]!.vm);
      return longest.some(([vm]) => vm === question.right[0]) ? question.right[0]! : null;
    }
  }
}

function asked(scenario: Scenario): { readonly trace: Trace; readonly questions: readonly Question[] } {
  return { trace: simulate(scenario, { until: UNTIL }), questions: questionsOf(scenario, { until: UNTIL }) };
}

describe("the questions of a run", () => {
  it("offer two answers or more, or have a number typed; what the run did is the first of the right ones, and all are accepted", () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const { trace, questions } = asked(scenario);
        for (const question of questions) {
          const { kind, candidates, right } = question;
          expect(candidates.length, kind).toSatisfy((n: number) =>
            TYPED_KINDS.has(kind) ? n === 0 : n >= 2 && n <= 9,
          );
          expect(candidates).toEqual([...new Set(candidates)].toSorted((a, b) => a - b));
          expect(done(trace, scenario, question), `${kind} at row ${question.row}`).toBe(right[0]);
          for (const answer of right) {
            expect(isAnswer(question, answer)).toBe(true);
            expect(grade(question, answer).isRight).toBe(true);
            expect(diagnose(question, answer)).toEqual([]);
          }
          expect(question.rules.length, `${kind}: nobody would say anything else`).toBeGreaterThan(0);
        }
      }),
      examples(14),
    );
  });

  it("tell by a rule or slip where more than half of random wrong answers come from", () => {
    const told = new Map<QuestionKind, { wrong: number; diagnosed: number }>();
    const stream = createStream(7, "answers");
    fc.assert(
      fc.property(scenarios, (scenario) => {
        for (const question of questionsOf(scenario, { until: UNTIL })) {
          const { kind, candidates, right } = question;
          const typed = Array.from({ length: 4 }, () => nextInt(stream, 2 * right[0]! + 4));
          for (const answer of TYPED_KINDS.has(kind) ? typed : candidates) {
            if (grade(question, answer).isRight) continue;
            const counts = told.get(kind) ?? { wrong: 0, diagnosed: 0 };
            counts.wrong += 1;
            if (diagnose(question, answer).length > 0) counts.diagnosed += 1;
            told.set(kind, counts);
          }
        }
      }),
      examples(14),
    );
    // Of a few answers by chance half may go either way.
    const many = [...told].filter(([, { wrong }]) => wrong >= 20);
    for (const [kind, { wrong, diagnosed }] of many)
      expect(diagnosed, `${kind}: ${diagnosed} of ${wrong}`).toBeGreaterThan(wrong / 2);
    expect(told.size).toBeGreaterThan(2);
  });

  it("are the same each time", () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        expect(questionsOf(scenario, { until: 300 })).toEqual(questionsOf(scenario, { until: 300 }));
      }),
      examples(6),
    );
  });

  it("come at least five steps apart, never the same with the same answer twice in a row, and a kind that was missed again within three", () => {
    fc.assert(
      fc.property(
        scenarios,
        fc.nat(),
        fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
        (scenario, seed, rights) => {
          const questions = questionsOf(scenario, { until: UNTIL });
          const log: Asked[] = [];
          for (const isRight of rights) {
            const question = nextQuestion(questions, log, { kinds: null, fromRow: 0, seed });
            expect(nextQuestion(questions, log, { kinds: null, fromRow: 0, seed })).toBe(question);
            if (!question) break;
            log.push({ question, isRight });
          }
          const pairs = log.slice(1).map((later, at) => [log[at]!.question, later.question] as const);
          expect(pairs.filter(([one, other]) => other.step - one.step < 5)).toEqual([]);
          expect(pairs.filter(([one, other]) => one.kind === other.kind && one.right[0] === other.right[0])).toEqual(
            [],
          );
          for (const [at, { question, isRight }] of log.entries()) {
            const later = log.slice(at + 1, at + 4);
            if (isRight || later.length < 3 || later.some((other) => other.question.kind === question.kind)) continue;
            // Only where none was left that could be asked, or another one missed was to come first.
            const owed = log.slice(at + 1, at + 3).some((other) => !other.isRight);
            const left = questions.some(
              (other) => other.kind === question.kind && other.step >= later[0]!.question.step + 5,
            );
            expect(owed || !left).toBe(true);
          }
        },
      ),
      examples(14),
    );
  });
});
