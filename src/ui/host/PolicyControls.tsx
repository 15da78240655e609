/** A policy of the host and the first number it has, both changed at once; a list of numbers opens its field in the settings. */
import type { PolicyText } from "../../i18n/policies/texts.ts";
import { withDefaults, type IntegerParam, type ParamSpec, type PolicyDescription } from "../../model/params.ts";
import type { PolicyChoice } from "../../model/scenario.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { Lockable } from "../shared/Lockable.tsx";
import { SelectControl } from "../shared/SelectControl.tsx";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { useActions } from "../shared/useApp.ts";
import { choosePolicy } from "../shared/host/choosePolicy.ts";
import { HostStepper } from "./HostStepper.tsx";
import { paramText } from "../shared/text/paramText.ts";

export interface PolicyControlsProps {
  readonly name: string;
  readonly prefix?: string;
  /** Its path in the host, which is also that of its field in the settings. */
  readonly path: "scheduler" | "replacement";
  readonly policies: readonly PolicyDescription[];
  readonly texts: Readonly<Record<string, PolicyText | undefined>>;
  readonly value: PolicyChoice;
  readonly ticksPerUnit?: number | undefined;
  /** By the names that fit a chip. */
  readonly isShort?: boolean;
  readonly onChange: (choice: PolicyChoice) => void;
}

const POLICY = ["policy"] as const;
const SIZES = ["sizes"] as const;

const isNumber = (spec: ParamSpec): spec is IntegerParam => spec.type === "integer";

export function PolicyControls(props: PolicyControlsProps) {
  const { name, prefix, path, policies, texts, value, ticksPerUnit, isShort = false, onChange } = props;
  const policy = policies.find(({ id }) => id === value.policy);
  const text = texts[value.policy];
  // The number that makes the policy what it is comes first in its description.
  const [first] = policy?.params ?? [];
  const values = withDefaults(policy?.params ?? [], value.params);
  const number = first && isNumber(first) && first.unit === "ticks" ? first : null;
  return (
    <>
      <Lockable of={POLICY}>
        <SelectControl
          name={name}
          {...(prefix ? { prefix } : {})}
          help={text?.help}
          value={value.policy}
          choices={policies.map(({ id }) => ({ id, text: (isShort ? texts[id]?.short : texts[id]?.name) ?? id }))}
          onChange={(id) => {
            const chosen = choosePolicy(policies, id, value, ticksPerUnit);
            if (chosen) onChange(chosen);
          }}
          className="max-w-62"
        />
      </Lockable>
      <Lockable of={SIZES}>
        {number && (
          <HostStepper
            label={text?.params[number.id]?.short ?? text?.params[number.id]?.label ?? number.id}
            name={text?.params[number.id]?.label ?? number.id}
            value={Number(values[number.id])}
            unit={number.unit}
            min={number.min}
            max={number.max}
            onChange={(next) => onChange({ ...value, params: { ...value.params, [number.id]: next } })}
          />
        )}
        {first?.type === "integers" && (
          <ListButton path={`${path}.params.${first.id}`} spec={first} value={values[first.id] ?? []} text={text} />
        )}
      </Lockable>
    </>
  );
}

interface ListButtonProps {
  readonly path: string;
  readonly spec: ParamSpec;
  readonly value: Parameters<typeof paramText>[1];
  readonly text: PolicyText | undefined;
}

/** Where the heading is narrow there is room for no list; it is behind the dots, and of a rule on its chip. */
function ListButton({ path, spec, value, text }: ListButtonProps) {
  const { host: t, terms } = usePanelText();
  const { openDialog } = useActions();
  const unit = useTimeUnit();
  const words = text?.params[spec.id];
  const label = words?.short ?? words?.label ?? spec.id;
  const shown = paramText(spec, value, words, terms, unit);
  return (
    <button
      type="button"
      title={words?.help}
      aria-label={t.change(label, shown)}
      onClick={() => openDialog("hostSettings", { field: path })}
      className="flex h-7 min-w-0 shrink cursor-pointer items-center gap-1.5 rounded-md border border-line px-2 text-xs hover:border-line-strong @max-[64rem]/panel:hidden"
    >
      <span className="truncate text-soft">{label}</span>
      <b className="max-w-24 truncate font-semibold text-ink tabular-nums">{shown}</b>
    </button>
  );
}
