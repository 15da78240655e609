/** A size: a number and its unit. Changing the unit keeps the number as typed, as a person would expect of a ruler. */
import type { ByteUnit } from "../../../i18n/byteText.ts";
import { useDialogText } from "../useDialogText.ts";
import { CONTROL, Field, type FieldProps } from "./Field.tsx";
import { SIZE_UNITS } from "./numberText.ts";

/** A size as typed. */
export interface SizeText {
  readonly text: string;
  readonly unit: ByteUnit;
}

export interface SizeFieldProps extends FieldProps {
  readonly value: SizeText;
  readonly onChange: (value: SizeText) => void;
}

export function SizeField({ value, onChange, onBlur, ...field }: SizeFieldProps) {
  const t = useDialogText().dialogs.form;
  return (
    <Field {...field}>
      {(control) => (
        <span className="flex">
          <input
            {...control}
            className={`${CONTROL} rounded-r-none`}
            inputMode="decimal"
            value={value.text}
            autoComplete="off"
            onChange={(event) => onChange({ ...value, text: event.target.value })}
            onBlur={onBlur}
          />
          <select
            aria-label={t.unitOf(field.label)}
            className={`${CONTROL} w-20! shrink-0 rounded-l-none border-l-0`}
            value={value.unit}
            onChange={(event) => {
              const unit = SIZE_UNITS.find((candidate) => candidate === event.target.value);
              if (unit) onChange({ ...value, unit });
            }}
          >
            {SIZE_UNITS.map((unit) => (
              <option key={unit}>{unit}</option>
            ))}
          </select>
        </span>
      )}
    </Field>
  );
}
