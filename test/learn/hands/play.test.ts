/** Playing the policy: what is graded, what a mistake leads to, and what stays. */
import { describe, expect, it } from "vitest";
import { handsCounts, replayed, type Act } from "../../../src/learn/hands/play.ts";
import type { HandsSettings } from "../../../src/learn/hands/settings.ts";
import { machine, PAGE, references, scenario } from "../../support/workloads.ts";

/** LRU with three frames: page 4 takes the frame of 2, then 5 that of 3, 6 that of 1; FIFO would take 1, 2, 3. */
const EXERCISE = scenario([machine("A", references([1, 2, 3, 1, 4, 5, 6]), { memoryBytes: 8 * PAGE })], {
  frames: 3,
  replacement: { policy: "lru", params: {} },
  scheduler: { policy: "fcfs", params: {} },
});
const settings = (changes: Partial<HandsSettings> = {}): HandsSettings => ({
  kinds: ["nextToRun", "victim"],
  feedback: "atOnce",
  after: "tryAgain",
  ...changes,
});
/** Pages 1, 2 and 3 lie in frames 0, 1 and 2. */
const take = (frame: number, hints = 0): Act => ({ act: "answer", answer: frame, hints });
const undo: Act = { act: "undo" };
const play = (acts: readonly Act[], changes: Partial<HandsSettings> = {}) =>
  replayed(EXERCISE, settings(changes), acts).play;
const rights = (acts: readonly Act[], changes: Partial<HandsSettings> = {}) =>
  play(acts, changes).marks.map(({ isRight }) => isRight);

describe("playing the policy", () => {
  it("grades each decision by the first answer to it, and tells the rule that it follows", () => {
    const { marks, made } = play([take(0), take(1), take(2), take(0)]);
    expect(made).toEqual([1, 2, 0]);
    expect(marks.map(({ isRight, answer }) => [isRight, answer])).toEqual([
      [false, 0],
      [true, 2],
      [true, 0],
    ]);
    expect(marks[0]!.rule).toEqual({ of: "policy", id: "fifo" });
  });

  it("asks again after a mistake, or goes on from the right state, or from the learner's own", () => {
    expect(play([take(0)])).toMatchObject({ made: [], missed: 0 });
    expect(play([take(0)], { after: "fix" })).toMatchObject({ made: [1], missed: null });
    expect(play([take(0)], { after: "mine" })).toMatchObject({ made: [0], missed: null });
  });

  it("makes no later decision wrong by an early mistake: each is graded in the state that the learner is in", () => {
    // With page 1 gone 2 is the least recently used, then 3.
    expect(rights([take(0), take(1), take(2)], { after: "mine" })).toEqual([false, true, true]);
  });

  it("takes told at the end with trying again for going on from the right state", () => {
    expect(play([take(0)], { feedback: "atEnd" }).made).toEqual([1]);
  });

  it("undoes any number of decisions, and no mark", () => {
    const acts = [take(1), take(2), undo, undo];
    expect(play(acts).made).toEqual([]);
    expect(rights([...acts, take(0)])).toEqual([true, true]);
    expect(rights([take(0), take(1), undo, take(1)])).toEqual([false]);
    expect(play([undo]).made).toEqual([]);
  });

  it("goes on from a state of the learner's own that was undone", () => {
    expect(play([take(0), undo, take(1)], { after: "mine" })).toMatchObject({ made: [1] });
    expect(rights([take(0), undo, take(1), take(2)], { after: "mine" })).toEqual([false, true]);
  });

  it("counts hints apart, and what was left to the policy as not answered", () => {
    const { marks } = play([take(1, 2), { act: "give" }, take(1)]);
    const { diagnoses, ...counts } = handsCounts(marks);
    expect(counts).toEqual({ right: 0, hinted: 1, wrong: 1, given: 1 });
    expect(diagnoses.map(({ count }) => count)).toEqual([1]);
  });

  it("takes no act when all is decided, and no answer that is none", () => {
    expect(play([take(7)]).made).toEqual([]);
    expect(play([take(1), take(2), take(0), take(1), { act: "give" }]).made).toEqual([1, 2, 0]);
  });
});
