/** The first moment at which two runs part, and what comes out otherwise; and which rules decide textbook answers. */
import { describe, expect, it } from "vitest";
import { RuleTrials } from "../../src/engine/compareRules.ts";
import { compareRuns, type RunOf } from "../../src/engine/compareRuns.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Conventions, HostSpec, Op, Scenario } from "../../src/model/scenario.ts";
import { isOtherAnswer, type Fact, type RuleFinding } from "../../src/trace/figures/comparison.ts";
import { host, job, machine, NO_COSTS, PAGE, references, scenario, W1, W2 } from "../support/workloads.ts";

// ISRO 2013, question 50: (arrival, burst) A(0,4) B(2,2) C(3,1), round robin 2.
const ISRO = [job("A", 0, [4]), job("B", 2, [2]), job("C", 3, [1])];
// From an issue of a scheduling calculator, round robin 10: the same under both rules.
const RR10 = [job("A", 22, [18]), job("B", 4, [6]), job("C", 16, [10]), job("D", 2, [32]), job("E", 10, [17])];
const R1 = [7, 0, 1, 2, 0, 3, 0, 4, 2, 3, 0, 3, 2, 1, 2, 0, 1, 7, 0, 1];

const rr = (timeslice: number): Partial<HostSpec> => ({ scheduler: { policy: "rr", params: { timeslice } } });
const paging = (policy: string): Scenario =>
  scenario([machine("A", references(R1), { memoryBytes: 8 * PAGE })], {
    frames: 3,
    replacement: { policy, params: {} },
  });

function findings(of: Scenario): readonly RuleFinding[] {
  const trials = new RuleTrials(of);
  while (!trials.isDone) trials.work();
  return trials.findings;
}

function finding(of: Scenario, rule: string, choice: RuleFinding["choice"]): RuleFinding {
  const found = findings(of).find(({ ref, choice: tried }) => ref.id === rule && tried === choice);
  if (!found) throw new Error(`${rule} was not tried`);
  return found;
}

const choicesTried = (of: Scenario, id: string) =>
  findings(of).flatMap(({ ref, choice }) => (ref.id === id ? [choice] : []));

/** Rules on which the answer depends. */
function deciding(of: Scenario): string[] {
  return [
    ...new Set(
      findings(of)
        .filter(isOtherAnswer)
        .map(({ ref }) => ref.id),
    ),
  ];
}

const under = (of: Scenario, conventions: Partial<Conventions>): Scenario => ({
  ...of,
  conventions: { ...of.conventions, ...conventions },
});
const runOf = (of: Scenario, limits: { until?: number; maxRows?: number } = {}): RunOf => ({
  scenario: of,
  trace: simulate(of, limits),
});
const guest = (vcpu: number, pcpu = 0): Fact => ({ kind: "pcpu", pcpu, phase: "guest", vcpu });
const idle: Fact = { kind: "pcpu", pcpu: 0, phase: "idle", vcpu: -1 };

describe("the rule for the same instant", () => {
  it("decides ISRO 2013-50: at 2 it is B's turn, or still A's; A and B change places, C ends at 7 both ways", () => {
    const found = finding(scenario(ISRO, rr(2)), "sameInstant", "preemptedFirst");
    expect(found.divergence).toEqual({ time: 2, first: guest(1), second: guest(0) });
    expect(found.completions).toEqual([
      { vcpu: 0, first: 6, second: 4 },
      { vcpu: 1, first: 4, second: 6 },
    ]);
    expect(found.isCut).toBe(false);
  });

  it("leaves the averages of ISRO 2013-50 that only count the ends: turnaround 4 and so waiting", () => {
    const { figures } = finding(scenario(ISRO, rr(2)), "sameInstant", "preemptedFirst");
    const changed = figures.map(({ figure }) => figure);
    expect(changed).not.toContain("turnaround");
    expect(changed).not.toContain("waiting");
    // B waits for its first dispatch from 2 to 4; A at once and C from 3 to 6 both ways.
    expect(figures.find(({ figure }) => figure === "response")).toEqual({
      figure: "response",
      first: { numerator: 1, denominator: 1 },
      second: { numerator: 5, denominator: 3 },
    });
  });

  it("does not decide round robin 10 with arrivals 22 4 16 2 10", () => {
    expect(findings(scenario(RR10, rr(10))).map(({ ref }) => ref.id)).toEqual(["sameInstant", "switchCharge"]);
    expect(deciding(scenario(RR10, rr(10)))).toEqual([]);
  });
});

