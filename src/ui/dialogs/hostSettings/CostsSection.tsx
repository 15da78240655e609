/** What virtualization itself costs, in ticks; buttons that make it free, as in textbooks, or as hosts of some kind have it. */
import { COSTS } from "../../../model/settings.ts";
import { selectScenario } from "../../../store/selectors.ts";
import { Button } from "../../shared/Button.tsx";
import { useRun } from "../../shared/useRun.ts";
import { useDialogText } from "../useDialogText.ts";
import { Section } from "../form/Section.tsx";
import { COST_PROFILES, tickNs, withProfile } from "./costProfiles.ts";
import { textbookCosts } from "./hostDraft.ts";
import type { SectionProps } from "./sectionProps.ts";
import { RecordFields, SectionOptions } from "./SettingFields.tsx";

export function CostsSection({ draft, change, issues }: SectionProps) {
  const { dialogs, terms } = useDialogText();
  const t = dialogs.hostSettings;
  const lengthNs = tickNs(useRun(selectScenario));
  const free = () => change({ costs: textbookCosts(draft.costs), exits: { ...draft.exits, isOn: false } });
  return (
    <Section title={t.sections.costs} name="costs" action={<Button onClick={free}>{t.textbook}</Button>}>
      <p className="text-xs text-soft">{t.costsHint}</p>
      <div role="group" aria-label={t.profiles} className="flex flex-wrap items-center gap-1.5">
        <span className="text-xs text-soft">{t.profileHint(terms.number(lengthNs))}</span>
        {COST_PROFILES.map((profile) => (
          <Button
            key={profile}
            size="small"
            className="touch-small"
            onClick={() => change(withProfile(draft, profile, lengthNs))}
          >
            {t.profile[profile]}
          </Button>
        ))}
      </div>
      <RecordFields
        settings={COSTS}
        draft={draft.costs}
        change={(id, value) => change({ costs: { ...draft.costs, [id]: value } })}
        texts={t.settings.costs}
        issues={issues}
        path="costs."
      />
      <SectionOptions section="costs" draft={draft} change={change} issues={issues} />
    </Section>
  );
}
