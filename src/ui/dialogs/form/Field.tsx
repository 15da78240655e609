/**
 * The part every form field shares: a label, a hint, and the error in place, tied to the control for screen readers.
 * The control itself is made by the caller from the attributes it is handed.
 */
import { useId, type ReactNode } from "react";

/** Attributes a control needs to be tied to its label, hint and error. */
export interface ControlAttributes {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean | undefined;
}

/** What all fields take. `error` is undefined while there is nothing to complain about, or not yet. */
export interface FieldProps {
  readonly label: string;
  /** What the field is about, for links from elsewhere to it. */
  readonly path?: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly onBlur?: () => void;
  readonly className?: string;
  /** The label is read aloud but not shown: in rows of a table that has headings. */
  readonly isLabelHidden?: boolean;
}

export const CONTROL =
  "h-9 w-full min-w-0 rounded-md border border-line-strong bg-panel px-2.5 text-base text-ink placeholder:text-faint " +
  "aria-invalid:border-fault aria-invalid:bg-fault-soft disabled:bg-sunken disabled:text-faint sm:text-sm";

/** An error text with a sign before it, so that colour does not stand alone. */
export function ErrorText({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  return (
    <p id={id} className="mt-1 flex gap-1.5 text-xs text-fault">
      <svg viewBox="0 0 16 16" aria-hidden className="mt-px size-3.5 shrink-0 fill-current">
        <path d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-.9 3.2h1.8l-.2 4.9H7.3zM8 12a1 1 0 1 1 0-2 1 1 0 0 1 0 2Z" />
      </svg>
      <span className="min-w-0 break-words">{children}</span>
    </p>
  );
}

export function Field(props: FieldProps & { readonly children: (control: ControlAttributes) => ReactNode }) {
  const { label, path, hint, error, className = "", isLabelHidden = false, children } = props;
  const id = useId();
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div data-field={path} className={`min-w-0 ${className}`}>
      <label htmlFor={id} className={isLabelHidden ? "sr-only" : "mb-1 block text-xs font-medium text-soft"}>
        {label}
      </label>
      {children({ id, "aria-describedby": describedBy || undefined, "aria-invalid": error ? true : undefined })}
      {error && <ErrorText id={`${id}-error`}>{error}</ErrorText>}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-xs text-soft">
          {hint}
        </p>
      )}
    </div>
  );
}
