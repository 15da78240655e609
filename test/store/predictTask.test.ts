/** A task in which somebody foresees what happens: what is asked, what is told and kept, what is locked, and what it is worth. */
import { describe, expect, it } from "vitest";
import { createStream, nextInt } from "../../src/base/prng.ts";
import { grade } from "../../src/cli/grade.ts";
import { encodeResult, type ForeseenChallenge } from "../../src/codec/challenge/challengeLink.ts";
import { encodeLink } from "../../src/codec/link/link.ts";
import { withNumbers } from "../../src/learn/gradedTask.ts";
import { LOCKS } from "../../src/model/locks.ts";
import { FORESEEN_KINDS, type ForeseenKind } from "../../src/model/questionKinds.ts";
import { hostOf, type Scenario } from "../../src/model/scenario.ts";
import { createPredict, type PredictTask } from "../../src/store/predict.ts";
import type { Run } from "../../src/store/runState.ts";
import { createRunClient } from "../../src/worker/client.ts";
import { fakeStorage } from "../support/fakePorts.ts";
import { openApp } from "../support/oneRun.tsx";
import { SILBERSCHATZ } from "../support/paging.ts";
import { questionsPort } from "../support/predicting.ts";
import { createSessionPort } from "../support/sessionPort.ts";
import { job, machine, PAGE, references, scenario } from "../support/workloads.ts";

const PAGING = scenario([machine("A", references(SILBERSCHATZ), { memoryBytes: 8 * PAGE })], {
  frames: 3,
  replacement: { policy: "lru", params: {} },
  scheduler: { policy: "fcfs", params: {} },
});
const JOBS = scenario([job("A", 0, [9, 2, 8]), job("B", 1, [6]), job("C", 2, [14, 3, 4]), job("D", 3, [9])], {
  scheduler: { policy: "rr", params: { timeslice: 3, sharedTick: false } },
});
/** It has no end. */
const ENDLESS = scenario(
  ["A", "B"].map((name) =>
    machine(
      name,
      [
        {
          op: "loop",
          times: null,
          body: [
            { op: "compute", ticks: name === "A" ? 5 : 3 },
            { op: "wait", ticks: 4 },
          ],
        },
      ],
      {
        memoryBytes: PAGE,
      },
    ),
  ),
  { scheduler: { policy: "rr", params: { timeslice: 2 } } },
);
/** On the page, whatever the task is. */
const ELSE = scenario([job("Z", 0, [3])]);

async function opened(start: Scenario, changes: Partial<PredictTask> = {}, storage = fakeStorage()) {
  const ports: ReturnType<typeof createSessionPort>[] = [];
  const page = openApp({
    scenario: ELSE,
    connect: (listener) =>
      createRunClient(() => {
        const port = createSessionPort();
        ports.push(port);
        return port;
      }, listener),
  });
  const settle = async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one answer of the run after the other
      await Promise.resolve();
      for (const port of ports) port.settle();
    }
  };
  await settle();
  let shown: Run | null = null;
  const changed: Scenario[] = [];
  const task: PredictTask = {
    start,
    scenario: start,
    locks: LOCKS,
    settings: { kinds: FORESEEN_KINDS, questions: 8, feedback: "atOnce" },
    id: "a",
    onChange: (to) => changed.push(to),
    ...changes,
  };
  const predict = createPredict({
    run: page.run,
    task,
    show: (run) => (shown = run),
    pause: () => {},
    now: () => 0,
    startWorker: questionsPort,
    storage,
  });
  predict.open();
  await settle();
  const state = () => predict.state.getState();
  const answer = async (isRight: boolean) => {
    const question = state().question!;
    const wrong = question.candidates.find((one) => !question.right.includes(one)) ?? question.right[0]! + 1;
    predict.choose(isRight ? question.right[0]! : wrong);
    predict.check();
    await settle();
  };
  const played = () => shown!.getState();
  return { page, predict, state, answer, settle, played, changed, storage };
}

