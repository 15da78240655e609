/** A challenge as whoever opens its link meets it: the card, what is locked and stays in sight, the questions, and the link of the result. */
import { act, cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  decodeChallenge,
  decodeResult,
  encodeChallenge,
  encodeResult,
  type Challenge,
} from "../../../src/codec/challenge/challengeLink.ts";
import { decodeLink, encodeLink } from "../../../src/codec/link/link.ts";
import type { Lock } from "../../../src/model/locks.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import { sharedTask } from "../../../src/ui/shared/sharedTask.ts";
import { takenByMode } from "../../../src/ui/shared/modeKeys.ts";
import { questionsPort } from "../../support/predicting.ts";
import { openPredictPage } from "../../support/predictPage.tsx";
import { job, machine, PAGE, references, scenario } from "../../support/workloads.ts";

vi.mock("../../../src/worker/questionsClient.ts", () => ({ startQuestionsWorker: () => questionsPort() }));

const RR = scenario([job("A", 0, [9]), job("B", 1, [6]), job("C", 2, [8])], {
  scheduler: { policy: "rr", params: { timeslice: 3 } },
});
const PAGES = scenario([machine("A", references([1, 2, 3, 1, 4, 5, 6]), { memoryBytes: 8 * PAGE })], {
  frames: 3,
  replacement: { policy: "lru", params: {} },
  scheduler: { policy: "fcfs", params: {} },
});

async function linkOf(of: Scenario, changes: Partial<Challenge> & Pick<Challenge, "version" | "settings">) {
  const link = await encodeLink({ scenario: of, cursor: { time: 0, step: 0 } });
  const common = { title: "Week 3", language: "en", scenario: link, seed: null, hasOwnNumbers: false };
  return encodeChallenge({ ...common, ...changes } as Challenge);
}

/** The page with this link in its address. */
function open(link: string, page = scenario([job("Z", 0, [3])])) {
  const { app, stop } = openPredictPage(page, link);
  stops.push(stop);
  return { app, user: userEvent.setup() };
}

const stops: (() => void)[] = [];
/** A window with room for three columns. */
beforeEach(() => {
  const original = window.matchMedia;
  const spy = vi
    .spyOn(window, "matchMedia")
    .mockImplementation((query) => Object.assign(original(query), { matches: query.startsWith("(min-width") }));
  stops.push(() => spy.mockRestore());
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  localStorage.clear();
});

const start = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.click(await screen.findByRole("button", { name: "Start" }, { timeout: PATIENCE }));
  await screen.findByRole("heading", { name: /What happens next|Your decision/ }, { timeout: PATIENCE });
};

/** What is loaded when it is opened takes as long as the machine has other things to do. */
vi.setConfig({ testTimeout: 90_000 });
const PATIENCE = 30_000;

const HANDS = { kinds: ["victim" as const], feedback: "atEnd" as const, after: "fix" as const };

const controls = () => ({
  policy: screen.getByRole("combobox", { name: /replacement/i }),
  sizes: within(screen.getByRole("group", { name: /frames/i })).getAllByRole("button")[0]!,
  commands: screen.getByRole("button", { name: "New VM" }),
});

describe("what a challenge locks", () => {
  it.each([
    [undefined, ["policy", "sizes", "commands"]],
    [["policy"], ["policy"]],
    [
      ["sizes", "commands", "future"],
      ["sizes", "commands"],
    ],
    [[], []],
  ] as const)("%j is in sight and disabled, and the rest can be used", async (locks, disabled) => {
    const more = locks ? { locks: [...locks] as Lock[] } : {};
    const { user } = open(await linkOf(PAGES, { version: 1, settings: HANDS, ...more }));
    await start(user);
    const found = await waitFor(controls, { timeout: PATIENCE });
    const off = Object.entries(found).flatMap(([part, control]) => (control.matches(":disabled") ? [part] : []));
    expect(off).toEqual(disabled);
    expect(screen.queryAllByText("Locked by this challenge.").length > 0).toBe(disabled.length > 0);
  });
});

