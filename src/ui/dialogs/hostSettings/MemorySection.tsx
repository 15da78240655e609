/** Memory of the host: frames, their size, and who gives up a frame on a fault. */
import { byteText } from "../../../i18n/byteText.ts";
import { RANGES } from "../../../codec/limits.ts";
import { memoryPolicies } from "../../../vmm/memory/policies.ts";
import { useDialogText } from "../useDialogText.ts";
import { readBytes, readWhole } from "../form/numberText.ts";
import { Figures, Section } from "../form/Section.tsx";
import { PolicyFields } from "./PolicyFields.tsx";
import type { SectionProps } from "./sectionProps.ts";
import { SectionChoices, SectionNumbers, SectionOptions } from "./SettingFields.tsx";

export function MemorySection({ draft, change, issues }: SectionProps) {
  const { dialogs, terms } = useDialogText();
  const t = dialogs.hostSettings;
  const frames = readWhole(draft.frames, RANGES.frames.min, RANGES.frames.max);
  const page = readBytes(draft.pageBytes.text, draft.pageBytes.unit, RANGES.pageBytes.min, RANGES.pageBytes.max);
  const part = { section: "memory", draft, change, issues } as const;
  return (
    <Section title={t.sections.memory} name="memory">
      <SectionNumbers {...part} />
      {frames.ok && page.ok && (
        <Figures>
          {t.memoryTotal(terms.number(frames.value), byteText(page.value), byteText(frames.value * page.value))}
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
      <SectionChoices {...part} />
      <SectionOptions {...part} />
    </Section>
  );
}
