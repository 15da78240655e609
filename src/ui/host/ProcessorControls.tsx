/** What governs the processor, in the heading of its panel: policy, its first number, how many pCPUs. */
import { fieldOf } from "../../model/settingKinds.ts";
import { HOST } from "../../model/settings.ts";
import { hostOf } from "../../model/scenario.ts";
import { selectScenario } from "../../store/selectors.ts";
import { cpuPolicies } from "../../vmm/cpu/policies.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { useRun } from "../shared/useRun.ts";
import { HostStepper } from "./HostStepper.tsx";
import { MoreSettings } from "./MoreSettings.tsx";
import { PolicyControls } from "./PolicyControls.tsx";
import { useHostChange } from "./useHostChange.ts";

const PCPUS = fieldOf(HOST, "pcpus");

export function ProcessorControls() {
  const { host: t, terms } = usePanelText();
  const scenario = useRun(selectScenario);
  const host = hostOf(scenario);
  const { ticksPerUnit } = scenario;
  const change = useHostChange();
  return (
    <>
      <PolicyControls
        name={t.cpuPolicy}
        path="scheduler"
        policies={cpuPolicies}
        texts={terms.cpuPolicy}
        value={host.scheduler}
        ticksPerUnit={ticksPerUnit}
        onChange={(scheduler) => change({ scheduler })}
      />
      <HostStepper
        label={t.pcpus}
        name={t.pcpus}
        value={host.pcpus}
        unit={PCPUS.unit}
        min={PCPUS.min}
        max={PCPUS.max}
        onChange={(pcpus) => change({ pcpus })}
        className="@max-xl/panel:hidden"
      />
      <MoreSettings section="processor" />
    </>
  );
}
