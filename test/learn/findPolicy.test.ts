/** Find the policy: what is shown is what the policies that are right do, and no other that is offered. By models made by hand. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { familyOf, findTask, type FindTask, type FoundReference } from "../../src/learn/findPolicy.ts";
import { withHost, hostOf, type Scenario } from "../../src/model/scenario.ts";
import { examples } from "../support/laws.ts";
import { job, machine, PAGE, references, scenario } from "../support/workloads.ts";

interface Job {
  readonly arrival: number;
  readonly work: number;
}

/** Who has the pCPU at each tick; -1: nobody. One tick at a time, on a list of those that are ready. */
function chart(policy: string, jobs: readonly Job[], timeslice: number): number[] {
  const left = jobs.map(({ work }) => work);
  const since = jobs.map(({ arrival }) => arrival);
  const ready: number[] = [];
  const held: number[] = [];
  let running = -1;
  let used = 0;
  const best = (measure: (id: number) => number) =>
    ready.reduce((least, id) => (measure(id) < measure(least) ? id : least), ready[0]!);
  for (let time = 0; left.some((ticks) => ticks > 0); time += 1) {
    for (const [id, { arrival }] of jobs.entries()) if (arrival === time) ready.push(id);
    if (running >= 0 && left[running] === 0) running = -1;
    if (running >= 0 && policy === "rr" && used === timeslice) {
      ready.push(running);
      running = -1;
    }
    if (running >= 0 && policy === "srtf" && ready.some((id) => left[id]! < left[running]!)) {
      ready.unshift(running);
      running = -1;
    }
    if (running < 0 && ready.length > 0) {
      const wait = (id: number) => time - since[id]!;
      const measure: Readonly<Record<string, (id: number) => number>> = {
        sjf: (id) => jobs[id]!.work,
        srtf: (id) => left[id]!,
        hrrn: (id) => -(wait(id) + jobs[id]!.work) / jobs[id]!.work,
      };
      running = measure[policy] ? best(measure[policy]) : ready[0]!;
      ready.splice(ready.indexOf(running), 1);
      used = 0;
    }
    held.push(running);
    if (running < 0) continue;
    left[running]! -= 1;
    used += 1;
  }
  return held;
}

/** What becomes of each reference; the oldest first in `here`, in order of coming. */
function paging(policy: string, pages: readonly number[], frames: number): FoundReference[] {
  const here: number[] = [];
  const used = new Map<number, number>();
  return pages.map((page, at) => {
    const isFault = !here.includes(page);
    let left: number | null = null;
    if (isFault && here.length === frames) {
      const measures: Readonly<Record<string, (one: number) => number>> = {
        fifo: (one) => here.indexOf(one),
        lru: (one) => used.get(one)!,
        opt: (one) => {
          const next = pages.indexOf(one, at);
          return next < 0 ? -Infinity : -next;
        },
      };
      left = here.reduce((least, one) => (measures[policy]!(one) < measures[policy]!(least) ? one : least));
      here.splice(here.indexOf(left), 1);
    }
    if (isFault) here.push(page);
    used.set(page, at);
    return { page, isFault, left };
  });
}

const MODELLED = new Set(["fcfs", "rr", "sjf", "srtf", "hrrn", "fifo", "lru", "opt"]);

const jobs = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 })), {
  minLength: 2,
  maxLength: 6,
});
const scheduling = jobs.map((list) =>
  scenario(
    list.map(([arrival, work], at) => job("ABCDEF"[at]!, at === 0 ? 0 : arrival, [work])),
    { scheduler: { policy: "rr", params: { timeslice: 3 } } },
  ),
);
const strings = fc.tuple(
  fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 6, maxLength: 22 }),
  fc.integer({ min: 2, max: 4 }),
);
const pagings = strings.map(([pages, frames]) =>
  scenario([machine("A", references(pages), { memoryBytes: 8 * PAGE })], {
    frames,
    replacement: { policy: "lru", params: {} },
  }),
);

/** Whether the model of what is offered at `place` gives the picture; null: there is no model, or chance or ties decide. */
function gives(task: FindTask, place: number): boolean | null {
  const { policy, params } = task.offered[place]!;
  if (!MODELLED.has(policy)) return null;
  if (task.of === "scheduler") {
    const shown = task.slices.flatMap(({ vcpu, start, end }) => Array.from({ length: end - start }, () => vcpu));
    return String(chart(policy, task.jobs, Number(params["timeslice"]))) === String(shown);
  }
  const pages = task.scenario.machines[0]!.programs[0]!.map((op) => (op.op === "reference" ? op.page : -1));
  return JSON.stringify(paging(policy, pages, task.frames)) === JSON.stringify(task.references);
}

