/** Memory of the host: frames, their size, and who gives up a frame on a fault. */
import { RANGES } from "../../../codec/limits.ts";
import { memoryPolicies } from "../../../vmm/memory/policies.ts";
import { useDialogText } from "../useDialogText.ts";
import { RadioField } from "../form/choices.tsx";
import { readBytes, readWhole } from "../form/numberText.ts";
import { Figures, Section } from "../form/Section.tsx";
import { SizeField } from "../form/SizeField.tsx";
import { NumberField } from "../form/TextField.tsx";
import { PolicyFields } from "./PolicyFields.tsx";
import type { SectionProps } from "./sectionProps.ts";

export function MemorySection({ draft, change, issues }: SectionProps) {
  const { dialogs, terms } = useDialogText();
  const t = dialogs.hostSettings;
  const frames = readWhole(draft.frames, RANGES.frames.min, RANGES.frames.max);
  const page = readBytes(draft.pageBytes.text, draft.pageBytes.unit, RANGES.pageBytes.min, RANGES.pageBytes.max);
  return (
    <Section title={t.sections.memory} name="memory">
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField
          label={t.frames}
          value={draft.frames}
          min={RANGES.frames.min}
          max={RANGES.frames.max}
          onChange={(value) => change({ frames: value })}
          {...issues.field("frames")}
        />
        <SizeField
          label={t.pageBytes}
          hint={t.powerOfTwo}
          value={draft.pageBytes}
          onChange={(pageBytes) => change({ pageBytes })}
          {...issues.field("pageBytes")}
        />
      </div>
      {frames.ok && page.ok && (
        <Figures>
          {t.memoryTotal(terms.number(frames.value), terms.bytes(page.value), terms.bytes(frames.value * page.value))}
        </Figures>
      )}
      <PolicyFields
        label={t.replacement}
        path="replacement"
        policies={memoryPolicies}
        texts={terms.memoryPolicy}
        value={draft.replacement}
        onChange={(replacement) => change({ replacement })}
        issues={issues}
      />
      <RadioField
        legend={t.scope}
        value={draft.replacementScope}
        choices={(["global", "local"] as const).map((id) => ({ id, ...terms.scope[id] }))}
        onChange={(replacementScope) => change({ replacementScope })}
      />
    </Section>
  );
}
