/**
 * The table of the textbooks, frames by references, for one machine: the page in each frame after each of its references,
 * with the bit and the hand of policies that have them; faults and victims below. What is still to come is grey. A real
 * table, so it is also the map in words for a screen reader; its text can be selected, and a press on a reference goes there.
 */
import { use, useState, type ReactNode } from "react";
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import type { ListText } from "../../i18n/policies/texts.ts";
import type { FrameId, VmUid } from "../../model/units.ts";
import { pageOfMachine } from "../../trace/figures/sharing.ts";
import { FRAME_REFERENCED, VM_SHARED, type HostInfo } from "../../trace/hostState.ts";
import { selectIsFutureHidden } from "../../store/selectors.ts";
import { useApp } from "../shared/useApp.ts";
import { CopyButton } from "../shared/CopyButton.tsx";
import { Segments } from "../shared/Segments.tsx";
import { tabbed } from "../shared/tabbed.ts";
import { copiedTable } from "../shared/tables/copiedTable.ts";
import { BitSign, CountSign } from "./frameSigns.tsx";
import {
  SnapshotCache,
  TABLE_MAX_FRAMES,
  textbookColumns,
  textbookRows,
  type TextbookColumn,
} from "../shared/tables/textbook.ts";
import { useGoToRow } from "../shared/moment/useGoToRow.ts";
import type { HostAtRow } from "../shared/moment/useHost.ts";
import { useMagnification } from "../shared/layout/useMagnification.ts";
import { LOW_WINDOW, useMediaQuery } from "../shared/layout/useMediaQuery.ts";
import { useWidth } from "../shared/layout/useWidth.ts";
import { PlaceName } from "../shared/layout/landmark.ts";
import { columnsThatFit, TABLE_WIDTH_PX, tableWidths } from "./tableColumns.ts";
import { machineLabel } from "../../trace/vcpuLabel.ts";
import { isolated } from "../../trace/isolated.ts";

type Text = PanelCatalogue["memory"];

interface TextbookTableProps {
  readonly known: HostAtRow;
  /** The machine shown, -1 when none has touched memory. */
  readonly vm: VmUid | -1;
  /** True when the replacement policy keeps reference bits. */
  readonly hasBit: boolean;
  /** What the policy counts of each page; null: nothing. */
  readonly counter: ListText | null;
  readonly text: Text;
}

export function TextbookTable(props: TextbookTableProps) {
  const [widthPx, ref] = useWidth(TABLE_WIDTH_PX);
  return (
    <div ref={ref}>
      <Body {...props} widthPx={widthPx} />
    </div>
  );
}

const LOOKS: Readonly<Record<TextbookColumn["when"], string>> = {
  past: "",
  present: "bg-accent-soft",
  ahead: "text-faint",
};

