/** Storage of the host: the disks of the pool, the size of an extent, how volumes are placed, and the swap volume. */
import { MOST, RANGES } from "../../../codec/limits.ts";
import { ALLOCATION_POLICIES } from "../../../model/scenario.ts";
import { Button } from "../../shared/Button.tsx";
import { IconButton } from "../../shared/IconButton.tsx";
import { useDialogText } from "../useDialogText.ts";
import { RadioField } from "../form/choices.tsx";
import { readBytes, readWhole } from "../form/numberText.ts";
import { Figures, Section } from "../form/Section.tsx";
import { SizeField } from "../form/SizeField.tsx";
import { NumberField } from "../form/TextField.tsx";
import { useTickUnit } from "../form/useTickUnit.ts";
import { diskDraft, type DiskDraft } from "./hostDraft.ts";
import type { SectionProps } from "./sectionProps.ts";

const NEW_DISK = { extents: 16, readTicks: 4, writeTicks: 4 };

export function StorageSection({ draft, change, issues }: SectionProps) {
  const { dialogs, terms } = useDialogText();
  const t = dialogs.hostSettings;
  const tickUnit = useTickUnit();
  const extent = readBytes(
    draft.extentBytes.text,
    draft.extentBytes.unit,
    RANGES.extentBytes.min,
    RANGES.extentBytes.max,
  );
  const swap = readBytes(draft.swapBytes.text, draft.swapBytes.unit, RANGES.swapBytes.min, RANGES.swapBytes.max);
  const counts = draft.disks.map((disk) => readWhole(disk.extents, RANGES.extents.min, RANGES.extents.max));
  const extents = counts.every((count) => count.ok) ? counts.reduce((sum, count) => sum + count.value, 0) : null;
  const nextKey = 1 + Math.max(-1, ...draft.disks.map((disk) => disk.key));
  const setDisk = (key: number, part: Partial<DiskDraft>) =>
    change({ disks: draft.disks.map((disk) => (disk.key === key ? { ...disk, ...part } : disk)) });
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
            <div className="grid gap-3 sm:grid-cols-3">
              <NumberField
                label={t.diskExtents}
                value={disk.extents}
                min={RANGES.extents.min}
                max={RANGES.extents.max}
                onChange={(value) => setDisk(disk.key, { extents: value })}
                {...issues.field(`disks[${at}].extents`)}
              />
              <NumberField
                label={t.readTicks}
                value={disk.readTicks}
                min={RANGES.diskTicks.min}
                max={RANGES.diskTicks.max}
                unit={tickUnit}
                onChange={(readTicks) => setDisk(disk.key, { readTicks })}
                {...issues.field(`disks[${at}].readTicks`)}
              />
              <NumberField
                label={t.writeTicks}
                value={disk.writeTicks}
                min={RANGES.diskTicks.min}
                max={RANGES.diskTicks.max}
                unit={tickUnit}
                onChange={(writeTicks) => setDisk(disk.key, { writeTicks })}
                {...issues.field(`disks[${at}].writeTicks`)}
              />
            </div>
          </li>
        ))}
      </ul>
      <div className="grid gap-4 sm:grid-cols-2">
        <SizeField
          label={t.extentBytes}
          value={draft.extentBytes}
          onChange={(extentBytes) => change({ extentBytes })}
          {...issues.field("extentBytes")}
        />
        <SizeField
          label={t.swapBytes}
          hint={t.swapHint}
          value={draft.swapBytes}
          onChange={(swapBytes) => change({ swapBytes })}
          {...issues.field("swapBytes")}
        />
      </div>
      {extents !== null && extent.ok && swap.ok && (
        <Figures>
          {t.storageTotal(
            terms.number(extents),
            terms.bytes(extent.value),
            terms.bytes(extents * extent.value),
            terms.number(Math.ceil(swap.value / extent.value)),
          )}
        </Figures>
      )}
      <RadioField
        legend={t.allocation}
        columns={3}
        value={draft.allocation}
        choices={ALLOCATION_POLICIES.map((id) => ({
          id,
          label: terms.allocation[id].name,
          sentence: terms.allocation[id].help,
        }))}
        onChange={(allocation) => change({ allocation })}
      />
    </Section>
  );
}
