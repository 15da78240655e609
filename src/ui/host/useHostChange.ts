/**
 * Changes of the host that take effect at once, as the controls in the headings of panels make them. A host that would not
 * fit the machines (an affinity to a pCPU that is gone) is refused with the reason, and stays as it is.
 */
import { useCallback } from "react";
import { hostOf, type HostSpec } from "../../model/scenario.ts";
import { useActions } from "../shared/useApp.ts";
import { useRunApi } from "../shared/useRun.ts";

export function useHostChange(): (part: Partial<HostSpec>) => void {
  const run = useRunApi();
  const { notify } = useActions();
  return useCallback(
    (part) => {
      void import("../../codec/scenario/validate.ts").then(({ validateScenario }) => {
        const { scenario, actions } = run.getState();
        const host = { ...hostOf(scenario), ...part };
        const checked = validateScenario({ ...scenario, hosts: [host] });
        if (checked.ok) actions.changeHost(host, scenario.conventions);
        else notify({ tone: "error", code: "hostRefused", values: {}, problems: checked.problems });
      });
    },
    [run, notify],
  );
}
