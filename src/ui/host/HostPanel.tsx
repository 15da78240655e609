/**
 * The host in a few rows: policies, sizes, and the conventions in force. The two policies can be changed here; everything
 * else opens the host settings.
 */
import { byteText } from "../../i18n/byteText.ts";
import { withDefaults } from "../../model/params.ts";
import { hostOf, type HostSpec } from "../../model/scenario.ts";
import { selectScenario } from "../../store/selectors.ts";
import { cpuPolicies } from "../../vmm/cpu/policies.ts";
import { memoryPolicies } from "../../vmm/memory/policies.ts";
import { IconButton } from "../shared/IconButton.tsx";
import { useActions } from "../shared/useApp.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { choosePolicy } from "./choosePolicy.ts";
import { ConventionChips } from "./ConventionChips.tsx";
import { HostPolicy, HostValue } from "./HostRow.tsx";
import { paramText } from "./paramText.ts";

export function HostPanel() {
  const { host: t, terms } = usePanelText();
  const { openDialog } = useActions();
  const { changeHost } = useRunActions();
  const scenario = useRun(selectScenario);
  const { conventions, ticksPerUnit } = scenario;
  const host = hostOf(scenario);
  const unit = useTimeUnit();
  const change = (part: Partial<HostSpec>) => changeHost({ ...host, ...part }, conventions);

  const scheduler = cpuPolicies.find((policy) => policy.id === host.scheduler.policy);
  const mainParam = scheduler?.params[0];
  const mainText = mainParam && terms.cpuPolicy[host.scheduler.policy]?.params[mainParam.id];
  const mainValue = mainParam && withDefaults([mainParam], host.scheduler.params)[mainParam.id];
  const extents = host.disks.reduce((sum, disk) => sum + disk.extents, 0);

  return (
    <section aria-labelledby="host-title">
      <header className="mb-1.5 flex h-8 items-center justify-between">
        <h2 id="host-title" className="text-mini font-semibold tracking-wider text-soft uppercase">
          {t.title}
        </h2>
        <IconButton
          icon="settings"
          look="quiet"
          label={t.settings}
          className="-mr-2"
          onClick={() => openDialog("hostSettings")}
        />
      </header>
      <div className="space-y-1">
        <HostPolicy
          label={t.cpuPolicy}
          value={host.scheduler.policy}
          policies={cpuPolicies}
          texts={terms.cpuPolicy}
          onChange={(id) => {
            const chosen = choosePolicy(cpuPolicies, id, host.scheduler, ticksPerUnit);
            if (chosen) change({ scheduler: chosen });
          }}
        />
        {mainParam && mainValue !== undefined && (
          <HostValue
            label={mainText?.label ?? mainParam.id}
            value={paramText(mainParam, mainValue, mainText, terms, unit)}
            title={mainText?.help ?? ""}
          />
        )}
        <HostValue label={t.pcpus} value={terms.number(host.pcpus)} title={terms.runQueues[host.runQueues].sentence} />
        <HostPolicy
          label={t.replacement}
          value={host.replacement.policy}
          policies={memoryPolicies}
          texts={terms.memoryPolicy}
          onChange={(id) => {
            const chosen = choosePolicy(memoryPolicies, id, host.replacement);
            if (chosen) change({ replacement: chosen });
          }}
        />
        <HostValue label={t.frames} value={t.framesValue(terms.number(host.frames), byteText(host.pageBytes))} />
        <HostValue
          label={t.pool}
          value={t.poolValue(host.disks.length, terms.number(extents))}
          title={t.poolTitle(host.disks.length, terms.number(extents), byteText(host.extentBytes))}
        />
      </div>
      <ConventionChips />
    </section>
  );
}
