/**
 * The same jobs on the same host under every scheduling policy: the averages that textbooks compare, and who had the
 * processor, in small. The policy in force is marked; a click on another one runs the jobs under it.
 */
import { useMemo } from "react";
import { timeUnit } from "../../model/timeUnit.ts";
import { selectIsFutureHidden, selectScenario } from "../../store/selectors.ts";
import { cpuPolicies } from "../../vmm/cpu/policies.ts";
import { Button } from "../shared/Button.tsx";
import { useHostChange } from "../shared/host/useHostChange.ts";
import { IconButton } from "../shared/IconButton.tsx";
import { Panel } from "../shared/layout/Panel.tsx";
import { useRevealedIn } from "../shared/layout/useRevealedIn.ts";
import { useRovingFocus } from "../shared/layout/useRovingFocus.ts";
import { useWidth } from "../shared/layout/useWidth.ts";
import { usePolicyTrials, type PolicyRows } from "../shared/moment/usePolicyTrials.ts";
import { useBesideText } from "../shared/text/useBesideText.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { FIGURES, figuresIn } from "./figuresIn.ts";
import { SchedulerRow } from "./SchedulerRow.tsx";

/** The columns of the figures, with the room around a name. */
const FIGURES_PX = 166;
const INITIAL_WIDTH_PX = 288;

/** `isTall`: it may take the room it needs, as on a phone. */
export function SchedulersPanel({ isTall = false }: { readonly isTall?: boolean }) {
  const { beside: t } = useBesideText();
  const isFutureHidden = useApp(selectIsFutureHidden);
  const trials = usePolicyTrials("scheduler", cpuPolicies);
  const { rows, state, known, ask, cancel } = trials;
  const isShown = !isFutureHidden && (state !== "offered" || known > 0);
  return (
    <Panel
      look="note"
      title={t.schedulers}
      className={`flex shrink-0 flex-col ${isTall ? "" : "h-[253px]"}`}
      bodyClassName="flex min-h-0 flex-1 flex-col"
      right={
        !isFutureHidden &&
        state === "trying" && (
          <>
            <span role="status" className="tabular-nums">
              {t.progress(known, rows.length)}
            </span>
            <IconButton icon="close" label={t.cancel} look="quiet" size="small" onClick={cancel} />
          </>
        )
      }
    >
      {isFutureHidden ? (
        <p className="text-xs text-soft">{t.hidden}</p>
      ) : isShown ? (
        <Rows trials={trials} />
      ) : (
        <div className="grid flex-1 place-content-center justify-items-center gap-2.5 py-4 text-center text-xs text-soft">
          <p>{t.compareHelp}</p>
          <Button onClick={ask}>{t.compare}</Button>
        </div>
      )}
    </Panel>
  );
}

function Rows({ trials: { rows, state, known, ask } }: { readonly trials: PolicyRows<"scheduler"> }) {
  const { beside: t, terms } = useBesideText();
  const scenario = useRun(selectScenario);
  const change = useHostChange();
  const unit = timeUnit(scenario);
  const [widthPx, measure] = useWidth(INITIAL_WIDTH_PX);
  const figures = useMemo(() => figuresIn(rows.map(({ trial }) => trial)), [rows]);
  const { index, onKeyDown, onFocus } = useRovingFocus(rows.length, 1);
  const scroller = useRevealedIn(rows.findIndex(({ isInForce }) => isInForce));
  return (
    <>
      <div
        ref={scroller}
        role="toolbar"
        aria-label={t.schedulers}
        aria-orientation="vertical"
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        className="scroll-quiet relative -mx-2 min-h-0 flex-1 overflow-y-auto overscroll-contain select-text"
      >
        <table
          ref={measure}
          className="w-full table-fixed border-separate border-spacing-0 text-right text-xs tabular-nums"
        >
          <thead className="text-soft">
            <tr>
              <th scope="col" className="sticky top-0 z-20 h-5 bg-panel">
                <span className="sr-only">{t.policy}</span>
              </th>
              {FIGURES.map((figure) => (
                <th
                  key={figure}
                  scope="col"
                  title={t[`${figure}Long`]}
                  className={`sticky top-0 z-20 h-5 bg-panel pr-2 font-normal ${figure === "switches" ? "w-9" : "w-10"}`}
                >
                  <span aria-hidden>{t[figure]}</span>
                  <span className="sr-only">{t[`${figure}Long`]}</span>
                </th>
              ))}
            </tr>
          </thead>
          {rows.map((row, at) => (
            <SchedulerRow
              key={row.choice.policy}
              row={row}
              at={at}
              isTabStop={at === index}
              figures={figures}
              unit={unit}
              namePx={widthPx - FIGURES_PX}
              ticksPerUnit={scenario.ticksPerUnit ?? 1}
              onOpen={() => change({ scheduler: row.choice })}
            />
          ))}
        </table>
      </div>
      <p className="flex shrink-0 items-center justify-between gap-2 pt-1.5 text-mini text-soft">
        <span>
          {known === 0
            ? t.waitingForRun
            : figures.cutAt === null
              ? t.bestHelp
              : t.cutHelp(terms.ticks(figures.cutAt, unit))}
        </span>
        {state === "offered" && (
          <Button size="small" onClick={ask}>
            {t.compare}
          </Button>
        )}
      </p>
    </>
  );
}
