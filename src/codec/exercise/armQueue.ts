/**
 * A queue of requests for cylinders, as exercises print it: `head 53, queue 98 183 37 122, cylinders 0-199, direction up`,
 * `磁头在 53 号柱面，请求队列 98、183、37`. The parts stand in any order. Knows nothing of the scenario they become.
 */
import { MOST_ASYNC_REQUESTS } from "../../model/diskRequest.ts";
import type { Problem } from "../../model/problems.ts";
import type { DiskSchedulerId } from "../../model/scenario.ts";
import { MAX_CYLINDERS } from "../../model/settings.ts";
import { cleanText, spelled, withoutKeyQuotes, withSingleBlanks } from "../jobs/cleanText.ts";
import { short } from "../jobs/grid.ts";
import { withoutOptions } from "../jobs/answerOptions.ts";
import { saysNumbers } from "../jobs/leftOver.ts";
import { placesOf } from "../jobs/places.ts";
import { MOST } from "../limits.ts";
import { problem } from "../problemList.ts";
import {
  COUNT,
  DOWN,
  ELSEWHERE,
  HEAD_AND_QUEUE,
  HEADS,
  LISTS,
  OF_SCHEDULERS,
  OTHER_RULE,
  PLAIN_LISTS,
  PREVIOUS,
  RANGE,
  SCHEDULERS,
  SINGLE,
  SUBJECT,
  TOWARDS,
  UP,
} from "./armWords.ts";
import { cut } from "./frameCount.ts";

export interface ArmQueue {
  readonly head: number;
  /** In the order in which the requests came. */
  readonly queue: readonly number[];
  /** Of the disk. */
  readonly cylinders: number;
  /** The text does not say how many cylinders there are. */
  readonly areCylindersGuessed: boolean;
  /** Null where the text does not say it. */
  readonly direction: "up" | "down" | null;
  /** Null where the text names none, or several. */
  readonly scheduler: DiskSchedulerId | null;
  /** All that are named, in the order of the text. */
  readonly schedulers: readonly DiskSchedulerId[];
  readonly leftOut: readonly string[];
  /** Something of that can change the answer. */
  readonly hasOtherRules: boolean;
  readonly problems: readonly Problem[];
}

/** Sizes that books use, where an exercise says none. */
const USUAL_CYLINDERS = [200, 500, 1000, 5000, 10_000, MAX_CYLINDERS];

/** The queue in `text`; null where it has none. Never throws. */
export function readArmQueue(text: string): ArmQueue | null {
  if (text.length > MOST.notationCharacters) return null;
  const { text: source } = withoutOptions(cleanText(withoutKeyQuotes(text)));
  const words = withSingleBlanks(source);
  if (!(SUBJECT.test(words) || HEAD_AND_QUEUE.test(words)) || ELSEWHERE.test(words)) return null;
  const reading = new Reading(source);
  const schedulers = reading.schedulers();
  const count = reading.take(COUNT, "count", "han", "after");
  const last = reading.take(RANGE, "last");
  const towards = reading.take(TOWARDS, "cylinder");
  const previous = reading.take(PREVIOUS, "cylinder");
  const head = reading.takeFirst(HEADS);
  const queue = reading.list();
  if (queue.length === 0) return null;
  const said = last === null ? count : last + 1;
  const highest = Math.max(head ?? 0, ...queue);
  const cylinders = said ?? USUAL_CYLINDERS.find((each) => highest < each) ?? MAX_CYLINDERS;
  return {
    head: head ?? 0,
    queue,
    cylinders,
    areCylindersGuessed: said === null,
    direction: directionOf(words, head ?? 0, towards ?? (previous === null ? null : 2 * (head ?? 0) - previous)),
    scheduler: schedulers.length === 1 ? (schedulers[0] ?? null) : null,
    schedulers,
    ...reading.leftOut(words, schedulers.length > 0),
    problems: problemsOf(source, head, [head ?? 0, ...queue], cylinders),
  };
}

/** In words, or by a place where the arm goes: towards a cylinder, or away from the one before. */
function directionOf(words: string, head: number, goesTo: number | null): ArmQueue["direction"] {
  const [isUp, isDown] = [UP.test(words), DOWN.test(words)];
  if (isUp !== isDown) return isUp ? "up" : "down";
  if (goesTo === null || goesTo === head) return null;
  return goesTo > head ? "up" : "down";
}

