/**
 * The tokens of theme.css as a canvas needs them: read from the CSS variables of the page once, and read again when the
 * theme changes. No colour is defined here.
 */
import { VM_HUES, vmHue, vmPattern, type VmPattern } from "../vmColor.ts";
import type { VmUid } from "../../../model/units.ts";
import { cssColor, lightness, mixColors, parseColor, type Rgb } from "./color.ts";

/** The colours of a machine. */
export interface MachineInk {
  readonly solid: Rgb;
  /** Fill of a box with its name in it. The palette's `onVm` has a contrast of 4.5 : 1 on it. */
  readonly box: Rgb;
  /** `box`, darker: time spent in exits. */
  readonly exit: Rgb;
  readonly soft: Rgb;
  readonly line: Rgb;
  /** Words on `soft`. */
  readonly ink: Rgb;
}

export interface Palette {
  readonly panel: Rgb;
  readonly lane: Rgb;
  readonly sunken: Rgb;
  readonly line: Rgb;
  readonly lineStrong: Rgb;
  readonly ink: Rgb;
  readonly soft: Rgb;
  readonly faint: Rgb;
  readonly accent: Rgb;
  readonly accentSoft: Rgb;
  readonly onAccent: Rgb;
  readonly fault: Rgb;
  /** Text on a machine's box. */
  readonly onVm: Rgb;
  readonly machines: readonly MachineInk[];
  /** Family of the page's font, for `ctx.font`. */
  readonly fontFamily: string;
}

/** Share of the solid colour in a box; the rest is the ink of the machine. */
const BOX_SOLID_SHARE = 0.4;
/** Share of the box colour in an exit. */
const EXIT_BOX_SHARE = 0.58;

let kept: Palette | null = null;
const listeners = new Set<() => void>();
let observer: MutationObserver | null = null;

/** The tokens as they are now on `<html>`; the same object until the theme changes. */
export function currentPalette(): Palette {
  // Without anybody who watches, a change of the theme would go unseen.
  return observer ? (kept ??= paletteNow()) : paletteNow();
}

/** Read anew: for whoever has just changed the theme and paints before others learn of it. */
export function paletteNow(): Palette {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): Rgb => parseColor(style.getPropertyValue(`--${name}`));
  const ink = token("ink");
  const page = token("page");
  const darkest = lightness(ink) < lightness(page) ? ink : page;
  const machines = Array.from({ length: VM_HUES }, (_, hue): MachineInk => {
    const solid = token(`vm-${hue}`);
    const box = mixColors(solid, token(`vm-${hue}-ink`), BOX_SOLID_SHARE);
    return {
      solid,
      box,
      exit: mixColors(box, darkest, EXIT_BOX_SHARE),
      soft: token(`vm-${hue}-soft`),
      line: token(`vm-${hue}-line`),
      ink: token(`vm-${hue}-ink`),
    };
  });
  return {
    panel: token("panel"),
    lane: token("lane"),
    sunken: token("sunken"),
    line: token("line"),
    lineStrong: token("line-strong"),
    ink,
    soft: token("soft"),
    faint: token("faint"),
    accent: token("accent"),
    accentSoft: token("accent-soft"),
    onAccent: token("on-accent"),
    fault: token("fault"),
    onVm: token("on-vm"),
    machines,
    fontFamily: getComputedStyle(document.body).fontFamily || "sans-serif",
  };
}

export function machineInk(palette: Palette, vm: VmUid): MachineInk {
  return palette.machines[vmHue(vm)]!;
}

/** Calls `listener` after each change of the theme. Returns the function that ends it. */
export function watchTheme(listener: () => void): () => void {
  listeners.add(listener);
  if (!observer) {
    observer = new MutationObserver(() => {
      kept = null;
      for (const each of listeners) each();
    });
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    observer?.disconnect();
    observer = null;
    kept = null;
  };
}

/** Fill styles of a context: plain colours and tiles, each made once. Tiles are in device pixels and do not scale. */
export interface Fills {
  plain(color: Rgb, alpha?: number): string;
  tile(kind: TileKind, color: Rgb, alpha?: number): CanvasPattern | string;
  /** The pattern that tells machines of one hue apart, or null for the first eight. */
  machine(vm: VmUid, color: Rgb): CanvasPattern | string | null;
}

