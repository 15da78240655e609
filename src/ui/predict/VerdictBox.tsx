/** What is said of an answer: the verdict, the rule that it follows, and what happens instead. */
import type { Question } from "../../learn/question.ts";
import { verdictOf, type Telling } from "./tell.ts";

export interface ToldProps {
  readonly telling: Telling;
  readonly question: Question;
  readonly answer: number | null;
}

export interface VerdictBoxProps extends ToldProps {
  /** What happens instead is not told. */
  readonly isBlind?: boolean;
}

export function VerdictBox({ telling, question, answer, isBlind = false }: VerdictBoxProps) {
  const { isRight, headline, more } = verdictOf(telling, question, answer, isBlind);
  return (
    <div className="rounded-lg bg-sunken p-2.5">
      <p className="flex items-start gap-2 text-body font-semibold">
        {answer !== null && (
          <span
            aria-hidden
            className={`mt-px grid size-4.5 shrink-0 place-items-center rounded-full border-2 text-mini leading-none ${
              isRight ? "border-ok text-ok" : "border-ink text-ink"
            }`}
          >
            {isRight ? "✓" : "✗"}
          </span>
        )}
        <span className="min-w-0 wrap-anywhere">{headline}</span>
      </p>
      {more.map((line) => (
        <p key={line} className="mt-1 text-xs wrap-anywhere text-soft">
          {line}
        </p>
      ))}
    </div>
  );
}
