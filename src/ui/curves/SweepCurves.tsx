/**
 * Figures by a number of the scenario, computed on demand beside the run: a line for each run, with a bar for each figure. The
 * present one is marked; a press on another opens it.
 */
import { createContext, useContext, useEffect, useState } from "react";
import { useStore } from "zustand";
import { sweepTexts } from "../../i18n/messages/sweeps.ts";
import { SWEEP_FIGURES, sweepsOf, type SweepFigure, type SweepId } from "../../model/sweeps.ts";
import type { RunState } from "../../store/runState.ts";
import { createSweeps, type Sweeps } from "../../store/sweeps.ts";
import { selectIsFutureHidden, selectLanguage, selectSelection, selectWhole } from "../../store/selectors.ts";
import { Button } from "../shared/Button.tsx";
import { SelectControl } from "../shared/SelectControl.tsx";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";
import { figureText, isRunOf, sweptText } from "./sweepWords.ts";
import { isolated } from "../../trace/isolated.ts";

/** Makes them; tests put something else in its place. */
export const SweepsContext = createContext<() => Sweeps>(() => createSweeps());

const COLORS = ["bg-accent", "bg-soft"] as const;

const selectInfo = ({ trace }: RunState) => trace?.info ?? null;

export function SweepCurves() {
  const { terms } = usePanelText();
  const t = sweepTexts[useApp(selectLanguage)];
  const scenario = useRun(selectWhole);
  const info = useRun(selectInfo);
  const selection = useApp(selectSelection);
  const isFutureHidden = useApp(selectIsFutureHidden);
  const { openScenario } = useRunActions();
  const create = useContext(SweepsContext);
  const [sweeps] = useState(create);
  useEffect(() => () => sweeps.close(), [sweeps]);
  const { status, sweep, points, of } = useStore(sweeps.state);
  const offered = sweepsOf(scenario);
  const chosen = selection?.kind === "vm" ? (info?.vms[selection.vm]?.name ?? null) : null;
  // Of no machine in particular the first one is meant.
  const vm = scenario.machines.some(({ name }) => name === chosen) ? chosen : (scenario.machines[0]?.name ?? null);
  if (offered.length === 0) return null;
  const draw = (id: SweepId) => sweeps.draw(scenario, id, vm);
  const figures: readonly SweepFigure[] = sweep ? SWEEP_FIGURES[sweep] : [];
  const most = Math.max(0, ...points.flatMap((point) => figures.map((figure) => point.figures[figure] ?? 0)));
  const text = (figure: SweepFigure, value: number | null) => figureText(t, terms.number, scenario, figure, value);
  return (
    <section aria-label={t.title} className="mt-2 border-t border-line pt-2 text-xs">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-semibold text-ink">{t.title}</h3>
        {!isFutureHidden && (
          <SelectControl
            name={t.choose}
            value={sweep ?? "none"}
            choices={[
              ...(sweep ? [] : [{ id: "none" as const, text: t.choose }]),
              ...offered.map((id) => ({
                id,
                text: id === "weight" && vm !== null ? `${t.sweeps[id]} (${isolated(vm)})` : t.sweeps[id],
              })),
            ]}
            onChange={(id) => {
              const asked = offered.find((each) => each === id);
              if (asked) draw(asked);
            }}
          />
        )}
        {status === "drawing" ? (
          <>
            <span role="status" className="text-soft tabular-nums">
              {t.progress(points.length, of)}
            </span>
            <Button size="small" onClick={() => sweeps.stop()}>
              {t.stop}
            </Button>
          </>
        ) : (
          sweep &&
          !isFutureHidden && (
            <Button size="small" onClick={() => draw(sweep)}>
              {t.again}
            </Button>
          )
        )}
        {status === "failed" && <span role="alert">{t.failed}</span>}
      </div>
      {isFutureHidden ? (
        <p className="mt-1 text-soft">{t.hidden}</p>
      ) : status === "drawn" && points.length === 0 ? (
        <p className="mt-1 text-soft">{t.nothing}</p>
      ) : (
        sweep &&
        points.length > 0 && (
          <>
            <p className="mt-1.5 flex flex-wrap gap-x-3 text-soft">
              {figures.map((figure, at) => (
                <span key={figure} className="inline-flex items-center gap-1">
                  <span aria-hidden className={`h-1.5 w-3 rounded-sm ${COLORS[at]!}`} />
                  {t.figures[figure]}
                </span>
              ))}
            </p>
            <ol className="mt-1">
              {points.map((point) => (
                <li key={point.value}>
                  <Line
                    value={sweptText(t, terms.number, scenario, sweep, point.value)}
                    texts={figures.map((figure) => text(figure, point.figures[figure]))}
                    names={figures.map((figure) => t.figures[figure])}
                    parts={figures.map((figure) => (most === 0 ? 0 : (point.figures[figure] ?? 0) / most))}
                    isPresent={isRunOf(point, scenario)}
                    isCut={point.isCut}
                    onOpen={() => openScenario(point.scenario, undefined, { isChange: true, isWhole: true })}
                  />
                </li>
              ))}
            </ol>
            <p className="mt-1 text-soft">{t.opens}</p>
          </>
        )
      )}
    </section>
  );
}

interface LineProps {
  readonly value: string;
  readonly names: readonly string[];
  readonly texts: readonly string[];
  /** Of the longest bar, 0 to 1. */
  readonly parts: readonly number[];
  readonly isPresent: boolean;
  readonly isCut: boolean;
  readonly onOpen: () => void;
}

function Line({ value, names, texts, parts, isPresent, isCut, onOpen }: LineProps) {
  const t = sweepTexts[useApp(selectLanguage)];
  const told = t.point(value, names.map((name, at) => `${name} ${texts[at]!}`).join(", "), isCut);
  return (
    <button
      type="button"
      aria-current={isPresent}
      aria-label={told}
      title={told}
      onClick={onOpen}
      className={`grid w-full cursor-pointer grid-cols-[4.5rem_minmax(0,1fr)_auto] items-center gap-2 rounded-md px-1 py-0.5 text-left tabular-nums hover:bg-sunken max-md:min-h-11 ${
        isPresent ? "font-semibold text-accent" : "text-ink"
      }`}
    >
      <span className="text-right">{value}</span>
      <span aria-hidden className="grid gap-0.5">
        {parts.map((part, at) => (
          <span key={names[at]} className={`h-1.5 rounded-sm ${COLORS[at]!}`} style={{ width: `${100 * part}%` }} />
        ))}
      </span>
      <span>{texts.join(" · ")}</span>
    </button>
  );
}
