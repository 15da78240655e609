/** Rules, facts and findings in words. Pure: it knows texts and names, and neither React nor the store. */
import type { RuleCatalogue } from "../../../i18n/ruleCatalogue.ts";
import type { ParamText } from "../../../i18n/policies/texts.ts";
import type { RuleChoice, RuleRef } from "../../../model/rules.ts";
import type { HostSpec } from "../../../model/scenario.ts";
import type { TimeUnit } from "../../../model/timeUnit.ts";
import type {
  ComparedFigure,
  CompletionChange,
  Fact,
  FigureChange,
  OtherMachine,
} from "../../../trace/figures/comparison.ts";
import { valueOf, type Fraction } from "../../../trace/figures/shares.ts";
import { isolated } from "../../../trace/isolated.ts";
import { vcpuLabel, type Named } from "../../../trace/vcpuLabel.ts";
import { cpuPolicies } from "../../../vmm/cpu/policies.ts";
import { paramText } from "./paramText.ts";

/** Ends of programs that are told; the others are counted. */
const ENDS_SHOWN = 6;

export interface ChoiceWords {
  /** Says the choice without the rule's name. */
  readonly label: string;
  readonly sentence: string;
}

interface Worded {
  readonly label: string;
  readonly choices: Readonly<Record<string, ChoiceWords | undefined>>;
}

type RuledHost = Pick<HostSpec, "scheduler" | "replacement">;

/** The words of a rule that is a parameter of the policy of `host`. */
function wordsOf(
  { cpuPolicy, memoryPolicy }: RuleCatalogue["terms"],
  { of, id }: Exclude<RuleRef, { of: "conventions" }>,
  host: RuledHost,
): ParamText | undefined {
  const texts = of === "scheduler" ? cpuPolicy : memoryPolicy;
  return texts[host[of].policy]?.params[id];
}

/** What a rule of `host` is called. */
export function ruleLabel({ terms }: RuleCatalogue, ref: RuleRef, host: RuledHost): string {
  if (ref.of === "conventions") return terms.convention[ref.id].label;
  return wordsOf(terms, ref, host)?.label ?? ref.id;
}

/** What a weight counts for in the source of the scheduling policy of `host`. */
function weightInSource({ scheduler }: RuledHost): "vcpu" | "machine" {
  return cpuPolicies.find(({ id }) => id === scheduler.policy)?.weighsMachines === true ? "machine" : "vcpu";
}

/** One choice of a rule of `host`. */
export function choiceWords(text: RuleCatalogue, ref: RuleRef, host: RuledHost, choice: RuleChoice): ChoiceWords {
  const { terms, rules } = text;
  if (ref.of === "conventions") {
    if (ref.id === "weightOf" && choice === "source") return terms.weightInSource[weightInSource(host)];
    const { choices }: Worded = terms.convention[ref.id];
    return choices[String(choice)] ?? { label: String(choice), sentence: "" };
  }
  const param = wordsOf(terms, ref, host);
  const named = paramText(null, choice, param, terms, "tick");
  return { label: rules.setting(param?.label ?? ref.id, named), sentence: param?.help ?? "" };
}

/** `info` with machines that only the other run has. */
export function withOthers(info: Named, others: readonly OtherMachine[] = []): Named {
  const vms = [...info.vms];
  const vcpus = [...info.vcpus];
  for (const { vm, name, firstVcpu, vcpuCount } of others) {
    vms[vm] = { name, vcpuCount };
    for (let index = 0; index < vcpuCount; index += 1) vcpus[firstVcpu + index] = { vm, index };
  }
  return { vms, vcpus };
}

/** A fact as a clause. */
export function factText({ rules, terms }: RuleCatalogue, info: Named, fact: Fact | null): string {
  if (fact === null) return rules.nothing;
  const page = (number: number) => terms.number(number);
  switch (fact.kind) {
    case "pcpu":
      return rules.pcpu[fact.phase](fact.pcpu, fact.vcpu < 0 ? "" : vcpuLabel(info, fact.vcpu));
    case "hit":
    case "fault":
      return rules[fact.kind](vcpuLabel(info, fact.vcpu), page(fact.page));
    case "victim":
      return rules.victim(isolated(info.vms[fact.vm]?.name ?? "?"), page(fact.page), terms.number(fact.frame));
  }
}

/** Figures that are times. */
const TIMES: ReadonlySet<ComparedFigure> = new Set<ComparedFigure>(["turnaround", "waiting", "response"]);

/** `Average waiting 4.67 → 6.67`. Values that look the same when rounded are written as fractions of ticks. */
export function figureText(
  { rules, terms }: RuleCatalogue,
  { figure, first, second }: FigureChange,
  unit: TimeUnit,
): string {
  const rounded = (value: Fraction | null) => {
    if (value === null) return rules.noEnd;
    return TIMES.has(figure) ? terms.time(valueOf(value), unit) : terms.number(valueOf(value));
  };
  const exact = (value: Fraction | null) =>
    value === null ? rules.noEnd : `${terms.number(value.numerator)}/${terms.number(value.denominator)}`;
  const write = rounded(first) === rounded(second) ? exact : rounded;
  return rules.change(rules.figure[figure], write(first), write(second));
}

/** `A 6 → 4`, one text a program that ends at another moment; a count for those left out. */
export function endTexts(
  { rules, terms }: RuleCatalogue,
  info: Named,
  changes: readonly CompletionChange[],
  unit: TimeUnit,
): readonly string[] {
  const moment = (time: number | null) => (time === null ? rules.noEnd : terms.time(time, unit));
  const shown = changes
    .slice(0, ENDS_SHOWN)
    .map(({ vcpu, first, second }) => rules.change(vcpuLabel(info, vcpu), moment(first), moment(second)));
  const rest = changes.length - shown.length;
  return rest > 0 ? [...shown, rules.more(rest)] : shown;
}
