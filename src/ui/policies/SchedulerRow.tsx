/** A policy with its averages, and below them who had the processor. */
import { memo } from "react";
import type { TimeUnit } from "../../model/timeUnit.ts";
import type { Tick } from "../../model/units.ts";
import { BAR_FIELDS, type TriedScheduler } from "../../trace/figures/policyTrials.ts";
import { cpuPolicies } from "../../vmm/cpu/policies.ts";
import type { PolicyRow } from "../shared/moment/usePolicyTrials.ts";
import { policyName } from "../shared/text/policyName.ts";
import { useBesideText } from "../shared/text/useBesideText.ts";
import { vmColor } from "../shared/vmColor.ts";
import { FIGURES, figureOf, refusedBy, type Figure, type FiguresShown } from "./figuresIn.ts";

export interface SchedulerRowProps {
  readonly row: PolicyRow<"scheduler">;
  readonly at: number;
  readonly isTabStop: boolean;
  readonly figures: FiguresShown;
  readonly unit: TimeUnit;
  /** Room for a name. */
  readonly namePx: number;
  readonly ticksPerUnit: number;
  readonly onOpen: () => void;
}

export function SchedulerRow({ row, at, isTabStop, figures, unit, namePx, ticksPerUnit, onOpen }: SchedulerRowProps) {
  const text = useBesideText();
  const { beside: t, terms } = text;
  const { choice, isInForce, trial } = row;
  const texts = terms.cpuPolicy[choice.policy];
  const policy = cpuPolicies.find(({ id }) => id === choice.policy);
  const name = policyName(text, unit, texts, policy, choice, namePx);
  const refused = trial ? refusedBy(trial, figures) : [];
  const look = isInForce ? "bg-accent-soft font-semibold" : "group-hover/row:bg-sunken";
  const remark = trial && remarkOf(trial, figures);
  return (
    <tbody className="group/row relative" data-row={at}>
      <tr>
        <th scope="row" className={`h-5 rounded-tl-md max-md:h-8 p-0 pl-2 text-left font-normal ${look}`}>
          {/* The whole row is the button's. */}
          <button
            type="button"
            data-index={at}
            tabIndex={isTabStop ? 0 : -1}
            aria-current={isInForce ? "true" : undefined}
            title={[isInForce ? t.inForce(name.full) : t.open(name.full), texts?.help].join("\n")}
            onClick={isInForce ? undefined : onOpen}
            className={`block max-w-full truncate rounded-sm text-left after:absolute after:inset-0 ${isInForce ? "cursor-default" : "cursor-pointer"}`}
          >
            {name.fitting}
          </button>
        </th>
        {refused.length > 0 ? (
          <td colSpan={FIGURES.length} className={`truncate rounded-tr-md pr-2 text-soft ${look}`}>
            {t.refused(refused.join(", "))}
          </td>
        ) : (
          FIGURES.map((figure) => <Value key={figure} {...{ trial, figure, figures, ticksPerUnit }} look={look} />)
        )}
      </tr>
      <tr>
        <td colSpan={FIGURES.length + 1} className={`h-2.5 rounded-b-md px-2 pb-1 align-top ${look}`}>
          {remark === null || refused.length > 0 ? null : <span className="sr-only">{remark}</span>}
          {trial && refused.length === 0 && <Bars bars={trial.bars} end={figures.end} />}
        </td>
      </tr>
    </tbody>
  );

  function remarkOf({ done, started, isCut, until }: TriedScheduler, { cutAt }: FiguresShown): string | null {
    if (isCut && until !== cutAt) return t.cutAt(terms.ticks(until, unit));
    return !isCut && done < started ? t.unfinished(done, started) : null;
  }
}

interface ValueProps {
  readonly trial: TriedScheduler | null;
  readonly figure: Figure;
  readonly figures: FiguresShown;
  readonly ticksPerUnit: number;
  readonly look: string;
}

function Value({ trial, figure, figures, ticksPerUnit, look }: ValueProps) {
  const { beside: t, terms } = useBesideText();
  const value = trial && figureOf(trial, figure);
  const isBest = value !== null && value === figures.best[figure];
  const isTime = figure !== "switches";
  return (
    <td className={`pr-2 last:rounded-tr-md ${look}`}>
      {value === null ? (
        <>
          <span aria-hidden className="text-faint">
            {t.none}
          </span>
          <span className="sr-only">{t.unknown}</span>
        </>
      ) : (
        <span className={isBest ? "font-bold underline decoration-2 underline-offset-2" : ""}>
          {isTime ? shortTime(value / ticksPerUnit) : terms.number(value)}
          {isBest && <span className="sr-only">, {t.best}</span>}
        </span>
      )}
    </td>
  );
}

/** Averages of small exercises with a decimal, those of long runs without: a column holds four digits. */
function shortTime(value: number): string {
  return value < 1000
    ? value.toFixed(value < 100 ? 1 : 0)
    : value < 100_000
      ? `${(value / 1000).toFixed(0)}k`
      : value.toExponential(0);
}

const Bars = memo(function Bars({ bars, end }: { readonly bars: Float64Array; readonly end: Tick }) {
  const lanes = Math.max(1, ...Array.from({ length: bars.length / BAR_FIELDS }, (_, at) => bars[at * BAR_FIELDS]! + 1));
  return (
    <svg aria-hidden viewBox={`0 0 ${end} ${lanes}`} preserveAspectRatio="none" className="block h-1.5 w-full">
      {Array.from({ length: bars.length / BAR_FIELDS }, (_, bar) => {
        const at = bar * BAR_FIELDS;
        const vm = bars[at + 3]!;
        return (
          <rect
            key={at}
            x={bars[at + 1]}
            y={bars[at]}
            width={bars[at + 2]! - bars[at + 1]!}
            height={1}
            fill={vm < 0 ? "var(--faint)" : vmColor(vm)}
            stroke="var(--panel)"
            strokeWidth={1}
            vectorEffect="non-scaling-stroke"
          />
        );
      })}
    </svg>
  );
});
