/** The proofs of "Moving house" (domain E.1, E.2), "Machine or container?" (G.2) and "Open problems", through the core. */
import { describe, expect, it } from "vitest";
import type { Lesson } from "../../src/learn/lesson.ts";
import { machineOrContainer } from "../../src/lessons/machineOrContainer.ts";
import { movingHouse } from "../../src/lessons/movingHouse.ts";
import { openProblems } from "../../src/lessons/openProblems.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { exitFigures } from "../../src/trace/figures/exits.ts";
import { machineCosts } from "../../src/trace/figures/machineCosts.ts";
import type { HostState } from "../../src/trace/hostState.ts";
import { endsOf, hostWhen, knownRun, rightOf, runOf, stepCalled } from "../support/lessonRuns.ts";
import { eventsOfKind } from "../support/schedules.ts";

const solutionsOf = (lesson: Lesson) =>
  stepCalled(lesson, "puzzle", "puzzle").puzzle.solutions.map(({ scenario }) => scenario);

const moveIn = (scenario: Scenario) => hostWhen(scenario).migrations?.[0];

const roundsIn = (scenario: Scenario) => moveIn(scenario)?.rounds.map(({ pages }) => pages);

describe("Moving house", () => {
  const [round, downtime, tooFast, goFirst] = ["round", "downtime", "too-fast", "go-first"].map((id) =>
    stepCalled(movingHouse, id, "ask"),
  );

  it("sends rounds of 1,024, 256, 64, 16 and 4 pages, and one while db stands still for 1 of 342 ticks", () => {
    const { scenario } = round!.after;
    expect(roundsIn(scenario)).toEqual([1024, 256, 64, 16, 4]);
    expect(moveIn(scenario)).toMatchObject({
      stop: { reason: "fewPages", pages: 1 },
      end: { outcome: "done", pages: 1365, ticks: 342, downtime: 1 },
    });
    expect(rightOf(movingHouse, "round")).toEqual([256]);
    expect(rightOf(movingHouse, "downtime")).toEqual(["1"]);
  });

  it("has sent the first round, and begun the second, where the step on downtime stands", () => {
    const { migrations } = hostWhen(downtime!.at.scenario, downtime!.at.time);
    expect(migrations?.[0]?.rounds.map(({ pages, ticks }) => [pages, ticks])).toEqual([
      [1024, 256],
      [256, null],
    ]);
  });

  it("stands still for 256 ticks where it is stopped first", () => {
    const { scenario } = round!.after;
    const commands = scenario.commands.map((command) =>
      command.command === "migrate" ? { ...command, mode: "stopAndCopy" as const } : command,
    );
    expect(moveIn({ ...scenario, commands })?.end).toMatchObject({ ticks: 256, downtime: 256 });
  });

  it("stands still for all 1,024 pages where it writes as fast as the link sends", () => {
    expect(roundsIn(tooFast!.after.scenario)).toEqual([1024]);
    expect(moveIn(tooFast!.after.scenario)).toMatchObject({
      stop: { reason: "noProgress", pages: 1024 },
      end: { pages: 2048, ticks: 2048, downtime: 1024 },
    });
    expect(rightOf(movingHouse, "too-fast")).toEqual([1024]);
  });

  it("is lost where the link fails when 77 of its pages have followed; by pre-copy it goes on where it was", () => {
    const { scenario } = goFirst!.after;
    expect(moveIn(scenario)?.end).toMatchObject({ outcome: "lost", pages: 77, ticks: 20 });
    const commands = scenario.commands.map((command) =>
      command.command === "migrate" ? { ...command, mode: "preCopy" as const } : command,
    );
    const safe = { ...scenario, commands };
    expect(moveIn(safe)?.end?.outcome).toBe("failed");
    expect(hostWhen(safe).vms[0]?.life).toBe("running");
    expect(rightOf(movingHouse, "go-first")).toEqual(["It is lost."]);
  });

  it("stands still for 0, 1 and 2 ticks in the ways of the puzzle, and for 16 where it just moves", () => {
    const solutions = solutionsOf(movingHouse);
    expect(solutions.map((scenario) => moveIn(scenario)?.end?.downtime)).toEqual([0, 1, 2]);
    const { at } = stepCalled(movingHouse, "puzzle", "puzzle");
    const plain = { ...at.scenario, commands: solutions[1]!.commands };
    expect(moveIn(plain)?.end?.downtime).toBe(16);
  });
});

function framesOf(vm: number, { frames }: HostState): number {
  return Array.from({ length: 20 }, (_, frame) => frames.vm.get(frame)).filter((owner) => owner === vm).length;
}

