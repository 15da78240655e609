/** Predicting a run: what is asked, what counts, and what is kept. */
import { describe, expect, it } from "vitest";
import { nextQuestion } from "../../src/learn/nextQuestion.ts";
import { movesWhileRunning } from "../../src/scenarios/movesWhileRunning.ts";
import { fakeStorage } from "../support/fakePorts.ts";
import { SILBERSCHATZ } from "../support/paging.ts";
import { mortalQuestions, openRun, predictOf } from "../support/predicting.ts";
import { machine, PAGE, references, scenario } from "../support/workloads.ts";

const PAGING = scenario([machine("A", references(SILBERSCHATZ), { memoryBytes: 8 * PAGE })], {
  frames: 3,
  replacement: { policy: "lru", params: {} },
  scheduler: { policy: "fcfs", params: {} },
});

/** Two hosts; the run is there. */
const TWO_HOSTS = { ...PAGING, hosts: [PAGING.hosts[0], PAGING.hosts[0]] as const };

async function opened(storage: Parameters<typeof predictOf>[1] = null) {
  const open = await openRun(PAGING);
  const predict = predictOf(open, storage);
  const state = () => predict.state.getState();
  const wrong = () => state().question!.candidates.find((one) => !state().question!.right.includes(one))!;
  const answer = (isRight: boolean) => {
    predict.choose(isRight ? state().question!.right[0]! : wrong());
    predict.check();
  };
  return { ...open, predict, state, answer };
}

describe("predicting", () => {
  it("asks nothing of one of several hosts but about machines that are moved while they run", async () => {
    const predict = predictOf(await openRun(TWO_HOSTS), null);
    expect(predict.state.getState()).toMatchObject({ status: "none", question: null });
  });

  it("asks how much is written in each round, on the host that a machine leaves", async () => {
    const open = await openRun(movesWhileRunning.scenario);
    const predict = predictOf(open, null);
    const { question } = predict.state.getState();
    // 64 pages at four a tick take 16 ticks, in which it writes its 16 pages once (domain E.1).
    expect(question).toMatchObject({ kind: "dirtied", round: 0, sent: 64, ticks: 16, right: [16] });
    expect(open.page.getState().cursor.row).toBe(question!.row);
    predict.choose(16);
    predict.check();
    open.page.actions.showHost(1);
    open.settle();
    await expect.poll(() => predict.state.getState()).toMatchObject({ status: "none", attempts: [] });
  });

  it("shows the run as it is before the decision, and one step more after the answer", async () => {
    const { page, state, answer } = await opened();
    expect(state().status).toBe("asking");
    const { row } = state().question!;
    expect(page.getState().cursor.row).toBe(row);
    answer(true);
    expect(state().status).toBe("answered");
    expect(page.getState().cursor.row).toBe(page.getState().trace!.nextStep(row, "event", 1));
  });

  it("counts the first answer: another try is practice", async () => {
    const { predict, state, answer } = await opened();
    answer(false);
    predict.tryAgain();
    expect(state().status).toBe("asking");
    answer(true);
    expect(state().attempts.map(({ isRight }) => isRight)).toEqual([false]);
  });

  it("takes what was shown or skipped for not answered, and tells them apart", async () => {
    const { predict, state } = await opened();
    predict.show();
    predict.next();
    predict.next();
    expect(state().attempts.map(({ answer, isShown }) => [answer, isShown])).toEqual([
      [null, true],
      [null, false],
    ]);
  });

  it("gives three hints, which are noted with the answer", async () => {
    const { predict, state, answer } = await opened();
    for (let press = 0; press < 5; press += 1) predict.hint();
    expect(state().hints).toBe(3);
    answer(true);
    expect(state().attempts[0]).toMatchObject({ hints: 3, isRight: true });
  });

  it("does not check what cannot be an answer, or nothing", async () => {
    const { predict, state } = await opened();
    predict.check();
    predict.choose(99);
    expect(state().chosen).toBeNull();
    expect(state().status).toBe("asking");
  });

  it("takes it for shown when somebody goes on by other ways", async () => {
    const { page, state } = await opened();
    page.actions.step(-1, "event");
    expect(state().status).toBe("asking");
    page.actions.seekEnd();
    expect(state()).toMatchObject({ status: "answered", answer: null });
    expect(state().attempts[0]).toMatchObject({ isShown: true });
  });

  it("keeps its place: a reload has the same question, the same log and the same kind", async () => {
    const storage = fakeStorage();
    const first = await opened(storage);
    first.answer(false);
    first.predict.next();
    first.predict.ask("victim");
    const { question, attempts } = first.state();
    first.predict.close();
    const second = await opened(storage);
    expect(second.state().question).toEqual(question);
    expect(second.state().attempts).toEqual(attempts);
    expect(second.state().kind).toBe("victim");
    expect(second.page.getState().cursor.row).toBe(question!.row);
  });

  it("goes on where it was although what is kept cannot be read", async () => {
    const { state } = await opened(fakeStorage({ "hyperscope.predict": '{"of":3,"attempts":[{}]}' }));
    expect(state()).toMatchObject({ status: "asking", attempts: [] });
  });

  it("begins anew when the scenario changes, and says so", async () => {
    const { page, settle, state, answer } = await opened();
    answer(true);
    const { hosts, conventions } = PAGING;
    page.actions.changeHost({ ...hosts[0], frames: 4 }, conventions);
    expect(state()).toMatchObject({ status: "loading", question: null, attempts: [], hasChanged: true });
    settle();
    expect(state().status).toBe("asking");
  });

  it("asks eight in a row, then counts, and has none left at the end", async () => {
    const { predict, state, answer } = await opened();
    const kinds = new Set<string>();
    for (let asked = 0; state().status === "asking"; asked += 1) {
      expect(asked).toBeLessThan(8);
      kinds.add(state().question!.kind);
      answer(asked % 3 !== 0);
      predict.next();
    }
    expect(["pause", "none"]).toContain(state().status);
    expect(state().attempts.length).toBeGreaterThan(3);
    expect(kinds).toEqual(new Set(["victim", "hitOrFault"]));
    predict.restart();
    expect(state()).toMatchObject({ status: "asking", attempts: [] });
  });

  it("finds nothing where nothing is left", () => {
    expect(nextQuestion([], [], { kinds: null, fromRow: 0, seed: 1 })).toBeNull();
  });
});

describe("a worker that is gone", () => {
  it("while nothing is asked of it is not missed", async () => {
    const workers = mortalQuestions();
    const predict = predictOf(await openRun(PAGING), null, workers.start);
    const before = predict.state.getState();
    expect(before.status).toBe("asking");
    workers.take();
    expect(predict.state.getState()).toBe(before);
    predict.next();
    expect(predict.state.getState()).toMatchObject({ status: "asking", attempts: [{ row: before.question!.row }] });
  });

  it("while it is asked is told, and trying again keeps what was answered", async () => {
    const workers = mortalQuestions();
    const storage = fakeStorage();
    const open = await openRun(PAGING);
    const first = predictOf(open, storage, workers.start);
    first.next();
    const { attempts, question } = first.state.getState();
    first.close();
    workers.deafen(true);
    const predict = predictOf(open, storage, workers.start);
    workers.take();
    expect(predict.state.getState()).toMatchObject({ status: "failed", attempts });
    workers.deafen(false);
    predict.searchAgain();
    expect(predict.state.getState()).toMatchObject({ status: "asking", attempts, question: { row: question!.row } });
  });
});
