/** Storage of the host: the disks of the pool, the size of an extent, how volumes are placed, and the swap volume. */
import { byteText } from "../../../i18n/byteText.ts";
import { MOST, RANGES } from "../../../codec/limits.ts";
import { fieldOf } from "../../../model/settingKinds.ts";
import { ARM, DISK } from "../../../model/settings.ts";
import { Button } from "../../shared/Button.tsx";
import { IconButton } from "../../shared/IconButton.tsx";
import { useDialogText } from "../useDialogText.ts";
import { readBytes, readWhole } from "../form/numberText.ts";
import { Figures, Section } from "../form/Section.tsx";
import { diskDraft, type DiskDraft } from "./hostDraft.ts";
import type { SectionProps } from "./sectionProps.ts";
import { OptionFields, RecordFields, SectionChoices, SectionNumbers, SectionOptions } from "./SettingFields.tsx";

/** What is asked for whether or not the disk has an arm. */
const PLAIN = DISK.filter((setting) => setting.id !== "arm");
const NEW_DISK = { extents: 16, readTicks: 4, writeTicks: 4 };

export function StorageSection({ draft, change, issues }: SectionProps) {
  const { dialogs, terms } = useDialogText();
  const t = dialogs.hostSettings;
  const extent = readBytes(
    draft.extentBytes.text,
    draft.extentBytes.unit,
    RANGES.extentBytes.min,
    RANGES.extentBytes.max,
  );
  const swap = readBytes(draft.swapBytes.text, draft.swapBytes.unit, RANGES.swapBytes.min, RANGES.swapBytes.max);
  const { min, max } = fieldOf(DISK, "extents");
  const counts = draft.disks.map((disk) => readWhole(disk.extents, min, max));
  const extents = counts.every((count) => count.ok) ? counts.reduce((sum, count) => sum + count.value, 0) : null;
  const nextKey = 1 + Math.max(-1, ...draft.disks.map((disk) => disk.key));
  const setDisk = (key: number, part: Partial<DiskDraft>) =>
    change({ disks: draft.disks.map((disk) => (disk.key === key ? { ...disk, ...part } : disk)) });
  const part = { section: "storage", draft, change, issues } as const;
  return (
    <Section
      title={t.sections.storage}
      name="storage"
      action={
        <Button
          icon="plus"
          disabled={draft.disks.length >= MOST.disks}
          onClick={() => change({ disks: [...draft.disks, diskDraft(nextKey, NEW_DISK)] })}
        >
          {t.addDisk}
        </Button>
      }
    >
      <ul className="grid gap-3">
        {draft.disks.map((disk, at) => (
          <li key={disk.key} className="rounded-lg border border-line p-3">
            <div className="mb-2 flex min-h-8 items-center justify-between">
              <span className="font-medium">{t.disk(at)}</span>
              {draft.disks.length > 1 && (
                <IconButton
                  icon="remove"
                  label={t.removeDisk(at)}
                  look="quiet"
                  onClick={() => change({ disks: draft.disks.filter(({ key }) => key !== disk.key) })}
                />
              )}
            </div>
            <RecordFields
              settings={PLAIN}
              draft={disk}
              change={(id, value) => setDisk(disk.key, { [id]: value })}
              texts={t.diskSettings}
              issues={issues}
              path={`disks[${at}].`}
            />
            <div className="mt-3 grid gap-4">
              <OptionFields
                settings={ARM}
                text={t.diskSettings.arm}
                draft={disk.arm}
                change={(arm) => setDisk(disk.key, { arm })}
                issues={issues}
                path={`disks[${at}].arm.`}
              />
            </div>
          </li>
        ))}
      </ul>
      <SectionNumbers {...part} />
      {extents !== null && extent.ok && swap.ok && (
        <Figures>
          {t.storageTotal(
            terms.number(extents),
            byteText(extent.value),
            byteText(extents * extent.value),
            terms.number(Math.ceil(swap.value / extent.value)),
          )}
        </Figures>
      )}
      <SectionChoices {...part} />
      <SectionOptions {...part} />
    </Section>
  );
}
