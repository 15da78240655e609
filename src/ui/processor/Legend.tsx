/** What the forms on the chart mean. Each swatch is drawn in neutral colours, since the form and not the hue carries it. */
import type { CSSProperties, ReactNode } from "react";
import { selectLit, selectTrace } from "../../store/selectors.ts";
import type { VcpuId } from "../../model/units.ts";
import type { IntervalKind } from "../../trace/intervals.ts";
import { commandsUsed, hasFaults, kindsUsed } from "../../trace/perChunk/kindsUsed.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { vmColor } from "../shared/vmColor.ts";
import { useLandmark } from "../shared/layout/landmark.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { isolated } from "../../trace/isolated.ts";

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
    // A line, and below it the band of those who have the pCPU.
    style: {
      background:
        "linear-gradient(90deg, var(--vm-0) 55%, var(--vm-1) 55%) 0 100% / 100% 4px no-repeat, linear-gradient(var(--soft), var(--soft)) 0 1px / 100% 2px no-repeat",
    },
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
    kind: "blockedLimit",
    style: {
      background: `${stripes(45, "var(--soft)")} 0 100% / 100% 50% no-repeat`,
      boxShadow: "inset 0 0 0 1px var(--soft)",
    },
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
  { kind: "capped", style: { boxShadow: "inset 0 0 0 1px var(--soft)" } },
  {
    kind: "parked",
    style: {
      background: "linear-gradient(var(--soft), var(--soft)) center / 100% 1px no-repeat",
      boxShadow: "inset 0 0 0 1px var(--soft)",
    },
  },
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

/** What is drawn in the lane of a pCPU. */
const ON_PCPUS: ReadonlySet<IntervalKind> = new Set<IntervalKind>(["running", "warm", "spin", "switch", "exit"]);

/** Lanes of groups are filled from below, so that they are not taken for a vCPU that runs. */
const SHARE_RUNNING: CSSProperties = { background: "linear-gradient(transparent 45%, var(--soft) 45%)" };
const SHARE_READY: CSSProperties = { background: "var(--faint)", opacity: 0.45 };
/** Who waits, where nothing is drawn below. */
const WAITS: CSSProperties = { background: "linear-gradient(var(--soft), var(--soft)) center / 100% 3px no-repeat" };
const TRIANGLE = "polygon(15% 15%, 85% 15%, 50% 95%)";
const FAULT: CSSProperties = { background: "var(--fault)", clipPath: TRIANGLE };
const COMMAND: CSSProperties = { background: "var(--soft)", clipPath: TRIANGLE };
/** A triangle with a line around it. */
const REFUSED: CSSProperties = {
  background: "var(--soft)",
  clipPath: "polygon(evenodd, 15% 15%, 85% 15%, 50% 95%, 15% 15%, 30% 25%, 70% 25%, 50% 72%, 30% 25%)",
};
const AHEAD: CSSProperties = { background: "var(--vm-0-soft)", boxShadow: "inset 0 0 0 1px var(--vm-0-line)" };

const isBlocked = (kind: IntervalKind): kind is "blockedFault" | "blockedDisk" | "blockedDevice" =>
  kind.startsWith("blocked");

/** Only the signs in use, in one line; in two where the panel is too narrow for them. */
export interface LegendProps {
  /** The lanes that are shown of each group; absent: there are no groups, and each vCPU has its lane. */
  readonly groups?: readonly (readonly VcpuId[])[] | undefined;
  /** The lanes say no more than that somebody waits, and not for whom. */
  readonly areWaitsPlain?: boolean;
  /** Further signs, as list items. */
  readonly children?: ReactNode;
}

export function Legend({ groups, areWaitsPlain = false, children }: LegendProps) {
  const hasVcpuLanes = !groups || groups.some((lanes) => lanes.length > 0);
  const { legend, processor } = usePanelText();
  const trace = useRun(selectTrace);
  const lit = useApp(selectLit);
  const taker = lit && trace?.info.vms[lit.taker];
  const chunks = trace?.chunks ?? [];
  const used = new Set(kindsUsed(chunks));
  const commands = trace && commandsUsed(trace);
  const signs = SWATCHES.filter(({ kind }) => used.has(kind) && (hasVcpuLanes || ON_PCPUS.has(kind)));
  const blocked = signs.filter(({ kind }) => isBlocked(kind));
  const isGrouped = blocked.length > 1;
  const word = (kind: IntervalKind) =>
    kind === "ready" && !areWaitsPlain
      ? legend.ready
      : isGrouped && isBlocked(kind)
        ? legend.blocked[kind]
        : processor.kind[kind];
  return (
    <div
      role="region"
      aria-label={useLandmark(processor.legend)}
      className="min-h-6 shrink-0 text-[0.71875rem] whitespace-nowrap text-soft"
    >
      <ul className="flex min-h-6 flex-wrap items-center gap-x-2.5">
        {taker && (
          <Sign style={{ background: vmColor(taker.uid), boxShadow: "inset 0 0 0 1.5px var(--ink)" }}>
            {legend.took(isolated(taker.name))}
          </Sign>
        )}
        {groups && <Sign style={SHARE_RUNNING}>{legend.shareRunning}</Sign>}
        {groups && <Sign style={SHARE_READY}>{legend.shareReady}</Sign>}
        {signs.map(({ kind, style }) => (
          <Sign
            key={kind}
            style={kind === "ready" && areWaitsPlain ? WAITS : style}
            before={isGrouped && kind === blocked[0]?.kind ? legend.blockedOn : undefined}
          >
            {word(kind)}
          </Sign>
        ))}
        {hasFaults(chunks) && <Sign style={FAULT}>{legend.fault}</Sign>}
        {commands?.commandDone && <Sign style={COMMAND}>{legend.command}</Sign>}
        {commands?.commandFailed && <Sign style={REFUSED}>{legend.refused}</Sign>}
        {chunks.length > 0 && <Sign style={AHEAD}>{legend.ahead}</Sign>}
        {children}
      </ul>
    </div>
  );
}

interface SignProps {
  readonly style: CSSProperties;
  /** What several signs have in common, before the first of them. */
  readonly before?: string | undefined;
  readonly children: string;
}

function Sign({ style, before, children }: SignProps) {
  return (
    <li className="flex items-center gap-1">
      {before !== undefined && `${before} `}
      <span aria-hidden="true" style={style} className="inline-block h-2.5 w-4 shrink-0 rounded-xs" />
      {children}
    </li>
  );
}
