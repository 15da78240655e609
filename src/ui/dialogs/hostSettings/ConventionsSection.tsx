/** The rules on which textbooks differ, each with its choices in words. */
import { DEFAULT_CONVENTIONS, type Conventions } from "../../../model/scenario.ts";
import { useDialogText } from "../useDialogText.ts";
import { RadioField } from "../form/choices.tsx";
import { Section } from "../form/Section.tsx";
import type { SectionProps } from "./sectionProps.ts";

const KEYS = Object.keys(DEFAULT_CONVENTIONS) as (keyof Conventions)[];

export function ConventionsSection({ draft, change }: SectionProps) {
  const { dialogs } = useDialogText();
  return (
    <Section title={dialogs.hostSettings.sections.conventions} name="conventions">
      <p className="text-xs text-soft">{dialogs.hostSettings.conventionsHint}</p>
      {KEYS.map((key) => (
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
      onChange={(id) => onChange({ ...conventions, [convention]: id })}
    />
  );
}
