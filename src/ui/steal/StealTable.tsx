/**
 * Who took whose time as a table: a row for each machine that waited, a column for each that had the pCPUs meanwhile. The
 * shade of a cell grows with its part of the row; the numbers say the same. Scrolls inside itself.
 */
import type { CSSProperties } from "react";
import type { VmUid } from "../../model/units.ts";
import type { HostInfo } from "../../trace/hostState.ts";
import { isolated } from "../../trace/isolated.ts";
import { useActions } from "../shared/useApp.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { VmSwatch } from "../shared/VmChip.tsx";
import { vmColor } from "../shared/vmColor.ts";
import type { StealMatrix, StealRow } from "../shared/moment/stealView.ts";
import { useStealText } from "./useStealText.ts";

/** Strongest shade of a cell, in percent of the colour: text on it stays readable. */
const MOST_SHADE = 36;

/** Shade for a part (0..1) of a row. */
function shade(color: string, part: number): CSSProperties {
  if (part <= 0) return {};
  return { backgroundColor: `color-mix(in srgb, ${color} ${Math.ceil(MOST_SHADE * part)}%, transparent)` };
}

export interface StealTableProps {
  readonly info: HostInfo;
  readonly matrix: StealMatrix;
  readonly focused: VmUid | null;
  /** Short name of a tick. */
  readonly unit: string;
}

export function StealTable({ info, matrix, focused, unit }: StealTableProps) {
  const { steal, terms } = useStealText();
  const { shown, others, rows, took } = matrix;
  const othersName = steal.others(terms.number(others));
  return (
    <div
      className="scroll-quiet fade-right overflow-x-auto"
      role="region"
      aria-label={steal.matrix}
      // A region that scrolls must be reachable by keyboard.
      tabIndex={0}
    >
      <table className="w-full text-xs">
        <caption className="pb-1 text-left text-mini text-soft">{steal.matrixHelp(unit)}</caption>
        <thead>
          <tr className="text-soft">
            <th scope="col" rowSpan={2} className="sticky left-0 bg-panel pr-1 text-left align-bottom font-normal">
              {steal.vm}
            </th>
            <th scope="col" rowSpan={2} title={steal.waitedHelp} className="px-1 text-right align-bottom font-normal">
              {steal.waited}
              <span className="sr-only">: {steal.waitedHelp}</span>
            </th>
            <th
              scope="colgroup"
              colSpan={shown.length + (others > 0 ? 2 : 1)}
              className="pl-2 text-left font-normal whitespace-nowrap"
            >
              {steal.takenBy}
            </th>
          </tr>
          <tr className="border-b border-line text-soft">
            {shown.map((vm) => (
              <th key={vm} scope="col" title={info.vms[vm]?.name} className="max-w-16 px-1 pb-0.5 font-medium text-ink">
                <span className="flex items-center justify-end gap-1">
                  <VmSwatch vm={vm} className="size-2" />
                  <span className="truncate">{info.vms[vm]?.name}</span>
                </span>
              </th>
            ))}
            {others > 0 && (
              <th scope="col" className="px-1 pb-0.5 text-right font-normal">
                {othersName}
              </th>
            )}
            <th scope="col" title={steal.nobodyHelp} className="px-1 pb-0.5 text-right font-normal">
              {steal.nobody}
              <span className="sr-only">: {steal.nobodyHelp}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.vm ?? "others"}
              row={row}
              info={info}
              matrix={matrix}
              isFocused={row.vm !== null && row.vm === focused}
              othersName={othersName}
            />
          ))}
        </tbody>
        <tfoot>
          <tr className="border-t border-line text-soft">
            <th scope="row" title={steal.tookHelp} className="sticky left-0 bg-panel pr-1 text-left font-normal">
              {steal.took}
              <span className="sr-only">: {steal.tookHelp}</span>
            </th>
            <Sum ticks={took.ready} />
            {shown.map((vm, at) => (
              <Sum key={vm} ticks={took.taken[at] ?? 0} />
            ))}
            {others > 0 && <Sum ticks={took.takenByOthers} />}
            <Sum ticks={took.nobody} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface RowProps {
  readonly row: StealRow;
  readonly info: HostInfo;
  readonly matrix: StealMatrix;
  readonly isFocused: boolean;
  readonly othersName: string;
}

function Row({ row, info, matrix, isFocused, othersName }: RowProps) {
  const { steal } = useStealText();
  const actions = useActions();
  const { vm, ready } = row;
  const name = vm === null ? othersName : isolated(info.vms[vm]?.name ?? "");
  return (
    <tr aria-current={isFocused || undefined}>
      <th
        scope="row"
        className={`sticky left-0 max-w-20 py-px pr-1 text-left font-medium ${isFocused ? "bg-accent-soft" : "bg-panel"}`}
      >
        {vm === null ? (
          <span className="font-normal text-soft">{name}</span>
        ) : (
          <button
            type="button"
            onClick={() => actions.select(isFocused ? null : { kind: "vm", vm })}
            title={name}
            className="flex max-w-full cursor-pointer items-center gap-1 rounded-sm hover:text-accent"
          >
            <VmSwatch vm={vm} className="size-2" />
            <span className="truncate">{name}</span>
          </button>
        )}
      </th>
      <td className={`px-1 text-right align-top font-medium tabular-nums ${isFocused ? "bg-accent-soft" : ""}`}>
        <Ticks ticks={ready} />
      </td>
      {matrix.shown.map((taker, at) => {
        const isOwn = taker === vm;
        const isImpossible = isOwn && info.vms[taker]?.vcpuCount === 1;
        return (
          <Cell
            key={taker}
            ticks={isImpossible ? null : (row.taken[at] ?? 0)}
            of={ready}
            color={vmColor(taker)}
            {...(isOwn && !isImpossible ? { title: steal.ownHelp(name) } : {})}
          />
        );
      })}
      {matrix.others > 0 && <Cell ticks={row.takenByOthers} of={ready} color="var(--faint)" />}
      <Cell ticks={row.nobody} of={ready} color="var(--faint)" />
    </tr>
  );
}

interface CellProps {
  /** Null: this cannot be. */
  readonly ticks: number | null;
  /** What the row adds up to. */
  readonly of: number;
  readonly color: string;
  readonly title?: string;
}

function Cell({ ticks, of, color, title }: CellProps) {
  const { steal, terms } = useStealText();
  const part = ticks !== null && of > 0 ? ticks / of : 0;
  return (
    <td
      title={title}
      style={shade(color, part)}
      className={`min-w-9 rounded-xs px-1 text-right leading-tight tabular-nums ${part > 0 ? "text-ink" : "text-faint"}`}
    >
      {ticks === null ? steal.none : <Ticks ticks={ticks} />}
      {/* The line is there even where it is empty, so that no row grows while the run is played. */}
      <span className="block min-h-3.5 text-mini leading-tight">{part > 0 && terms.percent(part)}</span>
    </td>
  );
}

function Sum({ ticks }: { readonly ticks: number }) {
  return (
    <td className="py-0.5 pr-1 pl-1 text-right tabular-nums">
      <Ticks ticks={ticks} />
    </td>
  );
}

function Ticks({ ticks }: { readonly ticks: number }) {
  const { terms } = useStealText();
  return <>{terms.time(ticks, useTimeUnit())}</>;
}
