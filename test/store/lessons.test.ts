/** The way through a lesson: its stops, what is kept of it, and that nothing done meanwhile breaks it. */
import { describe, expect, it, vi } from "vitest";
import { decodeLink } from "../../src/codec/link/link.ts";
import { lessons as all } from "../../src/lessons/list.ts";
import { hostOf } from "../../src/model/scenario.ts";
import { gone } from "../../src/store/branches.ts";
import { lessonLink, placeOfLink } from "../../src/store/lessonLink.ts";
import { progressMemory, tallyOf } from "../../src/store/lessonProgress.ts";
import { changesSince } from "../../src/store/lessons.ts";
import { lessonOf, linkTo, openLessons, OWN } from "../support/lessonApp.ts";
import { fakeStorage } from "../support/fakePorts.ts";
import { stepCalled } from "../support/lessonRuns.ts";

const SHARES = "equal-shares";

/** What a tab has kept of the run of a lesson. */
function holding(words: string): Storage {
  const tab = fakeStorage();
  tab.setItem("hyperscope.lessonRun", words);
  return tab;
}

describe("a link to a lesson", () => {
  it("names a lesson and a step of it, or the list", () => {
    for (const place of [
      { lesson: null, step: null },
      { lesson: SHARES, step: null },
      { lesson: SHARES, step: "fourth" },
    ])
      expect(placeOfLink(lessonLink(place))).toEqual(place);
  });

  it("is no link to anything else", () => {
    for (const text of ["", "v1.abc", "lesson", "lesson.", "lessons.x", "lesson.A", "lesson.a.b.c", "kept.a.1.2"])
      expect(placeOfLink(text), text).toBeNull();
  });
});

