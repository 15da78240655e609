/** The form of a policy: which one, and its parameters, made from what the policy says of itself. */
import type { PolicyDescription } from "../../../model/params.ts";
import type { PolicyText } from "../../../i18n/policies/texts.ts";
import { SelectField } from "../form/choices.tsx";
import { SettingField } from "../form/SettingField.tsx";
import type { IssueDisplay } from "../form/useIssues.ts";
import type { PolicyDraft, TypedParam } from "./hostDraft.ts";

export interface PolicyFieldsProps {
  readonly label: string;
  /** Path of the policy in the host: `scheduler` or `replacement`. */
  readonly path: string;
  readonly policies: readonly PolicyDescription[];
  readonly texts: Readonly<Record<string, PolicyText | undefined>>;
  readonly value: PolicyDraft;
  readonly onChange: (value: PolicyDraft) => void;
  readonly issues: IssueDisplay;
}

export function PolicyFields({ label, path, policies, texts, value, onChange, issues }: PolicyFieldsProps) {
  const chosen = policies.find((policy) => policy.id === value.policy);
  const setParam = (id: string, typed: TypedParam) =>
    onChange({
      ...value,
      params: { ...value.params, [value.policy]: { ...value.params[value.policy], [id]: typed } },
    });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        className="sm:col-span-2"
        label={label}
        value={value.policy}
        choices={policies.map(({ id }) => ({
          id,
          label: texts[id]?.name ?? id,
          ...(texts[id] ? { sentence: texts[id].help } : {}),
        }))}
        onChange={(policy) => onChange({ ...value, policy })}
        {...issues.field(`${path}.policy`)}
      />
      {chosen?.params.map((spec) => (
        <SettingField
          key={`${chosen.id}.${spec.id}`}
          setting={spec}
          text={texts[chosen.id]?.params[spec.id]}
          value={value.params[value.policy]?.[spec.id] ?? ""}
          onChange={(typed) => setParam(spec.id, typed as TypedParam)}
          issue={issues.field(`${path}.params.${spec.id}`)}
        />
      ))}
    </div>
  );
}
