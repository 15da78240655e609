/** A line of text, and a number typed as text: what is typed stays as typed, the form says what is wrong with it. */
import type { KeyboardEvent } from "react";
import { CONTROL, Field, type FieldProps } from "./Field.tsx";
import { readWhole } from "./numberText.ts";

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
}

export function TextField({ value, onChange, placeholder, onBlur, ...field }: TextFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          className={CONTROL}
          value={value}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
        />
      )}
    </Field>
  );
}

export interface NumberFieldProps extends TextFieldProps {
  readonly min: number;
  readonly max: number;
  /** What stands behind the number, such as `ticks`. */
  readonly unit?: string;
}

/** A whole number. Up and Down count, and stop at the ends of the range. */
export function NumberField({ value, onChange, onBlur, placeholder, min, max, unit, ...field }: NumberFieldProps) {
  const step = (event: KeyboardEvent) => {
    const by = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    const current = readWhole(value, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    if (by === 0 || !current.ok) return;
    event.preventDefault();
    onChange(String(Math.min(max, Math.max(min, current.value + by))));
  };
  return (
    <Field {...field}>
      {(control) => (
        <span className="flex items-center gap-2">
          <input
            {...control}
            className={CONTROL}
            inputMode="numeric"
            value={value}
            placeholder={placeholder}
            autoComplete="off"
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={step}
            onBlur={onBlur}
          />
          {unit && <span className="shrink-0 text-xs text-soft">{unit}</span>}
        </span>
      )}
    </Field>
  );
}
