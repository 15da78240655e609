/**
 * The surface of something that belongs to a machine, as style properties: its hue, and from the ninth machine on the
 * pattern that tells machines of one hue apart.
 */
import type { CSSProperties } from "react";
import type { VmUid } from "../../../model/units.ts";
import { vmColor, vmPattern } from "../vmColor.ts";

function patternImage(vm: VmUid, color: string): Pick<CSSProperties, "backgroundImage" | "backgroundSize"> {
  switch (vmPattern(vm)) {
    case "plain":
      return {};
    case "stripes":
      return { backgroundImage: `repeating-linear-gradient(135deg, transparent 0 5px, ${color} 5px 6.5px)` };
    case "dots":
      return { backgroundImage: `radial-gradient(${color} 1.2px, transparent 1.6px)`, backgroundSize: "7px 7px" };
    case "crosses":
      return {
        backgroundImage: `linear-gradient(${color} 1px, transparent 1px), linear-gradient(90deg, ${color} 1px, transparent 1px)`,
        backgroundSize: "7px 7px",
      };
  }
}

function translucent(color: string, percent: number): string {
  return `color-mix(in srgb, ${color} ${percent}%, transparent)`;
}

/** Soft fill with a border, for text in the machine's ink. */
export function softSurface(vm: VmUid): CSSProperties {
  return {
    backgroundColor: vmColor(vm, "soft"),
    borderColor: vmColor(vm, "line"),
    ...patternImage(vm, translucent(vmColor(vm, "line"), 35)),
  };
}

/** The hatching of things that belong to the host itself, or to a disk transfer. */
export const HATCHED: CSSProperties = {
  backgroundImage: `repeating-linear-gradient(135deg, transparent 0 4px, ${translucent("var(--faint)", 35)} 4px 6px)`,
};
