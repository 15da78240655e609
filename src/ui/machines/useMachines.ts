/** The machines at the cursor and which of them the selection belongs to. */
import type { VmUid } from "../../model/units.ts";
import { selectConventions, selectHost, selectSelection, selectTrace } from "../../store/selectors.ts";
import { selectedVm } from "../shared/moment/selectedVm.ts";
import { useDrawnMoment, type Moment } from "../shared/moment/useMoment.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { machineViews, type MachineView } from "./machineView.ts";

// The host is changed in place, so what it shows has to be selected as well. Between two ticks only times grow, by less
// than is shown.
const selectRow = (moment: Moment | null) => moment?.cursor.row ?? -1;
const selectTick = (moment: Moment | null) => Math.floor(moment?.cursor.time ?? -1);

export interface Machines {
  readonly machines: readonly MachineView[];
  readonly selected: VmUid | null;
}

/** Null until the first part of the run is known. */
export function useMachines(): Machines | null {
  const trace = useRun(selectTrace);
  const host = useRun(selectHost);
  useDrawnMoment(selectRow);
  useDrawnMoment(selectTick);
  const conventions = useRun(selectConventions);
  const selection = useApp(selectSelection);
  if (!trace || !host) return null;
  return { machines: machineViews(trace.info, host, conventions), selected: selectedVm(selection, trace.info, host) };
}
