/** The figures by which a change is told: of a whole run where it has ended, else of the moment shown. */
import type { Conventions } from "../../model/scenario.ts";
import { hostMetrics, type Average } from "../../trace/figures/metrics.ts";
import { valueOf } from "../../trace/figures/shares.ts";
import { hostAt } from "../../trace/hostCursor.ts";
import type { TraceReader } from "../../trace/reader.ts";
import type { Subject } from "../shared/text/changeText.ts";

export type FigureId = "faults" | "waiting" | "turnaround" | "switches" | "busy";

/** By id; null: there is none, as nobody has finished. Times in ticks, `busy` as a share. */
export type Figures = Readonly<Record<FigureId, number | null>>;

/** Which figures tell of a change, the most telling first. */
export const TELLING: Readonly<Record<Subject, readonly FigureId[]>> = {
  memory: ["faults", "busy", "turnaround"],
  processor: ["waiting", "turnaround", "switches", "busy", "faults"],
  other: ["waiting", "faults", "turnaround", "switches", "busy"],
};

/** `time` null: at the end. The trace must reach so far. */
export function figuresAt(trace: TraceReader, conventions: Conventions, time: number | null): Figures {
  const at = time ?? trace.knownUntil;
  const row = time === null ? trace.rowCount : trace.rowsUpTo(at);
  const metrics = hostMetrics(trace.info, hostAt(trace, row, at), conventions);
  const isOver = metrics.completions > 0 && metrics.completions === metrics.started;
  return {
    faults: metrics.faults,
    waiting: isOver ? meanOf(metrics.waiting) : null,
    turnaround: isOver ? meanOf(metrics.turnaround) : null,
    switches: metrics.contextSwitches,
    busy: metrics.busy && valueOf(metrics.busy),
  };
}

function meanOf({ mean }: Average): number | null {
  return mean && valueOf(mean);
}
