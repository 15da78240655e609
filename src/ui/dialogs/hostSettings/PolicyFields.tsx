/** The form of a policy: which one, and its parameters, made from what the policy says of itself. */
import type { ParamSpec, PolicyDescription } from "../../../model/params.ts";
import type { PolicyText } from "../../../i18n/messages/settingTerms.ts";
import { useDialogText } from "../useDialogText.ts";
import { CheckboxField, SelectField } from "../form/choices.tsx";
import { NumberField, TextField } from "../form/TextField.tsx";
import type { IssueDisplay } from "../form/useIssues.ts";
import { useTickUnit } from "../form/useTickUnit.ts";
import type { TypedParam, PolicyDraft } from "./hostDraft.ts";

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
  const setParam = (id: string, text: TypedParam) =>
    onChange({
      ...value,
      params: { ...value.params, [value.policy]: { ...value.params[value.policy], [id]: text } },
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
        <ParamField
          key={`${chosen.id}.${spec.id}`}
          spec={spec}
          value={value.params[value.policy]?.[spec.id] ?? ""}
          onChange={(text) => setParam(spec.id, text)}
          issue={issues.field(`${path}.params.${spec.id}`)}
        />
      ))}
    </div>
  );
}

interface ParamFieldProps {
  readonly spec: ParamSpec;
  readonly value: TypedParam;
  readonly onChange: (value: TypedParam) => void;
  readonly issue: ReturnType<IssueDisplay["field"]>;
}

function ParamField({ spec, value, onChange, issue }: ParamFieldProps) {
  const { terms } = useDialogText();
  const tickUnit = useTickUnit();
  const text = terms.param[spec.id];
  const label = text?.label ?? spec.id;
  switch (spec.type) {
    case "flag":
      return (
        <CheckboxField
          className="self-center"
          label={label}
          hint={text?.help}
          isChecked={value === true}
          onChange={onChange}
        />
      );
    case "choice":
      return (
        <SelectField
          label={label}
          hint={text?.help}
          value={String(value)}
          choices={spec.choices.map((id) => ({ id, label: text?.choices?.[id] ?? id }))}
          onChange={onChange}
          {...issue}
        />
      );
    case "integer":
      return (
        <NumberField
          label={label}
          hint={text?.help}
          value={String(value)}
          min={spec.min}
          max={spec.max}
          unit={spec.unit === "ticks" ? tickUnit : terms.paramUnit[spec.unit]}
          onChange={onChange}
          {...issue}
        />
      );
    case "integers":
      return <TextField label={label} hint={text?.help} value={String(value)} onChange={onChange} {...issue} />;
  }
}
