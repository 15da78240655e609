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
  /** How times of two parts are read; null where there is none that its head does not explain. */
  readonly read: ReadClock | null;
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

const TWO_PARTS = /^(?<first>\d{1,3}):(?<second>[0-5]\d)$/;
const THREE_PARTS = /^\d{1,2}:[0-5]\d:[0-5]\d$/;
const HOUR = 3600;
/** A length of time inside a cell of bursts: `0:45`, `0:00:20`. */
const LENGTH = /(?<![\d:.])(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?![\d:.])/g;
/** A time without a unit that is no such length. */
const PLAIN = /(?<![\d:.])\d+(?:\.\d+)?(?![\d:.]|\s*\p{L})/u;

/** What `1:10` is: an hour and ten minutes, or a minute and ten seconds. */
export type ClockReading = "hours" | "minutes";

interface ReadClock {
  readonly reading: ClockReading;
  /** False where the text does not say which of the two is meant. */
  readonly isCertain: boolean;
}

/** What the head of a column says of it, `Arrival (hh:mm)`, `Burst [mm:ss]`; null where it says nothing. */
export function readingInHead(head: string): ClockReading | null {
  if (/\bh{1,2}[:.]m|时[:：]分|時[:：]分/i.test(head)) return "hours";
  return /\bm{1,2}(?:in)?[:.]s|分[:：]秒/i.test(head) ? "minutes" : null;
}

/** Heads of the two columns of times. */
export interface ClockHeads {
  readonly arrival: string;
  readonly bursts: string;
}

/**
 * `rows` with clock times of arrival and lengths such as `0:45` as numbers: seconds where some show seconds, or where
 * something else is given in seconds (`hasSeconds`); else minutes. A time of two parts is read as its head says, or as
 * the other column has it. Where neither says so, a morning from 1:00 on is a time of day; `0:10` can be ten minutes
 * or ten seconds, and is told to be a guess, as are lengths beside plain numbers: `chosen` is what somebody said of it.
 */
export function withoutClock(
  rows: readonly SheetRow[],
  heads: ClockHeads,
  hasSeconds: boolean,
  chosen: ClockReading | null,
): ClockedRows {
  const arrivals = rows.flatMap(({ arrival }) => (arrival ? [arrival.text] : []));
  const lengths = rows.flatMap(({ bursts }) => [...(bursts?.text ?? "").matchAll(LENGTH)].map(([length]) => length));
  const areDays = arrivals.every((text) => !Number.isNaN(momentOf(text, "hours")));
  const isClocked = arrivals.length > 0 && (areDays || areShort(arrivals, chosen ?? readingInHead(heads.arrival)));
  if (!isClocked && lengths.length === 0) return { rows, clock: null, unit: null, read: null };
  const read = readingOf(rows, heads, { arrivals: isClocked ? arrivals : [], lengths, areDays }, chosen);
  const readings = {
    arrival: readingInHead(heads.arrival) ?? (arrivals.some(isShort) ? read?.reading : null) ?? "hours",
    bursts: readingInHead(heads.bursts) ?? read?.reading ?? "hours",
  };
  const since = isClocked ? arrivals.map((text) => momentOf(text, readings.arrival)) : [];
  const earliest = since.length > 0 ? Math.min(...since) : 0;
  // A time that there is not is told as it stands.
  if (Number.isNaN(earliest)) return { rows, clock: null, unit: null, read: null };
  const all = [...since, ...lengths.map((text) => lengthOf(text, readings.bursts))];
  const isInSeconds = hasSeconds || readings.arrival === "minutes" || all.some((seconds) => seconds % 60 !== 0);
  const step = isInSeconds ? 1 : 60;
  return {
    rows: rows.map(({ arrival, bursts, ...row }): SheetRow => {
      const moment = isClocked
        ? changed(arrival, (written) => String((momentOf(written, readings.arrival) - earliest) / step))
        : arrival;
      const long = changed(bursts, (written) =>
        written.replaceAll(LENGTH, (length) => String(lengthOf(length, readings.bursts) / step)),
      );
      return { ...row, ...(moment && { arrival: moment }), ...(long && { bursts: long }) };
    }),
    clock: isClocked ? clockText(earliest, readings.arrival, isInSeconds) : null,
    unit: isInSeconds ? "s" : "min",
    read,
  };
}

