/**
 * A question as a card: what is so, what is asked, and after the answer the gap between it and what happens, with the values
 * compared and the rule. It keeps its place and size; its buttons stand at its foot. It decides nothing: what was chosen and
 * answered it is told, so that a lesson can show it as well.
 */
import { useId, type ReactNode } from "react";
import type { Question } from "../../learn/question.ts";
import { TYPED_KINDS } from "../../learn/question.ts";
import { ticksIn, timeUnit, type TimeUnit } from "../../model/timeUnit.ts";
import type { HostInfo } from "../../trace/hostState.ts";
import type { Scenario } from "../../model/scenario.ts";
import { Button } from "../shared/Button.tsx";
import { Icon } from "../shared/Icon.tsx";
import { useLayout } from "../shared/layout/useLayout.ts";
import { useLearnText } from "../shared/text/useLearnText.ts";
import { Pseudocode } from "../why/Pseudocode.tsx";
import { TypedAnswer } from "./TypedAnswer.tsx";
import { VerdictBox, type ToldProps } from "./VerdictBox.tsx";
import {
  answerText,
  askedText,
  decidingCode,
  decidingPolicy,
  evidenceTable,
  hintTexts,
  situationText,
  type Telling,
} from "./tell.ts";

/** Columns of values that leave room for marks beside them. */
const MOST_BESIDE_MARKS = 3;

export interface QuestionCardProps {
  readonly question: Question;
  readonly info: HostInfo;
  readonly scenario: Scenario;
  /** It has been answered, or shown. */
  readonly isAnswered: boolean;
  readonly chosen: number | null;
  /** What was checked; null: nothing, the answer was shown. */
  readonly answer: number | null;
  /** Hints taken, up to three. */
  readonly hints: number;
  /** The answers stand in the card, and not in a picture. */
  readonly hasOptions?: boolean;
  /** Nobody checks: the answer is only shown. */
  readonly isHandsUp?: boolean;
  /** Why it is so, after the answer. */
  readonly explanation?: ReactNode;
  /** In the place of the usual heading. */
  readonly title?: string;
  /** Said below the question as long as that is open. */
  readonly note?: ReactNode;
  /** In the place of the usual buttons. */
  readonly foot?: ReactNode;
  readonly className?: string;
  onChoose(answer: number | null): void;
  onCheck(): void;
  onHint(): void;
  onShow(): void;
  onTryAgain(): void;
  /** Absent: whoever shows it has a way on of its own. */
  readonly onNext?: () => void;
  readonly nextText?: string;
}

export function QuestionCard(props: QuestionCardProps) {
  const { question, info, scenario, isAnswered, answer, hints, explanation, title, note, foot, className = "" } = props;
  const text = useLearnText();
  const { predict, terms } = text;
  const telling: Telling = { text, info, scenario };
  const titleId = useId();
  const askedId = useId();
  const table = evidenceTable(telling, question);
  const isPhone = useLayout() === "phone";
  const deciding = isAnswered || hints > 1 ? decidingCode(telling, question) : null;
  const code = deciding && <Pseudocode policy={deciding.policy} lines={deciding.lines} lit={deciding.line} />;
  return (
    <section
      aria-labelledby={titleId}
      className={`flex flex-col overflow-hidden rounded-xl border border-line bg-panel shadow-panel ${className}`}
    >
      <header className="flex h-10 shrink-0 items-center justify-between gap-2 px-3.5">
        <h2 id={titleId} className="text-mini font-semibold tracking-wider text-soft uppercase">
          {title ?? predict.title}
        </h2>
        <span className="text-xs text-soft tabular-nums">t = {terms.time(question.time, timeUnit(scenario))}</span>
      </header>
      <div
        role="region"
        aria-labelledby={askedId}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keys
        tabIndex={0}
        className="scroll-quiet flex min-h-0 grow flex-col gap-2.5 overflow-y-auto overscroll-contain px-3.5 pb-3 -outline-offset-2"
      >
        <p className="text-sm leading-[22px] wrap-anywhere">
          {situationText(telling, question)}{" "}
          <b id={askedId} className="font-semibold">
            {askedText(telling, question)}
          </b>
        </p>
        {!isAnswered && <AnswerFields {...props} telling={telling} />}
        {!isAnswered && note}
        {!isAnswered && hints > 0 && (
          <ul className="space-y-1 rounded-lg bg-sunken p-2.5 text-xs text-soft">
            {hintTexts(telling, question, hints).map((hint) => (
              <li key={hint} className="flex gap-1.5">
                <Icon name="help" className="mt-0.5 size-3 shrink-0" />
                <span className="wrap-anywhere">{hint}</span>
              </li>
            ))}
          </ul>
        )}
        {isAnswered && <VerdictBox telling={telling} question={question} answer={answer} />}
        {isAnswered && explanation}
        {table && (isAnswered || hints > 2) && (
          <Values telling={telling} question={question} answer={answer} isAnswered={isAnswered} table={table} />
        )}
        {/* Where there is little room, the reason goes before the rule. */}
        {code && isPhone && <div className="flex shrink-0 flex-col">{code}</div>}
      </div>
      {code && !isPhone && (
        // The line that decides is in view, however long the rest is.
        <div className="flex max-h-26 shrink-0 flex-col px-3.5 pb-3">{code}</div>
      )}
      {foot ?? <Foot {...props} />}
    </section>
  );
}

