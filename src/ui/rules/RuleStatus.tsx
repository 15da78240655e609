/** In a line: how many rules decide the answer, that this is being found out, or a button to find it out. */
import { useState } from "react";
import type { Scenario } from "../../model/scenario.ts";
import { selectHasOtherHosts } from "../shared/migration/otherHosts.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";
import { useRuleText } from "../shared/text/useRuleText.ts";
import { verdictOf, type Rules } from "../shared/moment/useRules.ts";

export function RuleStatus({ rules }: { readonly rules: Rules }) {
  const { rules: t } = useRuleText();
  const actions = useRunActions();
  const [askedFor, setAskedFor] = useState<Scenario | null>(null);
  const { scenario, comparison, isTriedAnyway } = rules;
  const hasOthers = useRun(selectHasOtherHosts);
  if (rules.rules.length === 0) return <span className="text-soft">{t.none}</span>;
  if (hasOthers) return <span className="text-soft">{t.severalHosts}</span>;
  if (comparison?.isDone) {
    const verdicts = rules.rules.map((rule) => verdictOf(rule, comparison));
    const count = verdicts.filter((verdict) => verdict === "depends").length;
    if (count > 0) return <span className="font-medium text-warn">{t.deciding(count)}</span>;
    if (verdicts.includes("unknown")) return <span className="text-soft">{t.unknown}</span>;
    return <span className="text-soft">{verdicts.includes("counts") ? t.allSameButCount : t.allSame}</span>;
  }
  if (comparison || isTriedAnyway || askedFor === scenario) return <span className="text-soft">{t.checking}</span>;
  return (
    <button
      type="button"
      title={t.checkHelp}
      onClick={() => {
        setAskedFor(scenario);
        actions.compareRules();
      }}
      className="min-h-6 cursor-pointer rounded-sm text-accent hover:underline"
    >
      {t.check}
    </button>
  );
}
