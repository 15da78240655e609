/** What governs the memory, in the heading of its panel: who leaves on a fault, and how many frames there are. */
import { byteText } from "../../i18n/byteText.ts";
import { fieldOf } from "../../model/settingKinds.ts";
import { HOST } from "../../model/settings.ts";
import { hostOf } from "../../model/scenario.ts";
import { selectScenario } from "../../store/selectors.ts";
import { memoryPolicies } from "../../vmm/memory/policies.ts";
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
const FRAMES = fieldOf(HOST, "frames");

export function MemoryControls() {
  const { host: t, terms } = usePanelText();
  const host = hostOf(useRun(selectScenario));
  const change = useHostChange();
  return (
    <>
      <PolicyControls
        name={t.replacement}
        prefix={t.replaceBy}
        path="replacement"
        policies={memoryPolicies}
        texts={terms.memoryPolicy}
        value={host.replacement}
        // Besides the figures there is room for whole names on wide screens alone.
        isShort={!useMediaQuery("(min-width: 85rem)")}
        onChange={(replacement) => change({ replacement })}
      />
      <Lockable of={SIZES}>
        <HostStepper
          label={t.frames}
          name={t.framesName}
          value={host.frames}
          unit={FRAMES.unit}
          min={FRAMES.min}
          max={FRAMES.max}
          onChange={(frames) => change({ frames })}
        />
      </Lockable>
      <MoreSettings section="memory" />
      <InForce
        first={t.ofSize(byteText(host.pageBytes))}
        settings={host.replacementScope === "local" ? [terms.scope.local] : []}
      />
    </>
  );
}
