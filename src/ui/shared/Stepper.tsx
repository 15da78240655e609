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
  "grid w-6 shrink-0 cursor-pointer place-items-center text-soft enabled:hover:text-ink enabled:hover:bg-sunken disabled:cursor-default disabled:opacity-40 max-md:w-9 @max-[22rem]/panel:w-8 max-md:relative max-md:after:absolute max-md:after:-inset-x-1 max-md:after:-inset-y-1.5";

export function Stepper(props: StepperProps) {
  const { label, name, value, min, max, step = 1, show, read, less, more, onChange, className = "" } = props;
  const [typed, setTyped] = useState<string | null>(null);
  // Begun by a key, the typing gives the focus back to the number; begun with the mouse, the keys to the page.
  const isByKey = useRef(false);
  const returnsFocus = useRef(false);
  const isTyping = useRef(false);
  const change = (next: number) => {
    const bounded = Math.min(max, Math.max(min, next));
    if (bounded !== value) onChange(bounded);
  };
  const begin = (byKey: boolean) => {
    isTyping.current = true;
    isByKey.current = byKey;
    setTyped("");
  };
  // A field that goes away may be left once more by that.
  const finish = (isTaken: boolean, isFocusHere: boolean) => {
    if (!isTyping.current) return;
    isTyping.current = false;
    returnsFocus.current = isFocusHere && isByKey.current;
    const next = isTaken && typed !== null ? read(typed) : null;
    setTyped(null);
    if (next !== null) change(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: step, ArrowDown: -step }[event.key];
    if (by) {
      event.preventDefault();
      event.stopPropagation();
      change(value + by);
    }
    if (event.key !== "Enter") return;
    event.preventDefault();
    begin(true);
  };
  return (
    <div
      role="group"
      aria-label={name}
      title={name}
      className={`flex h-7 shrink-0 rounded-md md:overflow-hidden border border-line text-xs whitespace-nowrap max-md:h-8 ${className}`}
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
          ref={(number) => {
            if (number && returnsFocus.current) number.focus();
            returnsFocus.current = false;
          }}
          role="spinbutton"
          tabIndex={0}
          aria-label={name}
          aria-valuenow={value}
          aria-valuemin={min}
          aria-valuemax={max}
          aria-valuetext={show(value)}
          onClick={() => begin(false)}
          onKeyDown={onKeyDown}
          className="flex cursor-text items-center gap-1.5 border-x border-line px-2 -outline-offset-2"
        >
          <span className="text-soft @max-[25rem]/panel:hidden">{label}</span>
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
          onBlur={() => finish(true, false)}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === "Enter") finish(true, true);
            if (event.key === "Escape") finish(false, true);
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
