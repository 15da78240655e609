/** The scheduling policy in the line above the chart of a phone; the rest is in the settings. */
import { hostOf } from "../../model/scenario.ts";
import { selectScenario } from "../../store/selectors.ts";
import { cpuPolicies } from "../../vmm/cpu/policies.ts";
import { Lockable } from "../shared/Lockable.tsx";
import { SelectControl } from "../shared/SelectControl.tsx";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { useRun } from "../shared/useRun.ts";
import { choosePolicy } from "../shared/host/choosePolicy.ts";
import { useHostChange } from "../shared/host/useHostChange.ts";

const POLICY = ["policy"] as const;

export function PhoneControls() {
  const { host: t, terms } = usePanelText();
  const scenario = useRun(selectScenario);
  const host = hostOf(scenario);
  const { ticksPerUnit } = scenario;
  const change = useHostChange();
  return (
    <Lockable of={POLICY}>
      <SelectControl
        name={t.cpuPolicy}
        help={terms.cpuPolicy[host.scheduler.policy]?.help}
        value={host.scheduler.policy}
        choices={cpuPolicies.map(({ id }) => ({ id, text: terms.cpuPolicy[id]?.name ?? id }))}
        onChange={(id) => {
          const scheduler = choosePolicy(cpuPolicies, id, host.scheduler, ticksPerUnit);
          if (scheduler) change({ scheduler });
        }}
        className="max-w-44"
      />
    </Lockable>
  );
}
