/** What virtualization itself costs, in ticks; and a button that makes it free, as in textbooks. */
import { RANGES } from "../../../codec/limits.ts";
import { Button } from "../../shared/Button.tsx";
import { useDialogText } from "../useDialogText.ts";
import { Section } from "../form/Section.tsx";
import { NumberField } from "../form/TextField.tsx";
import { useTickUnit } from "../form/useTickUnit.ts";
import { COST_KEYS, textbookCosts } from "./hostDraft.ts";
import type { SectionProps } from "./sectionProps.ts";

export function CostsSection({ draft, change, issues }: SectionProps) {
  const t = useDialogText().dialogs.hostSettings;
  const tickUnit = useTickUnit();
  return (
    <Section
      title={t.sections.costs}
      name="costs"
      action={<Button onClick={() => change({ costs: textbookCosts(draft.costs) })}>{t.textbook}</Button>}
    >
      <p className="text-xs text-soft">{t.costsHint}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {COST_KEYS.map((key) => (
          <NumberField
            key={key}
            label={t.costs[key].label}
            hint={t.costs[key].help}
            value={draft.costs[key]}
            min={RANGES.cost.min}
            max={RANGES.cost.max}
            unit={tickUnit}
            onChange={(value) => change({ costs: { ...draft.costs, [key]: value } })}
            {...issues.field(`costs.${key}`)}
          />
        ))}
      </div>
    </Section>
  );
}
