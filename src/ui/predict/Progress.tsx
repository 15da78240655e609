/** How far one is in a row of questions: a cell each, and how many were right at the first try. Shapes and words, no score. */
import type { Attempt } from "../../store/predict.ts";
import { useLearnText } from "../shared/text/useLearnText.ts";

type Mark = "right" | "hinted" | "wrong" | "shown" | "skipped" | "done" | "open";

const SIGNS: Readonly<Record<Mark, string>> = {
  right: "✓",
  hinted: "✓",
  wrong: "✗",
  shown: "–",
  skipped: "·",
  done: "•",
  open: "",
};
const LOOKS: Readonly<Record<Mark, string>> = {
  right: "bg-ok-soft text-ok",
  hinted: "border border-ok text-ok",
  wrong: "border-2 border-ink",
  shown: "border border-line-strong text-soft",
  skipped: "bg-sunken text-soft",
  done: "bg-sunken text-ink",
  open: "bg-sunken",
};

type Told = Pick<Attempt, "isRight" | "hints" | "isShown" | "answer">;

function markOf({ isRight, hints, isShown, answer }: Told): Mark {
  if (isRight) return hints > 0 ? "hinted" : "right";
  if (isShown) return "shown";
  return answer === null ? "skipped" : "wrong";
}

export interface ProgressProps {
  /** Of the present row. */
  readonly attempts: readonly Told[];
  /** So many questions make a row. */
  readonly of: number;
  readonly isAsking: boolean;
  /** Whether marks are shown before all is answered. */
  readonly isTold: boolean;
}

export function Progress({ attempts, of, isAsking, isTold }: ProgressProps) {
  const { predict } = useLearnText();
  const marks = attempts.map((attempt): Mark => (isTold ? markOf(attempt) : "done"));
  const count = (mark: Mark) => marks.filter((one) => one === mark).length;
  const at = Math.min(of, attempts.length + (isAsking ? 1 : 0));
  const cells = Array.from({ length: of }, (_, place): Mark => marks[place] ?? "open");
  return (
    <section className="rounded-xl border border-line bg-panel px-3.5 py-3 shadow-panel">
      <p className="flex items-baseline justify-between gap-2 text-xs">
        <span className="text-body font-semibold tabular-nums">{predict.progress(at, of)}</span>
        {isTold && (
          <span className="text-right text-soft tabular-nums">
            {predict.atFirst(count("right"))}
            {count("hinted") > 0 && <> · {predict.withHint(count("hinted"))}</>}
          </span>
        )}
      </p>
      <ol className="mt-2 grid grid-cols-8 gap-1.5">
        {cells.map((mark, place) => (
          <li
            // oxlint-disable-next-line react/no-array-index-key -- a cell is its place
            key={place}
            className={`grid h-6 place-items-center rounded-md text-xs font-bold ${LOOKS[mark]}`}
          >
            <span aria-hidden>{SIGNS[mark]}</span>
            <span className="sr-only">{predict.marks[mark]}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
