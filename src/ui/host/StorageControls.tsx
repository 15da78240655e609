/** What governs the storage, in the heading of its panel: where new volumes go, and the disks there are. */
import { byteText } from "../../i18n/byteText.ts";
import { ALLOCATION_POLICIES } from "../../model/choices.ts";
import { hostOf, type AllocationPolicyId } from "../../model/scenario.ts";
import { selectScenario } from "../../store/selectors.ts";
import { Lockable } from "../shared/Lockable.tsx";
import { SelectControl } from "../shared/SelectControl.tsx";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { useRun } from "../shared/useRun.ts";
import { MoreSettings } from "./MoreSettings.tsx";
import { useHostChange } from "../shared/host/useHostChange.ts";

const POLICY = ["policy"] as const;

export function StorageControls() {
  const { host: t, terms } = usePanelText();
  const host = hostOf(useRun(selectScenario));
  const change = useHostChange();
  const sizes = new Set(host.disks.map(({ extents }) => extents));
  const extents = host.disks.reduce((sum, disk) => sum + disk.extents, 0);
  const each = sizes.size === 1 ? terms.number(host.disks[0]?.extents ?? 0) : null;
  return (
    <>
      <Lockable of={POLICY}>
        <SelectControl
          name={t.placement}
          prefix={t.place}
          help={terms.allocation[host.allocation].help}
          value={host.allocation}
          choices={ALLOCATION_POLICIES.map((id) => ({ id, text: terms.allocation[id].name }))}
          onChange={(allocation) => change({ allocation: allocation as AllocationPolicyId })}
        />
      </Lockable>
      <MoreSettings section="storage" />
      <span className="truncate text-xs text-soft @max-xl/panel:hidden">
        {t.disks(host.disks.length, each, terms.number(extents), byteText(host.extentBytes))}
      </span>
    </>
  );
}
