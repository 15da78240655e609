/** How far one is: a cell for each decision, and how many were right at the first try. Shapes and words, no score. */
import { handsCounts, type HandsMark } from "../../../learn/hands/play.ts";
import type { HandsState } from "../../../store/hands.ts";
import { useLearnText } from "../../shared/text/useLearnText.ts";

type Cell = "right" | "hinted" | "wrong" | "given" | "undone" | "done" | "now" | "open";

const SIGNS: Readonly<Record<Cell, string>> = {
  right: "✓",
  hinted: "✓",
  wrong: "✗",
  given: "–",
  undone: "↺",
  done: "•",
  now: "",
  open: "·",
};
const LOOKS: Readonly<Record<Cell, string>> = {
  right: "bg-ok-soft text-ok",
  hinted: "border border-ok text-ok",
  wrong: "border-2 border-ink",
  given: "border border-line-strong text-soft",
  undone: "border border-dashed border-line-strong text-soft",
  done: "bg-sunken text-ink",
  now: "border-2 border-accent",
  open: "bg-sunken text-soft",
};

function cellOf(index: number, mark: HandsMark | undefined, { play, status, settings }: HandsState): Cell {
  const isDone = index < play.made.length;
  if (!mark) return index === play.made.length && status !== "over" ? "now" : "open";
  // Who is told at the end sees no mark before.
  if (settings.feedback === "atEnd" && status !== "over")
    return isDone ? "done" : index === play.made.length ? "now" : "undone";
  if (!isDone && index !== play.made.length) return "undone";
  if (mark.isRight) return mark.hints > 0 ? "hinted" : "right";
  return mark.answer === null ? "given" : "wrong";
}

export function Strip({ state }: { readonly state: HandsState }) {
  const { hands } = useLearnText();
  const { asked, play, settings, status } = state;
  if (asked.length === 0) return null;
  const marks = new Map(play.marks.map((mark) => [mark.index, mark]));
  const { right } = handsCounts(play.marks);
  const isTold = settings.feedback === "atOnce" || status === "over";
  return (
    <section
      aria-label={hands.strip}
      className="shrink-0 rounded-xl border border-line bg-panel px-3.5 py-3 shadow-panel"
    >
      {isTold && <p className="mb-2 text-body font-semibold tabular-nums">{hands.counts(right, play.marks.length)}</p>}
      <ol className="flex flex-wrap gap-1.5 max-md:scroll-quiet max-md:flex-nowrap max-md:overflow-x-auto">
        {asked.map((index) => {
          const cell = cellOf(index, marks.get(index), state);
          return (
            <li
              key={index}
              aria-current={index === play.made.length ? "step" : undefined}
              className={`grid size-6 shrink-0 place-items-center rounded-md text-xs font-bold ${LOOKS[cell]}`}
            >
              <span aria-hidden>{SIGNS[cell]}</span>
              <span className="sr-only">{hands.cells[cell]}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
