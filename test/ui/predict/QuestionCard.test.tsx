/** The card of a question and the picture of its answers, as a person meets them. */
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import { learnCatalogues } from "../../../src/i18n/learnCatalogue.ts";
import { SLIPS, type Question } from "../../../src/learn/question.ts";
import { QUESTION_KINDS } from "../../../src/model/questionKinds.ts";
import { questionsOf } from "../../../src/learn/questionsOf.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import { movesWhileRunning } from "../../../src/scenarios/movesWhileRunning.ts";
import { nestedOrShadow } from "../../../src/scenarios/nestedOrShadow.ts";
import { promisedTwice } from "../../../src/scenarios/promisedTwice.ts";
import { AnswerPicture } from "../../../src/ui/predict/AnswerPicture.tsx";
import { QuestionCard, type QuestionCardProps } from "../../../src/ui/predict/QuestionCard.tsx";
import { askedText, hintTexts, situationText, verdictOf, type Telling } from "../../../src/ui/predict/tell.ts";
import { fakeApp } from "../../support/fakeApp.ts";
import { OnPage } from "../../support/oneRun.tsx";
import { SILBERSCHATZ } from "../../support/paging.ts";
import { job, machine, PAGE, references, scenario } from "../../support/workloads.ts";

const paging = (policy: string): Scenario =>
  scenario([machine("guest", references(SILBERSCHATZ), { memoryBytes: 8 * PAGE })], {
    frames: 3,
    replacement: { policy, params: {} },
    scheduler: { policy: "fcfs", params: {} },
  });
const RR2 = scenario([job("A", 0, [4]), job("B", 2, [2]), job("C", 3, [1])], {
  scheduler: { policy: "rr", params: { timeslice: 2 } },
});

const tellingOf = (of: Scenario, language: "en" | "zh" = "en"): Telling => ({
  text: learnCatalogues[language],
  info: simulate(of, { until: 500 }).info,
  scenario: of,
});
const find = (of: Scenario, fits: (question: Question) => boolean) => questionsOf(of, { until: 500 }).find(fits)!;
const frameOf = (question: Question, page: number) =>
  question.evidence.find(({ values }) => values.page === page)!.answer;

/** The eviction of the textbook at reference 6: page 3 comes, 2, 0 and 1 are in the frames (Clock). */
const CLOCK = paging("clock");
const SIXTH = find(CLOCK, ({ kind, time }) => kind === "victim" && time === 5);

/** Of each of these kinds, the first one of a ready-made scenario. */
const LATER = [
  {
    kind: "dirtied",
    of: movesWhileRunning.scenario,
    says: [
      "web is being moved while it runs. Round 1 sends 64 of its 64 pages and takes 16 ticks.",
      "How many pages has it written when the round ends?",
    ],
    slip: [64, "That is what this round sends. Sent again is only what is written meanwhile."],
  },
  {
    kind: "walk",
    of: nestedOrShadow.scenario,
    says: [
      "looper refers to page 0. There is nested paging: 4 levels of the guest, 4 of the host.",
      "How many entries of page tables are read for it?",
    ],
    slip: [16, "without the guest's entries and the last walk"],
  },
  {
    kind: "ballooned",
    of: promisedTwice.scenario,
    says: [
      "Free memory is short: the balloon of idle is to take 2 pages that its guest uses.",
      "Which page does its guest give up? It is one of several.",
    ],
    // It goes on reading pages 0 and 1, which came first.
    slip: [0, "Page 0 is FIFO's choice."],
  },
] as const;

function showCard(of: Scenario, question: Question, changes: Partial<QuestionCardProps> = {}) {
  const handlers = {
    onChoose: vi.fn<QuestionCardProps["onChoose"]>(),
    onCheck: vi.fn<() => void>(),
    onHint: vi.fn<() => void>(),
    onShow: vi.fn<() => void>(),
    onTryAgain: vi.fn<() => void>(),
    onNext: vi.fn<() => void>(),
  };
  const { info } = tellingOf(of);
  render(
    <OnPage of={fakeApp({ language: "en" })}>
      <QuestionCard
        question={question}
        info={info}
        scenario={of}
        isAnswered={false}
        chosen={null}
        answer={null}
        hints={0}
        {...handlers}
        {...changes}
      />
    </OnPage>,
  );
  return handlers;
}

const rowOf = (name: string) => screen.getByRole("rowheader", { name }).closest("tr")!;

/** A round shared by `weights`. */
const shares = (weights: readonly number[]) =>
  scenario(
    weights.map((weight, at) => ({ ...job("ABCDEFGH"[at]!, 0, [30]), weight })),
    { scheduler: { policy: "pwrr", params: { roundLength: 14 } } },
  );

