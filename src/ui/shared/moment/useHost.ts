/**
 * The host at the cursor for panels that change with the rows and not with every drawn moment: renders again when a row
 * is applied or taken back, or when the trace grows, but not while playback only moves the time between two rows.
 */
import type { AppStore } from "../../../store/appState.ts";
import type { HostState } from "../../../trace/hostState.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import { useApp } from "../useApp.ts";

const selectTrace = (state: AppStore) => state.trace;
const selectHost = (state: AppStore) => state.host;
// The host object is changed in place, so its row has to be selected as well.
const selectRow = (state: AppStore) => state.host?.row ?? -1;

export interface HostAtRow {
  readonly host: HostState;
  readonly trace: TraceReader;
  readonly row: number;
}

/** Null until the first part of the run is known. */
export function useHost(): HostAtRow | null {
  const trace = useApp(selectTrace);
  const host = useApp(selectHost);
  const row = useApp(selectRow);
  return host && trace ? { host, trace, row } : null;
}
