/**
 * A new machine: what it is, what it owns, what it does. Submitting gives the manager the commands `create` and, if
 * wanted, `start` at the cursor. Whether the machine fits is forecast here and decided by the manager.
 */
import { useMemo, useState } from "react";
import { byteText } from "../../../i18n/byteText.ts";
import type { TextsOf } from "../../../i18n/settingTexts.ts";
import { MACHINE, type MachineSection } from "../../../model/settings.ts";
import { timeUnit } from "../../../model/timeUnit.ts";
import type { RunState } from "../../../store/runState.ts";
import { selectCursor, selectHost, selectScenario, selectTrace } from "../../../store/selectors.ts";
import { commandTick } from "../../../store/commandLog.ts";
import { Button } from "../../shared/Button.tsx";
import { useRun, useRunActions, useRunApi } from "../../shared/useRun.ts";
import { useDialogText } from "../useDialogText.ts";
import { DialogFrame } from "../DialogFrame.tsx";
import { CheckboxField } from "../form/choices.tsx";
import { ErrorText } from "../form/Field.tsx";
import { issueError, problemText } from "../form/issueText.ts";
import { bytesText } from "../form/numberText.ts";
import { Figures, Section } from "../form/Section.tsx";
import { SettingField } from "../form/SettingField.tsx";
import { SizeField } from "../form/SizeField.tsx";
import { TextField } from "../form/TextField.tsx";
import { useIssues } from "../form/useIssues.ts";
import { AffinityField } from "./AffinityField.tsx";
import { fitOf } from "./fit.ts";
import { FitReport } from "./FitReport.tsx";
import { newDraft, readMachine, type MachineDraft } from "./machineDraft.ts";
import { startWhenCreated } from "./startWhenCreated.ts";
import { VolumesField } from "./VolumesField.tsx";
import { WorkloadField } from "./WorkloadField.tsx";
import { hostOf } from "../../../model/scenario.ts";

const NEW_VOLUME_EXTENTS = 2;

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

function settingsIn(section: MachineSection) {
  return MACHINE.filter((field) => field.type !== "particular").filter((setting) => setting.section === section);
}

export function NewMachineDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useDialogText();
  const { dialogs, terms } = text;
  const t = dialogs.newMachine;
  const actions = useRunActions();
  const run = useRunApi();
  const scenario = useRun(selectScenario);
  const time = useRun(selectTime);
  const trace = useRun(selectTrace);
  const state = useRun(selectHost);
  const taken = useTakenNames();
  const host = hostOf(scenario);

  const [draft, setDraft] = useState(() => newDraft(taken, host));
  const [first] = useState(draft);
  const change = (part: Partial<MachineDraft>) => setDraft({ ...draft, ...part });
  const read = useMemo(() => readMachine(draft, { scenario, time, taken }), [draft, scenario, time, taken]);
  const issues = useIssues(read.issues.map((issue) => issueError(text, issue)));
  const fit = read.sketch && fitOf(read.sketch, draft.isStartedNow, { spec: host, info: trace?.info ?? null, state });
  const isMoreWrong = issues.shownUnder("affinity", ...settingsIn("more").map(({ id }) => id)) > 0;

  const texts: TextsOf<typeof MACHINE> = {
    ...t.settings,
    priority: { ...t.settings.priority, help: t.priorityHint[scenario.conventions.priorityOrder] },
    workingSet: { ...t.settings.workingSet, help: t.workingSetHint(terms.number(host.cache?.size ?? 0)) },
  };
  const fieldsIn = (section: MachineSection) =>
    settingsIn(section)
      .filter(({ id }) => id !== "workingSet" || host.cache)
      .map((setting) => (
        <SettingField
          key={setting.id}
          // No more can be reserved than the machine has.
          setting={setting.id === "reservedPages" ? { ...setting, max: read.pages ?? setting.max } : setting}
          text={texts[setting.id]}
          value={draft[setting.id]}
          onChange={(value) => change({ [setting.id]: value })}
          issue={issues.field(setting.id)}
        />
      ));

  const submit = () => {
    if (!issues.accept() || !read.machine) return;
    actions.giveCommand({ command: "create", machine: read.machine });
    if (draft.isStartedNow) startWhenCreated(run, read.machine.name);
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
      <Section title={t.sections.machine}>
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          <TextField
            className="col-span-2"
            label={t.name}
            value={draft.name}
            onChange={(name) => change({ name })}
            {...issues.field("name")}
          />
          {fieldsIn("machine")}
        </div>
      </Section>
      <Section title={t.sections.memory}>
        <div className="grid gap-4 sm:grid-cols-2">
          <SizeField
            label={t.memory}
            value={draft.memory}
            onChange={(memory) => change({ memory })}
            {...issues.field("memoryBytes")}
          />
          {fieldsIn("memory")}
        </div>
        {read.sketch && <PagesFormula memoryBytes={read.sketch.memoryBytes} pageBytes={host.pageBytes} />}
      </Section>
      <Section title={t.sections.volumes}>
        <VolumesField
          value={draft.volumes}
          onChange={(volumes) => change({ volumes })}
          extentBytes={host.extentBytes}
          newSize={bytesText(NEW_VOLUME_EXTENTS * host.extentBytes)}
          issues={issues}
        />
      </Section>
      <Section title={t.sections.workload}>
        <WorkloadField draft={draft} onChange={setDraft} read={read} issues={issues} />
      </Section>
      <details className="pt-4" open={isMoreWrong || undefined}>
        <summary className="cursor-pointer font-semibold">{t.sections.more}</summary>
        <div className="mt-3 grid gap-4 sm:grid-cols-2">
          {fieldsIn("more")}
          <AffinityField
            pcpus={host.pcpus}
            value={draft.affinity}
            onChange={(affinity) => change({ affinity })}
            error={issues.field("affinity").error}
          />
        </div>
      </details>
    </DialogFrame>
  );
}

/** `P = M / s` with the numbers typed, rounded up, and what the last page wastes. */
function PagesFormula({ memoryBytes, pageBytes }: { readonly memoryBytes: number; readonly pageBytes: number }) {
  const { dialogs, terms } = useDialogText();
  const t = dialogs.newMachine;
  if (memoryBytes === 0) return <Figures>{t.noMemory}</Figures>;
  const pages = Math.ceil(memoryBytes / pageBytes);
  const waste = pages * pageBytes - memoryBytes;
  return (
    <Figures>
      <b className="font-mono font-medium text-ink">
        P = M / s = {byteText(memoryBytes)} / {byteText(pageBytes)} = {t.pages(terms.number(pages), pages)}
      </b>{" "}
      {waste > 0 && t.waste(byteText(waste))}
    </Figures>
  );
}
