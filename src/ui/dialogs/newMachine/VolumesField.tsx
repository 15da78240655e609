/** The volumes of a new machine: name and size of each, and what the size comes to in extents, `V = D / l`. */
import { byteText } from "../../../i18n/byteText.ts";
import { MOST } from "../../../codec/limits.ts";
import { Button } from "../../shared/Button.tsx";
import { IconButton } from "../../shared/IconButton.tsx";
import { useDialogText } from "../useDialogText.ts";
import { areasOf, rowsFor } from "../../../model/layouts.ts";
import type { Layout } from "../../../model/scenario.ts";
import { SelectField } from "../form/choices.tsx";
import { layoutKey, layoutOfKey, layoutsOn, unitsFor, withUnit } from "./layoutChoices.ts";
import { readBytes } from "../form/numberText.ts";
import { SizeField, type SizeText } from "../form/SizeField.tsx";
import { TextField } from "../form/TextField.tsx";
import type { IssueDisplay } from "../form/useIssues.ts";
import type { VolumeDraft } from "./machineDraft.ts";

export interface VolumesFieldProps {
  readonly value: readonly VolumeDraft[];
  readonly onChange: (value: readonly VolumeDraft[]) => void;
  readonly extentBytes: number;
  /** Disks of the host: with one of them every volume is linear. */
  readonly disks: number;
  /** Size of a volume that is added. */
  readonly newSize: SizeText;
  readonly issues: IssueDisplay;
}

/** The first of `data-1`, `data-2`, ... that no volume has. */
function freeVolumeName(volumes: readonly VolumeDraft[]): string {
  for (let n = 1; ; n += 1) if (!volumes.some(({ name }) => name === `data-${n}`)) return `data-${n}`;
}

export function VolumesField({ value, onChange, extentBytes, disks, newSize, issues }: VolumesFieldProps) {
  const { dialogs, terms } = useDialogText();
  const t = dialogs.newMachine;
  const set = (key: number, part: Partial<VolumeDraft>) =>
    onChange(value.map((volume) => (volume.key === key ? { ...volume, ...part } : volume)));
  const add = () => {
    const key = 1 + Math.max(-1, ...value.map((volume) => volume.key));
    onChange([...value, { key, name: freeVolumeName(value), size: newSize, layout: null }]);
  };
  const extentsHint = (size: SizeText) => {
    const read = readBytes(size.text, size.unit, 1, Number.MAX_SAFE_INTEGER);
    if (!read.ok) return undefined;
    const extents = Math.ceil(read.value / extentBytes);
    return t.extents({
      size: byteText(read.value),
      extent: byteText(extentBytes),
      extents: terms.number(extents),
      waste: extents * extentBytes === read.value ? null : byteText(extents * extentBytes - read.value),
    });
  };
  /** What a volume takes of the pool, where that is more than its extents. */
  const poolHint = ({ size, layout }: VolumeDraft) => {
    const read = readBytes(size.text, size.unit, 1, Number.MAX_SAFE_INTEGER);
    if (!read.ok || !layout) return undefined;
    const rows = rowsFor(Math.ceil(read.value / extentBytes), layout, extentBytes);
    return t.takesOfPool(terms.number(rows * areasOf(layout)));
  };
  return (
    <>
      {value.length === 0 && <p className="text-soft">{t.noVolumes}</p>}
      {value.length > 0 && (
        <ul className="grid gap-3">
          {value.map((volume, at) => (
            <li key={volume.key} className="flex items-start gap-2">
              <div className={`grid min-w-0 flex-1 gap-3 ${disks > 1 ? "sm:grid-cols-3" : "sm:grid-cols-2"}`}>
                <TextField
                  label={t.volumeName}
                  value={volume.name}
                  onChange={(name) => set(volume.key, { name })}
                  {...issues.field(`volumes[${at}].name`)}
                />
                <SizeField
                  label={t.volumeSize}
                  hint={extentsHint(volume.size)}
                  value={volume.size}
                  onChange={(size) => set(volume.key, { size })}
                  {...issues.field(`volumes[${at}].bytes`)}
                />
                {(disks > 1 || volume.layout) && (
                  <SelectField
                    label={t.volumeLayout}
                    hint={poolHint(volume)}
                    value={layoutKey(volume.layout)}
                    choices={layoutsOn(disks, volume.layout).map((layout) => ({
                      id: layoutKey(layout),
                      label: t.layout(layout),
                    }))}
                    onChange={(id) => set(volume.key, { layout: layoutOfKey(id, volume.layout) })}
                    {...issues.field(`volumes[${at}].layout`)}
                  />
                )}
                <UnitField
                  layout={volume.layout}
                  extentBytes={extentBytes}
                  onChange={(layout) => set(volume.key, { layout })}
                />
              </div>
              <IconButton
                icon="remove"
                look="quiet"
                label={t.removeVolume(volume.name)}
                className="mt-5"
                onClick={() => onChange(value.filter(({ key }) => key !== volume.key))}
              />
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button icon="plus" disabled={value.length >= MOST.volumes} onClick={add}>
          {t.addVolume}
        </Button>
      </div>
    </>
  );
}

interface UnitFieldProps {
  readonly layout: Layout | null;
  readonly extentBytes: number;
  readonly onChange: (layout: Layout) => void;
}

/** What goes to one disk before the next one is taken; nothing where nothing is striped. */
function UnitField({ layout, extentBytes, onChange }: UnitFieldProps) {
  const t = useDialogText().dialogs.newMachine;
  const units = layout ? unitsFor(layout, extentBytes) : [];
  if (!layout || units.length === 0) return null;
  return (
    <SelectField
      label={t.stripeUnit}
      hint={t.stripeUnitHelp}
      value={String(layout.unitBytes ?? extentBytes)}
      choices={units.map((unit) => ({ id: String(unit), label: unit === extentBytes ? t.anExtent : byteText(unit) }))}
      onChange={(unit) => onChange(withUnit(layout, Number(unit), extentBytes))}
    />
  );
}
