/**
 * The conventions in force in one line under the chart: profile, a chip for each rule that concerns the scenario, and
 * whether the answer depends on any. The line is swiped where it is too long, so that its height never changes.
 */
import { ProfileChip } from "./ProfileChip.tsx";
import { RuleChip } from "./RuleChip.tsx";
import { RuleStatus } from "./RuleStatus.tsx";
import { useRules } from "../shared/moment/useRules.ts";
import { useRuleText } from "../shared/text/useRuleText.ts";

export function RuleRow() {
  const { rules: t } = useRuleText();
  const rules = useRules();
  const status = <RuleStatus rules={rules} />;
  return (
    <div role="group" aria-label={t.title} className="mt-2 flex h-8 items-center gap-3 text-mini whitespace-nowrap">
      <div className="scroll-strip fade-edges flex h-full min-w-0 items-center gap-1.5">
        <span className="text-soft" title={t.help}>
          {t.title}
        </span>
        <span className="shrink-0">
          <ProfileChip scenario={rules.scenario} profile={rules.profile} />
        </span>
        {rules.rules.map((rule) => (
          <span key={`${rule.ref.of} ${rule.ref.id}`} className="shrink-0">
            <RuleChip rule={rule} comparison={rules.comparison} hasVerdict />
          </span>
        ))}
        <span className="shrink-0 sm:hidden">{status}</span>
      </div>
      <span className="ml-auto shrink-0 max-sm:hidden">{status}</span>
    </div>
  );
}
