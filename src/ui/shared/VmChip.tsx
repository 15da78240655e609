/**
 * A machine wherever it is named: a swatch in its colour, with its pattern from the ninth machine on, and its name.
 * Colour and pattern come from `vmColor.ts`; the name always stands beside them.
 */
import type { CSSProperties } from "react";
import type { VmUid } from "../../model/units.ts";
import { vmColor, vmPattern, type VmPattern } from "./vmColor.ts";

const OVERLAY = "color-mix(in srgb, var(--panel) 70%, transparent)";
const PATTERN_CELL_PX = 4;

const IMAGES: Readonly<Record<VmPattern, string | undefined>> = {
  plain: undefined,
  stripes: `repeating-linear-gradient(45deg, transparent 0 2px, ${OVERLAY} 2px 4px)`,
  dots: `radial-gradient(${OVERLAY} 35%, transparent 40%)`,
  crosses: `linear-gradient(${OVERLAY} 1px, transparent 1px), linear-gradient(90deg, ${OVERLAY} 1px, transparent 1px)`,
};

/** Style of a surface filled with the machine's colour and pattern. */
function vmFill(vm: VmUid): CSSProperties {
  const pattern = vmPattern(vm);
  const backgroundImage = IMAGES[pattern];
  if (!backgroundImage) return { backgroundColor: vmColor(vm) };
  const isTiled = pattern !== "stripes";
  return {
    backgroundColor: vmColor(vm),
    backgroundImage,
    ...(isTiled ? { backgroundSize: `${PATTERN_CELL_PX}px ${PATTERN_CELL_PX}px` } : {}),
  };
}

/** The coloured square alone, for places where the name follows. Hidden from screen readers. */
export function VmSwatch({ vm, className = "size-2.5" }: { readonly vm: VmUid; readonly className?: string }) {
  return <span aria-hidden className={`inline-block shrink-0 rounded-[3px] ${className}`} style={vmFill(vm)} />;
}

export interface VmChipProps {
  readonly vm: VmUid;
  readonly name: string;
  /** `soft` inside sentences and tables, `solid` where it stands for a thing that moves (run queue). */
  readonly look?: "soft" | "solid";
  readonly title?: string;
  readonly className?: string;
}

/** Name of a machine on its colour. Long names are cut; the title has them whole. */
export function VmChip({ vm, name, look = "soft", title, className = "" }: VmChipProps) {
  const style: CSSProperties =
    look === "solid"
      ? { backgroundColor: vmColor(vm, "ink"), color: "var(--on-vm)" }
      : { backgroundColor: vmColor(vm, "soft"), color: vmColor(vm, "ink") };
  return (
    <span
      title={title ?? name}
      style={style}
      className={`inline-flex max-w-40 min-w-0 items-center gap-1 overflow-hidden rounded-[5px] px-1.5 align-baseline font-semibold ${className}`}
    >
      {vmPattern(vm) !== "plain" && <VmSwatch vm={vm} className="size-2 ring-1 ring-panel" />}
      <span className="truncate">{name}</span>
    </span>
  );
}
