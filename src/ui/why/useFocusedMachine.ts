/** The machine whose pages and volumes the formulas show: the selected one, else the first that exists. */
import type { VmUid } from "../../model/units.ts";
import { selectSelection } from "../../store/selectors.ts";
import { selectedVm } from "../shared/moment/selectedVm.ts";
import { useApp } from "../shared/useApp.ts";
import type { Moment } from "../shared/moment/useMoment.ts";

/** Null when there is no machine. */
export function useFocusedMachine(moment: Moment | null): VmUid | null {
  const selection = useApp(selectSelection);
  if (!moment) return null;
  const { host, trace } = moment;
  const exists = (vm: VmUid) => (host.vms[vm]?.life ?? "none") !== "none";
  const selected = selectedVm(selection, trace.info, host);
  if (selected !== null && exists(selected)) return selected;
  const first = host.vms.findIndex((_, vm) => exists(vm));
  return first < 0 ? null : first;
}
