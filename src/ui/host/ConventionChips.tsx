/**
 * The rules in force on which textbooks differ, each as a chip that says its present choice in words. Also those settings
 * of the host that change who is served, when they are not the usual ones.
 */
import type { ChoiceText, TermTexts } from "../../i18n/messages/terms.ts";
import type { Conventions, HostSpec } from "../../model/scenario.ts";
import { useActions } from "../shared/useApp.ts";
import { useText } from "../shared/useText.ts";

export interface ConventionChipsProps {
  readonly host: HostSpec;
  readonly conventions: Conventions;
}

export function ConventionChips({ host, conventions }: ConventionChipsProps) {
  const { host: t, terms } = useText();
  const actions = useActions();
  return (
    <div className="mt-3">
      <h3 className="mb-1.5 text-xs text-soft" title={t.conventionsHelp}>
        {t.conventions}
      </h3>
      <ul className="flex flex-wrap gap-1">
        {chosen(terms, host, conventions).map(({ topic, choice }) => (
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
    </div>
  );
}

interface Chosen {
  readonly topic: string;
  readonly choice: ChoiceText;
}

function chosen(terms: TermTexts, host: HostSpec, conventions: Conventions): readonly Chosen[] {
  const { sameInstant, priorityOrder, preemptedGoes, switchCharge } = terms.convention;
  const chips: Chosen[] = [
    { topic: sameInstant.label, choice: sameInstant.choices[conventions.sameInstant] },
    { topic: priorityOrder.label, choice: priorityOrder.choices[conventions.priorityOrder] },
    { topic: preemptedGoes.label, choice: preemptedGoes.choices[conventions.preemptedGoes] },
    { topic: switchCharge.label, choice: switchCharge.choices[conventions.switchCharge] },
  ];
  if (host.replacementScope === "local") chips.push({ topic: terms.scopeLabel, choice: terms.scope.local });
  if (host.runQueues === "perPcpu") {
    chips.push({ topic: terms.runQueuesLabel, choice: terms.runQueues.perPcpu });
    chips.push({ topic: terms.workStealing.label, choice: terms.workStealing[host.workStealing ? "on" : "off"] });
  }
  return chips;
}