describe("Machine or container?", () => {
  const { scenario } = stepCalled(machineOrContainer, "end", "ask").after;
  const [machine, container] = [0, 1].map((vm) => {
    const { info } = knownRun(scenario);
    const host = hostWhen(scenario, 1000);
    return { ...exitFigures(host, info, [vm]), ...machineCosts(host, info, [vm]) };
  });

  it("ends at 975 in a machine and at 198 in a container, by 816 and 120 of walks, 45 of exits and 22 in the kernel", () => {
    expect(endsOf(scenario)).toMatchObject({ machine: 975, container: 198 });
    expect(machine).toMatchObject({ boot: 60, walks: 816, exits: 45, kernel: 0 });
    expect(container).toMatchObject({ boot: 6, walks: 120, exits: 0, kernel: 22 });
    // 50 of its own program, and a reference to each page of its system.
    expect([machine!.work - 60, container!.work - 6]).toEqual([54, 50]);
    expect(rightOf(machineOrContainer, "end")).toEqual(["975"]);
  });

  it("takes ten frames for the machine and six for the container", () => {
    expect(framesOf(1, hostWhen(scenario, 160))).toBe(6);
    expect(framesOf(0, hostWhen(scenario, 519))).toBe(10);
    expect(rightOf(machineOrContainer, "pages")).toEqual([10]);
  });

  it("has web crash with hog at 520, and the machine go on", () => {
    expect(hostWhen(scenario, 520).vms.map(({ life }) => life)).toEqual(["running", "shutOff", "crashed", "crashed"]);
    expect(rightOf(machineOrContainer, "crash")).toEqual(["machine alone"]);
  });

  it("ends the bank at 1,770 in a machine, at 378 with lab in one, and never where both are containers", () => {
    const { at } = stepCalled(machineOrContainer, "puzzle", "puzzle");
    const ends = [at.scenario, ...solutionsOf(machineOrContainer)].map((each) => endsOf(each));
    expect(ends.map(({ bank, batch, site }) => [bank, batch, site])).toEqual([
      [-1, 198, 10],
      [1770, 198, 10],
      [378, 198, 10],
    ]);
  });
});

describe("Open problems", () => {
  it("fills the frame that bank had with zeros before next reads it", () => {
    const { scenario } = stepCalled(openProblems, "scrubbed", "ask").after;
    const maps = eventsOfKind(runOf(scenario, 60), "map");
    const ofBank = maps.filter(({ vm }) => vm === 0).map(({ frame }) => frame);
    const first = maps.find(({ vm }) => vm === 1);
    expect(first).toMatchObject({ time: 21, how: "zeroFill" });
    expect(ofBank).toContain(first!.frame);
    expect(rightOf(openProblems, "scrubbed")).toEqual(["zeros"]);
  });

  it("lets spy write to the page that was merged in 4 ticks, by a copy, and to the other in one", () => {
    const { scenario } = stepCalled(openProblems, "leak", "ask").after;
    const trace = runOf(scenario, 60);
    expect(eventsOfKind(trace, "fault").findLast(({ vcpu }) => vcpu === 1)).toMatchObject({
      time: 38,
      fault: "shared",
    });
    expect(eventsOfKind(trace, "map").at(-1)).toMatchObject({ time: 41, how: "copied" });
    // Of the ticks from 38 the write has 4 and C 2 has 2; the next write begins at 44 and finds its page.
    expect(eventsOfKind(trace, "hit").find(({ time, vcpu }) => vcpu === 1 && time > 37)).toMatchObject({ time: 44 });
    expect(rightOf(openProblems, "leak")).toEqual(["that somebody else holds what page 0 held"]);
  });

  it("gives wide 200 of 300 ticks in turn, and 150 by its weight", () => {
    const { at, after } = stepCalled(openProblems, "standards", "ask");
    const ticks = [at, after].map(({ scenario }) => hostWhen(scenario, 300).vcpus.map(({ cpu }) => cpu));
    expect(ticks).toEqual([
      [100, 100, 100],
      [75, 75, 150],
    ]);
    expect(rightOf(openProblems, "standards")).toEqual([150]);
  });

  it("reads all of it at 24 from one disk, at 8 from three and at 12 from two", () => {
    const { at, after } = stepCalled(openProblems, "large-data", "ask");
    const all = [at.scenario, after.scenario, ...solutionsOf(openProblems)];
    expect(all.map((scenario) => endsOf(scenario)["data"])).toEqual([24, 8, 12, 8]);
    expect(rightOf(openProblems, "large-data")).toEqual([8]);
  });
});
