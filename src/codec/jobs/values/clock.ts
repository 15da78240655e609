/**
 * Jobs that are submitted at clock times, 8:00, 8:50, 9:30 or 00:00:05: all times become minutes, or seconds where the
 * clock shows some, counted from the earliest arrival.
 */
import type { Cell, SheetRow } from "../jobColumns.ts";
import type { TimeUnit } from "./units.ts";

export interface ClockedRows {
  readonly rows: readonly SheetRow[];
  /** The clock time that is 0, such as `8:00`; null when the arrivals are no clock times, and the rows are untouched. */
  readonly clock: string | null;
  readonly unit: TimeUnit | null;
}

/** A moment of a day. */
const CLOCK = /^(?<hours>[01]?\d|2[0-3]):(?<minutes>[0-5]\d)(?::(?<seconds>[0-5]\d))?$/;
const MINUTES = /^(?<minutes>\d{1,3}):(?<seconds>[0-5]\d)$/;
/** A length of time inside a cell of bursts: `0:45`, `0:00:20`. */
const LENGTH = /(?<![\d:.])(\d+):([0-5]\d)(?::([0-5]\d))?(?![\d:.])/g;

/**
 * `rows` whose arrivals stand below `head`, with clock times of arrival and lengths such as `0:45` as numbers: seconds
 * where the clock shows some, or where something else is given in seconds (`hasSeconds`).
 */
export function withoutClock(rows: readonly SheetRow[], head: string, hasSeconds: boolean): ClockedRows {
  const isShort = /\bmm?:ss\b|分:秒/i.test(head);
  const secondOf = (text: string): number => {
    const {
      hours = "0",
      minutes,
      seconds = "0",
    } = (isShort ? (MINUTES.exec(text) ?? CLOCK.exec(text)) : CLOCK.exec(text))?.groups ?? {};
    return minutes === undefined ? Number.NaN : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  };
  const arrivals = rows.flatMap(({ arrival }) => (arrival ? [secondOf(arrival.text)] : []));
  const earliest = Math.min(...arrivals);
  if (!Number.isFinite(earliest)) return { rows, clock: null, unit: null };
  const lengths = rows.flatMap(({ bursts }) =>
    [...(bursts?.text ?? "").matchAll(LENGTH)].map(([, , , seconds]) => Number(seconds ?? 0)),
  );
  const isInSeconds = hasSeconds || [...arrivals, ...lengths].some((seconds) => seconds % 60 !== 0);
  const step = isInSeconds ? 1 : 60;
  return {
    rows: rows.map(({ arrival, bursts, ...row }): SheetRow => {
      const since = changed(arrival, (written) => String((secondOf(written) - earliest) / step));
      const long = changed(bursts, (written) =>
        written.replaceAll(LENGTH, (_all, hours: string, minutes: string, seconds?: string) =>
          String((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) / step),
        ),
      );
      return { ...row, ...(since && { arrival: since }), ...(long && { bursts: long }) };
    }),
    clock: clockText(earliest, isInSeconds),
    unit: isInSeconds ? "s" : "min",
  };
}

function changed(cell: Cell | undefined, change: (written: string) => string): Cell | undefined {
  return cell && { ...cell, text: change(cell.text) };
}

const two = (number: number) => String(number).padStart(2, "0");

function clockText(seconds: number, isInSeconds: boolean): string {
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}${isInSeconds ? `:${two(seconds % 60)}` : ""}`;
}
