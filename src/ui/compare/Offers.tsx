/** While the base stands alone: what is often put beside a run, each with one press. */
import { withChanges } from "../../model/changes.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import type { CompareState } from "../../store/compare.ts";
import { selectScenario } from "../../store/selectors.ts";
import { Button } from "../shared/Button.tsx";
import { useRun } from "../shared/useRun.ts";
import { ForeseeSwitch } from "./ForeseeCard.tsx";
import { changeWord, policyName } from "./names.ts";
import { usualOffers } from "./offers.ts";
import { useCompare, useCompareActions, useCompareText } from "./useCompare.ts";

export const OFFERS_ID = "offers";

const selectIsAlone = ({ variants }: CompareState) => variants.length === 0;

export function Offers() {
  const text = useCompareText();
  const { compare: t } = text;
  const isAlone = useCompare(selectIsAlone);
  const scenario = useRun(selectScenario);
  const actions = useCompareActions();
  if (!isAlone) return null;
  const unit = timeUnit(scenario);
  return (
    <section
      id={OFFERS_ID}
      aria-label={t.offers}
      className="flex shrink-0 flex-wrap items-center gap-2 rounded-xl border border-dashed border-line-strong p-4 max-md:rounded-none max-md:border-x-0"
    >
      <div className="mr-1 flex w-full flex-wrap items-center gap-x-4">
        <h2 className="text-body font-semibold">{t.offers}</h2>
        <ForeseeSwitch />
      </div>
      {usualOffers(scenario).map((change) => {
        const word =
          change.kind === "policy"
            ? policyName(text, change.of, change.choice.policy)
            : changeWord(text, withChanges(scenario, [change]), change, unit);
        return (
          <Button
            key={word}
            data-card
            icon="plus"
            size="small"
            className="touch-small"
            onClick={() => actions.add([change])}
          >
            {word}
          </Button>
        );
      })}
    </section>
  );
}
