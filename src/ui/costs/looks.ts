/** How the parts of a machine's time are drawn: in its colour, each with a form of its own, so that colour never stands alone. */
import type { CSSProperties } from "react";
import type { VmUid } from "../../model/units.ts";
import { vmColor } from "../shared/vmColor.ts";

export const TIME_PARTS = ["boot", "work", "walks", "exits", "kernel"] as const;
export type TimePart = (typeof TIME_PARTS)[number];

const stripes = (angle: number, color: string) =>
  `repeating-linear-gradient(${angle}deg, ${color} 0 2px, transparent 2px 4px)`;

/** `vm` null: in neutral colours. */
export function partStyle(part: TimePart, vm: VmUid | null): CSSProperties {
  const own = vm === null ? "var(--soft)" : vmColor(vm);
  const outline = `inset 0 0 0 1px ${own}`;
  switch (part) {
    case "boot":
      return { background: vm === null ? "var(--line-strong)" : vmColor(vm, "line") };
    case "work":
      return { background: own };
    case "walks":
      return { background: stripes(90, own), boxShadow: outline };
    case "exits":
      return { background: `color-mix(in srgb, ${own} 45%, light-dark(var(--ink), var(--page)))` };
    case "kernel":
      return { background: stripes(45, own), boxShadow: outline };
  }
}
