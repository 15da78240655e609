/**
 * A machine as it is for the whole run, from its beginning: its name, its vCPUs, its memory and its program can be changed,
 * and it can have copies with numbered names. Not a command: the scenario becomes another one, and is simulated anew.
 */
import { useEffect, useMemo, useState } from "react";
import { MOST } from "../../../codec/limits.ts";
import { validateScenario } from "../../../codec/scenario/validate.ts";
import type { Problem } from "../../../model/problems.ts";
import { homeOf, specOfHost } from "../../../model/hosts.ts";
import type { Scenario } from "../../../model/scenario.ts";
import { selectWhole } from "../../../store/selectors.ts";
import { isolated } from "../../../trace/isolated.ts";
import { Button } from "../../shared/Button.tsx";
import { useAppView } from "../../shared/useApp.ts";
import { useRun, useRunActions, useRunApi } from "../../shared/useRun.ts";
import { useDialogText } from "../useDialogText.ts";
import { DialogFrame } from "../DialogFrame.tsx";
import { ErrorText } from "../form/Field.tsx";
import { issueError, problemText } from "../form/issueText.ts";
import { readWhole } from "../form/numberText.ts";
import { NumberField } from "../form/TextField.tsx";
import { useIssues } from "../form/useIssues.ts";
import { definitionOf, withEdited, type Definition } from "./editedScenario.ts";
import { draftOfMachine, readMachine } from "./machineDraft.ts";
import { MachineFields } from "./MachineFields.tsx";

export function EditMachineDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useAppView();
  const run = useRunApi();
  const [definition] = useState(() => {
    const { vm } = app.getState().dialogAbout;
    const { whole: scenario, trace } = run.getState();
    return vm === undefined || !trace ? null : definitionOf(scenario, trace.info, vm);
  });
  useEffect(() => {
    if (!definition) onClose();
  }, [definition, onClose]);
  return definition && <EditForm definition={definition} onClose={onClose} />;
}

/** The scenario without the machine, for the check of what takes its place. */
function without(scenario: Scenario, { of, index }: Definition): Scenario {
  return of === "machines"
    ? { ...scenario, machines: scenario.machines.filter((_, at) => at !== index) }
    : { ...scenario, commands: scenario.commands.filter((_, at) => at !== index) };
}

interface EditFormProps {
  readonly definition: Definition;
  readonly onClose: () => void;
}

function EditForm({ definition, onClose }: EditFormProps) {
  const text = useDialogText();
  const { dialogs } = text;
  const t = dialogs.editMachine;
  const actions = useRunActions();
  const run = useRunApi();
  const scenario = useRun(selectWhole);
  const { spec } = definition;
  const home = homeOf(spec);
  const [draft, setDraft] = useState(() => draftOfMachine(spec, specOfHost(scenario, home)));
  const [first] = useState(draft);
  const [copies, setCopies] = useState("0");
  const [refused, setRefused] = useState<readonly Problem[]>([]);
  const read = useMemo(() => {
    const rest = without(scenario, definition);
    const taken = new Set(rest.machines.map(({ name }) => name));
    return readMachine(draft, { scenario: { ...rest, commands: [] }, host: home, time: 0, taken });
  }, [draft, scenario, definition, home]);
  const count = readWhole(copies, 0, MOST.machines - 1);
  const issues = useIssues([
    ...read.issues.map((issue) => issueError(text, issue)),
    ...(count.ok ? [] : [issueError(text, { path: "copies", kind: "number", issue: count.issue, unit: "count" })]),
  ]);

  const submit = () => {
    if (!issues.accept() || !read.machine || !count.ok) return;
    // A program that was not touched stays, also where each vCPU has its own.
    const isSameProgram = draft.workload === first.workload && draft.programText === first.programText;
    const programs = isSameProgram ? spec.programs : read.machine.programs;
    const machine = { ...read.machine, arrival: spec.arrival, programs };
    const next = validateScenario(withEdited(scenario, definition, machine, count.value));
    if (!next.ok) return setRefused(next.problems);
    const at = { time: Math.floor(run.getState().cursor.time), step: Infinity };
    actions.openScenario(next.value, at, { isChange: true });
    onClose();
  };

  return (
    <DialogFrame
      title={t.title(isolated(spec.name))}
      description={t.description}
      size="tall"
      isDirty={draft !== first || copies !== "0"}
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          {[...read.elsewhere, ...refused].length > 0 && (
            <div role="alert" className="max-h-28 basis-full overflow-y-auto">
              {[...read.elsewhere, ...refused].map((problem) => (
                <ErrorText key={`${problem.path} ${problem.code}`}>{problemText(text, problem, scenario)}</ErrorText>
              ))}
            </div>
          )}
          <NumberField
            className="mr-auto w-56"
            label={t.copies}
            value={copies}
            min={0}
            max={MOST.machines - 1}
            onChange={setCopies}
            {...issues.field("copies")}
          />
          <Button size="large" onClick={onClose}>
            {dialogs.cancel}
          </Button>
          <Button size="large" type="submit" look="accent">
            {count.ok && count.value > 0 ? t.applyWithCopies(count.value) : t.apply}
          </Button>
        </>
      }
    >
      <MachineFields draft={draft} onChange={setDraft} read={read} issues={issues} />
    </DialogFrame>
  );
}
