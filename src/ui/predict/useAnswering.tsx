/** The open question for the panels: what they hide meanwhile, and the places in them by which it is answered. */
import { useMemo } from "react";
import type { Question } from "../../learn/question.ts";
import type { Answering } from "../shared/moment/answering.ts";
import { answerText, type Telling } from "./tell.ts";

export interface AnsweringOptions {
  readonly question: Question | null;
  readonly isAnswered: boolean;
  readonly chosen: number | null;
  /** What was answered, as long as that is told; null: nothing was. */
  readonly answer: number | null;
  readonly telling: Telling | null;
  onChoose(answer: number): void;
}

export function useAnswering(options: AnsweringOptions): Answering | null {
  const { question, isAnswered, chosen, answer, telling, onChoose } = options;
  return useMemo(() => {
    if (!question) return null;
    const place: Answering["place"] = (kind, start, pv) => {
      if (question.kind !== kind || !telling) return null;
      const at = question.evidence.find(
        ({ values }) => values.start === start && (kind === "hole" || values.pv === pv),
      );
      if (!at) return null;
      const isMine = (isAnswered ? answer : chosen) === at.answer;
      return (
        <PlaceAnswer
          number={question.candidates.indexOf(at.answer) + 1}
          name={answerText(telling, question, at.answer)}
          isAnswered={isAnswered}
          isMine={isMine}
          isTrue={isAnswered && question.right[0] === at.answer}
          onChoose={() => onChoose(at.answer)}
        />
      );
    };
    return { question, isOpen: !isAnswered, chosen, place };
  }, [question, isAnswered, chosen, answer, telling, onChoose]);
}

interface PlaceAnswerProps {
  readonly number: number;
  readonly name: string;
  readonly isAnswered: boolean;
  readonly isMine: boolean;
  readonly isTrue: boolean;
  onChoose(): void;
}

/** Lies over the place; the own choice has a dashed ring afterwards, what happens a solid one. */
function PlaceAnswer({ number, name, isAnswered, isMine, isTrue, onChoose }: PlaceAnswerProps) {
  const ring = isTrue
    ? "outline-3 -outline-offset-3 outline-fault"
    : isMine
      ? `outline-2 -outline-offset-2 ${isAnswered ? "outline-dashed outline-ink" : "outline-accent"}`
      : isAnswered
        ? ""
        : "hover:outline-2 hover:-outline-offset-2 hover:outline-accent";
  return (
    <button
      type="button"
      aria-pressed={isMine}
      aria-disabled={isAnswered}
      aria-label={name}
      onClick={(event) => {
        event.stopPropagation();
        if (!isAnswered) onChoose();
      }}
      className={`absolute inset-0 z-10 min-w-2 rounded ${isAnswered ? "cursor-default" : "cursor-pointer"} ${ring}`}
    >
      <span aria-hidden className="absolute top-0 right-0 rounded-bl bg-panel px-0.5 text-mini leading-3 text-soft">
        {number}
      </span>
    </button>
  );
}
