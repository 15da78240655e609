/** The shades of the heat map: of the accent, the darker the more time was taken. */
import type { CSSProperties } from "react";

export const SHADES = 5;
const SHADE_STEP = 20;

const styles: readonly CSSProperties[] = Array.from({ length: SHADES + 1 }, (_, shade) =>
  shade === 0
    ? {}
    : { backgroundColor: `color-mix(in srgb, var(--accent) ${shade * SHADE_STEP}%, var(--accent-soft))` },
);

/** Shade number `shade`, 1 to `SHADES`; 0: none. */
export function shadeStyle(shade: number): CSSProperties {
  return styles[shade]!;
}
