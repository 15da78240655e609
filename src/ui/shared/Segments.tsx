/** One of a few views, in a panel's heading. */
export interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly text: string; readonly title?: string }[];
  readonly onChange: (value: Value) => void;
}

export function Segments<Value extends string>({ label, value, choices, onChange }: SegmentsProps<Value>) {
  return (
    <div role="group" aria-label={label} className="flex h-7 shrink-0 rounded-md bg-sunken p-0.5 max-md:h-8">
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          title={choice.title}
          aria-pressed={value === choice.value}
          onClick={() => onChange(choice.value)}
          className={`cursor-pointer rounded px-1.75 text-xs whitespace-nowrap ${
            value === choice.value ? "bg-panel font-medium text-ink shadow-panel" : "text-soft hover:text-ink"
          }`}
        >
          {choice.text}
        </button>
      ))}
    </div>
  );
}
