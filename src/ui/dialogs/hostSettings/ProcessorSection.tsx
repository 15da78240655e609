/** Processors of the host: how many, who waits where, which policy shares them, and what its timeslice comes to. */
import { RANGES } from "../../../codec/limits.ts";
import type { TimeUnit } from "../../../model/timeUnit.ts";
import { cpuPolicies } from "../../../vmm/cpu/policies.ts";
import { useDialogText } from "../useDialogText.ts";
import { CheckboxField, RadioField } from "../form/choices.tsx";
import { readWhole } from "../form/numberText.ts";
import { Figures, Section } from "../form/Section.tsx";
import { NumberField } from "../form/TextField.tsx";
import { useTickUnit } from "../form/useTickUnit.ts";
import { CacheFields } from "./CacheFields.tsx";
import type { SectionProps } from "./sectionProps.ts";
import { PolicyFields } from "./PolicyFields.tsx";
import { RebalancingFields } from "./RebalancingFields.tsx";

export interface ProcessorSectionProps extends SectionProps {
  /** vCPUs that share the processors now: the `k` of `T = N / k`. */
  readonly vcpuCount: number;
  readonly unit: TimeUnit;
}

export function ProcessorSection({ draft, change, issues, vcpuCount, unit }: ProcessorSectionProps) {
  const { dialogs, terms } = useDialogText();
  const t = dialogs.hostSettings;
  return (
    <Section title={t.sections.processor} name="processor">
      <NumberField
        className="sm:w-1/2 sm:pr-2"
        label={t.pcpus}
        value={draft.pcpus}
        min={RANGES.pcpus.min}
        max={RANGES.pcpus.max}
        onChange={(pcpus) => change({ pcpus })}
        {...issues.field("pcpus")}
      />
      <PolicyFields
        label={t.scheduler}
        path="scheduler"
        policies={cpuPolicies}
        texts={terms.cpuPolicy}
        value={draft.scheduler}
        onChange={(scheduler) => change({ scheduler })}
        issues={issues}
      />
      {draft.scheduler.policy === "pwrr" && (
        <TimesliceFormula
          roundText={String(draft.scheduler.params["pwrr"]?.["roundLength"] ?? "")}
          vcpuCount={vcpuCount}
          unit={unit}
        />
      )}
      <RadioField
        legend={t.runQueues}
        value={draft.runQueues}
        choices={(["global", "perPcpu"] as const).map((id) => ({ id, ...terms.runQueues[id] }))}
        onChange={(runQueues) => change({ runQueues })}
      />
      <CheckboxField
        label={terms.workStealing.label}
        hint={
          draft.runQueues === "global"
            ? t.stealingNeedsQueues
            : terms.workStealing[draft.workStealing ? "on" : "off"].sentence
        }
        isChecked={draft.workStealing}
        isDisabled={draft.runQueues === "global"}
        onChange={(workStealing) => change({ workStealing })}
      />
      <RebalancingFields draft={draft} change={change} issues={issues} />
      <CacheFields draft={draft} change={change} issues={issues} />
      <CoschedulingFields draft={draft} change={change} issues={issues} />
    </Section>
  );
}

/** How far the vCPUs of a machine may run apart. Gang scheduling makes the question moot, but keeps the answer. */
function CoschedulingFields({ draft, change, issues }: SectionProps) {
  const t = useDialogText().dialogs.hostSettings.coscheduling;
  const tickUnit = useTickUnit();
  const { coscheduling } = draft;
  const isGang = draft.scheduler.policy === "gang";
  const set = (part: Partial<typeof coscheduling>) => change({ coscheduling: { ...coscheduling, ...part } });
  return (
    <>
      <CheckboxField
        label={t.label}
        hint={isGang ? t.gang : coscheduling.isOn ? t.on : t.off}
        isChecked={coscheduling.isOn}
        isDisabled={isGang && !coscheduling.isOn}
        onChange={(isOn) => set({ isOn })}
      />
      {coscheduling.isOn && (
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            label={t.skew}
            value={coscheduling.skew}
            min={RANGES.ticks.min}
            max={RANGES.ticks.max}
            unit={tickUnit}
            onChange={(skew) => set({ skew })}
            {...issues.field("coscheduling.skew")}
          />
          <NumberField
            label={t.restart}
            hint={t.restartHint}
            value={coscheduling.restart}
            min={RANGES.time.min}
            max={RANGES.time.max}
            unit={tickUnit}
            onChange={(restart) => set({ restart })}
            {...issues.field("coscheduling.restart")}
          />
        </div>
      )}
    </>
  );
}

/** `T = N / k` with the numbers of the moment, at equal weights. */
function TimesliceFormula(props: { readonly roundText: string; readonly vcpuCount: number; readonly unit: TimeUnit }) {
  const { dialogs, terms } = useDialogText();
  const round = readWhole(props.roundText, 1, Number.MAX_SAFE_INTEGER);
  if (!round.ok) return null;
  if (props.vcpuCount === 0) return <Figures>{dialogs.hostSettings.noVcpus}</Figures>;
  const ticks = Math.max(round.value, props.vcpuCount);
  const slice = Math.floor(ticks / props.vcpuCount);
  const longer = ticks % props.vcpuCount;
  const { unit } = props;
  return (
    <Figures>
      <b className="font-mono font-medium text-ink">
        T = N / k = {terms.time(ticks, unit)} / {terms.number(props.vcpuCount)}
        {longer === 0 && ` = ${terms.ticks(slice, unit)}`}
      </b>
      <br />
      {dialogs.hostSettings.equalWeights}{" "}
      {longer > 0 && dialogs.hostSettings.unequalSlices(longer, terms.ticks(slice + 1, unit), terms.ticks(slice, unit))}
    </Figures>
  );
}
