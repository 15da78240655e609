/** The levels of a feedback queue as exercises give them; what else decides the answer is asked about. */
import { describe, expect, it } from "vitest";
import { readExercise } from "../../../src/codec/exercise/readExercise.ts";

const JOBS = "Process Arrival Burst\nP1 0 17\nP2 0 25\nP3 0 8\n";
/** All that the jobs need. */
const TO_THE_END = 50;

function levelsOf(text: string): unknown {
  const exercise = readExercise(text, { title: "Own" });
  expect(exercise).toMatchObject({ kind: "jobs", isSure: false, problems: [], settings: { policy: "mlfq" } });
  return "scenario" in exercise ? exercise.scenario?.hosts[0]?.scheduler.params["timeslices"] : null;
}

describe("the levels of a feedback queue", () => {
  it.each([
    [
      "Multilevel feedback queue with three queues: Q0 with quantum 8, Q1 with quantum 16, Q2 FCFS.",
      [8, 16, TO_THE_END],
    ],
    ["Feedback queue: q0=2, q1=4, q2 FCFS", [2, 4, TO_THE_END]],
    ["MLFQ, 3 queues, quanta 4, 8, 16", [4, 8, 16]],
    ["MLFQ with time slices of 1, 2 and 4 ms", [1, 2, 4]],
    ["多级反馈队列调度，三个队列，时间片依次为1、2、4。", [1, 2, 4]],
    ["采用多级反馈队列调度算法，第i级队列的时间片为2^(i-1)", [1, 2, 4, 8, 16, 32, 64]],
    ["Multilevel-Feedback mit Quanten 1, 2, 4", [1, 2, 4]],
  ])("are read: %s", (text, levels) => {
    expect(levelsOf(JOBS + text)).toEqual(levels);
  });

  it("are in the ticks of the jobs", () => {
    expect(levelsOf("Process Arrival Burst\nP1 0 1.5\nP2 0 2\nMLFQ, quanta 0.5, 1, 2")).toEqual([5, 10, 20]);
  });

  it("are those of the policy where the text gives none", () => {
    expect(levelsOf(`${JOBS}MLFQ`)).toEqual([2, 4, 8]);
  });
});
