/** The proofs of the lessons on translation, overcommit and copies: figures of domain C.1, C.6, D.5, through the core. */
import { describe, expect, it } from "vitest";
import { moreThanThereIs } from "../../src/lessons/moreThanThereIs.ts";
import { testEnvironment } from "../../src/lessons/testEnvironment.ts";
import { translatingTwice } from "../../src/lessons/translatingTwice.ts";
import { withHostPart } from "../../src/lessons/parts.ts";
import { hostOf, type Scenario, type TranslationSpec } from "../../src/model/scenario.ts";
import { endsOf, hostWhen, rightOf, runOf, stepCalled } from "../support/lessonRuns.ts";
import { eventsOfKind } from "../support/schedules.ts";

const translated = (scenario: Scenario, changes: Partial<TranslationSpec>) =>
  withHostPart(scenario, { translation: { ...hostOf(scenario).translation!, ...changes } });

/** What shadow tables save: the difference of the ends of both runs. */
function saved(scenario: Scenario): number {
  const [nested, shadow] = (["nested", "shadow"] as const).map((kind) => endsOf(translated(scenario, { kind })));
  return nested!["guest"]! - shadow!["guest"]!;
}

function used(scenario: Scenario, time: number): number {
  return hostOf(scenario).frames - hostWhen(scenario, time).freeFrames;
}

function diskAccesses(scenario: Scenario, time: number): number {
  const [disk] = hostWhen(scenario, time).disks;
  return disk!.reads + disk!.writes;
}

describe("Translating twice", () => {
  it("takes 4 accesses without virtualization, 24 nested, 19 with huge pages of the host, 4 by shadow tables", () => {
    const { at, after } = stepCalled(translatingTwice, "nested", "ask");
    const huge = stepCalled(translatingTwice, "huge", "ask").after;
    const runs = [at, after, huge].map(({ scenario }) => scenario);
    const accesses = [...runs, translated(after.scenario, { kind: "shadow" })].map(
      (scenario) => hostWhen(scenario).tlbs[0]!.accesses,
    );
    expect(accesses).toEqual([4, 24, 19, 4]);
    expect(runs.map((scenario) => endsOf(scenario)["guest"])).toEqual([10, 30, 25]);
    expect(rightOf(translatingTwice, "nested")).toEqual([24]);
    expect(rightOf(translatingTwice, "huge")).toEqual([19]);
  });

  it("misses 60 times with eight entries and hits 48 times with twelve", () => {
    const { at, after } = stepCalled(translatingTwice, "tlb", "ask");
    expect([at, after].map(({ scenario }) => hostWhen(scenario).tlbs[0])).toMatchObject([
      { hits: 0, misses: 60 },
      { hits: 48, misses: 12 },
    ]);
    expect([at, after].map(({ scenario }) => endsOf(scenario)["looper"])).toEqual([1500, 348]);
    expect(rightOf(translatingTwice, "tlb")).toEqual([48]);
  });

  it("ends looper at 640 instead of 1500 with shadow tables, and builder at 1320 instead of 1040", () => {
    const { at, after } = stepCalled(translatingTwice, "shadow", "ask");
    expect(endsOf(at.scenario)).toEqual({ looper: 1500, builder: 1040 });
    expect(endsOf(after.scenario)).toEqual({ looper: 640, builder: 1320 });
    expect(hostWhen(after.scenario).translations.get(1)).toMatchObject({ misses: 40, tableWrites: 54 });
    expect(rightOf(translatingTwice, "shadow")).toEqual(["looper alone"]);
  });

  it("saves by shadow tables in the ways of its puzzle what the ends of both runs say, and loses 180 at first", () => {
    const { at, puzzle } = stepCalled(translatingTwice, "puzzle", "puzzle");
    expect(saved(at.scenario)).toBe(-180);
    expect(puzzle.solutions.map(({ scenario }) => saved(scenario))).toEqual([860, 300, 540]);
  });
});

