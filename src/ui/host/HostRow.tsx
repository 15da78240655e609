/** Rows of the host summary: a label, and beside it a field that can be changed at once or that opens the settings. */
import { useId } from "react";
import type { PolicyText } from "../../i18n/policies/texts.ts";
import { Icon } from "../shared/Icon.tsx";
import { useActions } from "../shared/useApp.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";

const ROW = "grid min-h-7 grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-x-2 text-xs";
const FIELD =
  "h-7 w-full cursor-pointer truncate rounded-md border border-line bg-panel px-2 text-left text-ink hover:border-line-strong hover:bg-sunken";

export interface HostValueProps {
  readonly label: string;
  readonly value: string;
  readonly title?: string;
  /** Figures are set in the monospaced face. */
  readonly isFigure?: boolean;
}

/** A value as a button that opens the host settings. */
export function HostValue({ label, value, title, isFigure = true }: HostValueProps) {
  const { host } = usePanelText();
  const actions = useActions();
  return (
    <div className={ROW}>
      <span className="leading-tight text-soft">{label}</span>
      <button
        type="button"
        aria-label={host.change(label, value)}
        title={title ?? value}
        onClick={() => actions.openDialog("hostSettings")}
        className={`${FIELD} ${isFigure ? "font-mono" : ""}`}
      >
        {value}
      </button>
    </div>
  );
}

export interface HostPolicyProps {
  readonly label: string;
  readonly value: string;
  readonly policies: readonly { readonly id: string }[];
  readonly texts: Readonly<Record<string, PolicyText | undefined>>;
  readonly onChange: (id: string) => void;
}

/** A policy as a list to choose from. */
export function HostPolicy({ label, value, policies, texts, onChange }: HostPolicyProps) {
  const id = useId();
  return (
    <div className={ROW}>
      <label htmlFor={id} className="leading-tight text-soft">
        {label}
      </label>
      <span className="relative">
        <select
          id={id}
          value={value}
          title={texts[value]?.help}
          onChange={(event) => onChange(event.target.value)}
          className={`${FIELD} appearance-none pr-5`}
        >
          {policies.map((policy) => (
            <option key={policy.id} value={policy.id}>
              {texts[policy.id]?.name ?? policy.id}
            </option>
          ))}
        </select>
        <Icon name="chevronDown" className="pointer-events-none absolute top-2 right-1.5 size-3 text-soft" />
      </span>
    </div>
  );
}
