/** Processors of the host: how many, who waits where, which policy shares them, and what its timeslice comes to. */
import { fieldOf } from "../../../model/settingKinds.ts";
import { CACHE } from "../../../model/settings.ts";
import type { TimeUnit } from "../../../model/timeUnit.ts";
import { cpuPolicies } from "../../../vmm/cpu/policies.ts";
import { useDialogText } from "../useDialogText.ts";
import { readWhole } from "../form/numberText.ts";
import { Figures, Section } from "../form/Section.tsx";
import type { HostDraft } from "./hostDraft.ts";
import { PolicyFields } from "./PolicyFields.tsx";
import type { SectionProps } from "./sectionProps.ts";
import { SectionChoices, SectionNumbers, SectionOptions } from "./SettingFields.tsx";

export interface ProcessorSectionProps extends SectionProps {
  /** vCPUs that share the processors now: the `k` of `T = N / k`. */
  readonly vcpuCount: number;
  readonly unit: TimeUnit;
}

export function ProcessorSection({ draft, change, issues, vcpuCount, unit }: ProcessorSectionProps) {
  const { dialogs, terms } = useDialogText();
  const t = dialogs.hostSettings;
  const part = { section: "processor", draft, change, issues } as const;
  const isGang = cpuPolicies.find(({ id }) => id === draft.scheduler.policy)?.isGang === true;
  // Only a policy that shares out rounds has it.
  const roundLength = draft.scheduler.params[draft.scheduler.policy]?.["roundLength"];
  return (
    <Section title={t.sections.processor} name="processor">
      <SectionNumbers {...part} />
      <PolicyFields
        label={t.scheduler}
        path="scheduler"
        policies={cpuPolicies}
        texts={terms.cpuPolicy}
        value={draft.scheduler}
        onChange={(scheduler) => change({ scheduler })}
        issues={issues}
      />
      {roundLength !== undefined && (
        <TimesliceFormula roundText={String(roundLength)} vcpuCount={vcpuCount} unit={unit} />
      )}
      <SectionChoices {...part} />
      <SectionOptions
        {...part}
        // Gang scheduling makes the question how far the vCPUs of a machine may run apart moot, but keeps the answer.
        moot={isGang ? { coscheduling: t.gangRunsTogether } : {}}
        figures={{ cache: <CacheExample cache={draft.cache} /> }}
      />
    </Section>
  );
}

/** What ten warm-ups of work come to, with the numbers typed; nothing where they are none, or there is nothing to warm up. */
function CacheExample({ cache }: { readonly cache: HostDraft["cache"] }) {
  const { dialogs, terms } = useDialogText();
  const { min, max } = fieldOf(CACHE, "warmRate");
  const warmup = readWhole(cache.warmupTicks, 1, fieldOf(CACHE, "warmupTicks").max / 10);
  const rate = readWhole(cache.warmRate, min, max);
  if (!warmup.ok || !rate.ok) return null;
  const work = 10 * warmup.value;
  const ticks = warmup.value + Math.ceil((work - warmup.value) / rate.value);
  return <Figures>{dialogs.hostSettings.cacheExample(terms.number(work), terms.number(ticks))}</Figures>;
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
