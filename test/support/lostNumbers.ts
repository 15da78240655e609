/**
 * Whether a number of a pasted text was lost: neither in what was read of it, nor told with it. Written from what people
 * see; nothing of the readers is used.
 */
import type { Exercise } from "../../src/codec/exercise/readExercise.ts";
import { JOB_COLUMNS } from "../../src/codec/jobs/jobColumns.ts";
import type { JobTable } from "../../src/codec/jobs/jobTable.ts";

/** Everything that is in the table or told with it. */
export function toldWith({ rows, understood, timeslice, clock }: JobTable): string[] {
  const { columns, linesLeftOut, rowsLeftOut, switchCost, pcpus } = understood!;
  const besides = [timeslice, clock, switchCost, pcpus].map((each) => each ?? "");
  const cells = rows.flatMap((row) => JOB_COLUMNS.map((column) => row[column]));
  // How many jobs there are, as sentences say, is seen.
  const count = understood!.form === "sentences" ? [String(rows.length)] : [];
  return [...count, ...cells, ...columns.map(({ head }) => head), ...linesLeftOut, ...rowsLeftOut, ...besides];
}

/** What is damaged inside a tag or a command is no number of the table; several units, fractions and addresses are converted. */
export function hasPlainNumbers(text: string): boolean {
  return (
    !/[<{\\]|page size|\d\s*\/\s*\d/.test(text) &&
    !/\d\s*(?:m?s|sec|м?с|time|秒)|[(（](?:m?s|sec|м?с|秒)/.test(text.normalize("NFKC"))
  );
}

/** Numbers with a colon, which can be a time: `0:10`, `8:00:05`. */
const CLOCK = /(?<![\d:.])(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?![\d:.])/g;

/** The numbers in `texts`, without zeros in front; 0 itself is not counted. */
function numbersIn(texts: readonly string[]): Set<string> {
  const found = texts.flatMap((text) => text.normalize("NFKC").match(/\d+/g) ?? []);
  return new Set(found.map((number) => number.replace(/^0+/, "")).filter((number) => number !== ""));
}

/** Minutes and seconds that a time can stand for, as hours and minutes or minutes and seconds. */
function lengthsOf([, first = "", second = "", third]: RegExpMatchArray): number[] {
  const [a, b, c] = [Number(first), Number(second), Number(third ?? 0)];
  const seconds = a * 3600 + b * 60 + c;
  return third === undefined ? [a * 60 + b, seconds] : [seconds, seconds / 60];
}

/**
 * The numbers of `text` that are not among those of `told`. A time with a colon may have become a length, or a moment
 * since `clock`.
 */
export function lostNumbers(text: string, told: readonly string[], clock: string | null): string[] {
  const plain = text.normalize("NFKC");
  const known = numbersIn(told);
  const starts = [0, ...[...(clock ?? "").matchAll(CLOCK)].flatMap(lengthsOf)];
  const isKnown = (length: number) => length === 0 || known.has(String(length));
  const isRead = (time: RegExpMatchArray) =>
    lengthsOf(time).some((length) => starts.some((start) => length >= start && isKnown(length - start)));
  const lost = (piece: string) => [...numbersIn([piece])].filter((number) => !known.has(number));
  const times = [...plain.matchAll(CLOCK)].filter((time) => !isRead(time)).flatMap(([time]) => lost(time));
  return [...times, ...lost(plain.replaceAll(CLOCK, " "))];
}

/** The same for an exercise that opens by itself: a table of jobs or a reference string. */
export function lostOfExercise(text: string, exercise: Exercise): string[] {
  if (exercise.kind === "jobs") return lostNumbers(text, toldWith(exercise.table), exercise.table.clock);
  if (exercise.kind !== "references") return lostNumbers(text, [], null);
  const { pages, names, frames, leftOut } = exercise.references;
  return lostNumbers(text, [...pages.map(String), ...names, String(frames ?? ""), ...leftOut], null);
}
