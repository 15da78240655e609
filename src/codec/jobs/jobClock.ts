/**
 * Jobs that are submitted at clock times, as sheets from Chinese courses have them: 8:00, 8:50, 9:30. All times of such a
 * sheet become minutes, counted from the earliest arrival. Hours become minutes exactly, by their digits.
 */
import { labelsIn, type Cell, type SheetRow } from "./jobColumns.ts";
import { decimalText, MOST_DECIMALS, readDecimal } from "./jobTimes.ts";

export interface ClockedRows {
  readonly rows: readonly SheetRow[];
  /** The clock time that is 0, such as `8:00`; null when the arrivals are no clock times, and the rows are untouched. */
  readonly clock: string | null;
}

/** A full minute of a day. */
const CLOCK = /^(?<hours>[01]?\d|2[0-3]):(?<minutes>[0-5]\d)(?::00)?$/;
/** Behind the head of a column: its unit is the hour. */
const IN_HOURS = /[([/](?:[^)\]]*[\s:])?(?:hours?|hrs?|h|小时|时)\s*[)\]]?\s*$/iu;
const UNSIGNED = String.raw`(?:\d+(?:\.\d*)?|\.\d+)`;
/** A length of time inside a cell of bursts: `1.5h`, `1小时30分`, `0:45`, `30 min`, or a number in the unit of the column. */
const LENGTH = new RegExp(
  String.raw`(?<![-+\d.:])(?:(?<hours>${UNSIGNED})\s*(?:hours?|hrs?|h|小时)(?:\s*(?<rest>\d+)\s*(?:minutes?|mins?|m|分钟|分))?` +
    String.raw`|(?<clock>\d+):(?<past>[0-5]\d)(?::00)?|(?<minutes>${UNSIGNED})\s*(?:minutes?|mins?|分钟|分)` +
    String.raw`|(?<plain>${UNSIGNED}))(?![\p{L}\d.:])`,
  "giu",
);

/** `rows` of the sheet `text` with clock times of arrival, and the bursts beside them, as minutes. */
export function withoutClock(rows: readonly SheetRow[], text: string): ClockedRows {
  const arrivals = rows.flatMap(({ arrival }) => (arrival ? [minuteOf(arrival.text)] : []));
  const earliest = Math.min(...arrivals);
  if (!Number.isFinite(earliest)) return { rows, clock: null };
  const isInHours = labelsIn(text).some(
    ({ kind, start, end }) => kind === "bursts" && IN_HOURS.test(text.slice(start, end)),
  );
  return {
    rows: rows.map(({ arrival, bursts, ...row }): SheetRow => {
      const since = changed(arrival, (written) => String(minuteOf(written) - earliest));
      const lengths = changed(bursts, (written) => inMinutes(written, isInHours));
      return { ...row, ...(since && { arrival: since }), ...(lengths && { bursts: lengths }) };
    }),
    clock: `${Math.floor(earliest / 60)}:${String(earliest % 60).padStart(2, "0")}`,
  };
}

function changed(cell: Cell | undefined, change: (written: string) => string): Cell | undefined {
  return cell && { ...cell, text: change(cell.text) };
}

/** Minutes since midnight; NaN for anything but a clock time. */
function minuteOf(text: string): number {
  const { hours, minutes } = CLOCK.exec(text)?.groups ?? {};
  return Number(hours) * 60 + Number(minutes);
}

function inMinutes(text: string, isInHours: boolean): string {
  return text.replaceAll(LENGTH, (written: string, ...match: unknown[]) => {
    const { hours, rest, clock, past, minutes, plain } = match.at(-1) as Partial<Record<string, string>>;
    if (minutes !== undefined) return minutes;
    if (clock !== undefined) return minutesOf(clock, past) ?? written;
    return minutesOf(hours ?? (isInHours ? plain : undefined), rest) ?? written;
  });
}

/** `hours` and `minutes` in minutes; null without hours, or where they have more decimals than a time can have. */
function minutesOf(hours: string | undefined, minutes = "0"): string | null {
  const decimal = hours === undefined ? null : readDecimal(hours);
  if (!decimal || decimal.fraction.length > MOST_DECIMALS) return null;
  const { whole, fraction } = decimal;
  const ticks = BigInt(whole + fraction) * 60n + BigInt(minutes) * 10n ** BigInt(fraction.length);
  return decimalText(ticks, fraction.length);
}
