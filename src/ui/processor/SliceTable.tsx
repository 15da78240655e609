/**
 * The table twin of the chart: the slices of the visible window, for screen readers and for copying. While the window
 * moves it is renewed a few times a second at most.
 */
import { useEffect, useState } from "react";
import { selectTrace } from "../../store/selectors.ts";
import { knownEnd } from "../../chart/extent.ts";
import { useRun, useRunApi } from "../shared/useRun.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { sliceRows } from "./slices.ts";
import type { Timeline } from "../shared/moment/timeline.ts";
import { useLandmark } from "../shared/layout/landmark.ts";
import { vcpuLabel } from "../../trace/vcpuLabel.ts";

const MAX_ROWS = 200;
const RENEW_MS = 400;

export function SliceTable({ timeline }: { readonly timeline: Timeline }) {
  const text = usePanelText();
  const unit = useTimeUnit();
  const trace = useRun(selectTrace);
  const landmark = useLandmark(text.processor.table);
  const { from, to } = useShownWindow(timeline);
  if (!trace) return null;
  const { processor, slices, terms } = text;
  const end = knownEnd(trace);
  const { rows, isCut } = sliceRows(trace, from, to, end, MAX_ROWS);
  const shownFrom = terms.time(Math.round(Math.max(0, from)), unit);
  const shownTo = terms.ticks(Math.round(Math.min(to, end)), unit);
  return (
    <div
      className="min-h-40 max-h-96 overflow-auto rounded-md border border-line"
      tabIndex={0}
      role="region"
      aria-label={landmark}
    >
      <table className="w-full border-collapse text-left text-body tabular-nums">
        <caption className="px-3 py-2 text-left text-xs text-soft">
          {slices.caption(shownFrom, shownTo)}
          {isCut && <span className="block">{slices.cut(rows.length)}</span>}
        </caption>
        <thead className="sticky top-0 bg-sunken text-xs text-soft">
          <tr>
            {(["pcpu", "vcpu", "kind", "start", "end", "length"] as const).map((column) => (
              <th
                key={column}
                scope="col"
                className={`px-2 py-1.5 font-medium whitespace-nowrap sm:px-3 ${isNumber(column) ? "text-right" : ""}`}
              >
                {slices.column[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ pcpu, vcpu, kind, start, end: sliceEnd }) => (
            <tr key={`${pcpu} ${vcpu} ${start} ${kind}`} className="border-t border-line">
              <td className="px-2 py-1 sm:px-3">{pcpu ?? processor.none}</td>
              <td className="px-2 py-1 sm:px-3">{vcpu === null ? processor.none : vcpuLabel(trace.info, vcpu)}</td>
              <td className="px-2 py-1 sm:px-3">{processor.kind[kind]}</td>
              <td className="px-2 py-1 text-right sm:px-3">{terms.time(start, unit)}</td>
              <td className="px-2 py-1 text-right sm:px-3">{terms.time(sliceEnd, unit)}</td>
              <td className="px-2 py-1 text-right sm:px-3">{terms.time(sliceEnd - start, unit)}</td>
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={6} className="px-3 py-3 text-soft">
                {slices.empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function isNumber(column: string): boolean {
  return column === "start" || column === "end" || column === "length";
}

/** The window, as of at most `RENEW_MS` ago; renders again when it or the trace has changed. */
function useShownWindow(timeline: Timeline): { readonly from: number; readonly to: number } {
  const run = useRunApi();
  const [shown, setShown] = useState(() => ({ ...timeline.view }));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const renew = () => {
      timer = undefined;
      setShown({ ...timeline.view });
    };
    const soon = () => {
      timer ??= setTimeout(renew, RENEW_MS);
    };
    const stops = [
      timeline.subscribe(soon),
      run.subscribe((state, before) => {
        if (state.trace !== before.trace) soon();
      }),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [run, timeline]);
  return shown;
}
