/**
 * How busy the processors are with more and more machines: busier, until the working sets have no room any more and all wait
 * for the disk (Denning's collapse). Computed on demand, beside the run; a press on a bar opens the run of that many.
 */
import { createContext, useContext, useEffect, useState } from "react";
import { useStore } from "zustand";
import { createLoads, type LoadFigure, type Loads } from "../../store/loads.ts";
import { selectScenario } from "../../store/selectors.ts";
import { Button } from "../shared/Button.tsx";
import { useBesideText } from "../shared/text/useBesideText.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";

/** Makes them; tests put something else in its place. */
export const LoadsContext = createContext<() => Loads>(() => createLoads());

const MOST_MACHINES = 12;
const HEIGHT_PX = 72;

export function LoadByMachines() {
  const { beside, terms } = useBesideText();
  const t = beside.load;
  const scenario = useRun(selectScenario);
  const { openScenario } = useRunActions();
  const create = useContext(LoadsContext);
  const [loads] = useState(create);
  useEffect(() => () => loads.close(), [loads]);
  const { status, figures } = useStore(loads.state);
  const { machines, commands } = scenario;
  const isPresent = (figure: LoadFigure) => commands.length === 0 && machines.length === figure.machines;
  const percent = (useful: number | null) => (useful === null ? t.none : terms.percent(useful));
  if (machines.length === 0) return null;
  return (
    <section aria-label={t.title} className="mt-2 border-t border-line pt-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-semibold text-ink">{t.title}</h3>
        {status === "drawing" ? (
          <>
            <span role="status" className="text-soft tabular-nums">
              {t.progress(figures.length, MOST_MACHINES)}
            </span>
            <Button size="small" onClick={() => loads.stop()}>
              {t.stop}
            </Button>
          </>
        ) : (
          <Button size="small" onClick={() => loads.draw(scenario, MOST_MACHINES)}>
            {status === "empty" ? t.draw : t.again}
          </Button>
        )}
        {status === "failed" && <span role="alert">{t.failed}</span>}
      </div>
      {figures.length > 0 && (
        <>
          <ol className="mt-2 flex flex-wrap items-end gap-x-1.5 gap-y-2">
            {figures.map((figure) => (
              <li
                key={figure.machines}
                className="flex w-9 flex-col items-center gap-0.5 text-[0.6875rem] tabular-nums"
              >
                <span className="text-soft">{percent(figure.useful)}</span>
                <button
                  type="button"
                  aria-current={isPresent(figure)}
                  aria-label={t.bar(figure.machines, percent(figure.useful), figure.faults, figure.isCut)}
                  title={t.bar(figure.machines, percent(figure.useful), figure.faults, figure.isCut)}
                  className="flex w-full cursor-pointer items-end rounded-sm bg-sunken hover:outline-2 hover:outline-accent"
                  style={{ height: HEIGHT_PX }}
                  onClick={() => openScenario(figure.scenario, undefined, { isChange: true })}
                >
                  <span
                    className={`block w-full rounded-sm ${isPresent(figure) ? "bg-accent" : "bg-soft"}`}
                    style={{ height: `${100 * (figure.useful ?? 0)}%` }}
                  />
                </button>
                <span className={isPresent(figure) ? "font-semibold text-accent" : "text-ink"}>{figure.machines}</span>
              </li>
            ))}
          </ol>
          <p className="mt-1 text-soft">{t.legend}</p>
        </>
      )}
    </section>
  );
}