/** Answers that have no place in a picture: a list, or a number. */
function AnswerFields({
  question,
  telling,
  chosen,
  hasOptions = true,
  isHandsUp = false,
  scenario,
  onChoose,
  onCheck,
}: QuestionCardProps & { readonly telling: Telling }) {
  const { predict } = telling.text;
  if (TYPED_KINDS.has(question.kind))
    return (
      <TypedAnswer
        key={question.row}
        {...typedIn(telling, question, timeUnit(scenario))}
        label={predict.typed}
        isMoment={question.kind === "finish"}
        onChange={onChoose}
        onEnter={onCheck}
      />
    );
  if (!hasOptions)
    return (
      <p className="text-xs text-soft">
        {chosen === null || isHandsUp ? predict.pictureHelp : predict.yourChoice(answerText(telling, question, chosen))}
      </p>
    );
  return (
    <div role="radiogroup" aria-label={askedText(telling, question)} className="flex flex-col gap-1.5">
      {question.candidates.map((candidate, at) => (
        <label
          key={candidate}
          className={`flex min-h-9 cursor-pointer items-center gap-2 rounded-lg border px-2.5 text-body max-md:min-h-11 ${
            chosen === candidate ? "border-accent ring-1 ring-accent" : "border-line hover:border-line-strong"
          }`}
        >
          <input
            type="radio"
            name={`answer-${question.row}`}
            checked={chosen === candidate}
            onChange={() => onChoose(candidate)}
            className="size-4 accent-(--accent)"
          />
          <span className="min-w-0 grow wrap-anywhere">{answerText(telling, question, candidate)}</span>
          <kbd className="text-mini text-faint max-md:hidden">{at + 1}</kbd>
        </label>
      ))}
    </div>
  );
}

/** What a number is typed in, and how many of them make one. */
function typedIn(
  { text }: Telling,
  { kind }: Question,
  unit: TimeUnit,
): { readonly unit: string; readonly scale: number } {
  if (kind === "dirtied") return { unit: text.predict.pageUnit, scale: 1 };
  if (kind === "walk") return { unit: text.predict.entryUnit, scale: 1 };
  return { unit: text.terms.unitOf(unit), scale: ticksIn(unit) };
}

interface ValuesProps extends ToldProps {
  readonly isAnswered: boolean;
  readonly table: NonNullable<ReturnType<typeof evidenceTable>>;
}