/**
 * `hatch` rising strokes, `falling` strokes the other way, `dots`, `bars` pairs of upright strokes (‖), `lines` level
 * strokes, `grid` crosses, `net` crosses that stand on a corner.
 */
export type TileKind = "hatch" | "falling" | "dots" | "bars" | "lines" | "grid" | "net";

const MACHINE_TILES: Readonly<Record<VmPattern, TileKind | null>> = {
  plain: null,
  stripes: "falling",
  dots: "dots",
  crosses: "grid",
};
export const MACHINE_TILE_ALPHA = 0.3;

/** The pattern of a machine; null: none. */
export function machineTile(vm: VmUid): TileKind | null {
  return MACHINE_TILES[vmPattern(vm)];
}

/** The fills of a context for a screen of `scale` device pixels per CSS pixel. */
export function createFills(context: CanvasRenderingContext2D, scale: number): Fills {
  const tiles = new Map<string, CanvasPattern | string>();
  const fills: Fills = {
    plain: cssColor,
    tile(kind, color, alpha = 1) {
      const css = cssColor(color, alpha);
      const key = `${kind} ${css}`;
      const known = tiles.get(key);
      if (known) return known;
      const made = makeTile(context, kind, css, scale) ?? css;
      tiles.set(key, made);
      return made;
    },
    machine(vm, color) {
      const kind = machineTile(vm);
      return kind && fills.tile(kind, color, MACHINE_TILE_ALPHA);
    },
  };
  return fills;
}

/** Side of a tile in CSS pixels. */
const TILE_PX = 6;

/** All tiles are drawn here: a pattern keeps a copy, and a canvas with its context takes longer to make than a tile. */
let tileCanvas: HTMLCanvasElement | null = null;

function makeTile(context: CanvasRenderingContext2D, kind: TileKind, css: string, scale: number): CanvasPattern | null {
  const side = Math.max(TILE_PX, Math.round(TILE_PX * scale));
  const canvas = (tileCanvas ??= document.createElement("canvas"));
  // To set a size also clears what is on it.
  canvas.width = side;
  canvas.height = side;
  const tile = canvas.getContext("2d");
  if (!tile) return null;
  tile.fillStyle = css;
  tile.strokeStyle = css;
  tile.lineWidth = side / (kind === "net" ? 8 : 5);
  drawTile(tile, kind, side);
  const pattern = context.createPattern(canvas, "repeat");
  // The context is scaled to CSS pixels; the tile is made of device pixels.
  pattern?.setTransform(new DOMMatrix([1 / scale, 0, 0, 1 / scale, 0, 0]));
  return pattern;
}

function drawTile(tile: CanvasRenderingContext2D, kind: TileKind, side: number): void {
  switch (kind) {
    case "hatch":
    case "falling": {
      const slope = kind === "hatch" ? -1 : 1;
      const middle = side / 2;
      tile.beginPath();
      // Three strokes, so that the corners of the tile meet without a notch.
      for (const shift of [-side, 0, side]) {
        tile.moveTo(shift - side, middle - slope * (middle + side));
        tile.lineTo(shift + 2 * side, middle + slope * (middle + side));
      }
      tile.stroke();
      return;
    }
    case "net":
      drawTile(tile, "hatch", side);
      drawTile(tile, "falling", side);
      return;
    case "dots":
      tile.beginPath();
      tile.arc(side / 2, side / 2, side / 4.5, 0, 2 * Math.PI);
      tile.fill();
      return;
    case "bars":
      tile.fillRect(Math.round(side * 0.2), 0, Math.max(1, Math.round(side / 6)), side);
      tile.fillRect(Math.round(side * 0.55), 0, Math.max(1, Math.round(side / 6)), side);
      return;
    case "lines":
      tile.fillRect(0, Math.round(side / 3), side, Math.max(1, Math.round(side / 6)));
      return;
    case "grid":
      tile.fillRect(0, 0, side, Math.max(1, Math.round(side / 6)));
      tile.fillRect(0, 0, Math.max(1, Math.round(side / 6)), side);
      return;
  }
}
