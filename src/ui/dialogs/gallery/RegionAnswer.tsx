/**
 * The answer of an exercise on contiguous allocation in small: the hole of each request, and its address; where the text gives
 * holes by their sizes alone they have no addresses, and what is left of the hole stands there.
 */
import { useMemo, type ReactNode } from "react";
import { hostOf, type Scenario } from "../../../model/scenario.ts";
import { placementsOf } from "../../../trace/figures/placements.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import { CopyTable } from "../../shared/CopyTable.tsx";
import { vmColor } from "../../shared/vmColor.ts";
import { useDialogText } from "../useDialogText.ts";

/** More requests than this are told when the exercise is open. */
const MOST_ROWS = 8;

export interface RegionAnswerProps {
  readonly scenario: Scenario;
  readonly trace: TraceReader;
  readonly children?: ReactNode;
}

export function RegionAnswer({ scenario, trace, children }: RegionAnswerProps) {
  const { exercise: t, region, terms } = useDialogText();
  const placements = useMemo(() => placementsOf(trace, trace.rowCount), [trace]);
  const { unit = "unit", holes = [] } = hostOf(scenario).region ?? {};
  const hasAddresses = holes.length === 0;
  const last = hasAddresses ? t.address : t.leftOfHole;
  const size = (units: number) => region.size(terms.number(units), unit);
  return (
    <div>
      <table aria-label={t.placed} className="w-full max-w-96 text-body tabular-nums">
        <thead className="text-xs text-soft">
          <tr className="border-b border-line">
            <th scope="col" className="w-2/5 py-0.5 text-left font-medium">
              {t.request}
            </th>
            <th scope="col" className="py-0.5 text-right font-medium">
              {t.hole}
            </th>
            <th scope="col" className="py-0.5 text-right font-medium">
              {last}
            </th>
          </tr>
        </thead>
        <tbody>
          {placements.slice(0, MOST_ROWS).map(({ vm, time, name, asked, got }) => (
            <tr key={`${vm} ${time}`} className="border-b border-line last:border-0">
              <th scope="row" className="max-w-0 truncate py-0.5 text-left font-semibold">
                <span
                  aria-hidden
                  className="mr-1.5 inline-block size-2.5 rounded-xs"
                  style={{ backgroundColor: vmColor(vm) }}
                />
                {name} <span className="font-normal text-soft">{size(asked)}</span>
              </th>
              {got ? (
                <>
                  <td className="py-0.5 text-right">{size(got.hole)}</td>
                  <td className="py-0.5 text-right font-semibold">
                    {hasAddresses ? terms.number(got.start) : size(got.hole - got.size)}
                  </td>
                </>
              ) : (
                <td colSpan={2} className="py-0.5 text-right text-fault">
                  {t.noHole}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-body font-semibold">
        {t.served(placements.filter(({ got }) => got).length, placements.length)}
      </p>
      {children}
      <div className="mt-2">
        <CopyTable
          lines={() => [
            [t.request, region.asked, t.hole, last],
            ...placements.map(({ name, asked, got }) => [
              name,
              region.size(String(asked), unit),
              got ? region.size(String(got.hole), unit) : t.noHole,
              got ? (hasAddresses ? String(got.start) : region.size(String(got.hole - got.size), unit)) : "",
            ]),
          ]}
        />
      </div>
    </div>
  );
}
