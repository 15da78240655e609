/**
 * What virtualization costs (domain G): where the time of each machine and container went, item by item with its formula, and
 * what made them exit, by cause and over time. It stands where the host tells exits apart.
 */
import { hostOf } from "../../model/scenario.ts";
import type { RunState } from "../../store/runState.ts";
import { Panel } from "../shared/layout/Panel.tsx";
import { useHost } from "../shared/moment/useHost.ts";
import { useRun } from "../shared/useRun.ts";
import { ExitCauses } from "./ExitCauses.tsx";
import { TimeTable } from "./TimeTable.tsx";
import { useCostText } from "./useCostText.ts";

const selectExits = ({ scenario }: RunState) => hostOf(scenario).exits;

/** Machines come at the first step: the lines are there before them. */
const selectHasMachines = ({ scenario }: RunState) => scenario.machines.length > 0;

export function CostPanel() {
  const { costs: t } = useCostText();
  const spec = useRun(selectExits);
  const hasPlanned = useRun(selectHasMachines);
  const known = useHost();
  if (!spec) return null;
  return (
    <Panel title={t.title} className="shrink-0">
      {known && (known.host.vms.length > 0 || hasPlanned) ? (
        <div className="grid gap-x-6 gap-y-3 text-xs @4xl/panel:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <TimeTable known={known} />
          <ExitCauses known={known} />
        </div>
      ) : (
        <p className="grid min-h-24 place-items-center text-sm text-soft">{t.waiting}</p>
      )}
    </Panel>
  );
}
