/** On which rules an answer depends: how many there are, and what the first of them changes. */
import type { RuleRef } from "../../../model/rules.ts";
import { timeUnit } from "../../../model/timeUnit.ts";
import { hostOf, type Scenario } from "../../../model/scenario.ts";
import { isOtherAnswer, type RuleComparison, type RuleFinding } from "../../../trace/figures/comparison.ts";
import { valueOf } from "../../../trace/figures/shares.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import { vcpuLabel } from "../../../trace/vcpuLabel.ts";
import { paramText } from "../../shared/text/paramText.ts";
import type { DialogCatalogue } from "../../../i18n/dialogCatalogue.ts";
import { useDialogText } from "../useDialogText.ts";

const ruleKey = (ref: RuleRef) => `${ref.of}.${ref.id}`;

function Count({ comparison }: { readonly comparison: RuleComparison }) {
  const t = useDialogText().exercise;
  const rules = new Set(comparison.findings.filter(isOtherAnswer).map(({ ref }) => ruleKey(ref)));
  if (rules.size === 0) return null;
  return (
    <span className="rounded-full bg-warn-soft px-2.5 py-0.5 text-xs font-medium text-warn">
      {t.depends(rules.size)}
    </span>
  );
}

interface SentenceProps {
  readonly comparison: RuleComparison;
  readonly scenario: Scenario;
  readonly trace: TraceReader;
}

function Sentence({ comparison, scenario, trace }: SentenceProps) {
  const text = useDialogText();
  const { exercise: t, terms } = text;
  const finding = comparison.findings.find(isOtherAnswer);
  if (!finding) return null;
  const { rule, choice } = words(text, scenario, finding);
  const unit = timeUnit(scenario);
  const ends = finding.completions.map(
    ({ vcpu, second }) => `${vcpuLabel(trace.info, vcpu)} ${second === null ? t.never : terms.time(second, unit)}`,
  );
  const faults = finding.figures.find(({ figure }) => figure === "faults")?.second;
  const instead = ends.length > 0 ? t.parts(ends) : faults ? t.otherFaults(terms.number(valueOf(faults))) : t.otherwise;
  return <p className="text-xs text-soft">{t.other(rule, choice, instead)}</p>;
}

/** Rule and choice of `finding` as they are called. */
function words({ terms }: DialogCatalogue, scenario: Scenario, { ref, choice }: RuleFinding) {
  const host = hostOf(scenario);
  if (ref.of === "conventions") {
    const { label, choices } = terms.convention[ref.id];
    const named: Readonly<Record<string, { readonly label: string } | undefined>> = choices;
    return { rule: label, choice: named[String(choice)]?.label ?? String(choice) };
  }
  const texts = ref.of === "scheduler" ? terms.cpuPolicy : terms.memoryPolicy;
  const param = texts[host[ref.of].policy]?.params[ref.id];
  return { rule: param?.label ?? ref.id, choice: paramText(null, choice, param, terms, "tick") };
}

export const RuleDependence = { Count, Sentence };