const isShort = (text: string) => TWO_PARTS.test(text);

/** Whether `arrivals` can be minutes and seconds though there is no such hour: from 0:10 to 45:30. */
function areShort(arrivals: readonly string[], said: ClockReading | null): boolean {
  const isLikely = said === null && arrivals.length > 1 && arrivals.some((text) => text.startsWith("0"));
  return (said === "minutes" || isLikely) && arrivals.every(isShort);
}

/** Seconds since midnight; `NaN` where there is no such time. */
function momentOf(text: string, reading: ClockReading): number {
  const short = reading === "minutes" ? TWO_PARTS.exec(text)?.groups : undefined;
  if (short) return Number(short["first"]) * 60 + Number(short["second"]);
  const found = CLOCK.exec(text) ?? HALF.exec(text) ?? HAN.exec(text);
  if (!found) return Number.NaN;
  const { hours = "0", minutes = "0", seconds = "0", half } = found.groups ?? {};
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  return hour * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** Seconds of a length such as `0:45`. */
function lengthOf(text: string, reading: ClockReading): number {
  const [first = 0, second = 0, third] = text.split(":").map(Number);
  return third === undefined && reading === "minutes" ? first * 60 + second : first * 3600 + second * 60 + (third ?? 0);
}

interface Found {
  /** Empty where they are no clock times. */
  readonly arrivals: readonly string[];
  readonly lengths: readonly string[];
  /** Every arrival can be a time of day. */
  readonly areDays: boolean;
}

/** How the times of two parts are meant whose heads do not say so; null where there is none. */
function readingOf(
  rows: readonly SheetRow[],
  heads: ClockHeads,
  { arrivals, lengths, areDays }: Found,
  chosen: ClockReading | null,
): ReadClock | null {
  const [ofArrival, ofBursts] = [readingInHead(heads.arrival), readingInHead(heads.bursts)];
  const openArrivals = ofArrival === null ? arrivals.filter(isShort) : [];
  const openLengths = ofBursts === null ? lengths.filter(isShort) : [];
  if (openArrivals.length === 0 && openLengths.length === 0) return null;
  if (chosen) return { reading: chosen, isCertain: true };
  const isWhole = !isMixed(rows);
  if (openArrivals.length > 0) {
    if (areDays && arrivals.every((text) => momentOf(text, "hours") >= HOUR))
      return { reading: "hours", isCertain: isWhole };
    if (ofBursts && lengths.length > 0) return { reading: ofBursts, isCertain: true };
    return { reading: areDays ? "hours" : "minutes", isCertain: false };
  }
  if (ofArrival) return { reading: ofArrival, isCertain: isWhole };
  // Beside 8:00 AM it is the same clock; one that shows seconds does not say what a shorter length is.
  if (arrivals.some((text) => THREE_PARTS.test(text))) return { reading: "minutes", isCertain: false };
  return { reading: "hours", isCertain: arrivals.length > 0 && isWhole };
}

/** Whether lengths such as `1:10` stand beside numbers that may be of another unit. */
function isMixed(rows: readonly SheetRow[]): boolean {
  const texts = rows.flatMap(({ bursts }) => bursts?.text ?? []);
  return texts.some((text) => text.match(LENGTH)) && texts.some((text) => PLAIN.test(text.replaceAll(LENGTH, "")));
}

function changed(cell: Cell | undefined, change: (written: string) => string): Cell | undefined {
  return cell && { ...cell, text: change(cell.text) };
}

const two = (number: number) => String(number).padStart(2, "0");

function clockText(seconds: number, reading: ClockReading, isInSeconds: boolean): string {
  const minutes = Math.floor(seconds / 60);
  if (reading === "minutes") return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}${isInSeconds ? `:${two(seconds % 60)}` : ""}`;
}
