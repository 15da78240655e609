/** Where more frames have more faults, in words. */
import { anomaliesOf } from "../../trace/figures/faultCurves.ts";
import { useCurveText } from "../shared/text/useCurveText.ts";
import type { DrawnCurve } from "../shared/curves/drawnCurves.ts";

const MOST_TOLD = 3;

export function Anomalies({ curves }: { readonly curves: readonly DrawnCurve[] }) {
  const { curves: t } = useCurveText();
  const found = curves.flatMap(({ short, points }) => anomaliesOf(points).map((anomaly) => ({ short, ...anomaly })));
  if (found.length === 0) return null;
  return (
    <ul className="flex flex-col gap-0.5 text-xs text-fault">
      {found.slice(0, MOST_TOLD).map(({ short, from, to }) => (
        <li key={`${short} ${from.frames}`}>{t.anomaly(short, from.frames, to.frames, from.faults, to.faults)}</li>
      ))}
      {found.length > MOST_TOLD && <li>{t.moreAnomalies(found.length - MOST_TOLD)}</li>}
    </ul>
  );
}
