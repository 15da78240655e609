/**
 * The mapping of the selected volume: its logical extents as a bar of their own, and where the one that is pointed at, or
 * stepped to with the arrow keys, lies on the disks. One element, however many extents there are.
 */
import type { KeyboardEvent, PointerEvent } from "react";
import { mappingOf, type PlacedVolume } from "../../chart/volumePlaces.ts";
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import { vmColor } from "../shared/vmColor.ts";

const BIG_STEP = 10;
/** Extents at least this wide, in percent of the bar, are set apart by lines. */
const DIVIDED_FROM = 0.8;

interface VolumeMappingProps {
  readonly volume: PlacedVolume;
  readonly name: string;
  /** The logical extent that is traced. */
  readonly traced: number;
  readonly onTrace: (le: number) => void;
  readonly isStale: (place: number) => boolean;
  readonly text: PanelCatalogue["storage"];
}

export function VolumeMapping({ volume, name, traced, onTrace, isStale, text }: VolumeMappingProps) {
  const { extents } = volume;
  const { vm } = volume.volume;
  const words = text.mapping(
    traced,
    mappingOf(volume, traced).map((each) => ({ ...each, isStale: isStale(each.place) })),
  );
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    if (width > 0) onTrace(within(Math.floor(((event.clientX - left) / width) * extents), extents));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepped(event.key, traced, extents);
    if (next === null) return;
    event.preventDefault();
    onTrace(within(next, extents));
  };
  const percent = 100 / extents;
  const color = vm >= 0 ? vmColor(vm) : "var(--line-strong)";
  return (
    <div className="mb-1.5 grid grid-cols-[2rem_minmax(0,1fr)] items-center gap-x-2 gap-y-0.5">
      <span className="text-xs text-soft" title={text.logicalExtents(name)}>
        {text.logical}
      </span>
      <div
        role="slider"
        tabIndex={0}
        aria-label={text.logicalExtents(name)}
        aria-valuemin={0}
        aria-valuemax={extents - 1}
        aria-valuenow={traced}
        aria-valuetext={words}
        onPointerMove={onPointerMove}
        onPointerDown={onPointerMove}
        onKeyDown={onKeyDown}
        className="relative h-5 cursor-crosshair touch-none overflow-hidden rounded border"
        style={{ borderColor: color, backgroundColor: vm >= 0 ? vmColor(vm, "soft") : "var(--panel)" }}
      >
        {percent >= DIVIDED_FROM && (
          <span
            className="absolute inset-0"
            style={{
              backgroundImage: `repeating-linear-gradient(to right, transparent 0 calc(${percent}% - 1px), ${color} calc(${percent}% - 1px) ${percent}%)`,
              opacity: 0.4,
            }}
          />
        )}
        <span
          className="absolute inset-y-0 min-w-1"
          style={{ left: `${traced * percent}%`, width: `${percent}%`, backgroundColor: color }}
        />
      </div>
      <p className="col-start-2 min-w-0 text-xs leading-5 text-soft tabular-nums">{words}</p>
    </div>
  );
}

function within(le: number, extents: number): number {
  return Math.min(extents - 1, Math.max(0, le));
}

/** Where a key leads from logical extent `at`; null: it is no key for that. */
function stepped(key: string, at: number, extents: number): number | null {
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return at + 1;
    case "ArrowLeft":
    case "ArrowDown":
      return at - 1;
    case "PageUp":
      return at + BIG_STEP;
    case "PageDown":
      return at - BIG_STEP;
    case "Home":
      return 0;
    case "End":
      return extents - 1;
    default:
      return null;
  }
}
