/** Charts without a subject, as one line: what each would show, and why there is nothing. A press opens it below. */
import type { ChartId } from "../../store/appState.ts";
import { Icon } from "../shared/Icon.tsx";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { useActions } from "../shared/useApp.ts";
import type { Folds } from "./useFolds.ts";

export interface FoldRowProps {
  readonly charts: readonly ChartId[];
  readonly folds: Folds;
}

export function FoldRow({ charts, folds }: FoldRowProps) {
  const { host: t, shell } = usePanelText();
  const { fold } = useActions();
  return (
    <div className="flex h-9.5 shrink-0 items-center divide-x divide-line rounded-xl border border-line bg-panel px-1 text-xs shadow-panel">
      <p role="status" className="sr-only">
        {charts.filter(folds.hasOpened).map((chart) => `${shell.tabs[chart]}: ${t.opened}`)}
      </p>
      {charts.map((chart) => {
        const isFolded = folds.isFolded(chart);
        return (
          <button
            key={chart}
            type="button"
            aria-expanded={!isFolded}
            onClick={() => fold(chart, !isFolded)}
            className="flex h-full min-w-0 cursor-pointer items-center gap-2 rounded-lg px-2.5 text-left text-soft -outline-offset-2 hover:text-ink"
          >
            <Icon name="chevronDown" className={`size-3 shrink-0 ${isFolded ? "-rotate-90" : ""}`} />
            <b className="shrink-0 text-sm font-semibold text-ink">{shell.tabs[chart]}</b>
            <span className="truncate">{folds.hasOpened(chart) ? t.opened : isFolded ? t.untouched[chart] : ""}</span>
          </button>
        );
      })}
    </div>
  );
}
