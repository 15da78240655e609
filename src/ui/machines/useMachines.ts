/** The machines at the cursor and which of them the selection belongs to. */
import type { VmUid } from "../../model/units.ts";
import type { AppStore } from "../../store/appState.ts";
import { selectedVm } from "../shared/selectedVm.ts";
import { useApp } from "../shared/useApp.ts";
import { machineViews, type MachineView } from "./machineView.ts";

const selectTrace = (state: AppStore) => state.trace;
const selectHost = (state: AppStore) => state.host;
const selectHostVersion = (state: AppStore) => state.hostVersion;
const selectSelection = (state: AppStore) => state.selection;

export interface Machines {
  readonly machines: readonly MachineView[];
  readonly selected: VmUid | null;
}

/** Null until the first part of the run is known. */
export function useMachines(): Machines | null {
  const trace = useApp(selectTrace);
  const host = useApp(selectHost);
  // The host is changed in place; its version is what makes this render again.
  useApp(selectHostVersion);
  const selection = useApp(selectSelection);
  if (!trace || !host) return null;
  return { machines: machineViews(trace.info, host), selected: selectedVm(selection, trace.info, host) };
}
