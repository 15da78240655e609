/**
 * A question of a lesson: options or a number, Check, Hint and Show; after the answer the same card with what the reader
 * said, what it is, and why. The reader's own choice has a dashed ring, what is so a solid one.
 */
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { AskStep, LessonQuestion } from "../../learn/lesson.ts";
import { gradeAnswer } from "../../learn/lesson.ts";
import type { LessonAttempt } from "../../store/lessonProgress.ts";
import { Button } from "../shared/Button.tsx";
import type { Draft } from "./useDraft.ts";
import { useLessonText, useSay } from "./useLessonText.ts";

export interface QuestionCardProps {
  readonly step: AskStep;
  readonly attempt: LessonAttempt | null;
  readonly draft: Draft;
}

export function QuestionCard({ step: { question }, attempt, draft }: QuestionCardProps) {
  const { lessons: t } = useLessonText();
  const say = useSay();
  const [wasOpen] = useState(attempt === null);
  return (
    <form
      aria-label={say(question.ask)}
      onSubmit={(event) => {
        event.preventDefault();
        draft.check();
      }}
      className="rounded-xl border border-line bg-sunken p-3.5"
    >
      <p className="mb-2.5 text-[0.9375rem] leading-snug font-semibold">{say(question.ask)}</p>
      {question.kind === "choice" ? (
        <div role="radiogroup" aria-label={say(question.ask)} className="grid gap-2">
          {question.options.map(({ text }, at) => (
            <OptionRow
              key={text.en}
              number={at + 1}
              text={say(text)}
              isChosen={(attempt ? attempt.answer : draft.answer) === at}
              isRight={attempt !== null && question.right.includes(at)}
              isOpen={attempt === null}
              // A press by keys on what is chosen already checks it.
              onPress={(byKeys) => (byKeys && draft.answer === at ? draft.check() : draft.choose(at))}
            />
          ))}
        </div>
      ) : (
        <label className="flex items-center gap-2 text-sm">
          <input
            inputMode="numeric"
            aria-label={t.answerField}
            readOnly={attempt !== null}
            value={attempt ? (attempt.answer ?? "") : draft.text}
            onChange={(event) => draft.type(event.target.value)}
            className="h-9 w-28 rounded-lg border border-line-strong bg-panel px-2.5 text-right tabular-nums"
          />
          {say(question.unit)}
        </label>
      )}
      {/* There before it has something to say, so that it is said. */}
      <div role="status">{attempt && <Verdict question={question} attempt={attempt} isFresh={wasOpen} />}</div>
      {!attempt && (
        <TaskButtons hint={draft.isHinted ? say(question.hint) : null} draft={draft} showWord={t.show}>
          <Button type="submit" look="accent" disabled={draft.answer === null}>
            {t.check}
          </Button>
        </TaskButtons>
      )}
    </form>
  );
}

interface OptionRowProps {
  readonly number: number;
  readonly text: string;
  readonly isChosen: boolean;
  readonly isRight: boolean;
  readonly isOpen: boolean;
  readonly onPress: (byKeys: boolean) => void;
}

function OptionRow({ number, text, isChosen, isRight, isOpen, onPress }: OptionRowProps) {
  const sign = isOpen ? null : isRight ? "✓" : isChosen ? "✗" : null;
  const ring = isOpen
    ? isChosen
      ? "border-accent bg-accent-soft"
      : "border-line bg-panel hover:border-line-strong"
    : isRight
      ? "border-accent bg-panel"
      : isChosen
        ? "border-dashed border-line-strong bg-panel"
        : "border-line bg-panel text-soft";
  return (
    <button
      type="button"
      role="radio"
      aria-checked={isChosen}
      aria-disabled={!isOpen}
      onClick={({ detail }) => isOpen && onPress(detail === 0)}
      className={`flex min-h-9 w-full items-center gap-2.5 rounded-lg border-2 px-2.5 py-1.5 text-left text-sm max-md:min-h-11 ${ring} ${isOpen ? "cursor-pointer" : "cursor-default"}`}
    >
      <span
        aria-hidden
        className={`size-3.5 shrink-0 rounded-full border-2 ${isChosen ? "border-accent bg-accent" : "border-line-strong"}`}
      />
      <span className="min-w-0 flex-1">{text}</span>
      {sign && (
        <span aria-hidden className="shrink-0 font-semibold">
          {sign}
        </span>
      )}
      {isOpen && (
        <kbd
          aria-hidden
          className="shrink-0 rounded border border-line-strong px-1.5 text-mini text-soft max-md:hidden"
        >
          {number}
        </kbd>
      )}
    </button>
  );
}

export interface TaskButtonsProps {
  readonly hint: string | null;
  readonly draft: Draft;
  readonly showWord: string;
  readonly children?: ReactNode;
}

export function TaskButtons({ hint, draft, showWord, children }: TaskButtonsProps) {
  const { lessons: t } = useLessonText();
  const key = "rounded border border-line-strong px-1 text-mini text-soft max-md:hidden";
  return (
    <>
      <div role="status">
        {hint !== null && (
          <p className="mt-2.5 text-body text-soft">
            <b className="font-semibold">{t.hint}:</b> {hint}
          </p>
        )}
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        {children}
        <Button disabled={hint !== null} onClick={() => draft.hint()}>
          {t.hint} <kbd className={key}>h</kbd>
        </Button>
        <Button onClick={() => draft.reveal()}>
          {showWord} <kbd className={key}>r</kbd>
        </Button>
      </div>
    </>
  );
}

/** The words of an answer. */
function answerText(question: LessonQuestion, answer: number, say: ReturnType<typeof useSay>): string {
  if (question.kind === "number") return `${answer} ${say(question.unit)}`;
  const option = question.options[answer];
  return option ? say(option.text) : "";
}

interface VerdictProps {
  readonly question: LessonQuestion;
  readonly attempt: LessonAttempt;
  /** The answer has just been given: what is said of it is brought into view. */
  readonly isFresh: boolean;
}

function Verdict({ question, attempt, isFresh }: VerdictProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isFresh) place.current?.scrollIntoView?.({ block: "nearest" });
  }, [isFresh]);
  const { lessons: t } = useLessonText();
  const say = useSay();
  const { answer } = attempt;
  const verdict = answer === null ? null : gradeAnswer(question, answer);
  const word = verdict === null ? t.shown : verdict.isRight ? t.right : t.wrong;
  const right = answerText(question, question.right[0]!, say);
  return (
    <div ref={place} className="mt-3 space-y-1.5 border-t border-line pt-3 text-sm leading-6">
      <p className="font-semibold">
        {verdict !== null && <span aria-hidden>{verdict.isRight ? "✓ " : "✗ "}</span>}
        {word} {!verdict?.isRight && (verdict === null ? right : t.itIs(right))}
      </p>
      {verdict?.reason && <p>{say(verdict.reason)}</p>}
      <p>{say(question.why)}</p>
    </div>
  );
}
