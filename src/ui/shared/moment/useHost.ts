/**
 * The host at the cursor for panels that change with the rows and not with every drawn moment: renders again when a row
 * is applied or taken back, or when the trace grows, but not while playback only moves the time between two rows.
 */
import { selectHost, selectTrace } from "../../../store/selectors.ts";
import type { HostState } from "../../../trace/hostState.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import { useRun } from "../useRun.ts";
import { useDrawnMoment, type Moment } from "./useMoment.ts";

export interface HostAtRow {
  readonly host: HostState;
  readonly trace: TraceReader;
  readonly row: number;
}

const selectRow = (moment: Moment | null) => moment?.cursor.row ?? 0;

/** Null until the first part of the run is known. */
export function useHost(): HostAtRow | null {
  const trace = useRun(selectTrace);
  const host = useRun(selectHost);
  const row = useDrawnMoment(selectRow);
  return host && trace ? { host, trace, row } : null;
}