function Body({ known, vm, hasBit, counter, text, widthPx }: TextbookTableProps & { readonly widthPx: number }) {
  const magnification = useMagnification();
  const isLowWindow = useMediaQuery(LOW_WINDOW);
  const isLecture = magnification > 1;
  const room = { widthPx, isNamed: false, magnification };
  const count = columnsThatFit(room);
  const { trace, row } = known;
  const { info } = trace;
  const goToRow = useGoToRow();
  const place = use(PlaceName);
  const [cache] = useState(() => new SnapshotCache());
  const isFutureHidden = useApp(selectIsFutureHidden);
  const [isSoFar, setSoFar] = useState(false);
  const isOpenEnded = isFutureHidden || isSoFar;
  if (info.frames > TABLE_MAX_FRAMES) return <Message>{text.tableTooLarge(TABLE_MAX_FRAMES, info.frames)}</Message>;
  const machine = info.vms[vm];
  const columns = machine ? textbookColumns(trace, vm, row, count, cache) : [];
  if (!machine || columns.length === 0) return <Message>{text.tableEmpty}</Message>;
  const { shown, hidden } = textbookRows(columns, vm, info.frames);
  const { headPx, leftPx } = tableWidths(room, columns.length);
  const isLow = shown.length > LOW_FROM || (isLecture && isLowWindow);
  return (
    <>
      <div
        className="relative scroll-quiet overflow-x-auto select-text"
        tabIndex={0}
        role="region"
        aria-label={place + text.tableCaption(isolated(machine.name))}
      >
        <table
          className={`w-full table-fixed border-separate border-spacing-0 text-center tabular-nums ${!isLecture ? "text-body" : isLowWindow ? "text-lg leading-5 [&_td]:h-5! [&_th]:h-5!" : "text-lg leading-6"}`}
        >
          <caption className="sr-only">{text.tableCaption(isolated(machine.name))}</caption>
          <colgroup>
            <col style={{ width: headPx }} />
            {columns.map(({ reference }) => (
              <col key={reference.row} />
            ))}
            {leftPx > 0 && <col style={{ width: leftPx }} />}
          </colgroup>
          <thead>
            <tr>
              <RowHeader>{text.tableReference}</RowHeader>
              {columns.map(({ reference, when }) => (
                <th
                  key={reference.row}
                  scope="col"
                  aria-current={when === "present" ? "step" : undefined}
                  className={`h-7 border-b border-line-strong p-0 font-bold ${LOOKS[when]} ${when === "present" ? "rounded-t-md text-accent" : ""}`}
                >
                  <button
                    type="button"
                    tabIndex={-1}
                    title={text.referenceSpoken(reference.page, reference.write)}
                    onClick={() => goToRow(reference.row + 1)}
                    className="size-full cursor-pointer select-text"
                  >
                    {reference.page}
                    {reference.write && <span className="align-super text-mini leading-none font-medium">w</span>}
                  </button>
                </th>
              ))}
              {leftPx > 0 && <td aria-hidden />}
            </tr>
          </thead>
          <tbody>
            {shown.map((frame) => (
              <tr key={frame}>
                <RowHeader>
                  {text.tableFrame} {frame}
                </RowHeader>
                {columns.map((column) => (
                  <FrameEntry
                    key={column.reference.row}
                    column={column}
                    frame={frame}
                    vm={vm}
                    hasBit={hasBit}
                    hasCount={counter !== null}
                    info={info}
                    isLow={isLow}
                    hidden={isOpenEnded && column.when === "ahead" ? (isFutureHidden ? "" : text.tableNone) : null}
                    text={text}
                  />
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <RowHeader>{text.tableFault}</RowHeader>
              {columns.map(({ reference, when }) =>
                isOpenEnded && when === "ahead" ? (
                  <td key={reference.row} className="h-6 border-t border-line-strong">
                    <span className="sr-only">{text.future}</span>
                  </td>
                ) : (
                  <td
                    key={reference.row}
                    className={`h-6 border-t border-line-strong font-bold ${LOOKS[when]} ${when === "ahead" ? "text-fault/70" : "text-fault"}`}
                  >
                    <span aria-hidden>{reference.fault === null ? "" : text.tableFaultMark}</span>
                    <span className="sr-only">
                      {reference.fault === null ? text.tableHitSpoken : text.tableFaultSpoken}
                    </span>
                  </td>
                ),
              )}
            </tr>
            <tr>
              <RowHeader>{text.tableVictim}</RowHeader>
              {columns.map(({ reference, victim, when }) => (
                <td
                  key={reference.row}
                  className={`h-6 ${LOOKS[when]} ${when === "present" ? "rounded-b-md font-bold text-fault" : ""}`}
                >
                  {victim && !(isOpenEnded && when === "ahead") ? (
                    victim.vm === vm ? (
                      victim.page
                    ) : (
                      <PageOfOther name={machineLabel(info, victim.vm)} page={victim.page} />
                    )
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
      <div className="flex flex-wrap items-center gap-x-4">
        <Legend hasBit={hasBit} counter={counter} isLow={isLecture && isLowWindow} text={text} />
        {/* On a projector nobody copies: the room is for what the policy looked at. */}
        {!isLecture && (
          <div className="ml-auto flex items-center gap-2.5 pt-1">
            {!isFutureHidden && (
              <Segments
                label={text.tableView}
                value={isSoFar ? "soFar" : "whole"}
                choices={[
                  { value: "soFar", text: text.tableSoFar },
                  { value: "whole", text: text.tableWhole },
                ]}
                onChange={(view) => setSoFar(view === "soFar")}
              />
            )}
            <CopyButton
              label={text.tableCopy}
              copied={text.tableCopied}
              text={() => tabbed(copiedTable(trace, vm, row, isOpenEnded, text))}
            />
          </div>
        )}
      </div>
    </>
  );
}

/** More rows than this are lower. */
const LOW_FROM = 6;

interface LegendProps extends Pick<TextbookTableProps, "hasBit" | "counter" | "text"> {
  readonly isLow: boolean;
}

function Legend({ hasBit, counter, isLow, text }: LegendProps) {
  return (
    <p
      className={`flex flex-wrap items-center gap-x-4 text-[0.71875rem] ${isLow ? "" : "min-h-7"} whitespace-nowrap text-soft`}
      aria-hidden
    >
      {hasBit && (
        <>
          <LegendSign word={text.tableBit1}>
            <BitSign isSet className="size-1.5" />
          </LegendSign>
          <LegendSign word={text.tableBit0}>
            <BitSign isSet={false} className="size-1.5" />
          </LegendSign>
          <LegendSign word={text.tableCleared}>
            <span className="size-2.5 rounded-full ring-[1.5px] ring-accent ring-inset" />
          </LegendSign>
          <LegendSign word={text.tableHand}>
            <HandAtRow />
          </LegendSign>
        </>
      )}
      {counter && (
        <LegendSign word={counter.label}>
          <CountSign count="n" />
        </LegendSign>
      )}
      <LegendSign word={text.tableLoaded}>
        <span className="size-3 rounded-sm bg-fault-soft" />
        <b className="font-bold text-fault">{text.tableFaultMark}</b>
      </LegendSign>
      <LegendSign word={text.hit}>
        <span className="size-3 rounded-sm bg-ok-soft" />
      </LegendSign>
      <span className="text-faint">{text.tableAhead}</span>
    </p>
  );
}

function LegendSign({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      {children}
      {word}
    </span>
  );
}

/** The hand stands before this frame. */
function HandAtRow({ className = "" }: { readonly className?: string }) {
  return (
    <span
      className={`inline-block h-2.5 w-1.5 bg-accent ${className}`}
      style={{ clipPath: "polygon(0 0, 100% 50%, 0 100%)" }}
    />
  );
}

function Message({ children }: { readonly children: string }) {
  return <p className="grid min-h-36 place-items-center px-4 text-center text-sm text-soft">{children}</p>;
}

/** A page of another machine: where the column is too narrow for both, the name gives way and not the number. */
function PageOfOther({ name, page }: { readonly name: string; readonly page: number }) {
  return (
    <span
      title={`${name} ${page}`}
      className="flex justify-center gap-px text-[0.6875rem] leading-3.5 font-normal whitespace-nowrap"
    >
      <span className="min-w-0 overflow-hidden">{name}</span> <span className="shrink-0">{page}</span>
    </span>
  );
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
  readonly hasBit: boolean;
  readonly hasCount: boolean;
  readonly info: HostInfo;
  readonly isLow: boolean;
  /** What stands for what is still to come: nothing behind the curtain. Null: the cell is shown. */
  readonly hidden: string | null;
  readonly text: Text;
}

function FrameEntry({ column, frame, vm, hasBit, hasCount, info, isLow, hidden, text }: FrameEntryProps) {
  if (hidden !== null) {
    return (
      <td className={`border-b border-l border-line ${isLow ? "h-6" : "h-9"}`}>
        <span aria-hidden className="text-faint">
          {hidden}
        </span>
        <span className="sr-only">{text.future}</span>
      </td>
    );
  }
  return <KnownEntry {...{ column, frame, vm, hasBit, hasCount, info, isLow, text }} />;
}

function KnownEntry({ column, frame, vm, hasBit, hasCount, info, isLow, text }: Omit<FrameEntryProps, "hidden">) {
  const { frames, reference, victim, when } = column;
  const owner = frames.vm.get(frame);
  const page = frames.page.get(frame);
  const sharedPage = pageOfMachine(frames.shared?.get(frame), vm);
  const isTouched = column.frame === frame;
  const isLoaded = isTouched && reference.fault !== null;
  const isSet = (frames.flags.get(frame) & FRAME_REFERENCED) !== 0;
  const look = isLoaded
    ? "bg-fault-soft font-bold"
    : isTouched
      ? "bg-ok-soft font-bold"
      : when === "present"
        ? LOOKS.present
        : "";
  // Beside its signs the page stays readable in a narrow column.
  const signRoom = owner !== vm ? "" : hasCount ? "pr-3" : hasBit ? "pr-1.5" : "";
  return (
    <td
      className={`relative border-b border-l border-line p-0 last-of-type:border-r ${isLow ? "h-6" : "h-9"} ${signRoom} ${look} ${
        when !== "ahead" ? "" : isTouched ? "text-soft" : "text-faint"
      }`}
    >
      {hasBit && frames.hand === frame && <HandAtRow className="absolute top-1/2 left-0 -translate-y-1/2" />}
      {owner === vm && page}
      {owner >= 0 && owner !== vm && (
        // The bit stands above it.
        <span className={`block text-soft ${hasBit ? "pt-1.5" : ""}`}>
          <PageOfOther name={machineLabel(info, owner)} page={page} />
        </span>
      )}
      {owner === VM_SHARED && (
        <span className="text-soft" title={text.legendShared}>
          {sharedPage >= 0 && `${sharedPage} `}
          <span aria-hidden>≡</span>
          <span className="sr-only">{text.shared}</span>
        </span>
      )}
      {owner === -1 && <span className="sr-only">{text.free}</span>}
      {hasBit && owner >= 0 && (
        <BitSign
          isSet={isSet}
          className={`absolute top-0.5 right-0.5 size-1.5 ${when === "ahead" ? "opacity-60" : ""}`}
        />
      )}
      {hasCount && owner >= 0 && (
        <CountSign
          count={frames.count.get(frame)}
          className={`absolute right-0.5 bottom-0.5 ${when === "ahead" ? "opacity-60" : ""}`}
        />
      )}
      {victim?.cleared.includes(frame) && (
        <span className="absolute -top-px -right-px size-2.5 rounded-full ring-[1.5px] ring-accent ring-inset" />
      )}
    </td>
  );
}