function problemsOf(source: string, head: number | null, cylinders: readonly number[], count: number): Problem[] {
  const start = placesOf(source)(0);
  if (head === null) return [problem("armHeadMissing", "", { ...start })];
  const queued = cylinders.length - 1;
  if (queued > MOST_ASYNC_REQUESTS)
    return [problem("listTooLong", "", { found: queued, min: 1, max: MOST_ASYNC_REQUESTS })];
  if (count > MAX_CYLINDERS) return [problem("armTooManyCylinders", "", { found: count, max: MAX_CYLINDERS })];
  const outside = cylinders.find((each) => each >= count);
  return outside === undefined ? [] : [problem("armOutside", "", { found: outside, max: count - 1 })];
}

/** What is left of a text, from which one thing after the other is taken. */
class Reading {
  #rest: string;
  /** Commas between digits group the digits of one number: other signs stand between the numbers of the list. */
  readonly #isGrouped: boolean;

  constructor(source: string) {
    this.#rest = source;
    const grouped = longest(source.match(LISTS) ?? []);
    this.#isGrouped = /\d,\d{3}(?!\d)/.test(grouped) && /[;、]|,\s/.test(grouped);
  }

  /** The schedulers that are named; their names are taken away. */
  schedulers(): readonly DiskSchedulerId[] {
    const named: { readonly id: DiskSchedulerId; readonly at: number }[] = [];
    for (const [id, pattern] of SCHEDULERS) {
      const at = this.#rest.search(pattern);
      if (at >= 0) named.push({ id, at });
      this.#rest = this.#rest.replaceAll(pattern, (found) => " ".repeat(found.length));
    }
    return named.toSorted((a, b) => a.at - b.at).map(({ id }) => id);
  }

  /** The number in one of `groups` of `pattern`, which is taken away up to its end. */
  take(pattern: RegExp, ...groups: readonly string[]): number | null {
    const found = pattern.exec(this.#rest);
    const written = groups.map((group) => found?.groups?.[group]).find((each) => each !== undefined);
    if (!found || written === undefined) return null;
    const number = this.#numbers(written)[0]!;
    // Of `53,98` the second one is another number.
    const length = this.#isGrouped ? found[0].length : found[0].length - (written.length - number.text.length);
    this.#rest = cut(this.#rest, found.index, length);
    return number.value;
  }

  takeFirst(patterns: readonly RegExp[]): number | null {
    for (const pattern of patterns) {
      const found = this.take(pattern, "cylinder");
      if (found !== null) return found;
    }
    return null;
  }

  /** The longest list of numbers that is left, or the one number of a queue. */
  list(): number[] {
    const list = longest(this.#rest.match(this.#isGrouped ? LISTS : PLAIN_LISTS) ?? []);
    if (list === "") {
      const single = this.take(SINGLE, "cylinder");
      return single === null ? [] : [single];
    }
    this.#rest = cut(this.#rest, this.#rest.indexOf(list), list.length);
    return this.#numbers(list).map(({ value }) => value);
  }

  leftOut(words: string, isNamed: boolean): Pick<ArmQueue, "leftOut" | "hasOtherRules"> {
    // What is asked, and named nowhere, may be a scheduler that is not known.
    const isOther = (line: string) => !isNamed && OF_SCHEDULERS.test(line);
    const others = this.#rest
      .split(/[\n;。]|[.,](?=\s|$)/)
      .map((line) => withSingleBlanks(spelled(line)))
      .filter((line) => /\d/.test(line) || isOther(line));
    const [rule] = OTHER_RULE.exec(words) ?? [];
    const isTold = rule === undefined || others.some((line) => line.includes(rule));
    return {
      leftOut: [...(isTold ? [] : [rule]), ...others].map(short),
      hasOtherRules: rule !== undefined || others.some((line) => isOther(line) || saysNumbers(line, 0)),
    };
  }

  #numbers(written: string): { readonly text: string; readonly value: number }[] {
    const pattern = this.#isGrouped ? /\d{1,3}(?:,\d{3})+(?!\d)|\d+/g : /\d+/g;
    return (written.match(pattern) ?? []).map((text) => ({ text, value: Number(text.replaceAll(",", "")) }));
  }
}

const longest = (lists: readonly string[]) =>
  lists.reduce(
    (best, each) => ((each.match(/\d+/g) ?? []).length > (best.match(/\d+/g) ?? []).length ? each : best),
    "",
  );
