/** An answer that is a number: a moment or a length of time in the unit of the scenario, or how many there are of something. */
import { useState } from "react";
import { TYPED_ID } from "./ids.ts";

export interface TypedAnswerProps {
  readonly unit: string;
  /** Ticks in one of the unit; 1 where nothing smaller is counted. */
  readonly scale: number;
  readonly label: string;
  /** A moment, before which stands `t =`. */
  readonly isMoment: boolean;
  /** In ticks, or as typed; null: it is no number yet. */
  onChange(answer: number | null): void;
  onEnter(): void;
}

export function TypedAnswer({ unit, scale, label, isMoment, onChange, onEnter }: TypedAnswerProps) {
  const [typed, setTyped] = useState("");
  const take = (text: string) => {
    setTyped(text);
    const value = Number(text.trim().replace(",", "."));
    const ticks = Math.round(value * scale);
    onChange(text.trim() === "" || !Number.isSafeInteger(ticks) || ticks < 0 ? null : ticks);
  };
  return (
    <div className="flex items-center gap-2 text-body">
      <label htmlFor={TYPED_ID} className="shrink-0 text-soft">
        {isMoment ? "t =" : label}
        {isMoment && <span className="sr-only"> ({label})</span>}
      </label>
      <input
        id={TYPED_ID}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={typed}
        onChange={(event) => take(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.stopPropagation();
          onEnter();
        }}
        className="h-9 w-24 min-w-0 rounded-lg border border-line-strong bg-panel px-2.5 text-right font-semibold tabular-nums max-md:h-11"
      />
      <span className="text-soft">{unit}</span>
    </div>
  );
}
