/** The curves of a file of references: policies and numbers of frames to choose, the chart of miss ratios, and its figures. */
import { useEffect, useState } from "react";
import { readFrameCounts } from "../../../codec/references/frameCounts.ts";
import { MOST_RUN_REFERENCES } from "../../../codec/references/traceScenario.ts";
import { USUAL_POLICIES } from "../../../codec/references/usualPolicies.ts";
import { defaultChoice } from "../../../codec/policyLists.ts";
import type { Curves, CurvesState } from "../../../store/curves.ts";
import type { CurvePoint } from "../../../trace/figures/faultCurves.ts";
import { memoryPolicies } from "../../../vmm/memory/policies.ts";
import { Anomalies } from "../../curves/Anomalies.tsx";
import { CurveChart, LineSample } from "../../curves/CurveChart.tsx";
import { CurveTable } from "../../curves/CurveTable.tsx";
import { drawnCurves } from "../../shared/curves/drawnCurves.ts";
import { Button } from "../../shared/Button.tsx";
import { useLayout } from "../../shared/layout/useLayout.ts";
import { useCurveText } from "../../shared/text/useCurveText.ts";
import { TextField } from "../form/TextField.tsx";

const SIZES = 20;
const CHART_PX = { wide: 330, phone: 220 } as const;

interface CurvesOfFileProps {
  readonly curves: Curves;
  readonly state: CurvesState;
  readonly seed: number;
  readonly onOpen: (curve: number, point: CurvePoint) => void;
}

export function CurvesOfFile({ curves, state, seed, onOpen }: CurvesOfFileProps) {
  const text = useCurveText();
  const { curves: t, terms } = text;
  const isPhone = useLayout() === "phone";
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(USUAL_POLICIES));
  const [sizesText, setSizesText] = useState("");
  const [isTable, setTable] = useState(false);
  const sizes = sizesText.trim() === "" ? SIZES : readFrameCounts(sizesText);
  const draw = () => {
    const ids = memoryPolicies.map(({ id }) => id).filter((id) => chosen.has(id));
    if (sizes !== null && ids.length > 0)
      curves.draw(
        ids.map((id) => defaultChoice(memoryPolicies, id)),
        sizes,
        seed,
      );
  };
  const { known, status } = state;
  // What has just been read is drawn by itself.
  useEffect(() => {
    if (status === "known") draw();
    // oxlint-disable-next-line react/exhaustive-deps
  }, [status, known]);
  const isBusy = status === "drawing";
  const drawn = drawnCurves(state.curves, text, () => false);
  const percent = Math.round(100 * state.share);
  return (
    <section aria-label={t.dialog.curves} className="flex min-w-0 flex-col gap-3">
      <fieldset className="flex flex-wrap items-center gap-1.5">
        <legend className="mb-1 text-xs font-medium text-soft">{t.dialog.policies}</legend>
        {memoryPolicies.map(({ id }) => (
          <label
            key={id}
            title={terms.memoryPolicy[id]?.name}
            className="cursor-pointer rounded-md border border-line px-2 py-0.5 text-xs select-none has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent max-sm:px-3 max-sm:py-2"
          >
            <input
              type="checkbox"
              className="sr-only"
              checked={chosen.has(id)}
              onChange={({ target }) => {
                const next = new Set(chosen);
                if (target.checked) next.add(id);
                else next.delete(id);
                setChosen(next);
              }}
            />
            {terms.memoryPolicy[id]?.short ?? id}
          </label>
        ))}
      </fieldset>
      <div className="flex flex-wrap items-start gap-3">
        <TextField
          className="min-w-56 flex-1"
          label={t.dialog.sizes}
          hint={t.dialog.sizesHelp}
          value={sizesText}
          error={sizes === null ? t.dialog.sizesWrong : undefined}
          onChange={setSizesText}
        />
        <div className="mt-5 flex items-center gap-2">
          {isBusy ? (
            <Button onClick={() => curves.stop()}>{t.stop}</Button>
          ) : (
            <Button look="accent" disabled={sizes === null || chosen.size === 0} onClick={draw}>
              {t.draw}
            </Button>
          )}
          <Button look="quiet" disabled={drawn.length === 0} onClick={() => setTable(!isTable)}>
            {isTable ? t.showChart : t.table}
          </Button>
        </div>
      </div>
      {chosen.size === 0 && <p className="text-xs text-fault">{t.dialog.noPolicies}</p>}
      <div className="flex h-4 items-center gap-2">
        {isBusy && (
          <>
            <div
              role="progressbar"
              aria-label={t.dialog.curves}
              aria-valuemin={0}
              aria-valuemax={100}
              aria-valuenow={percent}
              className="h-1.5 flex-1 overflow-hidden rounded-full bg-sunken"
            >
              <div className="h-full bg-accent" style={{ width: `${percent}%` }} />
            </div>
            <span className="w-10 text-right text-xs text-soft tabular-nums">{t.progress(percent)}</span>
          </>
        )}
      </div>
      {isTable ? (
        <CurveTable curves={drawn} shareOf={known?.references ?? null} />
      ) : (
        <div className={isPhone ? "flex flex-col gap-3" : "grid grid-cols-[minmax(0,1fr)_auto] gap-4"}>
          <div className="min-w-0">
            <p className="mb-1 text-[11.5px] text-soft">{t.ratio}</p>
            <CurveChart
              curves={drawn}
              shareOf={known?.references ?? 1}
              frames={null}
              heightPx={isPhone ? CHART_PX.phone : CHART_PX.wide}
              onOpen={onOpen}
            />
            <p className="text-right text-[11.5px] text-soft">{t.frames}</p>
          </div>
          <ul className={`text-xs ${isPhone ? "flex flex-wrap gap-x-3 gap-y-1" : "flex flex-col gap-1.5 pt-5"}`}>
            {drawn.map(({ name, short }, at) => (
              <li key={name} title={name} className="flex items-center gap-1.5 whitespace-nowrap">
                <LineSample curve={at} isInForce={false} />
                {short}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Anomalies curves={drawn} />
      <p className="text-xs text-soft">{t.dialog.openHelp(MOST_RUN_REFERENCES)}</p>
    </section>
  );
}
