/**
 * Deciding by hand: the list beside the scenario gives the run that one would draw on paper. What others would decide comes
 * from rules written here once more, over numbers of the exercise alone.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import { decisionsOf } from "../../../src/learn/hands/decisions.ts";
import { handsKinds } from "../../../src/learn/hands/kinds.ts";
import type { Question } from "../../../src/learn/question.ts";
import { BY_HAND_KINDS } from "../../../src/model/byHand.ts";
import type { PolicyChoice, Scenario } from "../../../src/model/scenario.ts";
import type { Trace } from "../../../src/trace/trace.ts";
import { arbitraryScenario } from "../../support/arbitraryScenario.ts";
import { barsOf } from "../../support/chartOf.ts";
import { examples } from "../../support/laws.ts";
import { leftFrames } from "../../support/paging.ts";
import { eventsOfKind } from "../../support/schedules.ts";
import { job, machine, PAGE, references, scenario } from "../../support/workloads.ts";

const UNTIL = 300;
const kinds = BY_HAND_KINDS;

const rowsOf = (trace: Trace) => Array.from({ length: trace.rowCount }, (_, row) => trace.eventAt(row));

/** The run in which `choose` makes every decision that is asked, one after the other. */
function playedBy(
  exercise: Scenario,
  choose: (question: Question, asked: number) => number,
): { readonly trace: Trace; readonly asked: number } {
  const made: (number | null)[] = [];
  let asked = 0;
  for (;;) {
    const decision = decisionsOf(exercise, { kinds, made })[made.length];
    if (!decision) break;
    const { question } = decision;
    made.push(question && choose(question, asked));
    if (question) asked += 1;
  }
  return { trace: simulate({ ...exercise, byHand: { kinds, made } }), asked };
}

const jobs = fc.array(
  fc.record({ arrival: fc.nat(6), burst: fc.integer({ min: 1, max: 9 }), priority: fc.integer({ min: 1, max: 4 }) }),
  { minLength: 3, maxLength: 5 },
);
const schedulers = fc.constantFrom<PolicyChoice>(
  { policy: "fcfs", params: {} },
  { policy: "rr", params: { timeslice: 2 } },
  { policy: "sjf", params: {} },
  { policy: "srtf", params: {} },
  { policy: "lrtf", params: {} },
  { policy: "priority", params: {} },
  { policy: "prr", params: { timeslice: 2 } },
  { policy: "hrrn", params: {} },
  { policy: "pwrr", params: {} },
  { policy: "mlfq", params: {} },
  { policy: "stride", params: {} },
);

type Jobs = readonly { readonly arrival: number; readonly burst: number; readonly priority: number }[];

const exerciseOf = (list: Jobs, scheduler: PolicyChoice) =>
  scenario(
    list.map(({ arrival, burst, priority }, at) => job(`J${at}`, arrival, [burst], priority)),
    { scheduler },
  );

const pagingOf = (pages: readonly number[], frames: number, policy: string) =>
  scenario([machine("A", references(pages), { memoryBytes: 8 * PAGE })], {
    frames,
    replacement: { policy, params: {} },
    scheduler: { policy: "fcfs", params: {} },
  });

/** Whom `first` puts before all others, of those that are asked about; who runs counts as one of them. */
const least = (candidates: readonly number[], key: (v: number) => readonly number[]) =>
  candidates.toSorted((a, b) => {
    const [one, other] = [key(a), key(b)];
    const at = one.findIndex((value, place) => value !== other[place]);
    return at < 0 ? 0 : one[at]! - other[at]!;
  })[0]!;

describe("a run without a decision made by hand", () => {
  it("is the run of the policy, row by row, of any machines", () => {
    fc.assert(
      fc.property(arbitraryScenario({ machines: 4 }), (drawn) => {
        const own = simulate(drawn, { until: UNTIL });
        const byHand = { kinds: handsKinds(drawn), made: [] };
        expect(rowsOf(simulate({ ...drawn, byHand }, { until: UNTIL }))).toEqual(rowsOf(own));
      }),
      examples(5),
    );
  });

  it("asks for each choice that the policy has, and deciding as it does gives its very run", () => {
    fc.assert(
      fc.property(jobs, schedulers, (list, scheduler) => {
        const exercise = exerciseOf(list, scheduler);
        const decisions = decisionsOf(exercise, { kinds, made: [] });
        const made = decisions.map(({ question }) => question?.right[0] ?? null);
        expect(made).not.toContain(null);
        expect(rowsOf(simulate({ ...exercise, byHand: { kinds, made } }))).toEqual(rowsOf(simulate(exercise)));
        // Whoever was taken from two or more has been asked for.
        const taken = eventsOfKind(simulate(exercise), "dispatch").filter(
          ({ losers, reason }) => losers.length > 0 && reason !== "tookOver",
        );
        expect(decisions.length).toBeGreaterThanOrEqual(taken.length);
      }),
      examples(16),
    );
  });
});