describe("More memory than there is", () => {
  it("keeps eight pages in 5 frames, and in 6 after a write to one that is shared", () => {
    const { scenario } = stepCalled(moreThanThereIs, "merge", "ask").after;
    expect([9, 10, 40, 60].map((time) => used(scenario, time))).toEqual([8, 5, 5, 6]);
    expect(hostWhen(scenario, 60).sharing!.broken).toBe(1);
    expect(rightOf(moreThanThereIs, "merge")).toEqual([5]);
    expect(rightOf(moreThanThereIs, "write")).toEqual(["B gets a copy; 6 frames"]);
  });

  it("leaves idle 6 and busy 12 pages, ten of idle's held by its balloon; without the tax 9 are due to each", () => {
    const { scenario } = stepCalled(moreThanThereIs, "balloon", "ask").after;
    const { vms } = hostWhen(scenario, 200);
    expect(vms.map(({ frames }) => frames)).toEqual([6, 12]);
    expect(vms[0]!.memory).toMatchObject({ ballooned: 10, taken: 4 });
    const untaxed = withHostPart(scenario, { overcommit: { ...hostOf(scenario).overcommit!, idleTax: 0 } });
    expect(hostWhen(untaxed, 200).vms.map(({ memory }) => memory!.target)).toEqual([9, 9]);
    expect(rightOf(moreThanThereIs, "balloon")).toEqual(["6 : 12"]);
  });

  it("swaps 10 pages of idle out where there are no balloons", () => {
    const { scenario } = stepCalled(moreThanThereIs, "swap", "ask").after;
    const [idle] = hostWhen(scenario, 200).vms;
    expect([idle!.memory!.taken, idle!.frames]).toEqual([10, 6]);
    expect(rightOf(moreThanThereIs, "swap")).toEqual([10]);
  });

  it("holds the 18 pages of its puzzle in 6 frames once they are shared", () => {
    const { at, puzzle } = stepCalled(moreThanThereIs, "puzzle", "puzzle");
    expect(hostWhen(at.scenario, 300).disks[0]!.reads).toBeGreaterThan(30);
    for (const { scenario } of puzzle.solutions) expect(used(scenario, 300)).toBe(6);
  });
});

describe("Snapshots, clones, backups", () => {
  it("makes 10 accesses of four writes and 12 of six, and loses the snapshot with the fifth block", () => {
    const { scenario, time: end } = stepCalled(testEnvironment, "full", "ask").after;
    // All of them can be seen where it is said.
    expect(diskAccesses(scenario, end)).toBe(12);
    expect([18, 24, 32].map((time) => diskAccesses(scenario, time))).toEqual([10, 10, 12]);
    expect([24, 30].map((time) => hostWhen(scenario, time).copyOnWrite.invalid.size)).toEqual([0, 1]);
    expect(hostWhen(scenario, 60).vms[0]!.life).toBe("shutOff");
    expect(rightOf(testEnvironment, "copies")).toEqual([10]);
    expect(rightOf(testEnvironment, "full")).toEqual(["The snapshot is lost, db goes on."]);
  });

  it("fails to go back at 70 and makes db anew from the backup at 90", () => {
    const { scenario } = stepCalled(testEnvironment, "backup", "ask").after;
    const merges = eventsOfKind(runOf(scenario), "jobEnded").filter(({ work }) => work === "merge");
    expect(merges).toMatchObject([{ time: 70, outcome: "failed" }]);
    expect(hostWhen(scenario, 85).vms.map(({ life }) => life)).toEqual(["none"]);
    expect(hostWhen(scenario, 95).vms.map(({ life }) => life)).toEqual(["none", "shutOff"]);
    expect(rightOf(testEnvironment, "backup")).toEqual(["the backups"]);
  });

  it("has no free chunk after a full clone, and four after a linked one", () => {
    const { at, after } = stepCalled(testEnvironment, "clone", "ask");
    expect([at, after].map(({ scenario }) => hostWhen(scenario, 18).copyOnWrite.thin!.free)).toEqual([0, 4]);
    expect(rightOf(testEnvironment, "clone")).toEqual([0]);
  });

  it("keeps six machines of its puzzle in four chunks", () => {
    const { puzzle } = stepCalled(testEnvironment, "puzzle", "puzzle");
    for (const { scenario } of puzzle.solutions) expect(hostWhen(scenario, 60).copyOnWrite.thin!.free).toBe(4);
  });
});
