/**
 * The working sets of the machines over the window of time, and all together against the frames there are: where their sum
 * is above the line, the host thrashes. Whatever the window looks back at is chosen here.
 */
import { useMemo, useState, useSyncExternalStore } from "react";
import { sizeAt, workingSetsIn, type SizeStep } from "../../chart/workingSets.ts";
import { spanOf, type Viewport } from "../../chart/viewport.ts";
import { USUAL_WINDOW } from "../../model/settings.ts";
import { LoadByMachines } from "./LoadByMachines.tsx";
import { useWidth } from "../shared/layout/useWidth.ts";
import type { HostAtRow } from "../shared/moment/useHost.ts";
import { useTimeline } from "../shared/moment/useTimeline.ts";
import { Stepper } from "../shared/Stepper.tsx";
import { useBesideText } from "../shared/text/useBesideText.ts";
import { VmSwatch } from "../shared/VmChip.tsx";
import { useLandmark } from "../shared/layout/landmark.ts";
import { vmColor } from "../shared/vmColor.ts";
import { machineLabel } from "../../trace/vcpuLabel.ts";

const HEIGHT_PX = 72;
const TOP_PX = 8;
const INITIAL_WIDTH_PX = 640;
const MOST_REFERENCES = 10_000;

export function WorkingSets({ known: { trace, row, host } }: { readonly known: HostAtRow }) {
  const { beside } = useBesideText();
  const t = beside.workingSets;
  const timeline = useTimeline();
  const view = useSyncExternalStore(timeline.subscribe, () => timeline.view);
  const [references, setReferences] = useState(USUAL_WINDOW);
  const [widthPx, ref] = useWidth(INITIAL_WIDTH_PX);
  const steps = useMemo(() => workingSetsIn(trace, references, view.from, view.to), [trace, references, view]);
  const { frames, vms } = trace.info;
  const machines = [...steps.of.keys()].toSorted((a, b) => a - b);
  const sum = sizeAt(steps.total, row);
  const most = Math.max(frames, ...steps.total.map(({ size }) => size));
  const y = (size: number) => HEIGHT_PX - 1 - (size * (HEIGHT_PX - TOP_PX)) / most;
  const x = (time: number) => ((time - view.from) * widthPx) / spanOf(view);
  const line = (each: readonly SizeStep[]) => pathOf(each, view, x, y);
  return (
    <section aria-label={useLandmark(t.title)} className="pt-1 text-xs">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Stepper
          label={t.window}
          name={t.windowHelp}
          value={references}
          min={1}
          max={MOST_REFERENCES}
          show={String}
          read={(typed) => (/^\s*\d+\s*$/.test(typed) ? Number(typed) : null)}
          less={t.less}
          more={t.more}
          onChange={setReferences}
        />
        <ul className="flex flex-wrap gap-x-3">
          {machines.map((vm) => (
            <li key={vm} className="flex items-center gap-1.5 tabular-nums">
              <VmSwatch vm={vm} />
              {t.size(machineLabel({ vms }, vm), sizeAt(steps.of.get(vm)!, row))}
            </li>
          ))}
        </ul>
        <b className={`font-semibold tabular-nums ${sum > frames ? "text-fault" : "text-ink"}`} title={t.sumHelp}>
          {sum > frames ? t.thrashes(sum, frames) : t.fits(sum, frames)}
        </b>
      </div>
      <div ref={ref} className="mt-1.5 overflow-hidden">
        {machines.length === 0 ? (
          <p className="text-soft" style={{ height: HEIGHT_PX }}>
            {t.nothing}
          </p>
        ) : (
          <svg width={widthPx} height={HEIGHT_PX} role="img" aria-label={t.spoken(machines.length, sum, frames)}>
            <line
              x1={0}
              x2={widthPx}
              y1={y(frames)}
              y2={y(frames)}
              className="stroke-line-strong"
              strokeDasharray="4 3"
            />
            {machines.map((vm) => (
              <path key={vm} d={line(steps.of.get(vm)!)} fill="none" stroke={vmColor(vm)} strokeWidth={1.5} />
            ))}
            <path d={line(steps.total)} fill="none" className="stroke-ink" strokeWidth={2} />
            <line
              x1={x(host.time)}
              x2={x(host.time)}
              y1={0}
              y2={HEIGHT_PX}
              className="stroke-accent"
              strokeWidth={1.5}
            />
          </svg>
        )}
      </div>
      <p className="text-soft">{steps.isCut ? t.cut : t.legend(frames)}</p>
      <LoadByMachines />
    </section>
  );
}

/** Steps as a path, no finer than half pixels, up to the end of what is known of the window. */
function pathOf(
  steps: readonly SizeStep[],
  view: Viewport,
  x: (time: number) => number,
  y: (size: number) => number,
): string {
  const inside = steps.filter(({ time }, at) => time < view.to && (steps[at + 1]?.time ?? Infinity) >= view.from);
  if (inside.length === 0) return "";
  const parts: string[] = [];
  let lastHalf = Number.NaN;
  for (const { time, size } of inside) {
    const half = Math.round(2 * x(Math.max(time, view.from)));
    if (half === lastHalf) parts.pop();
    parts.push(`${parts.length === 0 ? "M" : "H"}${half / 2}${parts.length === 0 ? `,${y(size)}` : `V${y(size)}`}`);
    lastHalf = half;
  }
  return `${parts.join("")}H${x(view.to)}`;
}
