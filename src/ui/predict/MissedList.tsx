/** What was not right at the first try, each line with the way to its moment. */
import type { HandsMark } from "../../learn/hands/play.ts";
import type { Tick } from "../../model/units.ts";
import { verdictOf, type Telling } from "./tell.ts";

export interface MissedListProps {
  readonly marks: readonly HandsMark[];
  readonly telling: Telling;
  timeText(time: Tick): string;
  /** Shows the moment before a row. Absent: there is no run to show it in. */
  readonly onJump?: (row: number) => void;
}

export function MissedList({ marks, telling, timeText, onJump }: MissedListProps) {
  const { hands: t } = telling.text;
  const missed = marks.filter(({ isRight }) => !isRight);
  if (missed.length === 0) return null;
  return (
    <div>
      <h3 className="text-mini font-semibold tracking-wider text-soft uppercase">{t.mistakes}</h3>
      <ul className="mt-1 text-xs">
        {missed.map(({ index, question, answer }) => (
          <li key={index} className="flex gap-2 border-t border-line py-1.5 first:border-0">
            {onJump ? (
              <button
                type="button"
                className="shrink-0 cursor-pointer self-start text-accent underline tabular-nums max-md:min-h-11"
                onClick={() => onJump(question.row)}
              >
                {t.jump(timeText(question.time))}
              </button>
            ) : (
              <span className="shrink-0 text-soft tabular-nums">{t.jump(timeText(question.time))}</span>
            )}
            <span className="min-w-0 wrap-anywhere">
              {[verdictOf(telling, question, answer)].flatMap(({ headline, more }) => [headline, ...more]).join(" ")}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