describe("a lesson", () => {
  it("opens at the position of the step that the link names, whatever the reader had before", async () => {
    const { one, place } = await openLessons(linkTo(SHARES, "fourth"));
    expect(place()).toBe("fourth/0");
    expect(one.getState()).toMatchObject({ cursor: { time: 12 }, selection: { kind: "vm", vm: 3 } });
    expect(one.getState().scenario.machines.map(({ name }) => name)).toEqual(["A", "B", "C", "D"]);
    expect(one.getState().scenario.title).toBe("T = N / k");
    // The way back leads to what was there before the lesson, however many steps lie between.
    expect(one.getState().before?.scenario).toEqual(OWN);
  });

  it("begins at its first step where the link names none, or one that is not there", async () => {
    const links = [linkTo(SHARES), linkTo(SHARES, "no-such-step")];
    const opened = await Promise.all(links.map((link) => openLessons(link)));
    expect(opened.map(({ place }) => place())).toEqual(["round/0", "round/0"]);
  });

  it("is the list where there is no such lesson, and at the first visit", async () => {
    const links = [null, "lessons", linkTo("no-such-lesson")];
    const opened = await Promise.all(links.map((link) => openLessons(link)));
    expect(opened.map(({ place }) => place())).toEqual(["list", "list", "list"]);
    expect(opened.map(({ one }) => one.getState().scenario)).toEqual([OWN, OWN, OWN]);
  });

  it("shows the last position to whoever comes to its end from elsewhere", async () => {
    const { one, lessons, settle, place } = await openLessons(linkTo("more-faults", "end"));
    expect(place()).toBe("end/0");
    expect(hostOf(one.getState().scenario)).toMatchObject({ frames: 4, replacement: { policy: "fifo" } });
    // What the reader has made of the run on the way is left as it is.
    lessons.getState().actions.back();
    settle();
    const host = hostOf(one.getState().scenario);
    one.actions.changeHost(
      { ...host, replacement: { policy: "lru", params: {} } },
      one.getState().scenario.conventions,
    );
    settle();
    lessons.getState().actions.goTo(lessonOf("more-faults"), "end");
    settle();
    expect(hostOf(one.getState().scenario)).toMatchObject({ replacement: { policy: "lru" } });
  });

  it("is left where the reader opens a scenario of one's own, and found again where it was", async () => {
    const { one, lessons, place, settle } = await openLessons(linkTo(SHARES, "fourth"));
    one.actions.changeHost({ ...hostOf(one.getState().scenario), frames: 9 }, OWN.conventions);
    settle();
    expect(one.getState().mode).toBe("lessons");
    one.actions.openScenario(OWN, { time: 0, step: Infinity });
    settle();
    expect(one.getState()).toMatchObject({ mode: "explore", modeLink: null, scenario: OWN });
    one.actions.setMode("lessons");
    lessons.getState().actions.enter();
    settle();
    expect(place()).toBe("fourth/0");
    expect(one.getState().scenario.title).toBe("T = N / k");
  });

  it("keeps what the reader has made of its run as a branch, to which one can go and from which one comes back", async () => {
    const { one, lessons, settle } = await openLessons(linkTo(SHARES, "fourth"));
    const { backToPath } = lessons.getState().actions;
    const own = one.getState().scenario;
    const change = (frames: number) => {
      one.actions.changeHost({ ...hostOf(one.getState().scenario), frames }, own.conventions);
      settle();
      backToPath();
      settle();
    };
    const framesOfOthers = () => one.getState().tree.others.map(({ scenario }) => hostOf(scenario).frames);
    change(9);
    expect(hostOf(one.getState().scenario).frames).toBe(hostOf(own).frames);
    expect(framesOfOthers()).toEqual([9]);
    change(10);
    expect(framesOfOthers()).toEqual([9, 10]);

    const [first] = one.getState().tree.others;
    one.actions.regrow((now) => gone(now, first!.id));
    settle();
    expect(hostOf(one.getState().scenario).frames).toBe(9);
    backToPath();
    settle();
    expect(framesOfOthers()).toEqual([9, 10]);
    expect(lessons.getState().opened?.shown).toBe(one.getState().whole);
    // Another step with another scenario has none of them, and they are there again when one comes back.
    lessons.getState().actions.goTo(lessonOf(SHARES), lessonOf(SHARES).steps[0]!.id);
    settle();
    expect(framesOfOthers()).toEqual([]);
    lessons.getState().actions.goTo(lessonOf(SHARES), "fourth");
    settle();
    expect(framesOfOthers()).toEqual([9, 10]);
    expect(one.getState().before?.scenario).toEqual(OWN);
  });

  it("shows what the reader has made of its run again when the page is loaded again at the same place, and nowhere else", async () => {
    const [storage, tab] = [fakeStorage(), fakeStorage()];
    const link = linkTo(SHARES, lessonOf(SHARES).steps.at(-1)!.id);
    const first = await openLessons(link, storage, "en", tab);
    const change = (frames: number) => {
      first.one.actions.changeHost({ ...hostOf(first.one.getState().scenario), frames }, OWN.conventions);
      first.settle();
    };
    change(91);
    first.lessons.getState().actions.backToPath();
    first.settle();
    change(92);
    await vi.waitFor(() => expect(tab.getItem("hyperscope.lessonRun")).not.toBeNull());
    const kept = tab.getItem("hyperscope.lessonRun")!;

    const again = await openLessons(link, storage, "zh", tab);
    await vi.waitFor(() => expect(hostOf(again.one.getState().scenario).frames).toBe(92));
    again.settle();
    expect(again.one.getState().tree.others.map(({ scenario }) => hostOf(scenario).frames)).toEqual([91]);
    again.lessons.getState().actions.backToPath();
    again.settle();
    expect(again.one.getState().tree.others.map(({ scenario }) => hostOf(scenario).frames)).toEqual([91, 92]);

    // Who had come back to the path is on it.
    await vi.waitFor(async () => {
      const { link: run } = JSON.parse(tab.getItem("hyperscope.lessonRun") ?? "{}") as { readonly link: string };
      expect(await decodeLink(run)).toMatchObject({ value: { branches: { id: 0, others: [{ id: 1 }, { id: 2 }] } } });
    });
    const third = await openLessons(link, storage, "en", tab);
    await vi.waitFor(() => expect(third.one.getState().tree.others).toHaveLength(2));
    third.settle();
    expect(third.lessons.getState().opened?.shown).toBe(third.one.getState().whole);
    const elsewhere = await openLessons(linkTo(SHARES, "fourth"), fakeStorage(), "en", holding(kept));
    const unread = await openLessons(link, fakeStorage(), "en", holding("not to be read"));
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (const { one, lessons, settle } of [elsewhere, unread]) {
      settle();
      expect(one.getState().whole).toBe(lessons.getState().opened?.shown);
      expect(one.getState().tree.others).toEqual([]);
    }
  });

  it("keeps as many as there can be, the latest ones", async () => {
    const { one, lessons, settle } = await openLessons(linkTo(SHARES, "fourth"));
    for (let frames = 1; frames <= 9; frames += 1) {
      one.actions.changeHost({ ...hostOf(one.getState().scenario), frames: 100 + frames }, OWN.conventions);
      settle();
      lessons.getState().actions.backToPath();
      settle();
    }
    const frames = one.getState().tree.others.map(({ scenario }) => hostOf(scenario).frames);
    expect(frames).toEqual([103, 104, 105, 106, 107, 108, 109]);
  });

  it("is gone through with one act alone, and back again by the same stops", async () => {
    const { lessons, place, settle } = await openLessons(linkTo("thrashing"));
    const { next, back } = lessons.getState().actions;
    const way = [place()];
    while (!place().startsWith("end")) {
      next();
      settle();
      way.push(place());
    }
    expect(way).toEqual([
      "five/0",
      "five/1",
      "four/0",
      "four/1",
      "useful/0",
      "useful/1",
      "sets/0",
      "sets/1",
      "puzzle/0",
      "puzzle/1",
      "end/0",
    ]);
    const returned = [];
    for (let press = 0; press < 9; press++) {
      back();
      returned.push(place());
    }
    expect(returned).toEqual([
      "puzzle/0",
      "sets/1",
      "sets/0",
      "useful/1",
      "useful/0",
      "four/1",
      "four/0",
      "five/1",
      "five/0",
    ]);
    back();
    expect(place()).toBe("five/0");
  });

  it("shows the answer of a question when it is answered, at the position of the answer", async () => {
    const { one, lessons, place, settle } = await openLessons(linkTo(SHARES, "fourth"));
    lessons.getState().actions.answer(2, 900, true);
    settle();
    expect(place()).toBe("fourth/1");
    expect(one.getState().cursor.time).toBe(30);
    expect(lessons.getState().progress[SHARES]?.attempts).toEqual([
      { step: "fourth", answer: 2, ms: 900, isHinted: true },
    ]);
  });

  it("counts the first answer alone", async () => {
    const { lessons } = await openLessons(linkTo(SHARES, "round"));
    const { answer, goTo } = lessons.getState().actions;
    answer(0, 1, false);
    goTo(lessonOf(SHARES), "round", 0);
    answer(1, 1, false);
    expect(lessons.getState().progress[SHARES]?.attempts.map((attempt) => attempt.answer)).toEqual([0]);
  });

  it("takes a changed run back to its position, and goes on from one as if nothing had been", async () => {
    const { one, lessons, settle } = await openLessons(linkTo(SHARES, "weights"));
    const { opened } = lessons.getState();
    const exact = one.getState().scenario;
    expect(opened?.shown).toBe(exact);
    one.actions.giveCommand({ command: "pause", vm: "A" });
    one.actions.seekTime(7);
    settle();
    expect(one.getState().scenario).not.toBe(opened?.shown);
    lessons.getState().actions.backToPath();
    settle();
    expect(one.getState().scenario).toEqual(exact);
    expect(one.getState().cursor.time).toBe(0);
    one.actions.giveCommand({ command: "pause", vm: "A" });
    lessons.getState().actions.answer(6, 1, false);
    settle();
    expect(one.getState().scenario).toEqual(exact);
    expect(one.getState().cursor.time).toBe(12);
  });

  it("goes from its end to the next lesson, and from the last one's to the list", async () => {
    const { lessons, one, place } = await openLessons(linkTo(SHARES, "end"));
    const { next, goTo } = lessons.getState().actions;
    expect(place()).toBe("end/0");
    next();
    expect(one.getState().modeLink).not.toContain(SHARES);
    expect(one.getState().modeLink).toMatch(/^lesson\./);
    const last = all.at(-1)!;
    goTo(last, "end");
    next();
    expect(place()).toBe("list");
  });
});