describe("the words of a question", () => {
  it("say in one sentence what is so and what is asked", () => {
    const telling = tellingOf(CLOCK);
    expect(situationText(telling, SIXTH)).toBe("guest touched page 3, no frame is free.");
    expect(askedText(telling, SIXTH)).toBe("Which page leaves?");
    expect(askedText(tellingOf(CLOCK, "zh"), SIXTH)).toBe("哪一页被换出？");
  });

  it("state the weights of which a timeslice is a share: one by one where they are few, else their sum", () => {
    const few = shares([3, 2, 1]);
    const asked = find(few, ({ kind }) => kind === "timeslice");
    expect(situationText(tellingOf(few), asked)).toMatch(/^A round of .+ begins\. Weights: A 3, B 2, C 1\.$/);
    expect(situationText(tellingOf(few, "zh"), asked)).toMatch(/^一轮开始：.+权重：A 3、B 2、C 1。$/);
    const many = shares([3, 2, 1, 2, 1, 1, 4]);
    const share = find(many, ({ kind }) => kind === "timeslice");
    expect(situationText(tellingOf(many), share)).toMatch(/ of 14 in all\.$/);
  });

  it.each(LATER)(
    "say what is so, what is asked and which slip it was, of the kind $kind",
    ({ kind, of, says, slip }) => {
      const question = find(of, (one) => one.kind === kind);
      const telling = tellingOf(of);
      expect([situationText(telling, question), askedText(telling, question)]).toEqual(says);
      const answer = kind === "ballooned" ? frameOf(question, slip[0]) : slip[0];
      const { headline, more } = verdictOf(telling, question, answer);
      expect([headline, ...more].join(" ")).toContain(slip[1]);
      const inChinese = tellingOf(of, "zh");
      expect(situationText(inChinese, question) + askedText(inChinese, question)).toMatch(
        /^[^a-z]*[a-z]+ ?[^A-Za-z]+$/,
      );
    },
  );

  it("say numbers of pages and of entries with what they count, and bare beside a verb", () => {
    const { of } = LATER[1];
    const question = find(of, ({ kind }) => kind === "walk");
    const verdict = verdictOf(tellingOf(of), question, 8);
    expect(verdict.headline).toBe("8 is not what happens.");
    expect(verdict.more.at(-1)).toBe("It is 24 entries.");
  });

  it("name the policy that a wrong answer follows, without judging", () => {
    // Clock takes page 1 there; page 0 was loaded before 1 and 2, which is what FIFO goes by.
    const verdict = verdictOf(tellingOf(CLOCK), SIXTH, frameOf(SIXTH, 0));
    expect(verdict).toMatchObject({ isRight: false, headline: "Page 0 is FIFO's choice." });
    // It was used last and most often, and is used again next.
    expect(verdict.more).toEqual(["Could also be: MRU, MFU, UNOPT.", "It is page 1."]);
  });

  it("tell what speaks for each of two where no rule is known by which the answer would be right, and not before it may be known", () => {
    // The first eviction of the textbook under LRU: 7, 0, 1 have come in this order, then 2.
    const lru = paging("lru");
    const first = find(lru, ({ kind }) => kind === "victim");
    const unknown = { ...first, rules: [] };
    const wrong = frameOf(first, 1);
    expect(verdictOf(tellingOf(lru), unknown, wrong).more).toEqual([
      "Compared: page 1 (loaded ref 3, last used ref 3); page 7 (loaded ref 1, last used ref 1).",
      "It is page 7.",
    ]);
    expect(verdictOf(tellingOf(lru, "zh"), unknown, wrong).more[0]).toMatch(/^对比：.*；.*。$/);
    expect(verdictOf(tellingOf(lru), unknown, wrong, true).more).toEqual([]);
    // Numbers that are typed are no candidates, whatever numbers vCPUs have.
    const typed: Question = { ...unknown, kind: "finish", vcpu: 0, left: 3, candidates: [], right: [1] };
    expect(verdictOf(tellingOf(lru), typed, 0).more).toEqual(["It is t = 1."]);
  });

  it("say under which other rule an answer would be right, and which one is used", () => {
    const question = find(RR2, ({ kind, time }) => kind === "nextToRun" && time === 2);
    const { headline, more } = verdictOf(tellingOf(RR2), question, 0);
    expect(headline).toMatch(/^A is right if: .*\(rule: .*\)\.$/);
    expect(more[0]).toMatch(/^This scenario uses: /);
  });

  it("are there in both languages for each kind and each slip", () => {
    for (const { predict } of Object.values(learnCatalogues)) {
      expect(QUESTION_KINDS.filter((kind) => !predict.kinds[kind] || !predict.hints.plainRule[kind])).toEqual([]);
      expect(SLIPS.filter((slip) => !predict.slips[slip])).toEqual([]);
    }
  });

  it("hint in three steps: where to look, the rule, the values", () => {
    const hints = hintTexts(tellingOf(CLOCK), SIXTH, 3);
    expect(hints).toHaveLength(3);
    expect(hints[0]).toBe("Look at: Memory.");
    expect(hints[1]).toMatch(/^The rule of Clock/);
  });
});

