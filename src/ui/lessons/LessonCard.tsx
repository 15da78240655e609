/**
 * The lesson as it is read: title, dots of its steps, text, question or puzzle, what the text says and what is exact. Behind
 * the last step it says what came of it. Back and Continue are the foot of the layout (`LessonFoot`).
 */
import { useEffect, useRef, useState } from "react";
import type { Target } from "../../learn/marked.ts";
import { lessons } from "../../lessons/list.ts";
import { tallyOf } from "../../store/lessonProgress.ts";
import { positionOf, type Here, type LessonsState } from "../../store/lessons.ts";
import type { RunState } from "../../store/runState.ts";
import { selectLanguage, selectWhole } from "../../store/selectors.ts";
import { Button } from "../shared/Button.tsx";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { ListingView } from "./ListingView.tsx";
import { MarkedText } from "./MarkedText.tsx";
import { PuzzleCard } from "./PuzzleCard.tsx";
import { QuestionCard } from "./QuestionCard.tsx";
import type { Draft } from "./useDraft.ts";
import { useLessonActions, useLessons } from "./useLessons.ts";
import { useLessonText, useSay } from "./useLessonText.ts";

export interface LessonCardProps {
  readonly here: Here;
  readonly draft: Draft;
  readonly onPoint: (target: Target) => void;
}

export function LessonCard({ here, draft, onPoint }: LessonCardProps) {
  const { lessons: t } = useLessonText();
  const say = useSay();
  const { showList } = useLessonActions();
  const { lesson, step, index } = here;
  const scroller = useRef<HTMLElement>(null);
  // The next step is read from its beginning.
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [lesson, index]);
  return (
    <section
      ref={scroller}
      aria-label={t.card}
      tabIndex={-1}
      className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-5 py-4 outline-none max-md:px-4"
    >
      <div className="flex items-baseline justify-between gap-3 text-xs">
        <button
          type="button"
          onClick={() => showList()}
          className="cursor-pointer font-semibold text-accent hover:underline"
        >
          ‹ {t.all}
        </button>
        <span className="text-soft">
          {t.number(lesson.number)} · {t.minutes(lesson.minutes)}
        </span>
      </div>
      <h2 className="mt-2.5 text-xl leading-7 font-semibold">{say(lesson.title)}</h2>
      <StepDots here={here} />
      {step ? <StepBody here={here} draft={draft} onPoint={onPoint} /> : <LessonEnd here={here} />}
    </section>
  );
}

function StepDots({ here: { lesson, index } }: { readonly here: Here }) {
  const { lessons: t } = useLessonText();
  const { steps } = lesson;
  return (
    <div className="mt-2 mb-4 flex items-center gap-2">
      <span aria-hidden className="flex gap-1.5">
        {steps.map(({ id }, at) => (
          <span
            key={id}
            className={`h-1.5 rounded-full ${at === index ? "w-8 bg-accent" : "w-5"} ${
              at < index ? "bg-accent/45" : at > index ? "bg-line" : ""
            }`}
          />
        ))}
      </span>
      <span className="text-xs text-soft">{index < steps.length && t.step(index + 1, steps.length)}</span>
    </div>
  );
}

function StepBody({ here, draft, onPoint }: LessonCardProps) {
  const { lessons: t } = useLessonText();
  const say = useSay();
  const language = useApp(selectLanguage);
  const hasLeft = useHasLeft(here);
  const { step, attempt } = here;
  if (!step) return null;
  return (
    <div className="space-y-4">
      <div className="space-y-2.5">
        {step.text.map((said) => (
          <MarkedText
            key={said.en}
            text={said[language]}
            onPoint={onPoint}
            className="text-[0.9375rem] leading-6 text-pretty"
          />
        ))}
      </div>
      {step.kind === "ask" && <QuestionCard key={step.id} step={step} attempt={attempt} draft={draft} />}
      {step.kind === "puzzle" && <PuzzleCard step={step} attempt={attempt} draft={draft} />}
      {step.listing && <ListingView listing={step.listing} />}
      <OffPath here={here} />
      <p role="status" className="sr-only">
        {hasLeft && <LeftTold />}
      </p>
      {step.box && (step.kind !== "ask" || attempt) && (
        <dl className="rounded-xl border border-line p-3.5 text-sm leading-6">
          <dt className="text-xs font-semibold text-soft">{t.says}</dt>
          <dd className="mb-2">{say(step.box.says)}</dd>
          <dt className="text-xs font-semibold text-soft">{t.exact}</dt>
          <dd>{say(step.box.exact)}</dd>
        </dl>
      )}
    </div>
  );
}

