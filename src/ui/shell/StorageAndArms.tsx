/** The storage of the host where there is one place for it: the arms of its disks come first, where they have any. */
import { hasArms, hostOf } from "../../model/scenario.ts";
import type { RunState } from "../../store/runState.ts";
import { useRun } from "../shared/useRun.ts";
import { ArmPanel, StoragePanel } from "./panels.tsx";

const selectHasArms = ({ scenario }: RunState) => hasArms(hostOf(scenario));

export function StorageAndArms() {
  const hasAny = useRun(selectHasArms);
  return (
    <div className="flex flex-col gap-3">
      {hasAny && <ArmPanel />}
      <StoragePanel />
    </div>
  );
}
