/** What is asked of one host among several: its name, its size, and which policies share it out. */
import { RANGES } from "../../../codec/limits.ts";
import { hostsForm } from "../../../i18n/messages/hostsForm.ts";
import type { PolicyText } from "../../../i18n/policies/texts.ts";
import type { PolicyDescription } from "../../../model/params.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { isolated } from "../../../trace/isolated.ts";
import { cpuPolicies } from "../../../vmm/cpu/policies.ts";
import { memoryPolicies } from "../../../vmm/memory/policies.ts";
import { IconButton } from "../../shared/IconButton.tsx";
import { useApp } from "../../shared/useApp.ts";
import { SelectField } from "../form/choices.tsx";
import { NumberField, TextField } from "../form/TextField.tsx";
import type { IssueDisplay } from "../form/useIssues.ts";
import { useDialogText } from "../useDialogText.ts";
import type { HostRow } from "./hostsDraft.ts";

export interface HostFieldsProps {
  readonly row: HostRow;
  /** What it is called, and would be called without a name of its own. */
  readonly name: string;
  readonly placeholder: string;
  /** Names of those that begin there. */
  readonly machines: readonly string[];
  readonly issues: IssueDisplay;
  readonly change: (part: Partial<HostRow>) => void;
  /** Null: there are as many hosts as there can be, or no other one. */
  readonly duplicate: (() => void) | null;
  readonly remove: (() => void) | null;
}

export function HostFields(props: HostFieldsProps) {
  const { row, name, placeholder, machines, issues, change, duplicate, remove } = props;
  const { terms } = useDialogText();
  const t = hostsForm[useApp(selectLanguage)];
  const path = `hosts.${row.key}`;
  return (
    <li className="rounded-lg border border-line p-3">
      <fieldset className="min-w-0">
        <legend className="sr-only">{name}</legend>
        <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_7rem_8rem_auto]">
          <TextField
            label={t.name}
            value={row.name}
            placeholder={placeholder}
            onChange={(next) => change({ name: next })}
            {...issues.field(`${path}.name`)}
          />
          <NumberField
            label={t.pcpus}
            value={row.pcpus}
            {...RANGES.pcpus}
            onChange={(pcpus) => change({ pcpus })}
            {...issues.field(`${path}.pcpus`)}
          />
          <NumberField
            label={t.frames}
            value={row.frames}
            {...RANGES.frames}
            onChange={(frames) => change({ frames })}
            {...issues.field(`${path}.frames`)}
          />
          <div className="flex items-end gap-1 pb-0.5 max-sm:justify-end">
            {duplicate && (
              <IconButton icon="copy" label={t.duplicate(isolated(name))} look="quiet" onClick={duplicate} />
            )}
            {remove && <IconButton icon="remove" label={t.remove(isolated(name))} look="quiet" onClick={remove} />}
          </div>
        </div>
        <div className="mt-3 grid gap-3 sm:grid-cols-3">
          <SelectField
            label={t.scheduler}
            value={row.scheduler}
            choices={choicesOf(cpuPolicies, terms.cpuPolicy)}
            onChange={(scheduler) => change({ scheduler })}
          />
          <SelectField
            label={t.replacement}
            value={row.replacement}
            choices={choicesOf(memoryPolicies, terms.memoryPolicy)}
            onChange={(replacement) => change({ replacement })}
          />
          <SelectField
            label={t.pool}
            value={row.hasLocalPool ? "local" : "shared"}
            choices={(["shared", "local"] as const).map((id) => ({ id, label: t.pools[id] }))}
            onChange={(id) => change({ hasLocalPool: id === "local" })}
          />
        </div>
        <p className="mt-2 text-xs text-soft">{t.machines(machines.map(isolated))}</p>
      </fieldset>
    </li>
  );
}

function choicesOf(
  policies: readonly PolicyDescription[],
  texts: Readonly<Record<string, PolicyText | undefined>>,
): { readonly id: string; readonly label: string }[] {
  return policies.map(({ id }) => ({ id, label: texts[id]?.name ?? id }));
}
