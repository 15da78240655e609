/** The machines at the cursor and which of them the selection belongs to. */
import type { VmUid } from "../../model/units.ts";
import type { AppStore } from "../../store/appState.ts";
import { selectedVm } from "../shared/moment/selectedVm.ts";
import { useApp } from "../shared/useApp.ts";
import { machineViews, type MachineView } from "./machineView.ts";

const selectTrace = (state: AppStore) => state.trace;
const selectHost = (state: AppStore) => state.host;
// The host is changed in place, so what it shows has to be selected as well. Between two ticks only times grow, by less
// than is shown.
const selectRow = (state: AppStore) => state.host?.row ?? -1;
const selectTick = (state: AppStore) => Math.floor(state.host?.time ?? -1);
const selectConventions = (state: AppStore) => state.scenario.conventions;
const selectSelection = (state: AppStore) => state.selection;

export interface Machines {
  readonly machines: readonly MachineView[];
  readonly selected: VmUid | null;
}

/** Null until the first part of the run is known. */
export function useMachines(): Machines | null {
  const trace = useApp(selectTrace);
  const host = useApp(selectHost);
  useApp(selectRow);
  useApp(selectTick);
  const conventions = useApp(selectConventions);
  const selection = useApp(selectSelection);
  if (!trace || !host) return null;
  return { machines: machineViews(trace.info, host, conventions), selected: selectedVm(selection, trace.info, host) };
}