describe("deciding by hand as another scheduler does", () => {
  it("gives the chart of that one: shortest first under first come, and the other way round", () => {
    fc.assert(
      fc.property(jobs, (list) => {
        const shortest = (v: number) => [list[v]!.burst, list[v]!.arrival, v];
        const first = (v: number) => [list[v]!.arrival, v];
        for (const [own, other, key] of [
          ["fcfs", "sjf", shortest],
          ["sjf", "fcfs", first],
        ] as const) {
          const { trace } = playedBy(exerciseOf(list, { policy: own, params: {} }), ({ candidates }) =>
            least(candidates, key),
          );
          const wanted = simulate(exerciseOf(list, { policy: other, params: {} }));
          expect(barsOf(trace, 0, UNTIL), `${other} by hand under ${own}`).toEqual(barsOf(wanted, 0, UNTIL));
        }
      }),
      examples(4),
    );
  });

  it("and never letting anybody be preempted makes shortest job first of shortest remaining time first", () => {
    fc.assert(
      fc.property(jobs, (list) => {
        const choose = (question: Question) => {
          const running = question.kind === "nextToRun" ? question.running : -1;
          return running >= 0 ? running : least(question.candidates, (v) => [list[v]!.burst, list[v]!.arrival, v]);
        };
        const { trace } = playedBy(exerciseOf(list, { policy: "srtf", params: {} }), choose);
        const wanted = simulate(exerciseOf(list, { policy: "sjf", params: {} }));
        expect(barsOf(trace, 0, UNTIL)).toEqual(barsOf(wanted, 0, UNTIL));
      }),
      examples(4),
    );
  });
});

/** The pages that leave, in order: `next` says which of those in frames; the latest reference is the last of `past`. */
function victimsOf(
  pages: readonly number[],
  frames: number,
  next: (held: readonly number[], past: readonly number[], loaded: ReadonlyMap<number, number>) => number,
): number[] {
  const held: number[] = [];
  const loaded = new Map<number, number>();
  const victims: number[] = [];
  for (const [at, page] of pages.entries()) {
    if (held.includes(page)) continue;
    if (held.length === frames) {
      const victim = next(held, pages.slice(0, at), loaded);
      victims.push(victim);
      held.splice(held.indexOf(victim), 1);
    }
    held.push(page);
    loaded.set(page, at);
  }
  return victims;
}

const oldest = (pages: readonly number[], frames: number) =>
  victimsOf(pages, frames, (held, _, loaded) => least(held, (page) => [loaded.get(page)!]));
const leastRecent = (pages: readonly number[], frames: number) =>
  victimsOf(pages, frames, (held, past) => least(held, (page) => [past.lastIndexOf(page)]));

describe("deciding by hand which page leaves", () => {
  it("as another policy does loses the pages that one loses: FIFO under LRU, LRU under FIFO, Clock and OPT", () => {
    const strings = fc.array(fc.nat(6), { minLength: 5, maxLength: 24 });
    fc.assert(
      fc.property(strings, fc.integer({ min: 2, max: 4 }), (pages, frames) => {
        for (const [own, victims] of [
          ["lru", oldest(pages, frames)],
          ["fifo", leastRecent(pages, frames)],
          ["clock", leastRecent(pages, frames)],
          ["opt", oldest(pages, frames)],
        ] as const) {
          const choose = (question: Question, asked: number) =>
            question.evidence.find(({ values }) => values.page === victims[asked])!.answer;
          const { trace, asked } = playedBy(pagingOf(pages, frames, own), choose);
          expect(leftFrames(trace), `under ${own}`).toEqual(victims);
          expect(asked).toBe(victims.length);
        }
      }),
      examples(3),
    );
  });

  it("is told to be so in the rows, and only where the policy would have decided otherwise", () => {
    // 1 2 3 with three frames, 1 again, then 4: FIFO takes 1, LRU 2.
    const exercise = pagingOf([1, 2, 3, 1, 4], 3, "lru");
    // Pages 1, 2 and 3 lie in frames 0, 1 and 2.
    for (const [page, reason] of [
      [1, "byHand"],
      [2, "leastRecentlyUsed"],
      [3, "byHand"],
    ] as const) {
      const trace = simulate({ ...exercise, byHand: { kinds, made: [page - 1] } });
      expect(eventsOfKind(trace, "evict")).toMatchObject([{ page, reason }]);
    }
  });

  it("goes by the policy where the list names no candidate", () => {
    const exercise = pagingOf([1, 2, 3, 1, 4], 3, "lru");
    expect(leftFrames(simulate({ ...exercise, byHand: { kinds, made: [99] } }))).toEqual([2]);
    expect(leftFrames(simulate({ ...exercise, byHand: { kinds: ["nextToRun"], made: [0] } }))).toEqual([2]);
  });
});

describe("what can be decided by hand", () => {
  it("is nothing that chance decides, nor who runs where every pCPU has a queue of its own", () => {
    expect(handsKinds(scenario([]))).toEqual(["nextToRun", "victim"]);
    expect(handsKinds(scenario([], { scheduler: { policy: "lottery", params: {} } }))).toEqual(["victim"]);
    expect(handsKinds(scenario([], { runQueues: "perPcpu", pcpus: 2 }))).toEqual(["victim"]);
    expect(handsKinds(scenario([], { replacement: { policy: "random", params: {} } }))).toEqual(["nextToRun"]);
  });
});
