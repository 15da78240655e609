/**
 * Changes of the host that take effect at once, as the controls in the headings of panels make them. A host that would not
 * fit the machines (an affinity to a pCPU that is gone) the run refuses with the reason, and it stays as it is.
 */
import { useCallback } from "react";
import { hostOf, type HostSpec } from "../../../model/scenario.ts";
import { useRunApi } from "../useRun.ts";

export function useHostChange(): (part: Partial<HostSpec>) => void {
  const run = useRunApi();
  return useCallback(
    (part) => {
      const { scenario, actions } = run.getState();
      actions.changeHost({ ...hostOf(scenario), ...part }, scenario.conventions);
    },
    [run],
  );
}
