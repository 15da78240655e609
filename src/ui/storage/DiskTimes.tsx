/**
 * The I/O of each machine over the window of time: the time that the disks work for it, one on top of the other, against all
 * the time that the disks have.
 */
import { useMemo, useSyncExternalStore } from "react";
import { spanOf } from "../../chart/viewport.ts";
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import { diskTimeIn } from "../../trace/figures/diskTime.ts";
import type { HostAtRow } from "../shared/moment/useHost.ts";
import { useTimeline } from "../shared/moment/useTimeline.ts";
import { useWidth } from "../shared/layout/useWidth.ts";
import { VmSwatch } from "../shared/VmChip.tsx";
import { vmColor } from "../shared/vmColor.ts";
import { machineLabel } from "../../trace/vcpuLabel.ts";

const HEIGHT_PX = 48;
const INITIAL_WIDTH_PX = 640;
/** Parts of the window, at most. */
const MOST_PARTS = 120;

interface DiskTimesProps {
  readonly id: string;
  readonly known: HostAtRow;
  readonly text: PanelCatalogue["storage"];
}

export function DiskTimes({ id, known: { trace, host }, text }: DiskTimesProps) {
  const timeline = useTimeline();
  const view = useSyncExternalStore(timeline.subscribe, () => timeline.view);
  const [widthPx, ref] = useWidth(INITIAL_WIDTH_PX);
  const span = spanOf(view);
  // Ticks are whole: a part is one at least.
  const parts = Math.max(1, Math.min(MOST_PARTS, Math.floor(span)));
  const { of, isCut } = useMemo(() => diskTimeIn(trace, view.from, view.to, parts), [trace, view, parts]);
  const all = (host.disks.length * span) / parts;
  const shares = [...of].map(([vm, ticks]) => {
    const own = ticks.reduce((sum, each) => sum + each, 0);
    const name = vm < 0 ? text.swapOwner : machineLabel(trace.info, vm);
    return { vm, name, percent: Math.round((100 * own) / (host.disks.length * span)) };
  });
  const below = new Float64Array(parts);
  const areas = [...of].map(([vm, ticks]) => {
    const from = below.slice();
    for (const [part, each] of ticks.entries()) below[part]! += each;
    return { vm, path: areaOf(from, below.slice(), widthPx / parts, all) };
  });
  const cursor = ((host.time - view.from) * widthPx) / span;
  return (
    <section id={id} aria-label={text.diskTimes} className="pt-2 text-xs">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-semibold" title={text.diskTimesHelp}>
          {text.diskTimes}
        </h3>
        <ul className="flex flex-wrap gap-x-3">
          {shares.map(({ vm, name, percent }) => (
            <li key={vm} className="flex items-center gap-1.5 tabular-nums">
              {vm < 0 ? (
                <span aria-hidden className="inline-block size-2.5 rounded-[3px] bg-soft" />
              ) : (
                <VmSwatch vm={vm} />
              )}
              {text.diskShare(name, percent)}
            </li>
          ))}
        </ul>
      </div>
      <div ref={ref} className="mt-1 overflow-hidden">
        <svg
          width={widthPx}
          height={HEIGHT_PX}
          role="img"
          aria-label={text.diskTimesSpoken(shares.map(({ name, percent }) => text.diskShare(name, percent)).join(", "))}
          className="rounded bg-sunken"
        >
          {areas.map(({ vm, path }) => (
            <path key={vm} d={path} fill={vm < 0 ? "var(--soft)" : vmColor(vm)} />
          ))}
          <line x1={cursor} x2={cursor} y1={0} y2={HEIGHT_PX} className="stroke-accent" strokeWidth={1.5} />
        </svg>
      </div>
      {isCut && <p className="text-soft">{text.diskTimesCut}</p>}
    </section>
  );
}

/** What lies between two lines of steps, `all` being the whole height. */
function areaOf(from: Float64Array, to: Float64Array, partPx: number, all: number): string {
  const y = (ticks: number) => (HEIGHT_PX - (HEIGHT_PX * ticks) / all).toFixed(1);
  const x = (part: number) => (part * partPx).toFixed(1);
  const over = Array.from(to, (ticks, part) => `V${y(ticks)}H${x(part + 1)}`).join("");
  const under = Array.from(from, (ticks, part) => `V${y(ticks)}H${x(part)}`).toReversed();
  return `M0,${y(from[0]!)}${over}${under.join("")}Z`;
}
