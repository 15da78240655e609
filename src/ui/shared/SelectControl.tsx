/** A choice in the heading of a panel: the word chosen and a chevron, before it one that says what is chosen. */
import { Icon } from "./Icon.tsx";

export interface SelectControlProps {
  /** Read aloud, and on hover with `help`. */
  readonly name: string;
  /** A quiet word before the choice. */
  readonly prefix?: string;
  readonly help?: string | undefined;
  readonly value: string;
  readonly choices: readonly { readonly id: string; readonly text: string }[];
  readonly onChange: (id: string) => void;
  readonly className?: string;
}

export function SelectControl({ name, prefix, help, value, choices, onChange, className = "" }: SelectControlProps) {
  return (
    <label
      title={help ? `${name}: ${help}` : name}
      className={`relative flex h-7 min-w-20 shrink items-center @max-[23.5rem]/panel:min-w-16 rounded-md border border-line text-xs hover:border-line-strong max-md:h-8 ${className}`}
    >
      {prefix && <span className="shrink-0 pl-2 text-soft @max-[46rem]/panel:hidden">{prefix}</span>}
      <select
        aria-label={name}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-full min-w-0 field-sizing-content cursor-pointer max-md:h-11 appearance-none truncate rounded-md bg-transparent pr-6 pl-2 font-semibold text-ink -outline-offset-2"
      >
        {choices.map(({ id, text }) => (
          <option key={id} value={id} className="bg-panel font-normal">
            {text}
          </option>
        ))}
      </select>
      <Icon name="chevronDown" className="pointer-events-none absolute right-2 size-3 text-soft" />
    </label>
  );
}