const selectOpened = ({ opened }: LessonsState) => opened;
const selectTime = ({ cursor }: RunState) => Math.floor(cursor.time);
const selectAskedTime = ({ asked }: RunState) => Math.floor(asked.time);

/** The reader has changed the run, and has not said that it may stay so. Whoever solves a puzzle changes the run: that is the way. */
function useHasLeft(here: Here): boolean {
  const opened = useLessons(selectOpened);
  const isStaying = useLessons(({ stays }) => stays);
  const scenario = useRun(selectWhole);
  const isChanged = opened?.source === positionOf(here).scenario && opened.shown !== scenario;
  return isChanged && !isStaying && here.step?.kind !== "puzzle";
}

/** Says it once, wherever the reader goes then. */
function LeftTold() {
  const { lessons: t } = useLessonText();
  const [time] = useState(useRun(selectTime));
  return t.left(String(time));
}

/** The way back, where the reader has changed the run or gone to another moment. */
function OffPath({ here }: { readonly here: Here }) {
  const { lessons: t } = useLessonText();
  const { backToPath, stay } = useLessonActions();
  const opened = useLessons(selectOpened);
  const isStaying = useLessons(({ stays }) => stays);
  const scenario = useRun(selectWhole);
  const time = useRun(selectTime);
  const asked = useRun(selectAskedTime);
  const position = positionOf(here);
  if (opened?.source !== position.scenario) return null;
  const isChanged = opened.shown !== scenario;
  const shown = String(position.time);
  // Whoever solves a puzzle changes the run: that is the way.
  if (isChanged && here.step?.kind !== "puzzle") {
    return isStaying ? (
      <Button look="link" onClick={() => backToPath()}>
        {t.toPath}
      </Button>
    ) : (
      <div className="rounded-xl border border-warn bg-warn-soft p-3.5 text-sm">
        <p className="mb-2.5">{t.left(String(time))}</p>
        <div className="flex flex-wrap gap-2">
          <Button look="accent" onClick={() => backToPath()}>
            {t.toPath}
          </Button>
          <Button onClick={() => stay()}>{t.stay}</Button>
        </div>
      </div>
    );
  }
  if (isChanged || asked !== position.time)
    return (
      <Button look="link" onClick={() => backToPath()}>
        {isChanged ? t.again : t.toMoment(shown)}
      </Button>
    );
  return null;
}

function LessonEnd({ here: { lesson } }: { readonly here: Here }) {
  const { lessons: t } = useLessonText();
  const say = useSay();
  const { goTo, showList, resume } = useLessonActions();
  const progress = useLessons((state) => state.progress[lesson.id]);
  const { right, asked, hinted, shown } = tallyOf(lesson, progress);
  const following = lessons[lessons.indexOf(lesson) + 1];
  const more = [hinted > 0 ? t.hinted(hinted) : "", shown > 0 ? t.shownCount(shown) : ""].filter((part) => part !== "");
  return (
    <div className="space-y-4">
      <p role="status" className="text-[0.9375rem] leading-6">
        <b className="block font-semibold">{t.through}</b>
        {[t.tally(right, asked), ...more].join(" · ")}
      </p>
      <div className="grid justify-items-start gap-2">
        {following ? (
          <Button look="accent" onClick={() => resume(following)}>
            {t.following(`${following.number} ${say(following.title)}`)}
          </Button>
        ) : (
          <p className="text-sm text-soft">{t.last}</p>
        )}
        <Button onClick={() => goTo(lesson, lesson.steps[0]!.id, 0)}>{t.again}</Button>
        <Button onClick={() => showList()}>{t.all}</Button>
      </div>
    </div>
  );
}
