/** What governs the processor, in the heading of its panel: policy, its first number, how many pCPUs. */
import type { ChoiceText } from "../../i18n/messages/settingTerms.ts";
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import { hostOf, type Scenario } from "../../model/scenario.ts";
import { fieldOf } from "../../model/settingKinds.ts";
import { HOST } from "../../model/settings.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import { selectScenario } from "../../store/selectors.ts";
import { cpuPolicies } from "../../vmm/cpu/policies.ts";
import { Lockable } from "../shared/Lockable.tsx";
import { useMediaQuery } from "../shared/layout/useMediaQuery.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { useRun } from "../shared/useRun.ts";
import { HostStepper } from "./HostStepper.tsx";
import { InForce } from "./InForce.tsx";
import { MoreSettings } from "./MoreSettings.tsx";
import { PolicyControls } from "./PolicyControls.tsx";
import { useHostChange } from "../shared/host/useHostChange.ts";

const SIZES = ["sizes"] as const;
const PCPUS = fieldOf(HOST, "pcpus");

/** `isNarrow`: other controls stand beside them. */
export function ProcessorControls({ isNarrow = false }: { readonly isNarrow?: boolean }) {
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
        isShort={!useMediaQuery("(min-width: 85rem)") && isNarrow}
        onChange={(scheduler) => change({ scheduler })}
      />
      <Lockable of={SIZES}>
        <HostStepper
          label={t.pcpus}
          name={t.pcpus}
          value={host.pcpus}
          unit={PCPUS.unit}
          min={PCPUS.min}
          max={PCPUS.max}
          onChange={(pcpus) => change({ pcpus })}
          className="@max-[52rem]/panel:hidden"
        />
      </Lockable>
      <MoreSettings section="processor" />
      <InForce settings={waiting(terms, scenario)} />
    </>
  );
}

/** Who waits where, when each pCPU has a queue of its own, and what goes from queue to queue. */
function waiting(terms: PanelCatalogue["terms"], scenario: Scenario): readonly ChoiceText[] {
  const { runQueues, workStealing, rebalancing } = hostOf(scenario);
  if (runQueues === "global") return [];
  const every = rebalancing && {
    label: terms.rebalancing.isOn(terms.ticks(rebalancing.every, timeUnit(scenario))),
    sentence: terms.rebalancing.victims[rebalancing.victim].sentence,
  };
  return [terms.runQueues.perPcpu, terms.workStealing[workStealing ? "on" : "off"], ...(every ? [every] : [])];
}
