/** What a card's picture shows, as data, read off the real run. */
import { stepOf, type TimedMove } from "../../../../chart/armPath.ts";
import { referencesAround } from "../../../../chart/references.ts";
import { hostOf, type Scenario } from "../../../../model/scenario.ts";
import type { PictureSpec } from "../../../../scenarios/groups.ts";
import { valueOf } from "../../../../trace/figures/shares.ts";
import { hostMetrics } from "../../../../trace/figures/metrics.ts";
import type { RegionView } from "../../../../trace/hostState.ts";
import { hostAt } from "../../../../trace/hostCursor.ts";
import type { TraceReader } from "../../../../trace/reader.ts";
import { lastSeeks } from "../../../../trace/figures/lastSeeks.ts";
import { barsOf, type Bar } from "../answer.ts";

export interface PageColumn {
  /** The page in each frame; null where it is free. */
  readonly pages: readonly (number | null)[];
  /** The frame of the page that is referenced. */
  readonly frame: number;
  readonly isFault: boolean;
}

export interface CurvePoint {
  readonly frames: number;
  readonly value: number;
}

export type PictureData =
  | { readonly draws: "lanes"; readonly lanes: readonly (readonly Bar[])[]; readonly until: number }
  | {
      readonly draws: "hosts";
      /** Of each host, the lanes of its pCPUs; machines by their places in the scenario, wherever they run. */
      readonly hosts: readonly (readonly (readonly Bar[])[])[];
      readonly until: number;
    }
  | { readonly draws: "pages"; readonly columns: readonly PageColumn[] }
  | { readonly draws: "region"; readonly view: RegionView; readonly base: number; readonly size: number }
  | { readonly draws: "arm"; readonly moves: readonly TimedMove[]; readonly last: number }
  | { readonly draws: "curve"; readonly figure: "faults" | "useful"; readonly points: readonly CurvePoint[] };

const MOST_MOVES = 20;
const MOST_COLUMNS = 20;
const MOST_BARS = 160;

/** The runs of which a picture is made, in order. */
export function runsOf(scenario: Scenario, spec: PictureSpec): readonly Scenario[] {
  if (spec.draws !== "curve") return [scenario];
  return spec.frames.map((frames) => ({ ...scenario, hosts: [{ ...hostOf(scenario), frames }] }));
}

/** `traces`: of each run of `runsOf` that of the first host; for `hosts` those of all hosts of the only run. */
export function pictureOf(spec: PictureSpec, traces: readonly TraceReader[], scenario: Scenario): PictureData | null {
  const [trace] = traces;
  if (!trace) return null;
  switch (spec.draws) {
    case "lanes":
      return lanesOf(trace, spec.until ?? trace.knownUntil);
    case "hosts": {
      const until = Math.min(spec.until, trace.knownUntil);
      return { draws: "hosts", hosts: traces.map((each) => hostLanes(each, until, scenario)), until };
    }
    case "pages":
      return { draws: "pages", columns: columnsOf(trace) };
    case "region": {
      const { region } = hostAt(trace, trace.rowsUpTo(spec.until), spec.until);
      const shape = trace.info.region?.spec;
      return region && shape ? { draws: "region", view: region, base: shape.base, size: shape.size } : null;
    }
    case "arm": {
      const last = (trace.info.pvExtents[0] ?? 1) - 1;
      const moves = [...(lastSeeks(trace, trace.rowCount, MOST_MOVES).get(0) ?? [])];
      return { draws: "arm", last, moves: moves.map((each, at) => stepOf(each, at)) };
    }
    case "curve":
      return {
        draws: "curve",
        figure: spec.figure,
        points: traces.map((each, at) => ({
          frames: spec.frames[at] ?? 0,
          value: figureOf(spec.figure, each, scenario),
        })),
      };
  }
}

function lanesOf(trace: TraceReader, wanted: number): PictureData {
  const lanes = Array.from({ length: trace.info.pcpus }, (_, pcpu) => barsOf(trace, pcpu, MOST_BARS));
  const ends = lanes.map((bars) => bars.at(-1)?.end ?? 0);
  const until = Math.min(wanted, trace.knownUntil, Math.max(1, ...ends));
  return { draws: "lanes", lanes: lanes.map((bars) => bars.filter(({ start }) => start < until)), until };
}

/** A machine has a number of its own on each host: here it is known by its name. */
function hostLanes(trace: TraceReader, until: number, { machines }: Scenario): readonly (readonly Bar[])[] {
  const placeOf = (vm: number) => {
    const place = machines.findIndex(({ name }) => name === trace.info.vms[vm]?.name);
    return place < 0 ? vm : place;
  };
  return Array.from({ length: trace.info.pcpus }, (_, pcpu) =>
    barsOf(trace, pcpu, MOST_BARS)
      .filter(({ start }) => start < until)
      .map((bar) => ({ ...bar, vm: bar.vm === null ? null : placeOf(bar.vm) })),
  );
}

function columnsOf(trace: TraceReader): readonly PageColumn[] {
  const { next } = referencesAround(trace, 0, 0, 0, MOST_COLUMNS);
  return next.map(({ page, fault }, at): PageColumn => {
    const row = next[at + 1]?.row ?? endOfLast(trace, next.at(-1)?.row ?? 0);
    const { frames } = hostAt(trace, row, row > 0 ? trace.timeOf(row - 1) : 0);
    const pages = Array.from({ length: frames.vm.length }, (_, frame) =>
      frames.vm.get(frame) === 0 ? (frames.page.get(frame) ?? null) : null,
    );
    return { pages, frame: pages.indexOf(page), isFault: fault !== null };
  });
}

/** Before the rows in which the machine gives its frames back and stops. */
function endOfLast(trace: TraceReader, from: number): number {
  for (let row = from + 1; row < trace.rowCount; row += 1)
    if (trace.kindOf(row) === "free" || trace.kindOf(row) === "vmState") return row;
  return trace.rowCount;
}

function figureOf(figure: "faults" | "useful", trace: TraceReader, { conventions }: Scenario): number {
  const host = hostAt(trace, trace.rowCount, trace.knownUntil);
  const metrics = hostMetrics(trace.info, host, conventions);
  return figure === "faults" ? metrics.faults : metrics.utilization ? valueOf(metrics.utilization) : 0;
}