/** Pages of which OPT may take either. */
const isTied = ({ scenario: of }: FindTask) => of.machines[0]!.programs[0]!.some(({ op }) => op === "reference");

describe("find the policy", () => {
  it.each([
    ["who has the processor", scheduling],
    ["which page leaves", pagings],
  ] as const)("shows %s as those that are right have it, and as no other that is offered", (_, scenarios) => {
    let modelled = 0;
    let wrong = 0;
    fc.assert(
      fc.property(scenarios, fc.nat(9999), (of: Scenario, seed) => {
        const task = findTask(of, seed);
        if (!task) return;
        expect(task.offered.length).toBeGreaterThan(1);
        expect(task.right.length).toBeGreaterThan(0);
        expect(task.right.length).toBeLessThan(task.offered.length);
        for (const [place, { policy }] of task.offered.entries()) {
          const isRight = task.right.includes(place);
          expect(task.partings[place] === null).toBe(isRight);
          if (policy === "opt" && isTied(task)) continue;
          const found = gives(task, place);
          if (found === null) continue;
          expect(found, `${policy} of ${JSON.stringify(task)}`).toBe(isRight);
          modelled += 1;
          if (!isRight) wrong += 1;
        }
      }),
      examples(40),
    );
    expect(modelled).toBeGreaterThan(30);
    expect(wrong).toBeGreaterThan(15);
  });

  it("tells of each other one where its run parts from the one shown", () => {
    fc.assert(
      fc.property(scheduling, fc.nat(9999), (of, seed) => {
        const task = findTask(of, seed);
        if (task?.of !== "scheduler") return;
        const shown = task.slices.flatMap(({ vcpu, start, end }) => Array.from({ length: end - start }, () => vcpu));
        for (const [place, parting] of task.partings.entries()) {
          const { policy, params } = task.offered[place]!;
          if (parting?.of !== "scheduler") continue;
          const model = chart(policy, task.jobs, Number(params["timeslice"]));
          const first = shown.findIndex((vcpu, time) => vcpu !== model[time]);
          expect(parting).toEqual({ of: "scheduler", time: first, here: shown[first], there: model[first] ?? -1 });
        }
      }),
      examples(25),
    );
  });

  it("has the same numbers and the same answer for a seed, and others for another", () => {
    const of = scenario([job("A", 0, [6]), job("B", 1, [3]), job("C", 2, [8])]);
    expect(findTask(of, 7)).toEqual(findTask(of, 7));
    const tasks = Array.from({ length: 30 }, (_, seed) => findTask(of, seed));
    const answers = new Set(tasks.flatMap((task) => task?.right.map((place) => task.offered[place]!.policy) ?? []));
    expect(answers.size).toBeGreaterThan(2);
    expect(new Set(tasks.map((task) => JSON.stringify(task?.of === "scheduler" && task.jobs))).size).toBeGreaterThan(
      10,
    );
  });

  it("is asked where one family alone decides, and else nowhere", () => {
    const jobsOnly = scenario([job("A", 0, [6]), job("B", 1, [3])]);
    const pagesOnly = scenario([machine("A", references([1, 2, 3]), { memoryBytes: 8 * PAGE })], { frames: 2 });
    expect(familyOf(jobsOnly)).toBe("scheduler");
    expect(familyOf(pagesOnly)).toBe("replacement");
    const alone = scenario([job("A", 0, [6])]);
    const waiting = scenario([job("A", 0, [6]), machine("B", [{ op: "wait", ticks: 3 }])]);
    const both = scenario([job("A", 0, [6]), machine("B", references([1]), { memoryBytes: 8 * PAGE })]);
    const wide = withHost(jobsOnly, { ...hostOf(jobsOnly), pcpus: 2 });
    for (const other of [alone, waiting, both, wide]) expect(findTask(other, 1)).toBeNull();
    // Whoever comes first, every policy does the same.
    const same = scenario([machine("A", references([1, 1, 1, 1]), { memoryBytes: 8 * PAGE })], { frames: 4 });
    expect(findTask(same, 1)).toBeNull();
  });
});
