/** How far a trace reaches: what scrubbers and minimaps span, and how an open end is shown. */
import type { TraceReader } from "../trace/reader.ts";
import type { Tick } from "../model/units.ts";

/** Ends of a scale, times a power of ten: close enough together that little of it stays empty. */
const ENDS = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] as const;
/** Share of a scale that an open run leaves for what is not simulated yet. */
const OPEN_SHARE = 0.1;

/** Where the picture of a trace ends: at the end of a complete run, else at the border of what is known. */
export function knownEnd(trace: Pick<TraceReader, "isComplete" | "knownUntil" | "rowCount" | "timeOf">): Tick {
  const known = trace.knownUntil;
  if (!trace.isComplete && Number.isFinite(known)) return Math.max(0, known);
  return trace.rowCount > 0 ? trace.timeOf(trace.rowCount - 1) : 0;
}

/** The last moment the cursor can show: the end of a complete run, else the last tick of which everything is known. */
export function lastMoment(trace: Pick<TraceReader, "isComplete" | "knownUntil" | "rowCount" | "timeOf">): Tick {
  return trace.isComplete ? knownEnd(trace) : Math.max(0, knownEnd(trace) - 1);
}

/**
 * End of a scale that shows a run known up to `end`. A complete run fills it; an open one leaves at least a tenth for
 * the unknown, and the scale grows in round steps, so that it rests while the known part grows.
 */
export function scaleEnd(end: Tick, isComplete: boolean): Tick {
  if (isComplete) return Math.max(1, end);
  const wanted = Math.max(10, end / (1 - OPEN_SHARE));
  const power = 10 ** Math.floor(Math.log10(wanted));
  return power * (ENDS.find((factor) => factor * power >= wanted) ?? 10);
}
