/**
 * The timeslices of several runs under each other on one axis, with a band between them where they differ, and below the
 * states of each vCPU in all of them. Names stand beside the lanes as text; the lanes are painted.
 */
import { useEffect, useMemo, useRef, type CSSProperties } from "react";
import { comparedLanes } from "../../chart/comparedLanes.ts";
import type { Run } from "../../store/runState.ts";
import type { LaneDifference } from "../../trace/figures/laneDifferences.ts";
import type { HostInfo } from "../../trace/hostState.ts";
import { vcpuLabel } from "../../trace/vcpuLabel.ts";
import type { Timeline } from "../shared/moment/timeline.ts";
import { useText } from "../shared/text/useText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { useAppWithRuns } from "../shared/useApp.ts";
import { VmSwatch } from "../shared/VmChip.tsx";
import type { ComparedTexts } from "./canvas/paintCompared.ts";
import { AXIS_PX } from "./canvas/scene.ts";
import { mountCompared } from "./mountCompared.ts";
import { sceneTexts } from "./words.ts";
import type { ReactNode } from "react";

export interface ComparedRow {
  readonly run: Run;
  /** Its place among those that are compared: 0 is the base. */
  readonly place: number;
  /** Its sign and what it has otherwise. */
  readonly label: ReactNode;
  /** Its sign alone. */
  readonly sign: ReactNode;
  /** The same in a letter, beside thin lanes. */
  readonly mark: string;
}

export interface ComparedChartProps {
  readonly rows: readonly ComparedRow[];
  /** Place of the run with which the others are compared. */
  readonly against: number;
  /** The run whose window of time all have. */
  readonly leader: Run;
  readonly timeline: Timeline;
  readonly differences: readonly LaneDifference[];
  readonly texts: ComparedTexts;
  /** What the band says. */
  readonly differ: string;
  /** In words, for those who do not see it. */
  readonly summary: string;
  readonly isLow?: boolean;
}

const LABEL_PX = 108;

export function ComparedChart(props: ComparedChartProps) {
  const infos = props.rows.map(({ run }) => run.getState().trace?.info);
  const pcpus = Math.max(1, ...infos.map((info) => info?.pcpus ?? 1));
  return <LaidChart {...props} info={infos[0] ?? null} pcpus={pcpus} vcpuCount={infos[0]?.vcpus.length ?? 0} />;
}

interface LaidChartProps extends ComparedChartProps {
  /** Of the first of the runs. */
  readonly info: HostInfo | null;
  /** Of the host that has the most. */
  readonly pcpus: number;
  readonly vcpuCount: number;
}

function LaidChart(props: LaidChartProps) {
  const {
    rows,
    against,
    leader,
    timeline,
    differences,
    texts,
    differ,
    summary,
    isLow = false,
    info,
    pcpus,
    vcpuCount,
  } = props;
  const app = useAppWithRuns();
  const text = useText();
  const unit = useTimeUnit();
  const labelPx = isLow ? 64 : LABEL_PX;
  const lanes = useMemo(
    () =>
      comparedLanes(
        rows.length,
        pcpus,
        Array.from({ length: vcpuCount }, (_, id) => id),
        isLow,
      ),
    [rows.length, pcpus, vcpuCount, isLow],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLCanvasElement>(null);
  const past = useRef<HTMLCanvasElement>(null);
  const upper = useRef<HTMLCanvasElement>(null);
  const said = useRef(summary);
  useEffect(() => {
    said.current = summary;
    ground.current?.setAttribute("aria-label", summary);
  }, [summary]);

  useEffect(() => {
    const [s, t, g, p, u] = [scroller.current, stage.current, ground.current, past.current, upper.current];
    if (!s || !t || !g || !p || !u) return undefined;
    return mountCompared({ scroller: s, stage: t, ground: g, past: p, upper: u }, app, timeline, {
      runs: rows.map(({ run }) => run),
      places: rows.map(({ place }) => place),
      against,
      leader,
      lanes,
      differences,
      labelPx,
      texts: { ...sceneTexts(text, unit), ...texts },
      summarize: () => said.current,
    });
  }, [app, timeline, rows, against, leader, lanes, differences, labelPx, text, unit, texts]);

  const style = { "--content": `${AXIS_PX + lanes.height}px`, "--row": "1px" } as CSSProperties;
  const at = (top: number, height: number): CSSProperties => ({ top: AXIS_PX + top, height, width: labelPx - 8 });
  return (
    <div style={style} className="chart-frame relative flex flex-col">
      <div className="chart-room">
        <div
          ref={scroller}
          tabIndex={0}
          role="region"
          aria-label={text.processor.chartLabel}
          className="chart-scroller scroll-quiet overflow-x-hidden overflow-y-auto rounded-md focus-visible:outline-offset-4"
        >
          <div className="relative h-(--content)">
            <div ref={stage} className="sticky top-0 h-[100cqh] touch-pan-y select-none">
              <canvas ref={ground} role="img" aria-label={summary} className="absolute inset-0 size-full" />
              <canvas ref={past} aria-hidden="true" className="pointer-events-none absolute inset-0 size-full" />
              <canvas ref={upper} aria-hidden="true" className="pointer-events-none absolute inset-0 size-full" />
            </div>
            <div className="pointer-events-none absolute inset-0 text-xs">
              {rows.map((row, place) =>
                (lanes.rows[place] ?? []).map((box) =>
                  box.kind === "pcpu" ? (
                    <div
                      key={`p${place} ${box.id}`}
                      style={at(box.top, box.height)}
                      className="absolute flex min-w-0 items-center"
                    >
                      {pcpus > 1 ? row.sign : row.label}
                      {pcpus > 1 && (
                        <span className="ml-auto shrink-0 text-mini text-faint">{text.processor.pcpu(box.id)}</span>
                      )}
                    </div>
                  ) : (
                    <div
                      key={`v${place} ${box.id}`}
                      style={at(box.top, box.height)}
                      className="absolute flex min-w-0 items-center gap-1.5"
                    >
                      {place === 0 && info && (
                        <>
                          <VmSwatch vm={info.vcpus[box.id]!.vm} />
                          <span className="truncate font-medium">{vcpuLabel(info, box.id)}</span>
                        </>
                      )}
                      {rows.length > 1 && <span className="ml-auto text-mini text-faint">{row.mark}</span>}
                    </div>
                  ),
                ),
              )}
              {lanes.bands.map((band) => (
                <div
                  key={`b${band.pcpu} ${band.row}`}
                  style={at(band.top, band.height)}
                  className="absolute flex items-center justify-end text-mini text-soft"
                >
                  {band.height >= 12 ? differ : null}
                </div>
              ))}
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}