/** A key of a remote. */
const press = (key: string) => act(() => expect(takenByMode(new KeyboardEvent("keydown", { key }))).toBe(true));
const nameField = () => screen.findByRole("textbox", { name: /^Your name/ }, { timeout: PATIENCE });
const asks = (question: number) =>
  screen.findByText(new RegExp(` · ${question} of 3$`), undefined, { timeout: PATIENCE });

describe("the card of a challenge", () => {
  it("begins with a remote's key, and with Enter in the name goes on as who is named there, or begins anew", async () => {
    const settings = { kinds: ["nextToRun" as const], questions: 3, feedback: "atEnd" as const };
    const link = await linkOf(RR, { version: 2, settings });
    const again = () => {
      stops.pop()!();
      cleanup();
      return open(link);
    };
    const { user } = open(link);
    await nameField();
    press("PageDown");
    await asks(1);
    await user.click(screen.getAllByRole("radio")[0]!);
    await user.click(screen.getByRole("button", { name: "Answer" }));
    await asks(2);

    const { user: second } = again();
    await second.type(await nameField(), "{Enter}");
    await asks(2);

    const { user: third } = again();
    await third.type(await nameField(), "Ben{Enter}");
    await asks(1);

    again();
    expect(await nameField()).toHaveValue("Ben");
    expect(screen.getByRole("button", { name: "Continue attempt 2" })).toBeEnabled();
  });
});

describe("a challenge with own numbers for everybody", () => {
  it("goes on after a restart where its attempt was left, with the numbers of its name, and not with those of another", async () => {
    const settings = { kinds: ["nextToRun" as const], questions: 3, feedback: "atEnd" as const };
    const link = await linkOf(RR, { version: 2, settings, hasOwnNumbers: true });
    const name = () => screen.findByRole("textbox", { name: /your numbers are made of it/ }, { timeout: PATIENCE });
    const { user } = open(link);
    await user.type(await name(), "Ada");
    await start(user);
    await user.click(screen.getAllByRole("radio")[0]!);
    await user.click(screen.getByRole("button", { name: "Answer" }));
    await screen.findByText(/ · 2 of 3$/);
    const asked = screen.getByRole("radiogroup").textContent;
    stops.pop()!();
    cleanup();

    open(link);
    expect(await name()).toHaveValue("Ada");
    await user.clear(await name());
    await user.type(await name(), "Ben");
    expect(screen.queryByRole("button", { name: "Continue attempt 1" })).toBeNull();
    expect(screen.getByRole("button", { name: "Start" })).toBeEnabled();
    await user.clear(await name());
    await user.type(await name(), "Ada ");
    expect(screen.getByRole("button", { name: "Start attempt 2" })).toBeEnabled();
    await user.click(screen.getByRole("button", { name: "Continue attempt 1" }));
    expect(await screen.findByText(/ · 2 of 3$/, undefined, { timeout: PATIENCE })).toBeInTheDocument();
    expect(screen.getByRole("radiogroup").textContent).toBe(asked);
  });
});

