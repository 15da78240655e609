/** What is chosen above the table: policy, timeslice, preemption, pCPUs, and what the priority numbers mean. */
import { RANGES } from "../../../codec/limits.ts";
import { CONVENTION_CHOICES } from "../../../model/rules.ts";
import { cpuPolicies } from "../../../vmm/cpu/policies.ts";
import { Button } from "../../shared/Button.tsx";
import { useDialogText } from "../useDialogText.ts";
import { CheckboxField, SelectField } from "../form/choices.tsx";
import { CONTROL, Field } from "../form/Field.tsx";
import { NumberField } from "../form/TextField.tsx";
import type { IssueDisplay } from "../form/useIssues.ts";
import { quickParams, type Edit, type JobsDraft } from "./jobsDraft.ts";

export interface RunChoicesProps {
  readonly draft: JobsDraft;
  readonly edit: (edit: Edit) => void;
  readonly issues: IssueDisplay;
}

export function RunChoices({ draft, edit, issues }: RunChoicesProps) {
  const { jobs: t, terms } = useDialogText();
  const order = terms.convention.priorityOrder;
  const { hostPcpus } = draft;
  const isOther = draft.pcpus !== String(hostPcpus);
  return (
    <div className="mb-5">
      <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-6">
        <SelectField
          className="col-span-2"
          label={t.policy}
          value={draft.policy}
          choices={cpuPolicies.map(({ id }) => ({ id, label: terms.cpuPolicy[id]?.name ?? id }))}
          onChange={(policy) => edit({ kind: "choose", choice: { policy } })}
        />
        {quickParams(draft.policy).map((spec) => {
          const value = draft.params[draft.policy]?.[spec.id] ?? "";
          const label = terms.cpuPolicy[draft.policy]?.params[spec.id]?.label ?? spec.id;
          const change = (next: string | boolean) => edit({ kind: "param", id: spec.id, value: next });
          return spec.type === "flag" ? (
            <CheckboxField key={spec.id} className="mt-7" label={label} isChecked={value === true} onChange={change} />
          ) : (
            <Field key={`${draft.policy}.${spec.id}`} label={label} {...issues.field(`params.${spec.id}`)}>
              {(control) => (
                <input
                  {...control}
                  className={CONTROL}
                  inputMode={spec.type === "integer" ? "decimal" : "text"}
                  value={String(value)}
                  autoComplete="off"
                  onChange={(event) => change(event.target.value)}
                  onBlur={issues.field(`params.${spec.id}`).onBlur}
                />
              )}
            </Field>
          );
        })}
        <NumberField
          label={t.pcpus}
          value={draft.pcpus}
          min={RANGES.pcpus.min}
          max={RANGES.pcpus.max}
          onChange={(pcpus) => edit({ kind: "choose", choice: { pcpus } })}
          {...issues.field("pcpus")}
        />
        <Field label={t.switchCost} {...issues.field("switchCost")}>
          {(control) => (
            <input
              {...control}
              className={CONTROL}
              inputMode="decimal"
              value={draft.switchCost}
              autoComplete="off"
              onChange={(event) => edit({ kind: "choose", choice: { switchCost: event.target.value } })}
              onBlur={issues.field("switchCost").onBlur}
            />
          )}
        </Field>
        <SelectField
          className={`col-span-2 ${quickParams(draft.policy).length > 0 ? "" : "sm:col-span-3"}`}
          label={order.label}
          value={draft.priorityOrder}
          hint=""
          choices={CONVENTION_CHOICES.priorityOrder.map((id) => ({ id, label: order.choices[id].label }))}
          onChange={(priorityOrder) => edit({ kind: "choose", choice: { priorityOrder } })}
        />
      </div>
      {isOther && (
        <p className="mt-1.5 flex flex-wrap items-center gap-x-2 text-xs text-soft">
          {draft.chosen.includes("pcpus") ? t.hostHas(hostPcpus) : t.hostKeeps(hostPcpus)}
          <Button
            look="link"
            size="small"
            onClick={() => edit({ kind: "choose", choice: { pcpus: String(hostPcpus) } })}
          >
            {t.asHost(hostPcpus)}
          </Button>
        </p>
      )}
    </div>
  );
}
