/** The curves of a file of references: policies and numbers of frames to choose, the chart of miss ratios, and its figures. */
import { memo, useDeferredValue, useEffect, useMemo, useState } from "react";
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
import { drawnCurves, type DrawnCurve } from "../../shared/curves/drawnCurves.ts";
import { Button } from "../../shared/Button.tsx";
import { useLayout } from "../../shared/layout/useLayout.ts";
import { useCurveText } from "../../shared/text/useCurveText.ts";
import { TextField } from "../form/TextField.tsx";
import { PolicyChoices } from "./PolicyChoices.tsx";

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
  const { curves: t } = text;
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
  // Points come faster than a chart can be drawn on a slow machine: progress and buttons go first.
  const shown = useDeferredValue(state.curves);
  const drawn = useMemo(() => drawnCurves(shown, text, () => false), [shown, text]);
  const percent = Math.round(100 * state.share);
  return (
    <section aria-label={t.dialog.curves} className="flex min-w-0 flex-col gap-3">
      <PolicyChoices chosen={chosen} onChange={setChosen} />
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
      <Drawn
        curves={drawn}
        references={known?.references ?? null}
        isTable={isTable}
        isPhone={isPhone}
        onOpen={onOpen}
      />
      <p className="text-xs text-soft">{t.dialog.openHelp(MOST_RUN_REFERENCES)}</p>
    </section>
  );
}

interface DrawnProps {
  readonly curves: readonly DrawnCurve[];
  readonly references: number | null;
  readonly isTable: boolean;
  readonly isPhone: boolean;
  readonly onOpen: CurvesOfFileProps["onOpen"];
}

/** Chart or table, which stay as they are while nothing but the progress changes. */
const Drawn = memo(function Drawn({ curves, references, isTable, isPhone, onOpen }: DrawnProps) {
  const { curves: t } = useCurveText();
  return (
    <>
      {isTable ? (
        <CurveTable curves={curves} shareOf={references} />
      ) : (
        <div className={isPhone ? "flex flex-col gap-3" : "grid grid-cols-[minmax(0,1fr)_auto] gap-4"}>
          <div className="min-w-0">
            <p className="mb-1 text-[11.5px] text-soft">{t.ratio}</p>
            <CurveChart
              curves={curves}
              shareOf={references ?? 1}
              frames={null}
              heightPx={isPhone ? CHART_PX.phone : CHART_PX.wide}
              onOpen={onOpen}
            />
            <p className="text-right text-[11.5px] text-soft">{t.frames}</p>
          </div>
          <ul className={`text-xs ${isPhone ? "flex flex-wrap gap-x-3 gap-y-1" : "flex flex-col gap-1.5 pt-5"}`}>
            {curves.map(({ name, short }, at) => (
              <li key={name} title={name} className="flex items-center gap-1.5 whitespace-nowrap">
                <LineSample curve={at} isInForce={false} />
                {short}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Anomalies curves={curves} />
    </>
  );
});