describe("a challenge in which one foresees", () => {
  it("tells on its card what is asked, leads through the questions, and ends in a link with the answers", async () => {
    const link = await linkOf(RR, {
      version: 2,
      settings: { kinds: ["nextToRun"], questions: 2, feedback: "atEnd" },
    });
    const { app, user } = open(link);
    // Nothing of the run that was shown before stands beside the card.
    expect(app.getState().isWithoutRun).toBe(true);
    expect(await screen.findByText(/^2 questions: who runs next\./)).toBeInTheDocument();
    expect(screen.getByText(/^Round robin, timeslice 3 ticks · Arrival first\.$/)).toBeInTheDocument();
    expect(screen.queryByText(/LRU|FIFO/)).toBeNull();
    await user.type(screen.getByRole("textbox", { name: /Your name/ }), "Ada");
    await start(user);
    expect(app.getState().isWithoutRun).toBe(false);
    expect(screen.getByText(/^Challenge ..-.. · 1 of 2$/)).toBeInTheDocument();
    await user.click(screen.getAllByRole("radio")[0]!);
    await user.click(screen.getByRole("button", { name: "Answer" }));
    expect(await screen.findByText(/^Challenge ..-.. · 2 of 2$/)).toBeInTheDocument();
    expect(screen.queryByText(/at the first try/)).toBeNull();
    await user.click(screen.getByRole("button", { name: "Skip" }));
    expect(await screen.findByText(/of 2 at the first try\./)).toBeInTheDocument();
    let copied = "";
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: (text: string) => Promise.resolve(void (copied = text)) },
      configurable: true,
    });
    // With a remote.
    const copy = await screen.findByRole("button", { name: "Copy result link" });
    press("PageDown");
    expect(copy).toHaveFocus();
    press("b");
    await waitFor(() => expect(copied).not.toBe(""));
    const result = await decodeResult(copied);
    expect(result).toMatchObject({ name: "Ada", attempt: 1, answers: [{ hints: 0 }, { answer: null, hints: 0 }] });
    expect(result).not.toHaveProperty("changed");
    cleanup();
    open(copied.replace(/^.*#/, ""));
    expect(await screen.findByText("answered")).toBeInTheDocument();
    expect(screen.getByText("2 / 2")).toBeInTheDocument();
  });
});

describe("what is shared from inside an attempt", () => {
  it("is the challenge as it was set, and with the answers only where that is wanted", async () => {
    const settings = { kinds: ["nextToRun" as const], questions: 3, feedback: "atEnd" as const };
    const link = await linkOf(RR, { version: 2, settings });
    const { app, user } = open(link);
    expect(await sharedTask(app)?.task()).toBe(link);
    await start(user);
    expect(sharedTask(app)).toMatchObject({ kind: "challenge", answers: null });
    await user.click(screen.getAllByRole("radio")[0]!);
    await user.click(screen.getByRole("button", { name: "Answer" }));
    await asks(2);
    const shared = sharedTask(app)!;
    expect(await shared.task()).toBe(link);
    expect(await decodeResult(await shared.answers!())).toMatchObject({ answers: [{ hints: 0 }] });
  });

  it("of a result that is looked at is the challenge as well", async () => {
    const challenge = (await decodeChallenge(await linkOf(PAGES, { version: 1, settings: HANDS })))!;
    if (challenge.version !== 1) throw new Error("a challenge to decide was made");
    const result = { challenge, name: "Ada", attempt: 1, startedAt: 0, id: "x", acts: [] };
    const { app } = open(await encodeResult(result));
    const shared = sharedTask(app)!;
    expect(await decodeChallenge(await shared.task())).toEqual(challenge);
    expect(await decodeResult(await shared.answers!())).toEqual(result);
  });

  it("of own hands is the exercise without a decision, which opens as one", async () => {
    const { app, user } = open("hands.", RR);
    await screen.findByRole("heading", { name: /Your decision 1/ }, { timeout: PATIENCE });
    expect(sharedTask(app)).toMatchObject({ kind: "exercise", answers: null });
    await user.click(screen.getByRole("button", { name: "Do it for me" }));
    await waitFor(() => expect(sharedTask(app)?.answers).not.toBeNull(), { timeout: PATIENCE });
    const shared = sharedTask(app)!;
    const [prefix, link = ""] = (await shared.task()).split(/(?<=^hands\.)/);
    expect(prefix).toBe("hands.");
    const task = await decodeLink(link);
    expect(task.ok && task.value?.scenario.machines.map(({ name }) => name)).toEqual(["A", "B", "C"]);
    expect(await decodeResult(await shared.answers!())).toMatchObject({
      challenge: { version: 1, scenario: link, settings: { feedback: "atOnce" } },
      acts: [{ act: "give" }],
    });
  });
});