describe("the rules of the clock", () => {
  it("decide the string of Silberschatz: 14 faults with the bit set on load, 11 without", () => {
    const found = finding(paging("clock"), "referencedOnLoad", false);
    expect(found.figures).toEqual([
      { figure: "faults", first: { numerator: 14, denominator: 1 }, second: { numerator: 11, denominator: 1 } },
    ]);
    // Victims in order (domain C.3): 7 1 2 0 … with the bit, 7 1 2 3 … without; the same but where the page lies differs first.
    expect(found.divergence).toMatchObject({ first: { kind: "victim" }, second: { kind: "victim" } });
  });

  it("are not tried when another policy replaces pages", () => {
    expect(findings(paging("lru")).map(({ ref }) => ref.id)).not.toContain("referencedOnLoad");
  });
});

describe("numbers that exercises set otherwise", () => {
  // 47 references in 4 frames: a course's figure with the bits cleared every 4 references, and that of the plain Clock.
  const round = [4, 0, 1, 2, 5, 0, 1, 2];
  const string = [0, 1, 2, 3, 0, 1, 2, ...Array.from({ length: 5 }, () => round).flat()];
  const clock = (clearEvery: number) =>
    scenario([machine("A", references(string), { memoryBytes: 6 * PAGE })], {
      frames: 4,
      replacement: { policy: "clock", params: { clearEvery } },
    });

  it("decide the exercise whose bits are cleared by time: 29 faults where only the hand clears them", () => {
    expect(finding(clock(4), "clearEvery", 0).figures).toEqual([
      { figure: "faults", first: { numerator: 14, denominator: 1 }, second: { numerator: 29, denominator: 1 } },
    ]);
    expect(deciding(clock(0))).toContain("clearEvery");
  });

  it("are tried as usual values, beside a number that is none of them", () => {
    expect(choicesTried(clock(47), "clearEvery")).toEqual([0, 4, 8]);
    expect(finding(clock(47), "clearEvery", 0).divergence).toBeNull();
    expect(choicesTried(paging("slru"), "shares")).toEqual([
      [1, 4],
      [1, 1],
    ]);
    expect(choicesTried(paging("aging"), "period")).toEqual([1, 8]);
    expect(choicesTried(paging("s3fifo"), "threshold")).toEqual([1]);
  });
});

describe("ties of OPT", () => {
  it("change victims and no figure", () => {
    // 1 and 2 are never used again when 3 and then 4 come.
    const program = references([1, 2, 3, 4, 3, 4]);
    const ties = scenario([machine("A", program, { memoryBytes: 8 * PAGE })], {
      frames: 2,
      replacement: { policy: "opt", params: {} },
    });
    const found = finding(ties, "ties", "newestLoad");
    expect(found.divergence).toEqual({
      time: 2,
      first: { kind: "victim", vcpu: 0, vm: 0, page: 1, frame: 0 },
      second: { kind: "victim", vcpu: 0, vm: 0, page: 2, frame: 1 },
    });
    expect(found.figures).toEqual([]);
  });
});

describe("the direction of the priority numbers", () => {
  it("decides the five jobs of Stallings under priority scheduling, at the first arrival that preempts", () => {
    const found = finding(
      scenario(W1, { scheduler: { policy: "priority", params: {} } }),
      "priorityOrder",
      "lowerFirst",
    );
    // B (priority 1) arrives at 2 while A (2) runs until 3.
    expect(found.divergence).toEqual({ time: 2, first: guest(0), second: guest(1) });
    expect(isOtherAnswer(found)).toBe(true);
  });
});

describe("rules of the figures", () => {
  it("make no other run: only the count of faults changes", () => {
    const apart = finding(paging("lru"), "faultCount", "afterFirstTouch");
    // 12 faults, 6 of them the first touch of 7 0 1 2 3 4; 9 of them replace a page.
    expect(apart.divergence).toBeNull();
    expect(apart.figures).toEqual([
      { figure: "faults", first: { numerator: 12, denominator: 1 }, second: { numerator: 6, denominator: 1 } },
    ]);
    expect(finding(paging("lru"), "faultCount", "replacementsOnly").figures).toEqual([
      { figure: "faults", first: { numerator: 12, denominator: 1 }, second: { numerator: 9, denominator: 1 } },
    ]);
  });

  it("count time blocked as waiting where they are told to", () => {
    const found = finding(scenario(W2, { scheduler: { policy: "fcfs", params: {} } }), "waiting", "readyAndBlocked");
    // FCFS on W2: A[0,3) B[3,8) C[8,10) A[10,13) C[13,15). Ready: A 3, B 3, C 8; device: A 4, C 2.
    expect(found.figures).toEqual([
      { figure: "waiting", first: { numerator: 14, denominator: 3 }, second: { numerator: 20, denominator: 3 } },
    ]);
  });

  it("are not tried where nothing blocks and nothing is referenced", () => {
    const tried = findings(scenario(W1, { scheduler: { policy: "fcfs", params: {} } }));
    expect(tried.map(({ ref }) => ref.id)).toEqual(["switchCharge"]);
  });
});

