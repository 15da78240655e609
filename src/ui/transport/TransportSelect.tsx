/** A native list of few choices, as wide as its widest, so that choosing moves nothing. */
import { Icon } from "../shared/Icon.tsx";

export interface TransportSelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
}

export function TransportSelect({ label, value, options, onChoose }: TransportSelectProps) {
  return (
    <span className="relative inline-flex min-w-0">
      <select
        aria-label={label}
        title={label}
        value={value}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
        className="h-11 w-full cursor-pointer appearance-none truncate rounded-lg border border-line bg-panel pr-4 pl-2 text-xs font-medium text-ink tabular-nums hover:border-line-strong md:h-8 md:pr-6 md:pl-2.5 md:text-body"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon
        name="chevronDown"
        className="pointer-events-none absolute top-1/2 right-1 size-3 md:right-1.5 -translate-y-1/2 text-soft"
      />
    </span>
  );
}
