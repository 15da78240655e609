/**
 * What keeps machines apart (domain F.6): what each can reach at the moment shown, the rules that are checked there, what
 * guests have tried and what decided about it, and what no rule stops. What the host does not say about isolation is as usual.
 */
import { hostOf } from "../../model/scenario.ts";
import { defaultsOf } from "../../model/settingKinds.ts";
import { ISOLATION } from "../../model/settings.ts";
import type { RunState } from "../../store/runState.ts";
import { NO_ISOLATION } from "../../trace/figures/attempts.ts";
import { Panel } from "../shared/layout/Panel.tsx";
import { useHost } from "../shared/moment/useHost.ts";
import { useRun } from "../shared/useRun.ts";
import { AttemptTable } from "./AttemptTable.tsx";
import { Neighbours } from "./Neighbours.tsx";
import { ReachTable } from "./ReachTable.tsx";
import { RuleList } from "./RuleList.tsx";
import { useIsolationText } from "./useIsolationText.ts";

const USUAL = defaultsOf(ISOLATION);
const selectPlanned = ({ scenario }: RunState) => scenario.machines.length;
const selectIsolation = ({ scenario }: RunState) => hostOf(scenario).isolation;

export function IsolationPanel() {
  const { isolation: t, terms } = useIsolationText();
  const spec = useRun(selectIsolation) ?? USUAL;
  const planned = useRun(selectPlanned);
  const known = useHost();
  const { machines, breachCount } = known?.host.isolation ?? NO_ISOLATION;
  const sum = (pick: "attempts" | "stopped") => [...machines.values()].reduce((all, each) => all + each[pick], 0);
  return (
    <Panel
      title={t.title}
      subtitle={t.summary(terms.number(sum("attempts")), terms.number(sum("stopped")), terms.number(breachCount))}
      className="shrink-0"
    >
      {known && (known.host.vms.length > 0 || planned > 0) ? (
        <div className="grid gap-x-6 gap-y-3 text-xs @3xl/panel:grid-cols-2">
          <ReachTable known={known} planned={planned} />
          <RuleList known={known} spec={spec} />
          <AttemptTable known={known} />
          <Neighbours known={known} />
        </div>
      ) : (
        <p className="grid min-h-24 place-items-center text-sm text-soft">{t.waiting}</p>
      )}
    </Panel>
  );
}
