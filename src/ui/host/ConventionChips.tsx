/**
 * The rules in force on which textbooks differ, each as a chip that says its present choice in words, and the profile
 * they make up. Also those settings of the host that change who is served, when they are not the usual ones.
 */
import type { ChoiceText } from "../../i18n/messages/settingTerms.ts";
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import { hostOf, type Scenario } from "../../model/scenario.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import { ProfileChip } from "../rules/ProfileChip.tsx";
import { RuleChip } from "../rules/RuleChip.tsx";
import { RuleStatus } from "../rules/RuleStatus.tsx";
import { useRules } from "../shared/moment/useRules.ts";
import { useRuleText } from "../shared/text/useRuleText.ts";
import { useActions } from "../shared/useApp.ts";

export function ConventionChips() {
  const { host: t, terms, rules: texts } = useRuleText();
  const actions = useActions();
  const rules = useRules();
  return (
    <section aria-label={texts.title} className="mt-3">
      <h3 className="mb-1.5 text-xs text-soft" title={texts.help}>
        {texts.title}
      </h3>
      <ul className="flex flex-wrap gap-1">
        <li className="max-w-full">
          <ProfileChip scenario={rules.scenario} profile={rules.profile} />
        </li>
        {rules.rules.map((rule) => (
          <li key={`${rule.ref.of} ${rule.ref.id}`} className="max-w-full">
            <RuleChip rule={rule} comparison={rules.comparison} hasVerdict={false} />
          </li>
        ))}
        {settings(terms, rules.scenario).map(({ topic, choice }) => (
          <li key={topic} className="max-w-full">
            <button
              type="button"
              title={choice.sentence}
              aria-label={t.change(topic, choice.label)}
              onClick={() => actions.openDialog("hostSettings")}
              className="h-6 max-w-full cursor-pointer truncate rounded-full border border-line bg-panel px-2 text-mini text-soft hover:border-line-strong hover:text-ink"
            >
              {choice.label}
            </button>
          </li>
        ))}
      </ul>
      <p className="mt-1.5 min-h-4 text-mini">
        <RuleStatus rules={rules} />
      </p>
    </section>
  );
}

interface Setting {
  readonly topic: string;
  readonly choice: ChoiceText;
}

function settings(terms: PanelCatalogue["terms"], scenario: Scenario): readonly Setting[] {
  const host = hostOf(scenario);
  const chips: Setting[] = [];
  if (host.replacementScope === "local") chips.push({ topic: terms.scopeLabel, choice: terms.scope.local });
  if (host.runQueues === "perPcpu") {
    chips.push({ topic: terms.runQueuesLabel, choice: terms.runQueues.perPcpu });
    chips.push({ topic: terms.workStealing.label, choice: terms.workStealing[host.workStealing ? "on" : "off"] });
    if (host.rebalancing) {
      const { every, victim } = host.rebalancing;
      const label = terms.rebalancing.isOn(terms.ticks(every, timeUnit(scenario)));
      chips.push({
        topic: terms.rebalancing.label,
        choice: { label, sentence: terms.rebalancing.victims[victim].sentence },
      });
    }
  }
  return chips;
}