describe("the rule of which switches count", () => {
  it("decides another answer where they cost, and only their number where they do not", () => {
    const free = scenario(W1, rr(2));
    const first = finding(free, "switchCharge", "betweenVcpus");
    // The very first dispatch follows nobody.
    expect(first.figures).toEqual([
      { figure: "contextSwitches", first: { numerator: 10, denominator: 1 }, second: { numerator: 9, denominator: 1 } },
    ]);
    expect(isOtherAnswer(first)).toBe(false);
    expect(deciding(scenario(W1, { ...rr(2), costs: { ...NO_COSTS, worldSwitch: 1 } }))).toContain("switchCharge");
  });
});

const alone = (timeslice: number) => scenario([job("A", 1, [12])], rr(timeslice));
const twoOnTwo = (second: number) => scenario([job("A", 0, [9]), job("B", 0, [second])], { pcpus: 2 });
const fifoOrLru = (program: readonly Op[], policy: string) =>
  runOf(scenario([machine("A", program)], { frames: 2, replacement: { policy, params: {} } }));

describe("comparing two runs", () => {
  const one = scenario(W1, rr(4));

  it("finds no difference between a run and itself", () => {
    const difference = compareRuns(runOf(one), runOf(one));
    expect(isOtherAnswer(difference)).toBe(false);
    expect(difference.until).toBe(20);
  });

  it("does not mind that a timeslice ends and begins again for the same vCPU", () => {
    expect(isOtherAnswer(compareRuns(runOf(alone(3)), runOf(alone(100))))).toBe(false);
  });

  it("tells idling from running, whichever run idles", () => {
    const early = runOf(scenario([job("A", 1, [3])]));
    const late = runOf(scenario([job("A", 2, [3])]));
    expect(compareRuns(early, late).divergence).toEqual({ time: 1, first: guest(0), second: idle });
    expect(compareRuns(late, early).divergence).toEqual({ time: 1, first: idle, second: guest(0) });
  });

  it("tells a run that has ended from one that goes on", () => {
    const short = runOf(scenario([job("A", 0, [3])]));
    const long = runOf(scenario([job("A", 0, [5])]));
    expect(compareRuns(short, long)).toMatchObject({
      divergence: { time: 3, first: idle, second: guest(0) },
      completions: [{ vcpu: 0, first: 3, second: 5 }],
      until: 5,
    });
  });

  it("tells a world switch from running", () => {
    const free = scenario([job("A", 1, [3])], { costs: { ...NO_COSTS, worldSwitch: 1 } });
    const found = finding(free, "switchCharge", "betweenVcpus");
    expect(found.divergence).toEqual({
      time: 1,
      first: { kind: "pcpu", pcpu: 0, phase: "switch", vcpu: 0 },
      second: guest(0),
    });
  });

  it("names the pCPU on which the earliest difference lies", () => {
    const { divergence } = compareRuns(runOf(twoOnTwo(4)), runOf(twoOnTwo(6)));
    expect(divergence?.first).toMatchObject({ pcpu: 1, phase: "idle" });
    expect(divergence?.time).toBe(4);
  });

  it("compares only what both runs are known for, and says so", () => {
    const endless: Op[] = [
      {
        op: "loop",
        times: null,
        body: [
          { op: "compute", ticks: 3 },
          { op: "wait", ticks: 2 },
        ],
      },
    ];
    const run = scenario([machine("A", endless), machine("B", endless)]);
    const difference = compareRuns(runOf(run, { until: 40 }), runOf(run, { until: 90 }));
    expect(difference).toMatchObject({ divergence: null, figures: [], isCut: true });
    expect(difference.until).toBeLessThan(60);
    expect(difference.until).toBeGreaterThanOrEqual(40);
  });

  it("takes the victim for the cause when the pCPU parts at the same moment", () => {
    // The frames hold 0 (written) and 1 (read). FIFO writes 0 back and waits for the disk, the other takes 1 for nothing.
    const program: Op[] = [0, 1, 0, 2].map((page, at) => ({ op: "reference", page, write: at === 0 }));
    expect(compareRuns(fifoOrLru(program, "fifo"), fifoOrLru(program, "lru")).divergence).toMatchObject({
      time: 3,
      first: { kind: "victim", page: 0 },
      second: { kind: "victim", page: 1 },
    });
  });
});

