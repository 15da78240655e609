/**
 * The references of a vCPU in all runs, aligned by their number: a column a reference, a row a run, and between the rows
 * a band where they do not come out the same. The columns around the cursor are drawn; the present one is framed.
 */
import { useCallback, useMemo, type CSSProperties } from "react";
import type { RunState } from "../../store/runState.ts";
import { selectSelection } from "../../store/selectors.ts";
import { vcpuLabel } from "../../trace/vcpuLabel.ts";
import { Panel } from "../shared/layout/Panel.tsx";
import { useWidth } from "../shared/layout/useWidth.ts";
import { VmChip } from "../shared/VmChip.tsx";
import { useApp } from "../shared/useApp.ts";
import { useGoToRow } from "../shared/moment/useGoToRow.ts";
import { useRun } from "../shared/useRun.ts";
import { Mark } from "./Mark.tsx";
import { isFault, leavesText, outcomeText } from "./outcome.ts";
import { useCompareText, useIsHidden } from "./useCompare.ts";
import { useComparedRuns, useFound, useNames } from "./useCompared.ts";

const COLUMN_PX = 36;
const LABEL_PX = 84;
/** Share of the columns that belong to what was. */
const PAST_SHARE = 2 / 3;
const HATCH: CSSProperties = {
  backgroundImage: "repeating-linear-gradient(135deg, var(--warn) 0 2px, transparent 2px 5px)",
};

