/** What a challenge asks for, by which policies and rules, and what it locks, in words. */
import { locksOf, type Challenge } from "../../../codec/challenge/challengeLink.ts";
import type { LearnCatalogue } from "../../../i18n/learnCatalogue.ts";
import { withDefaults, type PolicyDescription } from "../../../model/params.ts";
import type { QuestionKind } from "../../../model/questionKinds.ts";
import { rulesOf, type Rule } from "../../../model/rules.ts";
import { hostOf, type Scenario } from "../../../model/scenario.ts";
import { timeUnit } from "../../../model/timeUnit.ts";
import { RULED_POLICIES } from "../../shared/moment/useRules.ts";
import { choiceWords } from "../../shared/text/ruleText.ts";
import { useLearnText } from "../../shared/text/useLearnText.ts";

export interface OpeningTextProps {
  readonly challenge: Challenge;
  readonly scenario: Scenario;
}

export function OpeningText({ challenge, scenario }: OpeningTextProps) {
  const text = useLearnText();
  const { challenge: t, hands, predict } = text;
  const feedback = hands.feedbacks[challenge.settings.feedback];
  const kinds =
    challenge.version === 2 ? predict.list(challenge.settings.kinds.map((kind) => predict.kinds[kind])) : "";
  const rules = rulesTexts(text, scenario, challenge.settings.kinds);
  return (
    <>
      <p>
        {challenge.version === 1
          ? t.opening(feedback, hands.afters[challenge.settings.after])
          : t.foreseenOpening(challenge.settings.questions, kinds, feedback)}
      </p>
      {rules.length > 0 && <p>{t.rulesAre(rules)}</p>}
      <p className="text-soft">{t.lockedAre(locksOf(challenge).map((lock) => t.locks[lock]))}</p>
    </>
  );
}

/** Which part of the host says what happens, in questions of a kind. */
const DECIDED_BY: Readonly<Record<QuestionKind, "scheduler" | "replacement" | "region" | "pool" | "placement" | null>> =
  {
    nextToRun: "scheduler",
    timeslice: "scheduler",
    finish: "scheduler",
    taker: "scheduler",
    victim: "replacement",
    hitOrFault: "replacement",
    hole: "region",
    extents: "pool",
    host: "placement",
    stateAfter: null,
    outcome: null,
    dirtied: null,
    ballooned: null,
    walk: null,
  };

/** The policies that decide what is asked, and the rules of theirs on which textbooks differ. */
function rulesTexts(text: LearnCatalogue, scenario: Scenario, kinds: readonly QuestionKind[]): readonly string[] {
  const { predict, terms } = text;
  const host = hostOf(scenario);
  const parts = new Set(kinds.map((kind) => DECIDED_BY[kind]));
  const policyText = (of: "scheduler" | "replacement"): string => {
    const { policy: id, params } = host[of];
    const policies: readonly PolicyDescription[] = of === "scheduler" ? RULED_POLICIES.cpu : RULED_POLICIES.memory;
    const texts = (of === "scheduler" ? terms.cpuPolicy : terms.memoryPolicy)[id];
    const [first] = policies.find((policy) => policy.id === id)?.params ?? [];
    const name = texts?.name ?? id;
    if (first?.type !== "integer" || first.unit !== "ticks") return name;
    const word = texts?.params[first.id];
    const value = Number(withDefaults([first], params)[first.id]);
    return predict.list([name, `${word?.short ?? word?.label ?? first.id} ${terms.ticks(value, timeUnit(scenario))}`]);
  };
  const isAsked = ({ ref }: Rule) =>
    ref.of === "conventions"
      ? ref.id === "extents"
        ? parts.has("pool")
        : parts.has("scheduler") && DECIDING.has(ref.id)
      : parts.has(ref.of);
  return [
    ...(parts.has("scheduler") ? [policyText("scheduler")] : []),
    ...(parts.has("replacement") ? [policyText("replacement")] : []),
    ...(parts.has("region") && host.region ? [predict.fits[host.region.fit]] : []),
    ...(parts.has("pool") ? [predict.allocations[host.allocation]] : []),
    ...(parts.has("placement") && scenario.placement ? [predict.placements[scenario.placement.rule]] : []),
    ...rulesOf(scenario, RULED_POLICIES)
      .filter(isAsked)
      .map(({ ref, chosen }) => choiceWords(text, ref, host, chosen).label),
  ];
}

/** Conventions that decide who runs; the others are about costs and figures. */
const DECIDING: ReadonlySet<string> = new Set([
  "sameInstant",
  "priorityOrder",
  "priorityTies",
  "shortestTies",
  "preemptedGoes",
  "placement",
  "weightOf",
]);