describe("machines that only one of two runs has", () => {
  // A ends at 6, under the other rule at 4: at 5 it can be deleted, and created anew, only there. D comes in both runs.
  const fresh = machine("A", [{ op: "compute", ticks: 2 }], { arrival: null });
  const late = machine("D", [{ op: "compute", ticks: 3 }], { arrival: null });
  const commands: Scenario["commands"] = [
    { command: "delete", vm: "A", at: 5 },
    { command: "create", machine: fresh, at: 5 },
    { command: "create", machine: late, at: 8 },
    { command: "start", vm: "D", at: 8 },
  ];
  const first = scenario(ISRO, rr(2), { commands });
  const second = under(first, { sameInstant: "preemptedFirst" });

  it("do not change the numbers by which the others are told apart, whichever run has them", () => {
    const ends = [
      { vcpu: 0, one: 6, other: 4 },
      { vcpu: 1, one: 4, other: 6 },
    ];
    // D is vCPU 3 here and 4 there, and ends at 11 in both.
    expect(compareRuns(runOf(first), runOf(second)).completions).toEqual(
      ends.map(({ vcpu, one, other }) => ({ vcpu, first: one, second: other })),
    );
    expect(compareRuns(runOf(second), runOf(first)).completions).toEqual(
      ends.map(({ vcpu, one, other }) => ({ vcpu, first: other, second: one })),
    );
  });

  /** The first command creates a machine of that name: refused where it is A. Then D comes and refers to pages. */
  const withNew = (name: string, isStarted = false) =>
    runOf(
      scenario(
        [job("A", 0, [4])],
        {},
        {
          commands: [
            { command: "create", machine: { ...fresh, name, vcpus: 2 }, at: 5 },
            { command: "create", machine: machine("D", references([1, 2, 1]), { arrival: null }), at: 8 },
            { command: "start", vm: "D", at: 8 },
            ...(isStarted ? [{ command: "start" as const, vm: name, at: 20 }] : []),
          ],
        },
      ),
    );

  it("make no difference by being there: neither what came before them nor what came after has changed", () => {
    expect(isOtherAnswer(compareRuns(withNew("A"), withNew("X")))).toBe(false);
    expect(isOtherAnswer(compareRuns(withNew("X"), withNew("A")))).toBe(false);
  });

  it("are named where only the second run has them, with numbers that nobody else has", () => {
    const { divergence, completions, others } = compareRuns(withNew("A"), withNew("X", true));
    expect(others).toMatchObject([{ name: "X", vcpuCount: 2 }]);
    const { vm, firstVcpu } = others![0]!;
    expect([0, 1]).not.toContain(vm);
    expect([0, 1, 2, 3]).not.toContain(firstVcpu);
    expect(divergence).toEqual({ time: 20, first: idle, second: guest(firstVcpu) });
    // 2 ticks each, one after the other.
    expect(completions).toEqual([
      { vcpu: firstVcpu, first: null, second: 22 },
      { vcpu: firstVcpu + 1, first: null, second: 24 },
    ]);
  });

  it("need no names where both runs have the same", () => {
    expect(compareRuns(withNew("X"), withNew("X"))).not.toHaveProperty("others");
  });
});

describe("the trials", () => {
  it("are cut for runs without an end, and say up to where they looked", () => {
    const hog: Op[] = [{ op: "loop", times: null, body: [{ op: "compute", ticks: 1 }] }];
    const [found] = findings(scenario([machine("A", hog), machine("B", hog)], rr(1)));
    expect(found).toMatchObject({ ref: { id: "sameInstant" }, divergence: null, isCut: true });
    expect(found!.until).toBeGreaterThan(1000);
  });

  it("try each other choice once, and leave the scenario as it is", () => {
    const many = scenario(
      [
        machine(
          "A",
          references(R1, (at) => at === 0),
          { priority: 2 },
        ),
      ],
      {
        scheduler: { policy: "priority", params: {} },
        replacement: { policy: "clock", params: {} },
        costs: { ...host().costs, worldSwitch: 1 },
      },
    );
    const before = structuredClone(many);
    expect(findings(many).map(({ ref, choice }) => `${ref.of} ${ref.id} ${String(choice)}`)).toEqual([
      "conventions priorityOrder lowerFirst",
      "conventions priorityTies arrival",
      "conventions priorityTies id",
      "conventions preemptedGoes tail",
      "conventions switchCharge betweenVcpus",
      "conventions waiting readyAndBlocked",
      "conventions faultCount afterFirstTouch",
      "conventions faultCount replacementsOnly",
      "replacement referencedOnLoad false",
      "replacement handAfterLoad on",
      "replacement bits 2",
      "replacement bits 3",
      "replacement clearEvery 4",
      "replacement clearEvery 8",
    ]);
    expect(many).toEqual(before);
  });

  it("try the first choice where the present one is another", () => {
    const now = under(scenario(ISRO, rr(2)), { sameInstant: "preemptedFirst" });
    expect(finding(now, "sameInstant", "arrivalFirst").divergence).toEqual({
      time: 2,
      first: guest(0),
      second: guest(1),
    });
  });
});