export function References({ places }: { readonly places?: readonly number[] }) {
  const { compare: t, terms } = useCompareText();
  const found = useFound();
  const names = useNames();
  const runs = useComparedRuns();
  const selection = useApp(selectSelection);
  const isHidden = useIsHidden();
  const goToRow = useGoToRow();
  const [widthPx, measure] = useWidth(700);
  const byNumber = found?.byNumber ?? null;
  const vcpus = byNumber?.vcpus() ?? [];
  const selected = vcpus.find((vcpu) =>
    selection?.kind === "vcpu"
      ? vcpu === selection.vcpu
      : selection?.kind === "vm" && names?.vcpus[vcpu]?.vm === selection.vm,
  );
  const vcpu = selected ?? vcpus[0] ?? -1;
  // How many of its references lie before the cursor of the base.
  const present = useRun(
    useCallback(({ cursor }: RunState) => byNumber?.before(0, vcpu, cursor.row) ?? 0, [byNumber, vcpu]),
  );
  const most = byNumber ? Math.max(0, ...runs.map((_, at) => byNumber.count(at, vcpu))) : 0;
  const columns = Math.max(3, Math.floor((widthPx - LABEL_PX) / COLUMN_PX));
  const first = Math.max(1, Math.min(present - Math.round(columns * PAST_SHARE) + 1, most - columns + 1));
  const numbers = useMemo(
    () => Array.from({ length: Math.max(0, Math.min(columns, most - first + 1)) }, (_, at) => first + at),
    [columns, most, first],
  );
  if (!byNumber || !names || vcpu < 0) return null;
  const shown = runs.flatMap((run, at) => (places && !places.includes(at) ? [] : [{ ...run, at }]));
  const vm = names.vcpus[vcpu]?.vm;
  const cells = numbers.map((number) => ({ number, outcomes: byNumber.at(vcpu, number) }));
  const isAhead = (number: number) => number > present;
  /** The cursor is that of the base. */
  const goTo = (number: number) => {
    const own = byNumber.at(vcpu, number)[0];
    if (own) goToRow(own.row + 1);
  };
  return (
    <Panel
      title={t.memory}
      className="shrink-0"
      subtitle={
        <span className="inline-flex items-center gap-1.5">
          {vm !== undefined && <VmChip vm={vm} name={vcpuLabel(names, vcpu)} />}
          {t.memoryHelp}
        </span>
      }
    >
      <div
        ref={measure}
        tabIndex={0}
        role="region"
        aria-label={`${t.memory}: ${vcpuLabel(names, vcpu)}`}
        className="scroll-quiet overflow-x-auto"
      >
        <table className="border-separate border-spacing-x-0.5 border-spacing-y-0 text-center text-xs tabular-nums">
          <thead>
            <tr className="h-6 text-soft">
              <th scope="row" style={{ width: LABEL_PX }} className="text-left font-normal">
                {t.reference}
              </th>
              {cells.map(({ number }) => (
                <th
                  key={number}
                  scope="col"
                  style={{ width: COLUMN_PX - 2 }}
                  aria-current={number === present ? "step" : undefined}
                  className={number === present ? "rounded bg-accent font-bold text-on-accent" : "font-normal"}
                >
                  {terms.number(number)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ place, at }, order) => (
              <ReferenceRow
                key={place}
                place={place}
                cells={cells.map(({ number, outcomes }) => ({
                  number,
                  outcome: isHidden && isAhead(number) ? null : (outcomes[at] ?? null),
                  isAhead: isAhead(number),
                  isHidden: isHidden && isAhead(number),
                  differs: order > 0 && !isSame(outcomes[shown[0]!.at], outcomes[at]),
                }))}
                hasBand={order > 0}
                onSeek={goTo}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-soft">
        <span className="inline-flex items-center gap-1.5">
          <span className="rounded border border-fault bg-fault-soft px-1 font-semibold text-fault">7</span> {t.fault}
        </span>
        <span>
          <span className="font-semibold text-fault">−3</span> {t.leaves(3)}
        </span>
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden className="inline-block h-2.5 w-5 rounded-sm" style={HATCH} /> {t.differ}
        </span>
      </p>
    </Panel>
  );
}

function isSame(
  one: { readonly what: number } | null | undefined,
  other: { readonly what: number } | null | undefined,
): boolean {
  return one?.what === other?.what;
}

interface ReferenceCell {
  readonly number: number;
  readonly outcome: Parameters<typeof outcomeText>[1];
  readonly isAhead: boolean;
  readonly isHidden: boolean;
  readonly differs: boolean;
}

interface ReferenceRowProps {
  readonly place: number;
  readonly cells: readonly ReferenceCell[];
  readonly hasBand: boolean;
  readonly onSeek: (number: number) => void;
}

function ReferenceRow({ place, cells, hasBand, onSeek }: ReferenceRowProps) {
  const { compare: t, terms } = useCompareText();
  return (
    <>
      {hasBand && (
        <tr>
          <td className="py-1 pr-2 text-right text-mini text-soft">{t.differ}</td>
          {cells.map(({ number, differs, isHidden }) => (
            <td key={number} aria-label={differs && !isHidden ? t.differ : t.same} className="py-1">
              <div className="h-2.5 rounded-sm bg-lane" style={differs && !isHidden ? HATCH : undefined} />
            </td>
          ))}
        </tr>
      )}
      <tr>
        <th scope="row" className="text-left">
          <Mark place={place} />
        </th>
        {cells.map(({ number, outcome, isAhead, isHidden }) => (
          <td key={number} title={isHidden ? undefined : outcomeText(t, outcome)} className="p-0 align-top">
            {isHidden ? (
              <span className="block rounded border border-line py-0.5 text-faint">?</span>
            ) : (
              outcome && (
                <button
                  type="button"
                  tabIndex={-1}
                  aria-label={`${terms.number(number)}: ${t.page} ${terms.number(outcome.page)}, ${outcomeText(t, outcome)}`}
                  onClick={() => onSeek(number)}
                  className={`block w-full cursor-pointer rounded border py-0.5 font-semibold ${
                    isFault(outcome)
                      ? `border-fault text-fault ${isAhead ? "" : "bg-fault-soft"}`
                      : `border-line ${isAhead ? "text-soft" : "bg-sunken text-ink"}`
                  }`}
                >
                  {terms.number(outcome.page)}
                </button>
              )
            )}
            <span className="block h-4 text-mini font-semibold text-fault">
              {isHidden ? "" : leavesText(t, outcome)}
            </span>
          </td>
        ))}
      </tr>
    </>
  );
}
