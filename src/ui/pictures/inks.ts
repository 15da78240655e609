/**
 * The colours of a picture: those of the page in either theme, whatever the page shows now, or black on white, where
 * patterns tell machines apart.
 */
import type { VmUid } from "../../model/units.ts";
import { mixColors, type Rgb } from "../shared/canvas/color.ts";
import { machineTile, paletteNow, type MachineInk, type Palette, type TileKind } from "../shared/canvas/palette.ts";
import { VM_HUES } from "../shared/vmColor.ts";

export const PICTURE_THEMES = ["light", "dark", "print"] as const;
export type PictureTheme = (typeof PICTURE_THEMES)[number];

export interface PictureInks {
  readonly palette: Palette;
  /** The pattern that tells a machine from others. */
  readonly tileOf: (vm: VmUid) => TileKind | null;
}

/** Reads the theme's tokens off the page, which has that theme meanwhile and is not painted before it has its own again. */
export function inksOf(theme: PictureTheme): PictureInks {
  const { dataset } = document.documentElement;
  const before = dataset["theme"];
  dataset["theme"] = theme === "dark" ? "dark" : "light";
  const palette = paletteNow();
  if (before === undefined) delete dataset["theme"];
  else dataset["theme"] = before;
  return theme === "print" ? printInks(palette.fontFamily) : { palette, tileOf: machineTile };
}

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
const grey = (share: number) => mixColors(BLACK, WHITE, share);
const PRINT_TILES: readonly (TileKind | null)[] = [null, "hatch", "dots", "lines", "falling", "grid", "bars", "net"];

/** Paper and toner. The second eight machines have the patterns of the first on grey. */
export function printInks(fontFamily: string): PictureInks {
  const machine: MachineInk = {
    solid: grey(0.55),
    box: WHITE,
    exit: grey(0.45),
    soft: WHITE,
    line: BLACK,
    ink: BLACK,
  };
  const palette: Palette = {
    panel: WHITE,
    lane: WHITE,
    sunken: grey(0.08),
    line: grey(0.2),
    lineStrong: grey(0.5),
    ink: BLACK,
    soft: grey(0.8),
    faint: grey(0.65),
    accent: BLACK,
    accentSoft: grey(0.08),
    onAccent: WHITE,
    fault: BLACK,
    onVm: BLACK,
    machines: Array.from({ length: VM_HUES }, () => machine),
    fontFamily,
  };
  return { palette, tileOf: (vm) => PRINT_TILES[vm % PRINT_TILES.length] ?? null };
}