describe("a task in which one foresees", () => {
  it("is asked about in a run of its own, up to the number of questions that it has, and leaves the page's run alone", async () => {
    const { page, predict, state, answer, settle, played } = await opened(PAGING, {
      settings: { kinds: ["victim"], questions: 2, feedback: "atOnce" },
    });
    expect(played().whole).toEqual(PAGING);
    expect(played().cursor.row).toBe(state().question!.row);
    await answer(true);
    expect(state()).toMatchObject({ status: "answered", rowLength: 2 });
    predict.next();
    await settle();
    expect(state().question!.kind).toBe("victim");
    await answer(false);
    predict.next();
    await settle();
    expect(state().status).toBe("pause");
    expect(state().attempts.map(({ isRight }) => isRight)).toEqual([true, false]);
    predict.again();
    expect(state().status).toBe("pause");
    predict.close();
    expect(page.getState().whole).toEqual(ELSE);
  });

  it("told at the end goes on to the next question at once, and shows nothing of what came", async () => {
    const { state, answer, played } = await opened(PAGING, {
      settings: { kinds: FORESEEN_KINDS, questions: 3, feedback: "atEnd" },
    });
    for (const isRight of [true, false, true]) {
      expect(state()).toMatchObject({ status: "asking", answer: null });
      expect(played().cursor.row).toBe(state().question!.row);
      // oxlint-disable-next-line no-await-in-loop -- one question after the other
      await answer(isRight);
    }
    expect(state().status).toBe("pause");
    expect(state().attempts.map(({ isRight }) => isRight)).toEqual([true, false, true]);
  });

  it("goes on after a reload where it was: with its hints, and with what was told", async () => {
    const storage = fakeStorage();
    const before = await opened(JOBS, {}, storage);
    await before.answer(false);
    const { question, answer } = before.state();
    before.predict.close();
    const told = await opened(JOBS, {}, storage);
    expect(told.state()).toMatchObject({ status: "answered", question, answer });
    told.predict.next();
    await told.settle();
    told.predict.hint();
    told.predict.hint();
    const second = told.state().question;
    told.predict.close();
    const hinted = await opened(JOBS, {}, storage);
    expect(hinted.state()).toMatchObject({ status: "asking", question: second, hints: 2 });
    const other = await opened(JOBS, { id: "b" }, storage);
    expect(other.state()).toMatchObject({ attempts: [], hints: 0, question });
  });

  it("refuses a change of what is locked, and asks on", async () => {
    const { state, played, settle, changed } = await opened(JOBS);
    const { question } = state();
    const { conventions } = JOBS;
    played().actions.changeHost({ ...hostOf(JOBS), pcpus: 2 }, conventions);
    await settle();
    expect(state()).toMatchObject({ status: "asking", question, lockedTries: 1 });
    expect(played().whole).toEqual(JOBS);
    played().actions.giveCommand({ command: "pause", vm: "A" });
    await settle();
    expect(state()).toMatchObject({ status: "asking", question, lockedTries: 2 });
    expect(changed).toEqual([]);
  });

  it("begins anew with a change of what is not locked, and says what became of it", async () => {
    const { state, answer, played, settle, changed } = await opened(JOBS, { locks: ["policy", "commands", "future"] });
    await answer(true);
    const { conventions } = JOBS;
    played().actions.changeHost({ ...hostOf(JOBS), pcpus: 2 }, conventions);
    await settle();
    expect(state()).toMatchObject({ attempts: [], lockedTries: 0 });
    expect(hostOf(changed.at(-1)!).pcpus).toBe(2);
    played().actions.changeHost({ ...hostOf(JOBS), scheduler: { policy: "fcfs", params: {} } }, conventions);
    await settle();
    expect(state().lockedTries).toBe(1);
    expect(hostOf(played().whole).scheduler.policy).toBe("rr");
  });

  it("counts a look ahead as shown only where what is to come is locked", async () => {
    const locked = await opened(JOBS);
    locked.played().actions.seekEnd();
    expect(locked.state()).toMatchObject({ status: "answered", attempts: [{ isShown: true }] });
    const open = await opened(JOBS, { locks: ["policy", "sizes", "commands"] });
    open.played().actions.seekEnd();
    expect(open.state()).toMatchObject({ status: "asking", attempts: [], isFutureOpen: true });
  });

  it("asks the same of everybody in a run without an end, however much of it has been simulated", async () => {
    const { predict, state, answer, settle } = await opened(ENDLESS, {
      settings: { kinds: ["nextToRun"], questions: 6, feedback: "atOnce" },
    });
    for (let at = 0; at < 6; at += 1) {
      expect(state().status).toBe("asking");
      // oxlint-disable-next-line no-await-in-loop -- one question after the other
      await answer(true);
      predict.next();
      // oxlint-disable-next-line no-await-in-loop -- as above
      await settle();
    }
    expect(state()).toMatchObject({ status: "pause", attempts: [{}, {}, {}, {}, {}, {}] });
  });
});

