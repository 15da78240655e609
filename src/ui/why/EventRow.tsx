/** One event in the list: its time, right-aligned, and what happened in a few words; the whole sentence on hover. */
import { memo, type CSSProperties } from "react";
import { explain } from "../../i18n/explain/explain.ts";
import { shortEvent } from "../../i18n/explain/short.ts";
import { plainParts } from "../../i18n/explain/parts.ts";
import type { Tone } from "../../model/rows/facts.ts";
import { ROWS } from "../../model/rows/table.ts";
import type { Scenario } from "../../model/scenario.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import type { RequestId } from "../../model/units.ts";
import type { Language } from "../../store/appState.ts";
import type { TraceChunk } from "../../trace/chunk.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { queuedBefore } from "./requests.ts";
import { vmColor } from "../shared/vmColor.ts";

export interface EventRowProps {
  readonly id: string;
  readonly trace: TraceReader;
  /** The chunk of `trace` that the row is in. */
  readonly chunk: TraceChunk;
  readonly row: number;
  readonly place: number;
  readonly total: number;
  readonly scenario: Scenario;
  readonly language: Language;
  /** Distance from the top of the list, in pixels. */
  readonly offsetPx: number;
  readonly heightPx: number;
  /** Room for the time, in digits. */
  readonly digits: number;
  /** The event the cursor stands on. */
  readonly isCurrent: boolean;
  /** The event the keys stand on. */
  readonly isActive: boolean;
  /** It lies in the future of the cursor. */
  readonly isAhead: boolean;
}

const MARK: Readonly<Record<Tone, string>> = {
  neutral: "bg-transparent",
  command: "bg-accent",
  fault: "bg-fault",
  refused: "bg-fault",
};

/** Names of machines that are gone have no colour. */
const inkOf = (vm: number) => (vm < 0 ? undefined : { color: vmColor(vm, "ink") });

/** The same row of the same chunk says the same, whatever else is known of the trace by now. */
function isSame(before: EventRowProps, next: EventRowProps): boolean {
  const names = Object.keys(next) as (keyof EventRowProps)[];
  return names.every((name) => name === "trace" || before[name] === next[name]);
}

export const EventRow = memo(function EventRow(props: EventRowProps) {
  const { terms } = usePanelText();
  const { trace, row, scenario, language, isCurrent, isActive, isAhead } = props;
  const event = trace.eventAt(row);
  const queued = (request: RequestId) => queuedBefore(trace, row, request);
  const { tone, isMarked } = ROWS[event.kind];
  const context = { info: trace.info, scenario, state: null, previous: [], queued };
  const { sentence } = explain(event, context, language);
  const short = shortEvent(event, context, language);
  const style: CSSProperties = { transform: `translateY(${props.offsetPx}px)`, height: props.heightPx };
  return (
    <div
      id={props.id}
      role="option"
      aria-selected={isCurrent}
      aria-posinset={props.place + 1}
      aria-setsize={props.total}
      title={plainParts(sentence)}
      tabIndex={-1}
      data-row={row}
      style={style}
      className={`absolute inset-x-0 top-0 flex cursor-pointer items-center gap-1.5 border-l-3 pr-2 pl-1 text-xs ${
        isCurrent ? "border-accent bg-accent-soft text-ink" : "border-transparent hover:bg-sunken"
      } ${isAhead ? "text-faint" : "text-soft"} ${isActive ? "outline-2 -outline-offset-2 outline-accent" : ""}`}
    >
      <span className="shrink-0 text-right tabular-nums" style={{ width: `${props.digits}ch` }}>
        {terms.time(event.time, timeUnit(scenario))}
      </span>
      <span aria-hidden className={`size-1.5 shrink-0 rounded-full ${MARK[isMarked ? tone : "neutral"]}`} />
      <span className="min-w-0 truncate">
        {short.map((part, at) =>
          part.kind === "vm" ? (
            // The parts of a line have no identity of their own.
            // oxlint-disable-next-line react/no-array-index-key
            <b key={at} className={`font-semibold ${isAhead ? "" : "text-ink"}`} style={inkOf(part.vm)}>
              {part.label}
            </b>
          ) : (
            part.text
          ),
        )}
      </span>
    </div>
  );
}, isSame);
