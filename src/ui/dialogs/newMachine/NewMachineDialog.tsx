/**
 * A new machine: what it is, what it owns, what it does. Submitting gives the manager the commands `create` and, if
 * wanted, `start` at the cursor. Whether the machine fits is forecast here and decided by the manager.
 */
import { specOfHost } from "../../../model/hosts.ts";
import { useMemo, useState } from "react";
import { timeUnit } from "../../../model/timeUnit.ts";
import type { RunState } from "../../../store/runState.ts";
import {
  selectCursor,
  selectHost,
  selectScenario,
  selectShown,
  selectTrace,
  selectWhole,
} from "../../../store/selectors.ts";
import { commandTick } from "../../../store/commandLog.ts";
import { Button } from "../../shared/Button.tsx";
import { useRun, useRunActions, useRunApi } from "../../shared/useRun.ts";
import { useDialogText } from "../useDialogText.ts";
import { DialogFrame } from "../DialogFrame.tsx";
import { CheckboxField } from "../form/choices.tsx";
import { ErrorText } from "../form/Field.tsx";
import { issueError, problemText } from "../form/issueText.ts";
import { useIssues } from "../form/useIssues.ts";
import { fitOf } from "./fit.ts";
import { FitReport } from "./FitReport.tsx";
import { MachineFields } from "./MachineFields.tsx";
import { newDraft, readMachine, type MachineDraft } from "./machineDraft.ts";
import { startWhenCreated } from "./startWhenCreated.ts";

const selectTime = (state: RunState) => commandTick(state.cursor);

/** Names of the machines that exist at the cursor. */
function useTakenNames(): ReadonlySet<string> {
  const scenario = useRun(selectScenario);
  const trace = useRun(selectTrace);
  const host = useRun(selectHost);
  const cursor = useRun(selectCursor);
  return useMemo(() => {
    if (!trace || !host) return new Set(scenario.machines.map(({ name }) => name));
    return new Set(
      trace.info.vms.filter(({ uid }) => (host.vms[uid]?.life ?? "none") !== "none").map(({ name }) => name),
    );
    // The state at the cursor is one object that changes: the cursor tells when.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [scenario, trace, host, cursor]);
}

export function NewMachineDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useDialogText();
  const { dialogs, terms } = text;
  const t = dialogs.newMachine;
  const actions = useRunActions();
  const run = useRunApi();
  const scenario = useRun(selectWhole);
  const shown = useRun(selectShown);
  const time = useRun(selectTime);
  const trace = useRun(selectTrace);
  const state = useRun(selectHost);
  const taken = useTakenNames();
  const host = specOfHost(scenario, shown);

  const [draft, setDraft] = useState(() => newDraft(taken, host));
  const [first] = useState(draft);
  const change = (part: Partial<MachineDraft>) => setDraft({ ...draft, ...part });
  const read = useMemo(
    () => readMachine(draft, { scenario, host: shown, time, taken }),
    [draft, scenario, shown, time, taken],
  );
  const issues = useIssues(read.issues.map((issue) => issueError(text, issue)));
  const fit = read.sketch && fitOf(read.sketch, draft.isStartedNow, { spec: host, info: trace?.info ?? null, state });
  const submit = () => {
    if (!issues.accept() || !read.machine) return;
    const { refusals } = run.getState();
    actions.giveCommand({ command: "create", machine: read.machine });
    if (draft.isStartedNow && run.getState().refusals === refusals) startWhenCreated(run, read.machine.name);
    onClose();
  };

  return (
    <DialogFrame
      title={t.title}
      description={t.description(terms.ticks(time, timeUnit(scenario)))}
      size="tall"
      isDirty={draft !== first}
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          {read.elsewhere.length > 0 && (
            <div role="alert" className="basis-full">
              {read.elsewhere.map((problem) => (
                <ErrorText key={`${problem.path} ${problem.code}`}>{problemText(text, problem, scenario)}</ErrorText>
              ))}
            </div>
          )}
          <FitReport lines={fit} vcpus={read.sketch?.vcpus ?? 0} />
          <CheckboxField
            className="mr-auto"
            label={t.startNow}
            isChecked={draft.isStartedNow}
            onChange={(isStartedNow) => change({ isStartedNow })}
          />
          <Button size="large" onClick={onClose}>
            {dialogs.cancel}
          </Button>
          <Button size="large" type="submit" look="accent">
            {draft.isStartedNow ? t.createAndStart : t.create}
          </Button>
        </>
      }
    >
      <MachineFields draft={draft} onChange={setDraft} read={read} issues={issues} />
    </DialogFrame>
  );
}
