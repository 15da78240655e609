/** The volumes as a table: size, extents `V = D / l`, what the last extent wastes, and where it is. */
import { memo } from "react";
import type { ExtentPlace } from "../../chart/extentBar.ts";
import { placedVolume, type PlacedVolume } from "../../chart/volumePlaces.ts";
import { byteText } from "../../i18n/byteText.ts";
import { numberText } from "../../i18n/numberText.ts";
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import type { LvId } from "../../model/units.ts";
import type { HostInfo, LvInfo } from "../../trace/hostState.ts";
import { dataAreasOf } from "../../model/layouts.ts";
import { IconButton } from "../shared/IconButton.tsx";
import { COMMANDS_LOCK, Lockable } from "../shared/Lockable.tsx";
import { useRunActions } from "../shared/useRun.ts";
import { useActions } from "../shared/useApp.ts";
import { bytesNow } from "./volumeSize.ts";
import { hostsVolume } from "./volumeName.ts";
import { VmSwatch } from "../shared/VmChip.tsx";
import { isolated } from "../../trace/isolated.ts";

type Text = PanelCatalogue["storage"];

/** Places listed for a volume; the others are counted. */
const MAX_PLACES = 4;

interface VolumeTableProps {
  readonly id: string;
  readonly info: HostInfo;
  /** Where the volumes that exist now lie. */
  /** Machines that have been deleted, by number, with commas between: a text, so that it is easily the same. */
  readonly gone: string;
  readonly places: ReadonlyMap<LvId, readonly ExtentPlace[]>;
  readonly extentBytes: number;
  readonly selectedLv: LvId | -1;
  readonly text: Text;
}

export const VolumeTable = memo(Table);

function Table({ id, info, gone, places, extentBytes, selectedLv, text }: VolumeTableProps) {
  const goneVms = new Set(gone.split(","));
  const volumes = info.lvs.filter((volume) => places.has(volume.id));
  return (
    <div
      id={id}
      className="relative mt-2 max-h-72 overflow-auto border-t border-line pt-1.5 text-xs scroll-quiet fade-edges"
      tabIndex={0}
      role="region"
      aria-label={text.volumes}
    >
      <table className="w-full border-separate border-spacing-0 text-left tabular-nums">
        <thead className="text-soft">
          <tr>
            <Column>{text.columnVolume}</Column>
            <Column>{text.columnMachine}</Column>
            <Column isNumber>{text.columnSize}</Column>
            <Column isNumber>{text.columnExtents}</Column>
            <Column isNumber>{text.columnWaste}</Column>
            <Column>{text.columnLayout}</Column>
            <Column>{text.columnWhere}</Column>
            <Column>{text.columnChange}</Column>
          </tr>
        </thead>
        <tbody>
          {volumes.map((volume) => (
            <VolumeRow
              key={volume.id}
              volume={volume}
              owner={info.vms[volume.vm]?.name ?? null}
              isLeft={goneVms.has(String(volume.vm))}
              places={places.get(volume.id) ?? []}
              extentBytes={extentBytes}
              isSelected={volume.id === selectedLv}
              text={text}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Column({ children, isNumber = false }: { readonly children: string; readonly isNumber?: boolean }) {
  return (
    <th
      scope="col"
      className={`sticky top-0 border-b border-line bg-panel px-2 py-1 font-medium whitespace-nowrap first:pl-0 ${isNumber ? "text-right" : ""}`}
    >
      {children}
    </th>
  );
}

interface VolumeRowProps {
  readonly volume: LvInfo;
  /** The name of its machine; null: it is the host's. */
  readonly owner: string | null;
  /** Its machine has been deleted without it. */
  readonly isLeft: boolean;
  readonly places: readonly ExtentPlace[];
  readonly extentBytes: number;
  readonly isSelected: boolean;
  readonly text: Text;
}

function VolumeRow({ volume, owner, isLeft, places, extentBytes, isSelected, text }: VolumeRowProps) {
  const { select } = useActions();
  const placed = placedVolume(volume, places, extentBytes);
  const bytes = bytesNow(placed, extentBytes);
  const waste = placed.extents * extentBytes - bytes;
  const cell = "border-b border-line px-2 py-1 whitespace-nowrap";
  const toPlace = ({ pv, start, count }: ExtentPlace) => text.place(pv, start, start + count - 1);
  return (
    <tr className={isSelected ? "bg-accent-soft" : ""}>
      <th scope="row" className={`${cell} pl-0 font-medium`}>
        <button
          type="button"
          aria-pressed={isSelected}
          onClick={() => select(isSelected ? null : { kind: "lv", lv: volume.id })}
          className="flex max-w-40 cursor-pointer items-center gap-1.5 rounded hover:underline"
        >
          {volume.vm >= 0 && <VmSwatch vm={volume.vm} />}
          <span className="truncate">{volume.vm >= 0 ? volume.name : hostsVolume(volume, text)}</span>
        </button>
      </th>
      <td className={`${cell} max-w-32 truncate`}>
        {owner === null ? text.swapOwner : isLeft ? text.leftBy(isolated(owner)) : owner}
      </td>
      <td className={`${cell} text-right`}>{byteText(bytes)}</td>
      <td className={`${cell} text-right`}>{numberText(placed.extents)}</td>
      <td className={`${cell} text-right ${waste > 0 ? "" : "text-soft"}`}>
        {waste > 0 ? byteText(waste) : text.noWaste}
      </td>
      <td className={cell}>{text.layout(volume.layout)}</td>
      <td className={cell}>
        {places.slice(0, MAX_PLACES).map(toPlace).join(" · ")}
        {places.length > MAX_PLACES && (
          <span className="text-soft" title={places.map(toPlace).join(" · ")}>
            {" "}
            {text.morePlaces(places.length - MAX_PLACES)}
          </span>
        )}
      </td>
      <td className={cell}>
        <Lockable of={COMMANDS_LOCK}>
          {owner !== null && !isLeft && <Resize vm={owner} volume={placed} text={text} />}
          {owner !== null && isLeft && <Delete owner={owner} volume={volume.name} text={text} />}
        </Lockable>
      </td>
    </tr>
  );
}

/** What a deleted machine has left goes. */
function Delete({ owner, volume, text }: { readonly owner: string; readonly volume: string; readonly text: Text }) {
  const { giveCommand } = useRunActions();
  return (
    <IconButton
      icon="remove"
      size="small"
      look="quiet"
      label={text.deleteLeft(volume, isolated(owner))}
      onClick={() => giveCommand({ command: "deleteVolume", owner, volume })}
    />
  );
}

interface ResizeProps {
  /** The name of its machine. */
  readonly vm: string;
  readonly volume: PlacedVolume;
  readonly text: Text;
}

/** A row of extents more or less. What cannot be is refused, with the reason. */
function Resize({ vm, volume, text }: ResizeProps) {
  const { giveCommand } = useRunActions();
  const { name, layout } = volume.volume;
  const extents = dataAreasOf(layout) * volume.unit;
  const given = { vm, volume: name, extents };
  return (
    <span className="flex gap-1">
      <IconButton
        icon="plus"
        size="small"
        look="quiet"
        label={text.extend(name, extents)}
        onClick={() => giveCommand({ command: "extendVolume", ...given })}
      />
      <IconButton
        icon="minus"
        size="small"
        look="quiet"
        label={text.reduce(name, extents)}
        onClick={() => giveCommand({ command: "reduceVolume", ...given })}
      />
    </span>
  );
}
