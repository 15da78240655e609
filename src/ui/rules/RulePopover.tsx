/**
 * One rule: what is in force, and for each other choice whether the answer would be another one, where the two part
 * first, and which figures change. From here that moment can be looked at, and the rule changed.
 */
import { isSameChoice, otherChoices, withRule, type Rule, type RuleChoice } from "../../model/rules.ts";
import { selectScenario, selectTrace } from "../../store/selectors.ts";
import type { Divergence, RuleComparison } from "../../trace/figures/comparison.ts";
import { Button } from "../shared/Button.tsx";
import { FloatingDialog, type FloatingDialogProps } from "../shared/floating/FloatingDialog.tsx";
import { useActions } from "../shared/useApp.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { Finding } from "./Finding.tsx";
import { choiceWords, ruleLabel } from "../shared/text/ruleText.ts";
import { useRuleText } from "../shared/text/useRuleText.ts";
import { findingOf } from "../shared/moment/useRules.ts";
import { hostOf } from "../../model/scenario.ts";

export interface RulePopoverProps extends Pick<FloatingDialogProps, "id" | "anchor" | "onClose" | "onLeave"> {
  readonly rule: Rule;
  readonly comparison: RuleComparison | null;
}

export function RulePopover({ id, anchor, rule, comparison, onClose, onLeave }: RulePopoverProps) {
  const text = useRuleText();
  const t = text.rules;
  const { openDialog } = useActions();
  const { changeHost } = useRunActions();
  const scenario = useRun(selectScenario);
  const label = ruleLabel(text, rule.ref, hostOf(scenario));
  const change = (choice: RuleChoice) => {
    const changed = withRule(scenario, rule.ref, choice);
    onClose();
    changeHost(hostOf(changed), changed.conventions);
  };
  return (
    <FloatingDialog id={id} anchor={anchor} title={label} closeLabel={t.close} onClose={onClose} onLeave={onLeave}>
      <ul className="space-y-2.5 px-3.5 pb-3">
        {[rule.chosen, ...otherChoices(rule)].map((choice) => {
          const words = choiceWords(text, rule.ref, hostOf(scenario), choice);
          const isChosen = isSameChoice(choice, rule.chosen);
          return (
            <li key={String(choice)} className={isChosen ? "" : "border-t border-line pt-2.5"}>
              <p className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-medium">{words.label}</span>
                <span className="text-mini text-soft">{isChosen ? t.now : t.otherwise}</span>
              </p>
              {words.sentence !== "" && (isChosen || rule.ref.of === "conventions") && (
                <p className="text-xs text-soft">{words.sentence}</p>
              )}
              {!isChosen && (
                <>
                  <Finding
                    finding={findingOf(rule, choice, comparison)}
                    choice={words.label}
                    isExpected={comparison?.isDone === false}
                  />
                  <div className="mt-1.5 flex flex-wrap gap-1.5">
                    <GoButton divergence={findingOf(rule, choice, comparison)?.divergence ?? null} onClose={onClose} />
                    <Button size="small" className="h-auto! min-h-6 whitespace-normal!" onClick={() => change(choice)}>
                      {t.use(words.label)}
                    </Button>
                  </div>
                </>
              )}
            </li>
          );
        })}
      </ul>
      <div className="border-t border-line px-2 py-1.5">
        <Button
          look="link"
          size="small"
          onClick={() => {
            onClose();
            openDialog("hostSettings", { field: "conventions" });
          }}
        >
          {t.settings}
        </Button>
      </div>
    </FloatingDialog>
  );
}

/** Goes to the moment at which the runs part. */
function GoButton({ divergence, onClose }: { readonly divergence: Divergence | null; readonly onClose: () => void }) {
  const { rules: t, terms } = useRuleText();
  const { seekTime } = useRunActions();
  const trace = useRun(selectTrace);
  const unit = useTimeUnit();
  if (!divergence || !trace) return null;
  const { time } = divergence;
  const isKnown = trace.isComplete || time < trace.knownUntil;
  return (
    <Button
      size="small"
      icon="arrowRight"
      disabled={!isKnown}
      title={isKnown ? undefined : t.notYet}
      onClick={() => {
        onClose();
        seekTime(time);
      }}
    >
      {t.goTo(terms.time(time, unit))}
    </Button>
  );
}
