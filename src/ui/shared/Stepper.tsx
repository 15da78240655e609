/**
 * A number that is changed where it acts: a step down, the number with its label, a step up. Each step takes effect at
 * once; a press on the number lets one be typed. One stop of the Tab key: arrows step, Enter types.
 */
import { useRef, useState, type KeyboardEvent } from "react";

export interface StepperProps {
  /** One word before the number. */
  readonly label: string;
  /** Said in full by screen readers and on hover. */
  readonly name: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** What one press adds. */
  readonly step?: number;
  /** The number as it is shown, with its unit. */
  readonly show: (value: number) => string;
  /** What was typed, as a value; null: no number. */
  readonly read: (typed: string) => number | null;
  readonly less: string;
  readonly more: string;
  readonly onChange: (value: number) => void;
  readonly className?: string;
}

const END =
  "grid w-6 shrink-0 cursor-pointer place-items-center text-soft enabled:hover:text-ink enabled:hover:bg-sunken disabled:cursor-default disabled:opacity-40 max-md:w-9";

export function Stepper(props: StepperProps) {
  const { label, name, value, min, max, step = 1, show, read, less, more, onChange, className = "" } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const middle = useRef<HTMLSpanElement>(null);
  const change = (next: number) => {
    const bounded = Math.min(max, Math.max(min, next));
    if (bounded !== value) onChange(bounded);
  };
  const accept = () => {
    const next = typed === null ? null : read(typed);
    setTyped(null);
    if (next !== null) change(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: step, ArrowDown: -step, PageUp: 0, PageDown: 0 }[event.key];
    if (by) {
      event.preventDefault();
      event.stopPropagation();
      change(value + by);
    }
    if (event.key !== "Enter") return;
    event.preventDefault();
    setTyped("");
  };
  return (
    <div
      role="group"
      aria-label={name}
      title={name}
      className={`flex h-7 shrink-0 overflow-hidden rounded-md border border-line text-xs whitespace-nowrap max-md:h-8 ${className}`}
    >
      <button
        type="button"
        tabIndex={-1}
        aria-label={`${name}: ${less}`}
        disabled={value <= min}
        onClick={() => change(value - step)}
        className={END}
      >
        −
      </button>
      {typed === null ? (
        <span
          ref={middle}
          role="spinbutton"
          tabIndex={0}
          aria-label={name}
          aria-valuenow={value}
          aria-valuemin={min}
          aria-valuemax={max}
          aria-valuetext={show(value)}
          onClick={() => setTyped("")}
          onKeyDown={onKeyDown}
          className="flex cursor-text items-center gap-1.5 border-x border-line px-2 -outline-offset-2"
        >
          <span className="text-soft">{label}</span>
          <b className="font-semibold text-ink tabular-nums">{show(value)}</b>
        </span>
      ) : (
        <input
          // It stands where the person has pressed in order to type.
          ref={(field) => field?.focus()}
          aria-label={name}
          inputMode="decimal"
          placeholder={show(value)}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={accept}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === "Enter") accept();
            if (event.key === "Escape") setTyped(null);
          }}
          className="w-20 border-x border-line bg-panel px-2 text-ink tabular-nums -outline-offset-2"
        />
      )}
      <button
        type="button"
        tabIndex={-1}
        aria-label={`${name}: ${more}`}
        disabled={value >= max}
        onClick={() => change(value + step)}
        className={END}
      >
        +
      </button>
    </div>
  );
}