describe("the card", () => {
  it("can be checked once something is chosen, and tells its answers by number", async () => {
    const user = userEvent.setup();
    const { onChoose, onCheck } = showCard(CLOCK, SIXTH);
    expect(screen.getByRole("button", { name: "Check" })).toBeDisabled();
    await user.click(screen.getByRole("radio", { name: /page 0/ }));
    expect(onChoose).toHaveBeenCalledWith(frameOf(SIXTH, 0));
    expect(onCheck).not.toHaveBeenCalled();
  });

  it("tells nothing of the answer before it is given, and the values by the third hint", () => {
    showCard(CLOCK, SIXTH, { hints: 2 });
    expect(screen.queryByRole("table")).toBeNull();
    expect(screen.queryByText(/FIFO/)).toBeNull();
    showCard(CLOCK, SIXTH, { hints: 3 });
    expect(screen.getByRole("table")).toBeInTheDocument();
  });

  it("draws the gap: the own choice and what happens stand beside their values", () => {
    showCard(CLOCK, SIXTH, { isAnswered: true, answer: frameOf(SIXTH, 0) });
    expect(within(rowOf("page 0")).getByText("you")).toBeInTheDocument();
    expect(within(rowOf("page 1")).getByText("Clock")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: /^Next question/ })).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Try again" })).toBeInTheDocument();
  });

  it("has nothing to try again after a right answer", () => {
    showCard(CLOCK, SIXTH, { isAnswered: true, answer: SIXTH.right[0]! });
    expect(screen.getByText("Right: page 1.")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  });

  it("checks nothing where hands are raised", () => {
    showCard(CLOCK, SIXTH, { isHandsUp: true });
    expect(screen.queryByRole("button", { name: "Check" })).toBeNull();
    expect(screen.getByRole("button", { name: "Show" })).toBeInTheDocument();
  });

  it("takes a moment that is typed, and none that is no number", async () => {
    const user = userEvent.setup();
    const jobs = scenario([job("A", 0, [4]), job("B", 0, [4])], {
      scheduler: { policy: "rr", params: { timeslice: 2 } },
    });
    const question = find(jobs, ({ kind }) => kind === "finish");
    const { onChoose, onCheck } = showCard(jobs, question);
    await user.type(screen.getByRole("textbox"), "x");
    expect(onChoose).toHaveBeenLastCalledWith(null);
    await user.clear(screen.getByRole("textbox"));
    await user.type(screen.getByRole("textbox"), "6{Enter}");
    expect(onChoose).toHaveBeenLastCalledWith(6);
    expect(onCheck).toHaveBeenCalledOnce();
  });
});

const showPicture = (changes: Partial<Parameters<typeof AnswerPicture>[0]> = {}) => {
  const onChoose = vi.fn<(answer: number) => void>();
  const onCheck = vi.fn<() => void>();
  const onNext = vi.fn<() => void>();
  render(
    <OnPage of={fakeApp({ language: "en" })}>
      <AnswerPicture
        question={SIXTH}
        telling={tellingOf(CLOCK)}
        isAnswered={false}
        chosen={null}
        answer={null}
        onChoose={onChoose}
        onCheck={onCheck}
        onNext={onNext}
        {...changes}
      />
    </OnPage>,
  );
  return { onChoose, onCheck, onNext, frames: screen.getAllByRole("radio") };
};

describe("the picture of the answers", () => {
  it("has one stop of the Tab key; arrows go from answer to answer, Enter chooses", async () => {
    const user = userEvent.setup();
    const { onChoose, frames } = showPicture();
    frames[0]!.focus();
    await user.keyboard("{ArrowRight}{Enter}");
    expect(frames.map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1]);
    expect(onChoose).toHaveBeenCalledWith(SIXTH.candidates[1]);
  });

  it("checks what has been chosen when Enter is pressed on it again", async () => {
    const user = userEvent.setup();
    const { onCheck, frames } = showPicture({ chosen: SIXTH.candidates[0]! });
    frames[0]!.focus();
    await user.keyboard("{Enter}");
    expect(onCheck).toHaveBeenCalledOnce();
  });

  it("goes on with Enter after the answer, wherever the focus was left", async () => {
    const user = userEvent.setup();
    const { onNext, onChoose, frames } = showPicture({ isAnswered: true, answer: SIXTH.right[0]! });
    frames[1]!.focus();
    await user.keyboard("{Enter}");
    expect(onNext).toHaveBeenCalledOnce();
    expect(onChoose).not.toHaveBeenCalled();
  });

  it("looks the same for all answers until one is given; then words say which is whose", () => {
    const looks = showPicture().frames.map(({ className }) => className);
    expect(new Set(looks).size).toBe(1);
    showPicture({ isAnswered: true, answer: frameOf(SIXTH, 0) });
    expect(screen.getByText("your choice")).toBeInTheDocument();
    expect(screen.getByText("Clock takes this")).toBeInTheDocument();
  });
});

describe("the card on a phone", () => {
  it("scrolls the rule with the reason, which goes before it: nothing is covered", () => {
    vi.stubGlobal("matchMedia", (media: string) => ({
      media,
      matches: false,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }));
    showCard(CLOCK, SIXTH, { isAnswered: true, answer: SIXTH.right[0]!, explanation: <p>The reason</p> });
    const region = screen.getByRole("region", { name: askedText(tellingOf(CLOCK), SIXTH) });
    const code = within(region).getByRole("figure");
    const reason = within(region).getByText("The reason");
    expect(reason.compareDocumentPosition(code) & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0);
    vi.unstubAllGlobals();
  });
});
