/**
 * The parts of a vCPU's time as the bars draw them: in a fixed order, each with a form of its own, so that colour never
 * stands alone. Time taken is striped in the colour of the machine that took it; nobody's colour is grey.
 */
import type { CSSProperties } from "react";
import type { VmUid } from "../../model/units.ts";
import type { VcpuTime } from "../../trace/figures/steal.ts";
import { vmColor } from "../shared/vmColor.ts";

/** What the legend explains, in the order of the bars; `offline` is where a bar is empty. */
export const LOOKS = [
  "guest",
  "spin",
  "exit",
  "taken",
  "nobody",
  "blockedFault",
  "blockedDisk",
  "blockedLimit",
  "blockedDevice",
  "halted",
  "paused",
  "costopped",
  "capped",
  "offline",
] as const;
export type Look = (typeof LOOKS)[number];

export interface Part {
  readonly look: Look;
  /** With `taken`: who took it; null: machines without a column of their own. */
  readonly taker?: VmUid | null;
  readonly ticks: number;
}

/** What `time` is made of, without what is 0. Of the takers, those not in `shown` are one part. */
export function partsOf(time: VcpuTime, shown: readonly VmUid[]): readonly Part[] {
  const { ticks, shares } = time;
  const parts = LOOKS.flatMap((look): readonly Part[] => {
    if (look === "nobody") return [{ look, ticks: time.nobody / shares }];
    return look === "taken" ? takenParts(time, shown) : [{ look, ticks: ticks[look] }];
  });
  return parts.filter((part) => part.ticks > 0);
}

function takenParts({ taken, shares }: VcpuTime, shown: readonly VmUid[]): readonly Part[] {
  let rest = 0;
  for (const [taker, parts = 0] of taken.entries()) if (!shown.includes(taker)) rest += parts;
  const own = shown.map((taker): Part => ({ look: "taken", taker, ticks: (taken[taker] ?? 0) / shares }));
  return [...own, { look: "taken", taker: null, ticks: rest / shares }];
}

const stripes = (angle: number, color: string, ground: string) =>
  `repeating-linear-gradient(${angle}deg, ${color} 0 2.5px, ${ground} 2.5px 4.5px)`;

const crossed = (color: string) =>
  `repeating-linear-gradient(135deg, ${color} 0 1.5px, transparent 1.5px 4px), repeating-linear-gradient(45deg, ${color} 0 1.5px, transparent 1.5px 4px)`;

const outline = (color: string) => `inset 0 0 0 1px ${color}`;

/** Style of a part of the bar of machine `vm`; null: in neutral colours, for the legend. */
export function lookStyle(look: Look, vm: VmUid | null, taker?: VmUid | null): CSSProperties {
  const own = vm === null ? "var(--soft)" : vmColor(vm);
  switch (look) {
    case "guest":
      return { background: own };
    case "spin":
      return { background: crossed(own), boxShadow: outline(own) };
    case "exit":
      return { background: `color-mix(in srgb, ${own} 55%, light-dark(var(--ink), var(--page)))` };
    case "taken": {
      const [color, ground] =
        taker === null || taker === undefined
          ? ["var(--soft)", "var(--sunken)"]
          : [vmColor(taker), vmColor(taker, "soft")];
      return { background: stripes(135, color, ground) };
    }
    case "nobody":
      return { background: stripes(90, "var(--faint)", "var(--sunken)") };
    case "blockedFault":
      return { background: stripes(45, "var(--fault)", "var(--fault-soft)"), boxShadow: outline("var(--fault)") };
    case "blockedDisk":
      return { background: stripes(45, "var(--line-strong)", "var(--panel)"), boxShadow: outline("var(--soft)") };
    case "blockedLimit":
      return {
        background: `${stripes(45, "var(--line-strong)", "var(--panel)")} 0 100% / 100% 50% no-repeat`,
        boxShadow: outline("var(--soft)"),
      };
    case "blockedDevice":
      return {
        background: "radial-gradient(var(--soft) 1px, var(--panel) 1.4px) 0 0 / 4px 4px",
        boxShadow: outline("var(--soft)"),
      };
    case "halted":
      return {
        background:
          "repeating-linear-gradient(90deg, var(--soft) 0 4px, transparent 4px 8px) center / 100% 2px no-repeat",
      };
    case "paused":
      return {
        background:
          "repeating-linear-gradient(90deg, transparent 0 2px, var(--soft) 2px 3px, transparent 3px 4px, var(--soft) 4px 5px, transparent 5px 7px)",
        boxShadow: outline("var(--soft)"),
      };
    case "costopped":
      return {
        background: "repeating-linear-gradient(0deg, transparent 0 2px, var(--soft) 2px 3px)",
        boxShadow: outline("var(--soft)"),
      };
    case "capped":
      return { boxShadow: outline("var(--ink)") };
    case "offline":
      return { background: "var(--lane)", boxShadow: outline("var(--line)") };
  }
}
