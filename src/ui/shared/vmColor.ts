/** The look of a machine: a hue, and from the ninth machine on a pattern with it. */
import type { VmUid } from "../../model/units.ts";

export const VM_HUES = 8;
export const VM_PATTERNS = ["plain", "stripes", "dots", "crosses"] as const;
export type VmPattern = (typeof VM_PATTERNS)[number];

/** Number of the hue: the CSS variables `--vm-N`, `--vm-N-soft`, `--vm-N-line`, `--vm-N-ink`. */
export function vmHue(vm: VmUid): number {
  return vm % VM_HUES;
}

/** CSS colour of a machine in one of its four strengths. */
export function vmColor(vm: VmUid, strength: "solid" | "soft" | "line" | "ink" = "solid"): string {
  return strength === "solid" ? `var(--vm-${vmHue(vm)})` : `var(--vm-${vmHue(vm)}-${strength})`;
}

/** So many machines in a row have the same pattern. */
let alike = VM_HUES;

/** For a projector, which washes colours out: each machine has another pattern than its neighbours. */
export function setPatterned(isOn: boolean): void {
  alike = isOn ? 1 : VM_HUES;
}

export function vmPattern(vm: VmUid): VmPattern {
  return VM_PATTERNS[Math.floor(vm / alike) % VM_PATTERNS.length]!;
}
