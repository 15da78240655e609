/** What another choice of a rule changes: the first moment at which the runs part, as a sentence, and the figures. */
import type { AppStore } from "../../store/appState.ts";
import { isDifferent, type RuleFinding } from "../../trace/comparison.ts";
import { Button } from "../shared/Button.tsx";
import { useApp } from "../shared/useApp.ts";
import { RuleIcon } from "./RuleIcon.tsx";
import { endTexts, factText, figureText } from "./ruleText.ts";
import { useRuleText } from "./useRuleText.ts";

const selectTrace = (state: AppStore) => state.trace;

export interface FindingProps {
  /** Null: not tried. */
  readonly finding: RuleFinding | null;
  /** The choice that was tried, in words. */
  readonly choice: string;
  /** It is about to be tried. */
  readonly isExpected: boolean;
  readonly onGo: (time: number) => void;
}

export function Finding({ finding, choice, isExpected, onGo }: FindingProps) {
  const text = useRuleText();
  const t = text.rules;
  const trace = useApp(selectTrace);
  if (!finding || !trace) return <p className="mt-1 text-xs text-soft">{isExpected ? t.checking : t.unknown}</p>;
  const { divergence, figures, completions, isCut, until } = finding;
  const isOther = isDifferent(finding);
  const ends = endTexts(text, trace.info, completions);
  const isKnown = divergence !== null && (trace.isComplete || divergence.time < trace.knownUntil);
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
                  text.terms.number(divergence.time),
                  factText(text, trace.info, divergence.first),
                  factText(text, trace.info, divergence.second),
                  choice,
                )
              : isOther
                ? t.figuresOnly
                : t.sameUnder}
          </p>
        </div>
      </div>
      {(ends.length > 0 || figures.length > 0) && (
        <ul className="px-2 text-soft tabular-nums">
          {ends.length > 0 && (
            <li>
              {t.ends}: {ends.join(" · ")}
            </li>
          )}
          {figures.map((change) => (
            <li key={change.figure}>{figureText(text, change)}</li>
          ))}
        </ul>
      )}
      {isCut && <p className="px-2 text-soft">{t.cut(text.terms.number(until))}</p>}
      {divergence && (
        <Button
          size="small"
          icon="arrowRight"
          disabled={!isKnown}
          title={isKnown ? undefined : t.notYet}
          onClick={() => onGo(divergence.time)}
        >
          {t.goTo(text.terms.number(divergence.time))}
        </Button>
      )}
    </div>
  );
}
