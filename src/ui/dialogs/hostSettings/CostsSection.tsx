/** What virtualization itself costs, in ticks; and a button that makes it free, as in textbooks. */
import { COSTS } from "../../../model/settings.ts";
import { Button } from "../../shared/Button.tsx";
import { useDialogText } from "../useDialogText.ts";
import { Section } from "../form/Section.tsx";
import { textbookCosts } from "./hostDraft.ts";
import type { SectionProps } from "./sectionProps.ts";
import { RecordFields } from "./SettingFields.tsx";

export function CostsSection({ draft, change, issues }: SectionProps) {
  const t = useDialogText().dialogs.hostSettings;
  return (
    <Section
      title={t.sections.costs}
      name="costs"
      action={<Button onClick={() => change({ costs: textbookCosts(draft.costs) })}>{t.textbook}</Button>}
    >
      <p className="text-xs text-soft">{t.costsHint}</p>
      <RecordFields
        settings={COSTS}
        draft={draft.costs}
        change={(id, value) => change({ costs: { ...draft.costs, [id]: value } })}
        texts={t.settings.costs}
        issues={issues}
        path="costs."
      />
    </Section>
  );
}