/** The values compared, those of the own choice beside those of what happens. */
function Values({ telling, question, answer, isAnswered, table: { columns, rows } }: ValuesProps) {
  const { predict } = telling.text;
  const policy = decidingPolicy(telling, question) ?? predict.isSo;
  const isPlain = TYPED_KINDS.has(question.kind);
  // With many columns there is no room for one more: the marks are seen around the names, and heard where they stand else.
  const isMarkedByName = isAnswered && !isPlain && columns.length > MOST_BESIDE_MARKS;
  return (
    <div
      role="region"
      aria-label={predict.compared}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keys
      tabIndex={0}
      className="scroll-quiet -mx-1 shrink-0 overflow-x-auto px-1"
    >
      <table className="w-full text-xs tabular-nums">
        <thead>
          <tr className="border-b border-line text-soft">
            <th scope="col" className="py-1 pr-2 text-left font-normal">
              {predict.candidate}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className="px-1 py-1 text-right font-normal">
                {predict.columns[column]}
              </th>
            ))}
            {isAnswered && (
              <th scope="col" className={isMarkedByName ? "sr-only" : ""}>
                <span className="sr-only">{predict.picture}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.answer} className="border-b border-line last:border-0">
              <th scope="row" className="max-w-24 truncate py-1 pr-2 text-left font-semibold">
                {!isMarkedByName ? (
                  row.name
                ) : question.right[0] === row.answer ? (
                  <It word={row.name} title={policy} />
                ) : row.answer === answer ? (
                  <You word={row.name} title={predict.you} />
                ) : (
                  row.name
                )}
              </th>
              {row.cells.map((value, at) => (
                <td key={columns[at]} className="px-1 py-1 text-right whitespace-nowrap">
                  {value}
                </td>
              ))}
              {isAnswered && (
                <td className={isMarkedByName ? "sr-only" : "py-1 pl-1 text-right whitespace-nowrap"}>
                  {!isPlain && row.answer === answer && <You word={predict.you} />}
                  {!isPlain && question.right[0] === row.answer && <It word={policy} />}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface MarkProps {
  readonly word: string;
  /** Around a name: what the ring says. */
  readonly title?: string;
}

/** The own choice: a dashed ring. */
function You({ word, title }: MarkProps) {
  return (
    <span title={title} className="rounded-full border-[1.5px] border-dashed border-ink px-2 text-mini font-semibold">
      {word}
    </span>
  );
}

/** What happens: solid. */
function It({ word, title }: MarkProps) {
  return (
    <span
      title={title}
      className={`inline-block max-w-24 truncate rounded-full bg-fault px-2 align-bottom text-mini font-semibold text-panel ${title === undefined ? "ml-1" : ""}`}
    >
      {word}
    </span>
  );
}

function Foot(props: QuestionCardProps) {
  const { question, isAnswered, chosen, answer, hints, isHandsUp = false, nextText } = props;
  const { predict } = useLearnText();
  const isRight = answer !== null && question.right.includes(answer);
  return (
    <footer className="flex shrink-0 flex-wrap items-center gap-2 border-t border-line px-3.5 py-2.5">
      {isAnswered ? (
        <>
          {props.onNext && (
            <Button look="accent" className="grow max-md:h-11" onClick={props.onNext}>
              {nextText ?? predict.next}
              <kbd className="rounded border border-current px-1 text-mini max-md:hidden">Enter</kbd>
            </Button>
          )}
          {!isRight && !isHandsUp && (
            <Button className="max-md:h-11" onClick={props.onTryAgain}>
              {predict.tryAgain}
            </Button>
          )}
        </>
      ) : (
        <>
          {!isHandsUp && (
            <Button look="accent" className="grow max-md:h-11" disabled={chosen === null} onClick={props.onCheck}>
              {predict.check}
            </Button>
          )}
          <Button className="max-md:h-11" disabled={hints >= 3} onClick={props.onHint}>
            {predict.hint}
            {hints > 0 && <span className="text-soft tabular-nums">{hints}/3</span>}
          </Button>
          <Button className={`max-md:h-11 ${isHandsUp ? "grow" : ""}`} onClick={props.onShow}>
            {predict.show}
          </Button>
        </>
      )}
    </footer>
  );
}
