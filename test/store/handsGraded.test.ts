/** What a learner sees at the end is what whoever opens the link of the result gets, in Node as well. */
import { describe, expect, it } from "vitest";
import { createStream, nextInt } from "../../src/base/prng.ts";
import { grade } from "../../src/cli/grade.ts";
import { encodeResult } from "../../src/codec/challenge/challengeLink.ts";
import { encodeLink } from "../../src/codec/link/link.ts";
import { handsCounts } from "../../src/learn/hands/play.ts";
import { AFTER_MISTAKES, FEEDBACKS } from "../../src/learn/hands/settings.ts";
import { createHands } from "../../src/store/hands.ts";
import { createRunClient } from "../../src/worker/client.ts";
import { openApp } from "../support/oneRun.tsx";
import { questionsPort } from "../support/predicting.ts";
import { createSessionPort } from "../support/sessionPort.ts";
import { job, machine, PAGE, references, scenario } from "../support/workloads.ts";

const PAGES = scenario([machine("A", references([1, 2, 3, 1, 4, 5, 6, 1, 2, 5]), { memoryBytes: 8 * PAGE })], {
  frames: 3,
  replacement: { policy: "lru", params: {} },
  scheduler: { policy: "fcfs", params: {} },
});
const JOBS = scenario([job("A", 0, [6]), job("B", 1, [2]), job("C", 2, [4]), job("D", 3, [1])], {
  scheduler: { policy: "srtf", params: {} },
});

/** A learner who does anything: answers, asks for hints, gives up, undoes. */
async function playAtRandom(exercise: typeof PAGES, seed: number) {
  const stream = createStream(seed, "learner");
  const ports: ReturnType<typeof createSessionPort>[] = [];
  const page = openApp({
    scenario: exercise,
    connect: (listener) =>
      createRunClient(() => {
        const port = createSessionPort();
        ports.push(port);
        return port;
      }, listener),
  });
  const settle = async () => {
    await Promise.resolve();
    for (const port of ports) port.settle();
  };
  await settle();
  const hands = createHands({
    main: page.run,
    show: () => {},
    pause: () => {},
    startWorker: questionsPort,
    storage: null,
  });
  hands.open();
  await settle();
  hands.set({ feedback: FEEDBACKS[seed % 2]!, after: AFTER_MISTAKES[seed % 3]! });
  await settle();
  for (let act = 0; act < 16; act += 1) {
    const { question } = hands.state.getState();
    const drawn = nextInt(stream, 10);
    if (drawn === 0) hands.undo();
    else if (drawn === 1) hands.give();
    else if (drawn === 2) hands.hint();
    else if (question) {
      hands.choose(question.candidates[nextInt(stream, question.candidates.length)]!);
      hands.confirm();
    }
    // oxlint-disable-next-line no-await-in-loop -- one act after the other
    await settle();
    if (hands.state.getState().status === "told") hands.goOn();
    // oxlint-disable-next-line no-await-in-loop -- and what comes of it
    await settle();
  }
  const { play, settings } = hands.state.getState();
  return { counts: handsCounts(play.marks), done: play.marks.length, settings, acts: hands.acts() };
}

describe("a result", () => {
  it.each([0, 1, 2, 3, 4, 5])("of a learner who does anything (%i) is graded as the page has it", async (seed) => {
    const exercise = seed % 2 === 0 ? PAGES : JOBS;
    const { counts, done, settings, acts } = await playAtRandom(exercise, seed);
    const challenge = {
      version: 1 as const,
      title: "",
      language: "en" as const,
      scenario: await encodeLink({ scenario: exercise, cursor: { time: 0, step: 0 } }),
      settings: { ...settings, kinds: [...settings.kinds] },
      seed: null,
      hasOwnNumbers: false,
    };
    const link = await encodeResult({ challenge, name: "Ada", acts: [...acts], attempt: 1, startedAt: 0, id: "a" });
    let out = "";
    const io = { stdout: (text: string) => (out += text), stderr: () => {}, readFile: () => Promise.resolve(link) };
    expect(await grade(["results.txt"], io)).toBe(0);
    const [head = "", row = ""] = out.split("\n");
    const cells = new Map(head.split(",").map((name, at) => [name, row.split(",")[at]]));
    const { right, hinted, wrong, given } = counts;
    expect(["right", "hinted", "wrong", "given", "done"].map((name) => Number(cells.get(name)))).toEqual([
      right,
      hinted,
      wrong,
      given,
      done,
    ]);
    expect(done).toBeGreaterThan(0);
  });
});
