/** The rules on which textbooks differ, each with its choices in words, and the profiles that set all of them at once. */
import { profileOf, profileParams, profiles, type Profile } from "../../../model/profiles.ts";
import { CONVENTION_KEYS, type RuledPolicy } from "../../../model/rules.ts";
import type { Conventions } from "../../../model/scenario.ts";
import { RULED_POLICIES } from "../../shared/moment/useRules.ts";
import { useRuleText } from "../../shared/text/useRuleText.ts";
import { RadioField, SelectField } from "../form/choices.tsx";
import { Section } from "../form/Section.tsx";
import { useDialogText } from "../useDialogText.ts";
import type { HostDraft, PolicyDraft } from "./hostDraft.ts";
import type { SectionProps } from "./sectionProps.ts";

/** Value of the list when the rules are those of no profile. */
const CUSTOM = "custom";

export function ConventionsSection({ draft, change }: SectionProps) {
  const { dialogs } = useDialogText();
  const { rules: t } = useRuleText();
  const profile = profileOfDraft(draft);
  const choices = [
    ...(profile ? [] : [{ id: CUSTOM, label: t.custom.name, sentence: t.custom.sentence }]),
    ...profiles.map(({ id }) => ({ id, label: t.profiles[id].name, sentence: t.profiles[id].sentence })),
  ];
  return (
    <Section title={dialogs.hostSettings.sections.conventions} name="conventions">
      <p className="text-xs text-soft">{dialogs.hostSettings.conventionsHint}</p>
      <SelectField<string>
        label={t.profile}
        value={profile?.id ?? CUSTOM}
        choices={choices}
        onChange={(id) => {
          const chosen = profiles.find((candidate) => candidate.id === id);
          if (chosen) change(underProfile(draft, chosen));
        }}
      />
      {CONVENTION_KEYS.map((key) => (
        <ConventionField
          key={key}
          convention={key}
          conventions={draft.conventions}
          onChange={(conventions) => change({ conventions })}
        />
      ))}
    </Section>
  );
}

const choiceOf = ({ policy, params }: PolicyDraft) => ({ policy, params: params[policy] ?? {} });

function profileOfDraft({ scheduler, replacement, conventions }: HostDraft): Profile | null {
  const host = { scheduler: choiceOf(scheduler), replacement: choiceOf(replacement) };
  return profileOf({ host, conventions }, RULED_POLICIES);
}

/** The draft with the rules of `profile`, also in the policies that are not chosen now. */
function underProfile(draft: HostDraft, profile: Profile): Partial<HostDraft> {
  const ruled = (of: PolicyDraft, policies: readonly RuledPolicy[]): PolicyDraft => ({
    ...of,
    params: Object.fromEntries(
      Object.entries(of.params).map(([policy, params]) => [
        policy,
        { ...params, ...profileParams(profile, policy, policies) },
      ]),
    ),
  });
  return {
    scheduler: ruled(draft.scheduler, RULED_POLICIES.cpu),
    replacement: ruled(draft.replacement, RULED_POLICIES.memory),
    conventions: profile.conventions,
  };
}

interface ConventionFieldProps<Key extends keyof Conventions> {
  readonly convention: Key;
  readonly conventions: Conventions;
  readonly onChange: (conventions: Conventions) => void;
}

function ConventionField<Key extends keyof Conventions>(props: ConventionFieldProps<Key>) {
  const { convention, conventions, onChange } = props;
  const { label, choices } = useDialogText().terms.convention[convention];
  const ids = Object.keys(choices) as Conventions[Key][];
  return (
    <RadioField<Conventions[Key]>
      legend={label}
      value={conventions[convention]}
      choices={ids.map((id) => ({ id, ...choices[id] }))}
      columns={ids.length > 2 ? 3 : 2}
      onChange={(id) => onChange({ ...conventions, [convention]: id })}
    />
  );
}
