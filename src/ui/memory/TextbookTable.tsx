/**
 * The table of the textbooks, frames by references, for one machine: the page in each frame after each of its last
 * references, faults and victims below. A real table, so it is also the map in words for a screen reader.
 */
import { useState, type ReactNode } from "react";
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import type { FrameId, VmUid } from "../../model/units.ts";
import type { HostInfo } from "../../trace/hostState.ts";
import { VmSwatch } from "../shared/VmChip.tsx";
import {
  SnapshotCache,
  TABLE_COLUMNS,
  TABLE_MAX_FRAMES,
  textbookColumns,
  textbookRows,
  type TextbookColumn,
} from "./textbook.ts";
import type { HostAtRow } from "../shared/moment/useHost.ts";
import { useWidth } from "../shared/layout/useWidth.ts";

type Text = PanelCatalogue["memory"];

interface TextbookTableProps {
  readonly known: HostAtRow;
  /** The machine shown, -1 when none has touched memory. */
  readonly vm: VmUid | -1;
  readonly text: Text;
}

/** Width of the column of frame numbers, and of a reference. */
const COLUMN = { headPx: 80, minPx: 40, minCount: 6 } as const;
const INITIAL_WIDTH_PX = 760;

/** How many references have room beside each other, so that the current one is never out of sight. */
function columnsThatFit(widthPx: number): number {
  const fitting = Math.floor((widthPx - COLUMN.headPx) / COLUMN.minPx);
  return Math.min(TABLE_COLUMNS, Math.max(COLUMN.minCount, fitting));
}

export function TextbookTable(props: TextbookTableProps) {
  const [widthPx, ref] = useWidth(INITIAL_WIDTH_PX);
  return (
    <div ref={ref}>
      <Body {...props} count={columnsThatFit(widthPx)} />
    </div>
  );
}

function Body({ known, vm, text, count }: TextbookTableProps & { readonly count: number }) {
  const { trace, row } = known;
  const { info } = trace;
  const [cache] = useState(() => new SnapshotCache());
  if (info.frames > TABLE_MAX_FRAMES) return <Message>{text.tableTooLarge(TABLE_MAX_FRAMES, info.frames)}</Message>;
  const machine = info.vms[vm];
  const columns = machine ? textbookColumns(trace, vm, row, count, cache) : [];
  if (!machine || columns.length === 0) return <Message>{text.tableEmpty}</Message>;
  const { shown, hidden } = textbookRows(columns, vm, info.frames);
  return (
    <div
      className="relative mt-1 scroll-quiet overflow-x-auto"
      tabIndex={0}
      role="region"
      aria-label={text.tableCaption(machine.name)}
    >
      <p aria-hidden className="flex items-center gap-1.5 pb-1 text-xs text-soft">
        <VmSwatch vm={vm} />
        <span className="truncate">{text.tableCaption(machine.name)}</span>
      </p>
      <table className="border-separate border-spacing-0 text-center text-[13px] tabular-nums">
        <caption className="sr-only">{text.tableCaption(machine.name)}</caption>
        <thead>
          <tr>
            <RowHeader>{text.tableReference}</RowHeader>
            {columns.map(({ reference }, index) => (
              <th
                key={reference.row}
                scope="col"
                aria-current={index === columns.length - 1 ? "step" : undefined}
                className={`h-6 min-w-9 border-b border-line-strong px-1 font-bold ${currentColumn(index, columns)}`}
              >
                {reference.page}
                {reference.write && <span className="align-super text-[8px]"> W</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((frame) => (
            <tr key={frame}>
              <RowHeader>
                {text.tableFrame} {frame}
              </RowHeader>
              {columns.map((column, index) => (
                <FrameEntry
                  key={column.reference.row}
                  column={column}
                  frame={frame}
                  vm={vm}
                  info={info}
                  className={currentColumn(index, columns)}
                  text={text}
                />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <RowHeader>{text.tableFault}</RowHeader>
            {columns.map(({ reference }, index) => (
              <td
                key={reference.row}
                className={`h-6 border-t border-line-strong font-bold text-fault ${currentColumn(index, columns)}`}
              >
                <span aria-hidden>{reference.fault === null ? "" : text.tableFaultMark}</span>
                <span className="sr-only">
                  {reference.fault === null ? text.tableHitSpoken : text.tableFaultSpoken}
                </span>
              </td>
            ))}
          </tr>
          <tr>
            <RowHeader>{text.tableVictim}</RowHeader>
            {columns.map(({ reference, victim }, index) => (
              <td key={reference.row} className={`h-6 px-1 text-soft ${currentColumn(index, columns)}`}>
                {victim ? (
                  <s className={`whitespace-nowrap decoration-fault ${victim.vm === vm ? "" : "text-[10px]"}`}>
                    {victim.vm === vm ? victim.page : `${info.vms[victim.vm]?.name ?? ""} ${victim.page}`}
                  </s>
                ) : (
                  <span className="sr-only">{text.tableNoVictim}</span>
                )}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      {hidden > 0 && <p className="pt-1.5 text-xs text-soft">{text.tableMoreFrames(hidden)}</p>}
    </div>
  );
}

function currentColumn(index: number, columns: readonly TextbookColumn[]): string {
  return index === columns.length - 1 ? "bg-accent-soft" : "";
}

function Message({ children }: { readonly children: string }) {
  return <p className="grid min-h-36 place-items-center px-4 text-center text-sm text-soft">{children}</p>;
}

function RowHeader({ children }: { readonly children: ReactNode }) {
  return (
    <th
      scope="row"
      className="sticky left-0 z-10 bg-panel pr-3 text-left text-xs font-normal whitespace-nowrap text-soft"
    >
      {children}
    </th>
  );
}

interface FrameEntryProps {
  readonly column: TextbookColumn;
  readonly frame: FrameId;
  readonly vm: VmUid;
  readonly info: HostInfo;
  readonly className: string;
  readonly text: Text;
}

function FrameEntry({ column, frame, vm, info, className, text }: FrameEntryProps) {
  const owner = column.frames.vm.get(frame);
  const page = column.frames.page.get(frame);
  const isTouched = column.frame === frame;
  const isLoaded = isTouched && column.reference.fault !== null;
  const look = isLoaded ? "bg-fault-soft font-bold" : isTouched ? "bg-ok-soft font-bold" : className;
  return (
    <td className={`h-6 min-w-9 border-b border-l border-line px-1 ${look}`}>
      {owner === vm && page}
      {owner >= 0 && owner !== vm && (
        <span className="mx-auto block max-w-14 truncate text-[10px] text-soft">
          {info.vms[owner]?.name} {page}
        </span>
      )}
      {owner < 0 && <span className="sr-only">{text.free}</span>}
    </td>
  );
}
