/** Fields that choose among a few things: a drop-down list, radio buttons with their sentences, a check box. */
import { useId } from "react";
import { CONTROL, Field, type FieldProps } from "./Field.tsx";

/** One thing to choose; `sentence` explains it. */
export interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly sentence?: string;
}

interface ChoiceProps<Id extends string> {
  readonly value: Id;
  readonly choices: readonly Choice<Id>[];
  readonly onChange: (value: Id) => void;
}

/** A drop-down list. The sentence of the chosen entry stands below it. */
export function SelectField<Id extends string>(props: FieldProps & ChoiceProps<Id>) {
  const { value, choices, onChange, onBlur, ...field } = props;
  const chosen = choices.find((choice) => choice.id === value);
  return (
    <Field {...field} hint={field.hint ?? chosen?.sentence}>
      {(control) => (
        <select
          {...control}
          className={CONTROL}
          value={value}
          onBlur={onBlur}
          onChange={(event) => {
            const choice = choices.find((candidate) => candidate.id === event.target.value);
            if (choice) onChange(choice.id);
          }}
        >
          {choices.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Radio buttons as a list of cards, each with its sentence. */
export function RadioField<Id extends string>(
  props: ChoiceProps<Id> & { readonly legend: string; readonly columns?: 1 | 2 | 3 },
) {
  const { legend, value, choices, onChange, columns = 2 } = props;
  const name = useId();
  const grid = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-2 lg:grid-cols-3" }[columns];
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-xs font-medium text-soft">{legend}</legend>
      <div className={`grid gap-2 ${grid}`}>
        {choices.map(({ id, label, sentence }) => (
          <label
            key={id}
            className="flex cursor-pointer gap-2.5 rounded-lg border border-line px-3 py-2 hover:border-line-strong has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={id}
              checked={id === value}
              onChange={() => onChange(id)}
              className="mt-0.5 size-4 shrink-0 accent-(--accent) outline-none"
            />
            <span className="min-w-0">
              <span className="block font-medium">{label}</span>
              {sentence && <span className="block text-xs text-soft">{sentence}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function CheckboxField(props: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isChecked: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly className?: string;
}) {
  const { label, hint, isChecked, isDisabled = false, onChange, className = "" } = props;
  const id = useId();
  return (
    <div className={`flex gap-2.5 ${isDisabled ? "text-soft" : ""} ${className}`}>
      <input
        id={id}
        type="checkbox"
        checked={isChecked}
        disabled={isDisabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-(--accent)"
      />
      <div className="min-w-0">
        <label htmlFor={id}>{label}</label>
        {hint && (
          <p id={`${id}-hint`} className="text-xs text-soft">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
