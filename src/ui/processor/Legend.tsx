/** What the forms on the chart mean. Each swatch is drawn in neutral colours, since the form and not the hue carries it. */
import type { CSSProperties } from "react";
import type { RunState } from "../../store/runState.ts";
import type { IntervalKind } from "../../trace/intervals.ts";
import { useRun } from "../shared/useRun.ts";
import { useHasBarriers } from "../shared/moment/useHasBarriers.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { hostOf } from "../../model/scenario.ts";

const stripes = (angle: number, color: string) =>
  `repeating-linear-gradient(${angle}deg, transparent 0 2px, ${color} 2px 3.5px)`;

const SWATCHES: readonly { readonly kind: Exclude<IntervalKind, "guest">; readonly style: CSSProperties }[] = [
  { kind: "running", style: { background: "var(--soft)" } },
  {
    kind: "warm",
    style: { background: "linear-gradient(var(--panel), var(--panel)) 0 2px / 100% 2px no-repeat, var(--soft)" },
  },
  {
    kind: "ready",
    style: { background: "linear-gradient(var(--soft), var(--soft)) center / 100% 3px no-repeat", opacity: 0.6 },
  },
  {
    kind: "blockedFault",
    style: { background: stripes(135, "var(--fault)"), boxShadow: "inset 0 0 0 1px var(--fault)" },
  },
  {
    kind: "blockedDisk",
    style: { background: stripes(45, "var(--soft)"), boxShadow: "inset 0 0 0 1px var(--soft)" },
  },
  {
    kind: "blockedDevice",
    style: {
      background: "radial-gradient(var(--soft) 1px, transparent 1.4px) 0 0 / 4px 4px",
      boxShadow: "inset 0 0 0 1px var(--soft)",
    },
  },
  {
    kind: "halted",
    style: {
      background:
        "repeating-linear-gradient(90deg, var(--line-strong) 0 4px, transparent 4px 8px) center / 100% 2px no-repeat",
    },
  },
  {
    kind: "paused",
    style: {
      background:
        "repeating-linear-gradient(90deg, transparent 0 2px, var(--soft) 2px 3px, transparent 3px 4px, var(--soft) 4px 5px, transparent 5px 7px)",
      boxShadow: "inset 0 0 0 1px var(--soft)",
    },
  },
  { kind: "parked", style: { boxShadow: "inset 0 0 0 1px var(--soft)" } },
  {
    kind: "costopped",
    style: {
      background: "repeating-linear-gradient(0deg, transparent 0 2px, var(--soft) 2px 3px)",
      boxShadow: "inset 0 0 0 1px var(--soft)",
    },
  },
  {
    kind: "spin",
    style: {
      background: `${stripes(135, "var(--soft)")}, ${stripes(45, "var(--soft)")}`,
      boxShadow: "inset 0 0 0 1px var(--soft)",
    },
  },
  { kind: "switch", style: { background: `${stripes(135, "var(--faint)")}, var(--sunken)` } },
  {
    kind: "exit",
    style: {
      background:
        "linear-gradient(color-mix(in srgb, var(--soft) 45%, light-dark(var(--ink), var(--page))) 40%, var(--soft) 40%)",
    },
  },
];

/** The band under a ready line: above it the line. */
const BAND: CSSProperties = {
  background:
    "linear-gradient(90deg, var(--vm-0) 55%, var(--vm-1) 55%) 0 100% / 100% 4px no-repeat, linear-gradient(var(--soft), var(--soft)) 0 1px / 100% 2px no-repeat",
};

const selectIsCoscheduled = ({ scenario }: RunState) => hostOf(scenario).coscheduling !== undefined;
const selectHasCaches = ({ scenario }: RunState) => hostOf(scenario).cache !== undefined;

export function Legend() {
  const { legend, processor } = usePanelText();
  const isCoscheduled = useRun(selectIsCoscheduled);
  const hasBarriers = useHasBarriers();
  const hasCaches = useRun(selectHasCaches);
  const shown: Readonly<Partial<Record<IntervalKind, boolean>>> = {
    costopped: isCoscheduled,
    spin: hasBarriers,
    warm: hasCaches,
  };
  const isShown = (kind: IntervalKind) => shown[kind] ?? true;
  const short: Readonly<Partial<Record<IntervalKind, string>>> = legend.blockedShort;
  return (
    <ul aria-label={processor.legend} className="mt-2.5 flex flex-wrap gap-x-3 gap-y-1 text-mini text-soft">
      {SWATCHES.filter(({ kind }) => isShown(kind)).map(({ kind, style }) => (
        <li key={kind} className="flex items-center gap-1.5">
          {/* Said once for the eye, which reads the three as one group; a screen reader hears each in full. */}
          {kind === "blockedFault" && <span aria-hidden="true">{legend.blockedOn}</span>}
          <span aria-hidden="true" style={style} className="inline-block h-2.5 w-4.5 rounded-xs" />
          {short[kind] ? (
            <>
              <span aria-hidden="true">{short[kind]}</span>
              <span className="sr-only">{processor.kind[kind]}</span>
            </>
          ) : (
            processor.kind[kind]
          )}
        </li>
      ))}
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" style={BAND} className="inline-block h-2.5 w-4.5 rounded-xs" />
        {legend.taken}
      </li>
    </ul>
  );
}
