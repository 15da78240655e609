/**
 * The timeslices of the levels of a feedback queue: `Q0 with quantum 8, Q1 with quantum 16, Q2 FCFS`, "quanta of 1, 2 and 4",
 * `时间片依次为1、2、4`, `第i级队列的时间片为2^(i-1)`.
 */
import { withSingleBlanks } from "./cleanText.ts";

export interface Levels {
  /** As written, from the highest level on. */
  readonly timeslices: readonly string[];
  /** How it goes on below them: the last level is served to the end, each has twice as much as the one above, or not at all. */
  readonly below: "toTheEnd" | "doubled" | null;
}

const TO_THE_END = String.raw`fcfs|fifo|first[- ]come,?[- ]first[- ]served?|先来先服务`;
/** Each level with its own timeslice. */
const ONE_BY_ONE = new RegExp(
  String.raw`(?<![\p{L}\d])(?:Q|queue|level|cola|file|ebene|warteschlange)[ _]?\d(?!\d)[^.;,\d\n]{0,30}?(?:(?<timeslice>\d+(?:\.\d+)?)|(?<open>${TO_THE_END}))(?![\p{L}\d]*[\d])`,
  "giu",
);
const JOINED = String.raw`[ ]{0,3}(?:,[ ]{0,3}(?:and |und |et |y )?|、|/|和|及|and |und |et |y )[ ]{0,3}`;
const NUMBERS = String.raw`\d+(?:\.\d+)?(?:[ ]{0,3}(?:ms|s|units))?`;
/** Several in a row. */
const IN_ROW = new RegExp(
  String.raw`(?:(?<!\p{L})(?:quanta|quantums?|quanten|cuantos|(?:time[- ]?)?slices|timeslices)(?!\p{L})|时间片)[^\d;.\n]{0,20}(?<row>${NUMBERS}(?:${JOINED}${NUMBERS})+)(?!\d)`,
  "iu",
);
const COUNTED = /(?<![\p{L}\d.])\d{1,2}[ ]{1,3}(?:levels|queues)(?!\p{L})/giu;
const POWERS = /2[ ]?\^[ ]?\(?[ ]?[in][ ]?[-\u2212][ ]?1[ ]?\)?/iu;

const blank = (said: string) => " ".repeat(said.length);

/** `text` without the timeslices in a row, and how many levels there are: these are no jobs. */
export function withoutLevels(text: string): string {
  return levelsIn(text) ? text.replace(IN_ROW, blank).replaceAll(COUNTED, blank) : text;
}

/** The levels that `text` gives; null where it gives none. */
export function levelsIn(text: string): Levels | null {
  const said = withSingleBlanks(text);
  if (POWERS.test(said)) return { timeslices: ["1"], below: "doubled" };
  const row = IN_ROW.exec(said)?.groups?.["row"];
  const isOpen = new RegExp(
    String.raw`(?:Q|queue|level|last|lowest|最后|末级)[^.;\n]{0,20}(?:${TO_THE_END})`,
    "iu",
  ).test(said);
  if (row !== undefined) return { timeslices: row.match(/\d+(?:\.\d+)?/g) ?? [], below: isOpen ? "toTheEnd" : null };
  const levels = [...said.matchAll(ONE_BY_ONE)].map(({ groups }) => groups?.["timeslice"] ?? null);
  const timeslices = levels.filter((timeslice) => timeslice !== null);
  const isEnd = levels.at(-1) === null;
  if (levels.length < 2 || timeslices.length !== levels.length - (isEnd ? 1 : 0)) return null;
  return { timeslices, below: isEnd ? "toTheEnd" : null };
}
