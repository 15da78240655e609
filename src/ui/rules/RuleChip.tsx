/** A rule in force as a chip; pressing it opens what the other choices would change. */
import { useCallback, useId, useState } from "react";
import type { Rule } from "../../model/rules.ts";
import type { RunState } from "../../store/runState.ts";
import type { RuleComparison } from "../../trace/figures/comparison.ts";
import { RuleIcon } from "./RuleIcon.tsx";
import { RulePopover } from "./RulePopover.tsx";
import { choiceWords, ruleLabel } from "../shared/text/ruleText.ts";
import { useRun } from "../shared/useRun.ts";
import { useRuleText } from "../shared/text/useRuleText.ts";
import { verdictOf, type Verdict } from "../shared/moment/useRules.ts";
import { hostOf } from "../../model/scenario.ts";

const selectHost = (state: RunState) => hostOf(state.scenario);

const LOOKS: Readonly<Record<Verdict, string>> = {
  depends: "border-warn bg-warn-soft text-warn hover:brightness-95",
  counts: "border-line bg-panel text-soft hover:border-line-strong hover:text-ink",
  same: "border-line bg-panel text-soft hover:border-line-strong hover:text-ink",
  unknown: "border-line bg-panel text-soft hover:border-line-strong hover:text-ink",
};

export interface RuleChipProps {
  readonly rule: Rule;
  readonly comparison: RuleComparison | null;
  /** Says in words on the chip that the answer depends on it; else only the sign and the accessible name do. */
  readonly hasVerdict: boolean;
}

export function RuleChip({ rule, comparison, hasVerdict }: RuleChipProps) {
  const text = useRuleText();
  const t = text.rules;
  const host = useRun(selectHost);
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null);
  const leave = useCallback(() => setAnchor(null), []);
  const verdict = verdictOf(rule, comparison);
  const { label, sentence } = choiceWords(text, rule.ref, host, rule.chosen);
  return (
    <>
      <button
        type="button"
        title={`${sentence} ${t[verdict]}.`}
        aria-label={t.chip(ruleLabel(text, rule.ref, host), label, t[verdict])}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? id : undefined}
        onClick={({ currentTarget }) => setAnchor(anchor ? null : currentTarget)}
        className={`inline-flex h-6 max-w-full cursor-pointer items-center gap-1 rounded-full border pr-2 pl-1.5 text-mini ${LOOKS[verdict]}`}
      >
        <RuleIcon verdict={verdict} />
        <span className="truncate">{label}</span>
        {hasVerdict && verdict === "depends" && (
          <span className="shrink-0 font-semibold whitespace-nowrap">· {t.dependsShort}</span>
        )}
      </button>
      {anchor && (
        <RulePopover
          id={id}
          anchor={anchor}
          rule={rule}
          comparison={comparison}
          onLeave={leave}
          onClose={() => {
            leave();
            anchor.focus();
          }}
        />
      )}
    </>
  );
}
