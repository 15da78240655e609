/** What the last change did: `Frames 3 → 4: faults 9 → 10`. */
import type { BriefCatalogue } from "../../i18n/briefCatalogue.ts";
import { hostOf } from "../../model/scenario.ts";
import { timeUnit, type TimeUnit } from "../../model/timeUnit.ts";
import { Icon } from "../shared/Icon.tsx";
import { allChangeWords } from "../shared/text/changeText.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";
import { selectCanUndo } from "../../store/selectors.ts";
import { TELLING, type FigureId } from "./figuresOf.ts";
import { PresenterKey } from "./PresenterKey.tsx";
import { usePointed } from "./usePointed.ts";
import { useBriefText } from "../shared/text/useBriefText.ts";
import type { Result } from "./useResult.ts";

function figureText({ terms }: BriefCatalogue, id: FigureId, value: number, unit: TimeUnit): string {
  if (id === "busy") return terms.percent(value);
  const isTime = id === "waiting" || id === "turnaround";
  return isTime ? terms.time(value, unit) : terms.number(value);
}

export interface ResultChipProps {
  readonly result: Result;
  readonly onRemove: () => void;
}

export function ResultChip({ result, onRemove }: ResultChipProps) {
  const text = useBriefText();
  const { brief: t } = text;
  const unit = timeUnit(result.after);
  const change = allChangeWords(text, unit, hostOf(result.before), hostOf(result.after));
  const words = change ?? { text: t.conventions, subject: "other" as const };
  const { figures } = result;
  const usable = TELLING[words.subject].filter((id) => figures?.before[id] != null && figures.after[id] != null);
  const figure = usable.find((id) => figures?.before[id] !== figures?.after[id]);
  const { undo } = useRunActions();
  const canUndo = useRun(selectCanUndo);
  const isBackPointed = usePointed(-1, canUndo ? undo : null);
  const shown = (id: FigureId, which: "before" | "after") => figureText(text, id, figures?.[which][id] ?? 0, unit);
  return (
    <p
      role="status"
      title={t.result}
      className={`flex h-7 max-w-full shrink-0 items-center gap-1.5 rounded-full border border-line-strong pr-1 pl-3 text-xs whitespace-nowrap text-soft ${isBackPointed ? "outline-2 -outline-offset-2 outline-accent" : ""}`}
    >
      <span className="truncate">{words.text}:</span>
      {!figures ? (
        <span>…</span>
      ) : figure === undefined ? (
        <span className="shrink-0">{t.unchanged}</span>
      ) : (
        <span className="shrink-0">
          <span aria-hidden="true">
            {t.figure[figure]}{" "}
            <b className="font-semibold text-ink tabular-nums">
              {shown(figure, "before")} → {shown(figure, "after")}
            </b>
          </span>
          <span className="sr-only">{t.became(t.figure[figure], shown(figure, "before"), shown(figure, "after"))}</span>
        </span>
      )}
      {isBackPointed && <PresenterKey isBack />}
      <button
        type="button"
        aria-label={t.remove}
        title={t.remove}
        onClick={onRemove}
        className="grid size-5 cursor-pointer place-items-center rounded-full hover:bg-sunken hover:text-ink"
      >
        <Icon name="close" className="size-2.5" />
      </button>
    </p>
  );
}
