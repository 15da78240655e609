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
const CLOCK = /^(?<hours>[01]?\d|2[0-3])[:h](?<minutes>[0-5]\d)(?::(?<seconds>[0-5]\d))?$/;
/** The half of the day it is in: `8:50 AM`, `8.50 pm`. */
const HALF = /^(?<hours>0?\d|1[0-2])(?:[:.](?<minutes>[0-5]\d)(?::(?<seconds>[0-5]\d))?)?\s*(?<half>[ap])\.?m\.?$/i;
/** `8点`, `8点50分`, `8时30分05秒`. */
const HAN = /^(?<hours>[01]?\d|2[0-3])[点时點時](?:(?<minutes>[0-5]?\d)分?(?:(?<seconds>[0-5]?\d)秒)?)?$/;
/** Blanks between a time and its half of the day. */
const GAP = /(?<=\d)[ ]{1,2}(?=[ap]\.?m\b)/gi;

/** `text` with such times as one word each. */
export function withHoursJoined(text: string, join: (gap: string) => string): string {
  return text.replaceAll(GAP, join);
}
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
    const found = (isShort ? MINUTES.exec(text) : null) ?? CLOCK.exec(text) ?? HALF.exec(text) ?? HAN.exec(text);
    if (!found) return Number.NaN;
    const { hours = "0", minutes = "0", seconds = "0", half } = found.groups ?? {};
    const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
    return hour * 3600 + Number(minutes) * 60 + Number(seconds);
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
