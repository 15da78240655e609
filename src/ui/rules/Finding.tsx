/** What another choice of a rule changes: the first moment at which the runs part, as a sentence, and the figures. */
import { selectTrace } from "../../store/selectors.ts";
import { isDifferent, isOtherAnswer, type RuleFinding } from "../../trace/figures/comparison.ts";
import { useRun } from "../shared/useRun.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { RuleIcon } from "./RuleIcon.tsx";
import { endTexts, factText, figureText, withOthers } from "../shared/text/ruleText.ts";
import { useRuleText } from "../shared/text/useRuleText.ts";

export interface FindingProps {
  /** Null: not tried. */
  readonly finding: RuleFinding | null;
  /** The choice that was tried, in words. */
  readonly choice: string;
  /** It is about to be tried. */
  readonly isExpected: boolean;
}

export function Finding({ finding, choice, isExpected }: FindingProps) {
  const text = useRuleText();
  const t = text.rules;
  const trace = useRun(selectTrace);
  const unit = useTimeUnit();
  if (!finding || !trace) return <p className="mt-1 text-xs text-soft">{isExpected ? t.checking : t.unknown}</p>;
  const { divergence, figures, completions, isCut, until, others } = finding;
  const named = withOthers(trace.info, others);
  const isOther = isOtherAnswer(finding);
  const ends = endTexts(text, named, completions, unit);
  return (
    <div className="mt-1 space-y-1 text-xs">
      <div className={`flex gap-1.5 rounded-md px-2 py-1.5 ${isOther ? "bg-warn-soft" : "bg-sunken text-soft"}`}>
        <RuleIcon
          verdict={isOther ? "depends" : "same"}
          className={`mt-0.5 size-3.5 ${isOther ? "text-warn" : "text-soft"}`}
        />
        <div className="min-w-0">
          {isOther && <p className="font-semibold text-warn">{t.depends}</p>}
          <p>
            {divergence
              ? t.parting(
                  text.terms.time(divergence.time, unit),
                  factText(text, named, divergence.first),
                  factText(text, named, divergence.second),
                  choice,
                )
              : isDifferent(finding)
                ? t.figuresOnly
                : t.sameUnder}
          </p>
        </div>
      </div>
      {(ends.length > 0 || figures.length > 0) && (
        <ul className="px-2 text-soft tabular-nums">
          {ends.length > 0 && <li>{t.ends(ends.join(" · "))}</li>}
          {figures.map((change) => (
            <li key={change.figure}>{figureText(text, change, unit)}</li>
          ))}
        </ul>
      )}
      {isCut && <p className="px-2 text-soft">{t.cut(text.terms.time(until, unit))}</p>}
    </div>
  );
}
