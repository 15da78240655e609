/**
 * Several machines at once: weight, cap, priority and vCPUs for the whole run, and copies of each. What is left empty stays as
 * it is. One step of undo.
 */
import { useEffect, useState } from "react";
import { MOST, RANGES } from "../../../codec/limits.ts";
import { validateScenario } from "../../../codec/scenario/validate.ts";
import type { Problem } from "../../../model/problems.ts";
import { selectWhole } from "../../../store/selectors.ts";
import { Button } from "../../shared/Button.tsx";
import { useAppView } from "../../shared/useApp.ts";
import { useRun, useRunActions, useRunApi } from "../../shared/useRun.ts";
import { DialogFrame } from "../DialogFrame.tsx";
import { ErrorText } from "../form/Field.tsx";
import { issueError, problemText } from "../form/issueText.ts";
import { readWhole } from "../form/numberText.ts";
import { NumberField } from "../form/TextField.tsx";
import { useIssues } from "../form/useIssues.ts";
import { useDialogText } from "../useDialogText.ts";
import { MANY_FIELDS, presentValues, withManyEdited, type ManyEdit } from "./editedMany.ts";
import { definitionOf, type Definition } from "./editedScenario.ts";

type FieldId = (typeof MANY_FIELDS)[number] | "copies";

/** A cap of 0 is none. */
const LIMITS: Readonly<Record<FieldId, { readonly min: number; readonly max: number }>> = {
  weight: RANGES.weight,
  cap: { min: 0, max: RANGES.cap.max },
  priority: RANGES.priority,
  vcpus: RANGES.vcpus,
  copies: { min: 0, max: MOST.machines - 1 },
};
const NOTHING: Readonly<Record<FieldId, string>> = { weight: "", cap: "", priority: "", vcpus: "", copies: "" };
const FIELDS: readonly FieldId[] = [...MANY_FIELDS, "copies"];

export function EditManyDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useAppView();
  const run = useRunApi();
  const [definitions] = useState(() => {
    const { vms = [] } = app.getState().dialogAbout;
    const { whole: scenario, trace } = run.getState();
    return trace ? vms.flatMap((vm) => definitionOf(scenario, trace.info, vm) ?? []) : [];
  });
  const isEmpty = definitions.length === 0;
  useEffect(() => {
    if (isEmpty) onClose();
  }, [isEmpty, onClose]);
  return isEmpty ? null : <ManyForm definitions={definitions} onClose={onClose} />;
}

interface ManyFormProps {
  readonly definitions: readonly Definition[];
  readonly onClose: () => void;
}

function ManyForm({ definitions, onClose }: ManyFormProps) {
  const text = useDialogText();
  const { dialogs, terms } = text;
  const t = dialogs.editMany;
  const app = useAppView();
  const run = useRunApi();
  const actions = useRunActions();
  const scenario = useRun(selectWhole);
  const [typed, setTyped] = useState(NOTHING);
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  const [first] = useState(() => app.getState().dialogAbout.field);
  const read = FIELDS.map((id) => {
    const { min, max } = LIMITS[id];
    return { id, value: typed[id].trim() === "" ? null : readWhole(typed[id], min, max) };
  });
  const issues = useIssues(
    read.flatMap(({ id, value }) =>
      value && !value.ok ? [issueError(text, { path: id, kind: "number", issue: value.issue, unit: "count" })] : [],
    ),
  );
  const isChanged = FIELDS.some((id) => typed[id].trim() !== "");

  const submit = () => {
    if (!issues.accept()) return;
    const given = Object.fromEntries(read.flatMap(({ id, value }) => (value?.ok ? [[id, value.value]] : [])));
    const { copies = 0, ...edit }: ManyEdit & { copies?: number } = given;
    if (!isChanged) return onClose();
    const next = validateScenario(withManyEdited(scenario, definitions, edit, copies));
    if (!next.ok) return setRefused(next.problems);
    const at = { time: Math.floor(run.getState().cursor.time), step: Infinity };
    actions.openScenario(next.value, at, { isChange: true });
    onClose();
  };

  const present = (id: FieldId): string => {
    const values = id === "copies" ? null : presentValues(definitions, id);
    if (!values) return id === "copies" ? "0" : t.unsaid;
    const [least, most] = [terms.number(values.least), terms.number(values.most)];
    return least === most ? least : t.between(least, most);
  };
  const label: Readonly<Record<FieldId, string>> = {
    weight: dialogs.newMachine.settings.weight.label,
    cap: dialogs.newMachine.settings.cap.label,
    priority: dialogs.newMachine.settings.priority.label,
    vcpus: dialogs.newMachine.settings.vcpus.label,
    copies: t.copies,
  };
  return (
    <DialogFrame
      title={t.title(definitions.length)}
      description={t.description}
      size="small"
      isDirty={isChanged}
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          {refused.length > 0 && (
            <div role="alert" className="max-h-28 basis-full overflow-y-auto">
              {refused.map((problem) => (
                <ErrorText key={`${problem.path} ${problem.code}`}>{problemText(text, problem, scenario)}</ErrorText>
              ))}
            </div>
          )}
          <Button size="large" onClick={onClose}>
            {dialogs.cancel}
          </Button>
          <Button size="large" type="submit" look="accent">
            {t.apply}
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-2 gap-x-4 gap-y-3">
        {FIELDS.map((id) => (
          <div key={id} ref={id === first ? focusField : undefined} className={id === "copies" ? "col-span-2" : ""}>
            <NumberField
              label={label[id]}
              value={typed[id]}
              placeholder={present(id)}
              {...(id === "cap" ? { hint: t.noCap } : {})}
              {...LIMITS[id]}
              onChange={(value) => setTyped({ ...typed, [id]: value })}
              {...issues.field(id)}
            />
          </div>
        ))}
      </div>
      <p className="mt-4 max-h-24 overflow-y-auto text-xs text-soft">
        {definitions.map(({ spec }) => spec.name).join(t.separator)}
      </p>
    </DialogFrame>
  );
}

/** The form begins at the field that was asked for. */
function focusField(around: HTMLElement | null): void {
  around?.querySelector("input")?.focus();
}
