/** The fields of a machine: what it is, what it owns, what it does. The same for a new one and for one that is edited. */
import { hostOf } from "../../../model/scenario.ts";
import { byteText } from "../../../i18n/byteText.ts";
import type { TextsOf } from "../../../i18n/settingTexts.ts";
import { IO_LIMIT, MACHINE, QUOTA, type MachineSection } from "../../../model/settings.ts";
import { selectScenario } from "../../../store/selectors.ts";
import { useRun } from "../../shared/useRun.ts";
import { useDialogText } from "../useDialogText.ts";
import { bytesText } from "../form/numberText.ts";
import { Figures, Section } from "../form/Section.tsx";
import { SettingField } from "../form/SettingField.tsx";
import { SizeField } from "../form/SizeField.tsx";
import { TextField } from "../form/TextField.tsx";
import type { IssueDisplay } from "../form/useIssues.ts";
import { OptionFields } from "../hostSettings/SettingFields.tsx";
import { AffinityField } from "./AffinityField.tsx";
import type { MachineDraft, ReadDraft } from "./machineDraft.ts";
import { VolumesField } from "./VolumesField.tsx";
import { WorkloadField } from "./WorkloadField.tsx";

const NEW_VOLUME_EXTENTS = 2;

function settingsIn(section: MachineSection) {
  return MACHINE.filter((field) => field.type !== "particular" && field.type !== "option").filter(
    (setting) => setting.section === section,
  );
}

export interface MachineFieldsProps {
  readonly draft: MachineDraft;
  readonly onChange: (draft: MachineDraft) => void;
  readonly read: ReadDraft;
  readonly issues: IssueDisplay;
}

export function MachineFields({ draft, onChange, read, issues }: MachineFieldsProps) {
  const { dialogs, terms } = useDialogText();
  const t = dialogs.newMachine;
  const scenario = useRun(selectScenario);
  const host = hostOf(scenario);
  const change = (part: Partial<MachineDraft>) => onChange({ ...draft, ...part });
  const isMoreWrong =
    issues.shownUnder("affinity", ...settingsIn("more").map(({ id }) => id), "ioLimit", "bandwidth") > 0;

  const texts: TextsOf<typeof MACHINE> = {
    ...t.settings,
    priority: { ...t.settings.priority, help: t.priorityHint[scenario.conventions.priorityOrder] },
    workingSet: { ...t.settings.workingSet, help: t.workingSetHint(terms.number(host.cache?.size ?? 0)) },
  };
  const fieldsIn = (section: MachineSection) =>
    settingsIn(section)
      // A new machine is on the host that is shown.
      .filter(({ id }) => id !== "host" && (id !== "workingSet" || host.cache) && (id !== "regionUnits" || host.region))
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

  return (
    <>
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
          disks={host.thinPool ? 1 : host.disks.filter(({ isForBackups }) => isForBackups !== true).length}
          newSize={bytesText(NEW_VOLUME_EXTENTS * host.extentBytes)}
          issues={issues}
        />
      </Section>
      <Section title={t.sections.workload}>
        <WorkloadField draft={draft} onChange={onChange} read={read} issues={issues} />
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
        <div className="mt-4 flex flex-col gap-4">
          <OptionFields
            settings={IO_LIMIT}
            text={t.settings.ioLimit}
            draft={draft.ioLimit}
            change={(ioLimit) => change({ ioLimit })}
            issues={issues}
            path="ioLimit."
          />
          <OptionFields
            settings={QUOTA}
            text={t.settings.bandwidth}
            draft={draft.bandwidth}
            change={(bandwidth) => change({ bandwidth })}
            issues={issues}
            path="bandwidth."
          />
        </div>
      </details>
    </>
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
