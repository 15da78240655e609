/** Faults by frames in figures: a row a number of frames, a column a policy. It can be copied into a sheet. */
import type { CurvePoint } from "../../trace/figures/faultCurves.ts";
import { CopyButton } from "../shared/CopyButton.tsx";
import { useCurveText } from "../shared/text/useCurveText.ts";
import type { DrawnCurve } from "../shared/curves/drawnCurves.ts";

const pointOf = ({ points }: DrawnCurve, size: number) => points.find(({ frames }) => frames === size);

interface CurveTableProps {
  readonly curves: readonly DrawnCurve[];
  readonly shareOf: number | null;
}

export function CurveTable({ curves, shareOf }: CurveTableProps) {
  const { curves: t, terms } = useCurveText();
  const sizes = [...new Set(curves.flatMap(({ points }) => points.map(({ frames }) => frames)))].toSorted(
    (a, b) => a - b,
  );
  const text = (point: CurvePoint | undefined) => {
    if (!point) return "";
    return shareOf === null ? terms.number(point.faults) : (point.faults / Math.max(1, shareOf)).toFixed(4);
  };
  const copied = () =>
    [
      [t.frames, ...curves.map(({ short }) => short)],
      ...sizes.map((size) => [size, ...curves.map((curve) => pointOf(curve, size)?.faults ?? "")]),
    ]
      .map((row) => row.join("\t"))
      .join("\n");
  return (
    <div className="flex min-h-0 flex-col gap-2">
      <div className="scroll-quiet min-h-0 overflow-auto select-text">
        <table className="w-full border-collapse text-right text-xs tabular-nums">
          <caption className="sr-only">{t.title}</caption>
          <thead className="text-soft">
            <tr>
              <th scope="col" className="sticky left-0 bg-panel py-0.5 pr-2 text-left font-normal">
                {t.frames}
              </th>
              {curves.map(({ name, short, isInForce }) => (
                <th
                  key={name}
                  scope="col"
                  title={name}
                  className={`px-1.5 font-normal whitespace-nowrap ${isInForce ? "font-semibold text-accent" : ""}`}
                >
                  {short}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sizes.map((size) => (
              <tr key={size} className="border-t border-line">
                <th scope="row" className="sticky left-0 bg-panel py-0.5 pr-2 text-left font-normal">
                  {terms.number(size)}
                </th>
                {curves.map((curve) => (
                  <td key={curve.name} className="px-1.5">
                    {text(pointOf(curve, size))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div>
        <CopyButton label={t.copy} copied={t.copied} text={copied} />
      </div>
    </div>
  );
}
