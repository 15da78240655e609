/**
 * How much I/O a machine may ask for, from the moment shown on: the command `setIoLimit`. The limit that the machine has
 * already gives no command.
 */
import { useEffect, useState } from "react";
import { allowancesOf, contradiction } from "../../../model/ioLimits.ts";
import type { IoLimitSpec } from "../../../model/scenario.ts";
import { defaultsOf, valueIn } from "../../../model/settingKinds.ts";
import { IO_LIMIT } from "../../../model/settings.ts";
import { timeUnit } from "../../../model/timeUnit.ts";
import type { VmUid } from "../../../model/units.ts";
import { problem } from "../../../codec/problemList.ts";
import { commandTick } from "../../../store/commandLog.ts";
import type { RunState } from "../../../store/runState.ts";
import { selectScenario } from "../../../store/selectors.ts";
import { presentLimit } from "../../../trace/figures/presentLimit.ts";
import { isolated } from "../../../trace/isolated.ts";
import { Button } from "../../shared/Button.tsx";
import { useAppView } from "../../shared/useApp.ts";
import { useRun, useRunActions, useRunApi } from "../../shared/useRun.ts";
import { DialogFrame } from "../DialogFrame.tsx";
import { issueError, type FormIssue } from "../form/issueText.ts";
import { draftOf, readDraft, type DraftOf } from "../form/settingDraft.ts";
import { useIssues } from "../form/useIssues.ts";
import { OptionFields } from "../hostSettings/SettingFields.tsx";
import { useDialogText } from "../useDialogText.ts";

const selectTime = (state: RunState) => commandTick(state.cursor);

interface Machine {
  readonly name: string;
  readonly limit: IoLimitSpec | null;
}

/** The machine that the dialog is about, as it is at the cursor; null when there is none. */
function machineOf(vm: VmUid | undefined, { trace, host }: RunState): Machine | null {
  const info = vm === undefined ? undefined : trace?.info.vms[vm];
  const state = vm === undefined ? undefined : host?.vms[vm];
  if (vm === undefined || !info || !trace || !state || state.life === "none") return null;
  return { name: info.name, limit: presentLimit(trace.info, host, vm) };
}

export function IoLimitDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useAppView();
  const run = useRunApi();
  const [machine] = useState(() => machineOf(app.getState().dialogAbout.vm, run.getState()));
  useEffect(() => {
    if (!machine) onClose();
  }, [machine, onClose]);
  return machine && <LimitForm machine={machine} onClose={onClose} />;
}

type Draft = { readonly isOn: boolean } & DraftOf<typeof IO_LIMIT>;

function LimitForm({ machine, onClose }: { readonly machine: Machine; readonly onClose: () => void }) {
  const text = useDialogText();
  const { dialogs, terms } = text;
  const t = dialogs.ioLimit;
  const actions = useRunActions();
  const scenario = useRun(selectScenario);
  const time = useRun(selectTime);
  const [first] = useState((): Draft => ({
    isOn: true,
    ...draftOf(IO_LIMIT, machine.limit ?? defaultsOf(IO_LIMIT)),
  }));
  const [draft, setDraft] = useState(first);
  const read = readLimit(draft);
  const issues = useIssues(read.issues.map((issue) => issueError(text, issue)));

  const submit = () => {
    if (!issues.accept()) return;
    if (!isSame(read.limit, machine.limit))
      actions.giveCommand({ command: "setIoLimit", vm: machine.name, ...read.limit });
    onClose();
  };

  return (
    <DialogFrame
      title={t.title(isolated(machine.name))}
      description={t.description(terms.ticks(time, timeUnit(scenario)))}
      size="small"
      isDirty={draft !== first}
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button size="large" onClick={onClose}>
            {dialogs.cancel}
          </Button>
          <Button size="large" type="submit" look="accent">
            {t.submit}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <OptionFields
          settings={IO_LIMIT}
          text={dialogs.newMachine.settings.ioLimit}
          draft={draft}
          change={setDraft}
          issues={issues}
          path=""
        />
        <p className="text-soft">{t.hint}</p>
      </div>
    </DialogFrame>
  );
}

function isSame(one: IoLimitSpec | null, other: IoLimitSpec | null): boolean {
  return IO_LIMIT.every(({ id }) => valueIn(one ?? {}, id) === valueIn(other ?? {}, id));
}

/** The limit that is typed, null for none, and what is wrong with it. */
function readLimit(draft: Draft): { readonly limit: IoLimitSpec | null; readonly issues: readonly FormIssue[] } {
  if (!draft.isOn) return { limit: null, issues: [] };
  const issues: FormIssue[] = [];
  const limit = readDraft(
    IO_LIMIT,
    draft,
    (complaint) => void issues.push(complaint),
    ({ min }) => min,
  );
  const path = "requests";
  if (allowancesOf(limit).length === 0)
    issues.push({ path, kind: "problem", problem: problem("limitWithoutNumber", path, {}) });
  const [, second] = contradiction(limit) ?? [];
  if (second) issues.push({ path: second, kind: "problem", problem: problem("limitTwice", second, {}) });
  return { limit, issues };
}