/** The line that `grade` makes of a result, by its columns. */
async function graded(link: string): Promise<ReadonlyMap<string, string>> {
  let out = "";
  const io = { stdout: (text: string) => (out += text), stderr: () => {}, readFile: () => Promise.resolve(link) };
  expect(await grade(["results.txt"], io)).toBe(0);
  const [head = "", row = ""] = out.split("\n");
  return new Map(head.split(",").map((name, at) => [name, row.split(",")[at] ?? ""]));
}

describe("the result of a task in which one foresees", () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7])("is graded in Node as the page has it, whatever is answered (%i)", async (seed) => {
    const exercise = [PAGING, JOBS, ENDLESS][seed % 3]!;
    const own = seed % 2 === 0 ? null : seed;
    const stream = createStream(seed, "learner");
    const kinds: ForeseenKind[] = seed % 4 === 0 ? [...FORESEEN_KINDS] : ["nextToRun", "victim", "finish"];
    const settings = { kinds, questions: 6, feedback: seed % 2 === 0 ? ("atEnd" as const) : ("atOnce" as const) };
    const { predict, state, settle } = await opened(withNumbers(exercise, own, kinds), { settings });
    for (let act = 0; act < 14; act += 1) {
      const { question, status } = state();
      const drawn = nextInt(stream, 8);
      if (status === "answered") predict.next();
      else if (drawn === 0) predict.hint();
      else if (drawn === 1) predict.show();
      else if (question) {
        const { candidates, right } = question;
        const typed = right[0]! + nextInt(stream, 2);
        predict.choose(candidates.length > 0 ? candidates[nextInt(stream, candidates.length)]! : typed);
        predict.check();
      }
      // oxlint-disable-next-line no-await-in-loop -- one act after the other
      await settle();
    }
    const { attempts, status } = state();
    const challenge: ForeseenChallenge = {
      version: 2,
      title: "",
      language: "en",
      scenario: await encodeLink({ scenario: exercise, cursor: { time: 0, step: 0 } }),
      settings,
      seed: own,
      hasOwnNumbers: false,
    };
    const answers = attempts.map(({ answer, hints }) => ({ answer, hints }));
    const cells = await graded(
      await encodeResult({ challenge, name: "Ada", answers, attempt: 1, startedAt: 0, id: "a" }),
    );
    const count = (is: (one: (typeof attempts)[number]) => boolean) => attempts.filter(is).length;
    expect(Object.fromEntries(cells)).toMatchObject({
      right: String(count(({ isRight, hints }) => isRight && hints === 0)),
      hinted: String(count(({ isRight, hints }) => isRight && hints > 0)),
      wrong: String(count(({ isRight, answer }) => !isRight && answer !== null)),
      given: String(count(({ answer }) => answer === null)),
      done: String(attempts.length),
      complete: status === "pause" ? "yes" : "no",
      task: "foreseen",
    });
    expect(attempts.length).toBeGreaterThan(2);
  });
});
