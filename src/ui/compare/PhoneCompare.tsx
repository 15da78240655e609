/**
 * On a phone one run is seen at a time: tabs choose it, and a button shows the other as long as it is held, so that what
 * changes jumps to the eye. Figures, differences and variants below.
 */
import { useMemo, useState, type KeyboardEvent } from "react";
import { subjectsOf } from "../shared/moment/subjects.ts";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useRun } from "../shared/useRun.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import { selectScenario } from "../../store/selectors.ts";
import type { CompareState } from "../../store/compare.ts";
import { Lanes } from "./Lanes.tsx";
import { Mark } from "./Mark.tsx";
import { runName } from "./names.ts";
import { Offers } from "./Offers.tsx";
import { References } from "./References.tsx";
import { Results } from "./Results.tsx";
import { useCompare, useCompareActions, useCompareText } from "./useCompare.ts";
import { useComparedRuns } from "./useCompared.ts";
import { Variants } from "./Variants.tsx";

const selectFocus = ({ focus }: CompareState) => focus;
const selectVariants = ({ variants }: CompareState) => variants;

export function PhoneCompare() {
  const text = useCompareText();
  const { compare: t, shell } = text;
  const runs = useComparedRuns();
  const focus = Math.min(useCompare(selectFocus), runs.length - 1);
  const { look } = useCompareActions();
  const [isHeld, setHeld] = useState(false);
  const scenario = useRun(selectScenario);
  const variants = useCompare(selectVariants);
  const { processor, memory } = subjectsOf(scenario);
  const nameOf = (place: number) =>
    runName(text, scenario, variants[place - 1]?.changes ?? [], memory, timeUnit(scenario));
  const other = focus === 0 ? Math.min(1, runs.length - 1) : 0;
  const shown = isHeld ? other : focus;
  const only = useMemo(() => [shown], [shown]);
  const both = useMemo(() => (shown === 0 ? [0] : [0, shown]), [shown]);
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const next = (focus + step + runs.length) % runs.length;
    look(next);
    document.getElementById(`compare-tab-${next}`)?.focus();
  };
  const release = () => setHeld(false);
  return (
    <main
      id="charts"
      tabIndex={-1}
      aria-label={shell.region.charts}
      className="scroll-quiet flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto overscroll-contain outline-none"
    >
      {runs.length > 1 && (
        <div className="sticky top-0 z-20 flex shrink-0 items-stretch border-b border-line bg-panel">
          <div role="tablist" aria-label={t.shown} className="grid min-w-0 flex-1 auto-cols-fr grid-flow-col">
            {runs.map(({ place }, at) => (
              <button
                key={place}
                id={`compare-tab-${at}`}
                type="button"
                role="tab"
                aria-selected={at === focus}
                aria-controls="compare-shown"
                tabIndex={at === focus ? 0 : -1}
                onClick={() => look(at)}
                onKeyDown={onKeyDown}
                className={`flex h-11 min-w-0 cursor-pointer items-center justify-center gap-1.5 border-b-2 px-1.5 text-xs -outline-offset-2 ${
                  at === shown ? "border-accent" : "border-transparent"
                }`}
              >
                <Mark place={place} />
                <span className="truncate">{nameOf(place)}</span>
              </button>
            ))}
          </div>
          <button
            type="button"
            aria-pressed={isHeld}
            onPointerDown={() => setHeld(true)}
            onPointerUp={release}
            onPointerLeave={release}
            onPointerCancel={release}
            onContextMenu={(event) => event.preventDefault()}
            onKeyDown={(event) => {
              if (event.key !== " " && event.key !== "Enter") return;
              event.preventDefault();
              setHeld(true);
            }}
            onKeyUp={release}
            onBlur={release}
            className="h-11 shrink-0 cursor-pointer touch-none border-l border-line px-3 text-sm select-none active:bg-accent-soft"
          >
            {t.holdOther((runs[other]?.place ?? 0) + 1)}
          </button>
        </div>
      )}
      <div
        id="compare-shown"
        {...(runs.length > 1 ? { role: "tabpanel", "aria-labelledby": `compare-tab-${focus}` } : {})}
      >
        {(processor || !memory) && (
          <PanelBoundary>
            <Lanes only={only} against={isHeld ? focus : other} isPhone />
          </PanelBoundary>
        )}
        {memory && (
          <PanelBoundary>
            <References places={both} />
          </PanelBoundary>
        )}
      </div>
      <Offers />
      <Results />
      <section aria-label={t.variants} className="flex flex-col gap-2 px-3 pb-3">
        <Variants />
      </section>
    </main>
  );
}