describe("what is remembered", () => {
  it("brings the reader back to the very stop, with the answers", async () => {
    const storage = fakeStorage();
    const before = await openLessons(linkTo(SHARES, "fourth"), storage);
    before.lessons.getState().actions.answer(0, 5, false);
    const after = await openLessons(linkTo(SHARES, "fourth"), storage);
    expect(after.place()).toBe("fourth/1");
    expect(after.one.getState().cursor.time).toBe(30);
    expect(after.lessons.getState().progress).toEqual(before.lessons.getState().progress);
  });

  it("goes on where the reader was in a lesson, and at its beginning when it was gone through", async () => {
    const { lessons, place } = await openLessons(linkTo(SHARES, "heavier"));
    const { showList, resume, goTo } = lessons.getState().actions;
    showList();
    expect(place()).toBe("list");
    resume(lessonOf(SHARES));
    expect(place()).toBe("heavier/0");
    goTo(lessonOf(SHARES), "end");
    resume(lessonOf(SHARES));
    expect(place()).toBe("round/0");
  });

  it("keeps the run of who only looked elsewhere, and comes back to the same lesson", async () => {
    const { one, lessons, place, settle } = await openLessons(linkTo(SHARES, "weights"));
    one.actions.giveCommand({ command: "pause", vm: "A" });
    settle();
    const changed = one.getState().scenario;
    one.actions.setMode("explore");
    expect(one.getState().modeLink).toBeNull();
    one.actions.setMode("lessons");
    lessons.getState().actions.enter();
    expect(place()).toBe("weights/0");
    expect(one.getState().scenario).toBe(changed);
  });

  it("opens the exact position again where something else has been opened meanwhile", async () => {
    const { one, lessons, settle } = await openLessons(linkTo(SHARES, "fourth"));
    one.actions.setMode("explore");
    one.actions.openScenario(OWN);
    one.actions.setMode("lessons");
    lessons.getState().actions.enter();
    settle();
    expect(one.getState()).toMatchObject({ cursor: { time: 12 }, scenario: { title: "T = N / k" } });
  });

  it("is counted from the answers: right at once, with a hint, shown", async () => {
    const { lessons } = await openLessons(linkTo(SHARES));
    const { goTo, answer, reveal, solved } = lessons.getState().actions;
    const lesson = lessonOf(SHARES);
    answer(1, 1, false);
    goTo(lesson, "fourth");
    answer(2, 1, true);
    goTo(lesson, "weights");
    answer(4, 1, false);
    goTo(lesson, "heavier");
    reveal(1, false);
    goTo(lesson, "puzzle");
    solved(2, 1, false);
    const tally = tallyOf(lesson, lessons.getState().progress[SHARES]);
    expect(tally).toEqual({ asked: 6, right: 3, hinted: 1, shown: 1 });
  });

  it("is forgotten when that is asked for", async () => {
    const storage = fakeStorage();
    const { lessons } = await openLessons(linkTo(SHARES), storage);
    lessons.getState().actions.answer(1, 1, false);
    lessons.getState().actions.clear();
    expect(progressMemory(storage).read()).toEqual({});
  });

  it("counts as nothing where it cannot be read or kept", () => {
    const storage = fakeStorage();
    const memory = progressMemory(storage);
    for (const text of ["", "no json", "null", "[1]", '{"a":1}', '{"a":{"step":1,"attempts":[]}}']) {
      storage.setItem("hyperscope.lessons", text);
      expect(memory.read(), text).toEqual({});
    }
    storage.setItem("hyperscope.lessons", '{"a":{"step":"b","stop":9,"attempts":[7,{"step":"b","answer":"x"}]}}');
    expect(memory.read()).toEqual({ a: { step: "b", stop: 0, attempts: [], isFinished: false } });
    expect(progressMemory(null).read()).toEqual({});
    expect(() => progressMemory(null).write({})).not.toThrow();
  });
});

describe("the changes of a puzzle", () => {
  it("are its commands, the settings of the host that differ, and the machines as one", () => {
    const { puzzle, at } = stepCalled(lessonOf("thrashing"), "puzzle", "puzzle");
    expect(changesSince(at.scenario, at.scenario)).toBe(0);
    expect(puzzle.solutions.map(({ scenario }) => changesSince(at.scenario, scenario))).toEqual([2, 1, 1]);
    const more = { ...at.scenario, machines: [], hosts: [{ ...hostOf(at.scenario), pcpus: 3, frames: 9 }] } as const;
    expect(changesSince(at.scenario, more)).toBe(3);
  });

  it("are the settings of the network and those of any other host as well", () => {
    const { puzzle, at } = stepCalled(lessonOf("moving-house"), "puzzle", "puzzle");
    // The command to move alone, with the bandwidth, and with the rule, the throttle and its period.
    expect(puzzle.solutions.map(({ scenario }) => changesSince(at.scenario, scenario))).toEqual([1, 2, 4]);
    const [first, second] = at.scenario.hosts;
    const more = { ...at.scenario, hosts: [first, { ...second!, pcpus: 3 }] } as const;
    expect(changesSince(at.scenario, more)).toBe(1);
  });
});
