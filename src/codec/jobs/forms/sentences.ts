/**
 * Jobs in free sentences, where words say of every number what it is:
 *
 *   P1 arrives at t=0 and needs 8 ms of CPU.        进程P1在0时刻到达，需要运行8ms；进程P2 …
 *   P1, P2 and P3 arrive at 0, 2 and 4 and need 8, 4 and 6 ms.
 *   Process P1: arrival time 0, burst time 8; P2 2, 4
 *
 * A sentence is about the jobs it names, the next one about the same where it goes on (“It needs 8 ms”). Where the words do not
 * decide about one single number, the text is none of these.
 */
import { spelled } from "../cleanText.ts";
import type { Grid } from "../grid.ts";
import { JOB_COLUMNS, labelOf, labelsIn, type Cell, type JobColumn, type LabelKind } from "../jobColumns.ts";
import { namesBetween, RANGE } from "../nameRanges.ts";
import { placesOf, type PlaceOf } from "../places.ts";
import {
  ALL_OF_THEM,
  COMPARED,
  CUES,
  EACH,
  GOES_ON,
  JOB_NOUN,
  MARKS,
  MOMENT_BEFORE,
  MOMENT_BEHIND,
  NO_TIME,
  NUMBER,
  type CueKind,
} from "./sentenceWords.ts";

interface Span {
  readonly start: number;
  readonly end: number;
}
interface Names extends Span {
  readonly kind: "names";
  readonly cells: readonly Cell[];
}
interface Numbers extends Span {
  readonly kind: "numbers";
  readonly cells: readonly Cell[];
  readonly written: string;
}
interface Cue extends Span {
  readonly kind: "cue";
  readonly of: CueKind;
}
interface Gap extends Span {
  readonly kind: "gap";
}
type Token = Names | Numbers | Cue | Gap;

/** What is known of a job so far. */
interface Draft {
  readonly name: Cell;
  readonly cells: Map<JobColumn, Cell>;
  readonly bursts: { readonly cell: Cell; readonly isWait: boolean }[];
}

const LONGEST = 6000;
const AND = "and|y|e|et|und|sowie|和|及|与|以及|且|并";
const SPACE = String.raw`[\s\uE000]*`;
const BETWEEN = String.raw`${SPACE}(?:(?:[,;/&]${SPACE})?(?:(?:${AND})(?![\p{Script=Latin}]))|[,/&])${SPACE}`;
/** Names are told by their capitals: everything around them is spelled out in both. */
const bothCases = (words: string) =>
  words.replaceAll(/(?<![\p{L}?)])\p{Ll}/gu, (letter) => `[${letter}${letter.toUpperCase()}]`);
/** A word of Latin letters ends here; behind a Chinese one a name may follow at once. */
const END_OF_WORD = String.raw`(?!(?<=\p{Script=Latin})\p{Script=Latin})`;
const NOUN = String.raw`(?:(?:${bothCases(JOB_NOUN)})${END_OF_WORD}${SPACE}#?${SPACE})`;
const NAME = String.raw`(?:${NOUN}?(?<![\p{Script=Latin}\d_]|(?<!\.)\.)\p{Lu}\p{Script=Latin}{0,3}_?\d{1,3}|(?<![\p{Script=Latin}\d_.])[pj]\d{1,3}|${NOUN}(?:\d{1,3}|[A-Z])|(?<![\p{Script=Latin}\d_/]|(?<!\.)\.)[A-Z](?!/))(?![\p{Script=Latin}\d_]|\.\d)`;
const NAMES = new RegExp(`(?<=^|[^\\p{Script=Latin}\\d_.])${NAME}(?:(?:${BETWEEN}|${RANGE})${NAME})*`, "gu");
const IS_RANGE = new RegExp(`^${RANGE}$`, "iu");
const ONE_NAME = new RegExp(`^${NOUN}?(?<name>.*)$`, "su");
const NUMBERS = new RegExp(String.raw`(?<![\p{Script=Latin}\d_.]|\d:)${NUMBER}(?:${BETWEEN}${NUMBER})*`, "giu");
const ONE_NUMBER = new RegExp(NUMBER, "giu");
const GAPS = new RegExp(String.raw`[,;:()]|(?<![\p{Script=Latin}])(?:${AND})(?![\p{Script=Latin}])`, "giu");
const LETTER = String.raw`(?<![\p{Script=Latin}\d_/]|(?<!\.)\.)[A-Z](?![\p{Script=Latin}\d_/])`;
const LETTERS = new RegExp(`${LETTER}(?:(?:${BETWEEN}|${RANGE})${LETTER})+`, "gu");
/** Where a sentence ends; a line that goes on in small letters is none. */
const ENDS = /(?<!\.)[.](?=\s+["(]?[\p{Lu}\p{N}(]|\s*$)|[;?!\u3002]|\n(?![^\S\n]*[\p{Ll}\d][^:\n]*(?:\n|$))/gu;
/** A letter is a name where its sentence says something of it. */
const ANCHORED = new RegExp(
  String.raw`^[\s\uE000]*(?:[:=(\d]|has(?![a-z])|hat(?![a-z])|tiene|a une?(?![a-z])|[^.\n]{0,24}?(?:${CUES.filter(
    ([of]) => of === "arrival" || of === "bursts",
  )
    .map(([, words]) => words)
    .join("|")}))`,
  "iu",
);

/** "…, C needs 10, all at time 0": what is said of all is a sentence of its own. */
const BEFORE_ALL =
  /,(?=\s*(?:and\s+)?all\s+(?:of\s+them\s+)?(?:\p{Script=Latin}+\s+){0,2}at\s)|[，,](?=\s*(?:它们)?(?:都|均|全部|同时)[^，,。；;\d]{0,8}\d)/giu;

const COUNTED = new RegExp(
  `^(?:[ ]|[个道名])(?:批处理|并发|独立|用户|就绪|新)?(?:(?:batch|concurrent|ready|independent|new|user)[ ])?(?:${JOB_NOUN})${END_OF_WORD}`,
  "iu",
);
const isGiven = (kind: LabelKind): kind is JobColumn => JOB_COLUMNS.some((column) => column === kind);

/** The jobs that `text` speaks of; null where it is not certain of each number what it is. */
export function readSentences(text: string): Grid | null {
  if (text.length > LONGEST || !/\d/.test(text) || text.split("\n").some(isLineOfHeads)) return null;
  const reading = new Reading(text);
  return reading.read() ? reading.grid() : null;
}

/** `name,arrival,burst`: what stands below it is a table. */
function isLineOfHeads(line: string): boolean {
  const cells = line.split(/[,;|\t]/);
  return cells.length > 1 && !/\d/.test(line) && cells.every((cell) => labelOf(cell) !== null);
}

class Reading {
  #text: string;
  readonly #placeOf: PlaceOf;
  readonly #drafts = new Map<string, Draft>();
  readonly #strays: Cell[] = [];
  /** Numbers without a word, of jobs that follow others which have them: in the same order. */
  readonly #bare: { readonly draft: Draft; readonly cells: readonly Cell[] }[] = [];
  /** The one that is read. */
  #sentence: Span = { start: 0, end: 0 };
  /** How many jobs the text says there are. */
  readonly #counts: number[] = [];
  /** What the numbers in parentheses are: “given as (arrival, burst)”. */
  #legend: readonly JobColumn[] | null = null;
  #subject: readonly Draft[] = [];
  #forAll: Cell | null = null;
  /** What the one number of the job before in the same sentence is. */
  #last: CueKind | null = null;
  /** What numbers are where nothing in their sentence says it but the word in front of all. */
  #usual: CueKind | null = null;

  constructor(text: string) {
    this.#text = text.replaceAll(MARKS, (marks) => " ".repeat(marks.length)).replaceAll(BEFORE_ALL, ";");
    this.#placeOf = placesOf(text);
    for (const { index, 0: marks } of text.matchAll(MARKS)) this.#strays.push({ text: marks, ...this.#placeOf(index) });
  }

  /** Whether every number has a meaning. */
  read(): boolean {
    this.#takeLegend();
    const letters = this.#letters();
    const sentences = this.#sentences();
    return sentences.every((sentence) => this.#readSentence(sentence, letters)) && this.#isWhole();
  }

  #takeLegend(): void {
    for (const { index, 0: inside } of this.#text.matchAll(/\([^()\d\n]{3,80}\)/g)) {
      const columns = labelsIn(inside, true).flatMap(({ kind }) => (isGiven(kind) ? [kind] : []));
      if (columns.length < 2 || new Set(columns).size < columns.length) continue;
      this.#legend = columns.filter((column) => column !== "name");
      this.#text = this.#text.slice(0, index) + " ".repeat(inside.length) + this.#text.slice(index + inside.length);
    }
  }

  grid(): Grid {
    const drafts = [...this.#drafts.values()];
    const columns = JOB_COLUMNS.filter(
      (column) =>
        column === "name" ||
        column === "bursts" ||
        drafts.some(({ cells }) => cells.has(column)) ||
        (column === "arrival" && this.#forAll),
    );
    const rows = drafts.map((draft) =>
      columns.map((column): Cell => {
        if (column === "name") return draft.name;
        if (column === "bursts") return burstsOf(draft);
        return draft.cells.get(column) ?? (column === "arrival" ? this.#forAll : null) ?? { ...draft.name, text: "" };
      }),
    );
    const nothing = { text: "", line: 1, column: 1 };
    const heads = columns.map(() => nothing);
    return {
      form: "sentences",
      separator: "",
      heads,
      kinds: columns,
      rows,
      strays: this.#strays,
      problems: [],
    };
  }

  #sentences(): Span[] {
    const spans: Span[] = [];
    let start = 0;
    for (const { index } of [...this.#text.matchAll(ENDS), { index: this.#text.length }]) {
      if (this.#text.slice(start, index).trim() !== "") spans.push({ start, end: index });
      start = index + 1;
    }
    return spans;
  }

  /** Single letters that are names of jobs: those which something is said of, and their neighbours. */
  #letters(): ReadonlySet<string> {
    const anchored = new Set<string>();
    const found = [
      ...this.#text.matchAll(
        new RegExp(
          String.raw`(?<noun>${NOUN})?(?<![\p{Script=Latin}\d_/]|(?<!\.)\.)(?<letter>[A-Z])(?![\p{Script=Latin}\d_/]|\.\d)`,
          "gu",
        ),
      ),
    ];
    for (const { groups, index, 0: all } of found) {
      const letter = groups?.["letter"] ?? "";
      if (groups?.["noun"] || ANCHORED.test(this.#text.slice(index + all.length))) anchored.add(letter);
    }
    // “A, B and C”.
    for (const [run] of this.#text.matchAll(LETTERS))
      for (const letter of run.match(/[A-Z](?![a-z])/g) ?? []) anchored.add(letter);
    // “A arrives at 0, B at 1”: letters that follow each other.
    const all = new Set(found.map(({ groups }) => groups?.["letter"] ?? ""));
    for (const letter of [...all].toSorted())
      if (anchored.has(String.fromCharCode(letter.charCodeAt(0) - 1))) anchored.add(letter);
    // An article is one letter as well.
    if (
      anchored.has("A") &&
      anchored.size === 1 &&
      !new RegExp(`${NOUN}A(?![\\p{Script=Latin}\\d])`, "u").test(this.#text)
    )
      anchored.delete("A");
    return anchored;
  }

  #readSentence(sentence: Span, letters: ReadonlySet<string>): boolean {
    const tokens = this.#tokens(sentence, letters);
    const text = this.#text.slice(sentence.start, sentence.end);
    if (/\d/.test(tokens.reduce((rest, each) => blanked(rest, each, sentence.start), text))) return false;
    const hasNames = tokens.some(({ kind }) => kind === "names");
    const numbers = tokens.filter((token) => token.kind === "numbers");
    this.#usual = null;
    this.#last = null;
    this.#sentence = sentence;
    if (!hasNames) return this.#readNameless(text, sentence, tokens, numbers);
    if (numbers.length > 0 && COMPARED.test(text)) return false;
    const colon = tokens.findIndex(({ kind, start }) => kind === "gap" && this.#text[start] === ":");
    const first = tokens.findIndex(({ kind }) => kind === "names");
    // “All arrive at 0: P1 takes 24 ms, …”
    if (colon >= 0 && colon < first) {
      const front = { start: sentence.start, end: tokens[colon]!.start };
      const before = tokens.slice(0, colon);
      const isRead = this.#readNameless(
        this.#text.slice(front.start, front.end),
        front,
        before,
        before.filter((token) => token.kind === "numbers"),
      );
      if (!isRead) return false;
    }
    // “Burst times: P1 = 6, P2 = 3”
    const heads = tokens.slice(0, Math.max(0, colon)).filter(isCue);
    this.#usual = colon >= 0 && colon < first && heads.length === 1 ? heads[0]!.of : null;
    return segmentsOf(tokens.slice(colon >= 0 && colon < first ? colon + 1 : 0)).every((segment) =>
      this.#readSegment(segment),
    );
  }

  /** A sentence without names: it goes on about the same jobs, says when all of them arrive, or has nothing to do with them. */
  #readNameless(text: string, span: Span, tokens: readonly Token[], numbers: readonly Numbers[]): boolean {
    if (numbers.length === 0) return true;
    if (this.#drafts.size > 0 && ALL_OF_THEM.test(text)) return this.#facts(tokens, [...this.#drafts.values()]);
    if (this.#subject.length > 0 && GOES_ON.test(text)) return this.#facts(tokens, this.#subject);
    if (numbers.every((each) => this.#isKnown(each))) return true;
    const roles = numbers.map((each) => this.#roleOf(each, tokens));
    if (EACH.test(text) && roles.length === 1 && roles[0] === "arrival" && numbers[0]!.cells.length === 1) {
      if (this.#forAll) return false;
      [this.#forAll = null] = numbers[0]!.cells;
      return true;
    }
    // How urgent a number is, is said besides.
    if (roles.some((role) => role !== null && role !== "priority" && role !== "other")) return false;
    if (roles.includes("priority") && !/high|low|urgent|最|越|höch|niedrig|alta|baja|haut|bas/iu.test(text))
      return false;
    this.#strays.push({ text: spelled(text), ...this.#placeOf(span.start + text.length - text.trimStart().length) });
    return true;
  }

  /** “Run in order 10, 6, 2, 4, 8”: what was said of all of them already, in the same order. */
  #isKnown({ cells }: Numbers): boolean {
    const bursts = [...this.#drafts.values()].map((draft) => draft.bursts);
    return (
      cells.length > 1 &&
      cells.length === bursts.length &&
      cells.every(({ text }, at) => bursts[at]!.length === 1 && numberIn(bursts[at]![0]!.cell) === numberIn({ text }))
    );
  }

  #readSegment(tokens: readonly Token[]): boolean {
    const names = tokens.find((token) => token.kind === "names");
    if (!names) return tokens.every(({ kind }) => kind !== "numbers");
    this.#subject = names.cells.map((name) => this.#draftOf(name));
    return this.#facts(tokens, this.#subject);
  }

  #draftOf(name: Cell): Draft {
    const known = this.#drafts.get(name.text);
    if (known) return known;
    const draft: Draft = { name, cells: new Map(), bursts: [] };
    this.#drafts.set(name.text, draft);
    return draft;
  }

  /** What the numbers among `tokens` say of `jobs`. */
  #facts(tokens: readonly Token[], jobs: readonly Draft[]): boolean {
    const numbers = tokens.filter((token) => token.kind === "numbers");
    const labels = tokens.filter((token) => token.kind === "cue");
    if (labels.length === 0 && this.#usual === null && numbers.length === 1 && jobs.length === 1) {
      // “P1 needs 8 and P2 4”: what is said of the one is said of the other.
      const [only] = numbers[0]!.cells;
      if (this.#last !== null && numbers[0]!.cells.length === 1)
        return this.#give(jobs[0]!, this.#last, only!, numbers[0]!);
      this.#bare.push({ draft: jobs[0]!, cells: numbers[0]!.cells });
      return true;
    }
    const [first, ...others] = numbers.map((each) => this.#roleOf(each, tokens));
    this.#last = others.length === 0 ? (first ?? null) : null;
    const isForEach = EACH.test(this.#text.slice(this.#sentence.start, this.#sentence.end));
    return numbers.every((each) => {
      if (this.#isCount(each)) {
        this.#counts.push(Number(each.cells[0]!.text));
        return true;
      }
      if (NO_TIME.test(this.#text.slice(each.end))) return false;
      const role = this.#roleOf(each, tokens) ?? this.#usual;
      // In Chinese a comma stands between numbers, and never inside one.
      const cells = jobs.length === 1 && !/\p{Script=Han}/u.test(this.#text) ? oneDecimal(each) : each.cells;
      if (cells.length === jobs.length) return cells.every((cell, at) => this.#give(jobs[at]!, role, cell, each));
      if (cells.length === 1 && (role === "arrival" || isForEach))
        return jobs.every((job) => this.#give(job, role, cells[0]!, each));
      // “arrives at 0, 8 ms”: the second number is another one.
      const isPair =
        jobs.length === 1 && cells.length === 2 && !hasUnit(cells[0]!) && (hasUnit(cells[1]!) || this.#hasWaits());
      return (
        isPair &&
        role === "arrival" &&
        this.#give(jobs[0]!, role, cells[0]!, each) &&
        this.#give(jobs[0]!, "bursts", cells[1]!, each)
      );
    });
  }

  #give(job: Draft, role: CueKind | null, cell: Cell, { cells }: Numbers): boolean {
    const column = role ?? (cells.every(hasUnit) ? "bursts" : null);
    if (column === null || column === "other") return false;
    if (column === "bursts" || column === "io") {
      const isWait = column === "io";
      // Two lengths in a row are two words for the same.
      if (job.bursts.at(-1)?.isWait === isWait || (isWait && job.bursts.length === 0)) return false;
      job.bursts.push({ cell, isWait });
      return true;
    }
    if (job.cells.has(column)) return false;
    job.cells.set(column, cell);
    return true;
  }

  /** Whether bursts with waiting between them have been read: their words stand in front of single bursts as well. */
  #hasWaits(): boolean {
    return [...this.#drafts.values()].some(({ bursts }) => bursts.some(({ cell }) => cell.text.includes("io")));
  }

  /** “3 processes”, where there are as many: the number of the jobs. */
  #isCount({ cells, end }: Numbers): boolean {
    const [cell] = cells;
    return cells.length === 1 && /^\d+$/.test(cell!.text) && COUNTED.test(this.#text.slice(end));
  }

  /** What the word nearest to `numbers` says of them: one in the same clause before it, else behind it, else in the clause before. */
  #roleOf(numbers: Numbers, tokens: readonly Token[]): CueKind | null {
    const at = tokens.indexOf(numbers);
    const before = tokens.slice(0, at).toReversed();
    const until = before.findIndex(({ kind }) => kind === "numbers");
    const own = until < 0 ? before : before.slice(0, until);
    const inClause = own.slice(0, indexOfGap(own));
    const behind = tokens.slice(at + 1);
    const next = behind.findIndex(({ kind }) => kind === "numbers" || kind === "gap");
    const clauseBehind = next < 0 ? behind : behind.slice(0, next);
    // “Waits 4 ms for I/O”: a clause that speaks of it means nothing else.
    if ([...inClause, ...clauseBehind].some((token) => isCue(token) && token.of === "io")) return "io";
    return (inClause.find(isCue) ?? clauseBehind.find(isCue) ?? own.find(isCue))?.of ?? null;
  }

  /** Whether each job has a burst, and all have what one has; bare numbers find their places. */
  #isWhole(): boolean {
    // “Task 2.” is the title of an exercise.
    for (const { name, cells, bursts } of this.#drafts.values()) {
      if (cells.size > 0 || bursts.length > 0 || !/^\d+$/.test(name.text)) continue;
      this.#drafts.delete(name.text);
      this.#strays.push(name);
    }
    const first = [...this.#drafts.values()].find(({ cells, bursts }) => cells.size > 0 || bursts.length > 0);
    // Bursts with waiting between them say themselves what they are.
    const areBursts = !first && this.#bare.every(({ cells }) => cells.length === 1 && cells[0]!.text.includes("io"));
    const usual = areBursts ? (["bursts"] as const) : (["arrival", "bursts"] as const);
    const order = this.#legend ?? (first ? this.#orderOf(first) : usual);
    for (const { draft, cells } of this.#bare) {
      if (cells.length !== order.length || draft.bursts.length > 0 || draft.cells.size > 0) return false;
      for (const [at, cell] of cells.entries()) {
        const column = order[at]!;
        if (column === "bursts") draft.bursts.push({ cell, isWait: false });
        else draft.cells.set(column, cell);
      }
    }
    const drafts = [...this.#drafts.values()];
    const hasAll = (column: JobColumn) => {
      const count = drafts.filter(({ cells }) => cells.has(column)).length;
      return count === 0 || count === drafts.length;
    };
    return (
      drafts.length > 0 &&
      this.#counts.every((count) => count === drafts.length) &&
      (first !== undefined || this.#legend !== null || areBursts) &&
      drafts.every(({ bursts }) => bursts.length > 0 && !bursts.at(-1)!.isWait) &&
      JOB_COLUMNS.every(hasAll) &&
      (this.#forAll === null || !drafts.some(({ cells }) => cells.has("arrival")))
    );
  }

  /** The columns of a job in the order in which its sentence has them. */
  #orderOf({ cells, bursts }: Draft): readonly JobColumn[] {
    const all: readonly (readonly [JobColumn, Cell])[] = [
      ...cells.entries(),
      ...bursts.slice(0, 1).map(({ cell }) => ["bursts", cell] as const),
    ];
    return all.toSorted(([, a], [, b]) => a.line - b.line || a.column - b.column).map(([column]) => column);
  }

  #tokens({ start, end }: Span, letters: ReadonlySet<string>): Token[] {
    const text = this.#text.slice(start, end);
    const tokens: Token[] = [];
    const isFree = (from: number, to: number) => tokens.every((each) => each.end <= from || to <= each.start);
    const add = (token: Token) => {
      if (isFree(token.start, token.end)) tokens.push(token);
    };
    for (const token of this.#namesIn(text, start, letters)) add(token);
    for (const { index, 0: written } of text.matchAll(NUMBERS)) {
      if (isFree(start + index, start + index + written.length)) add(this.#numbers(written, start + index));
    }
    for (const { index, 0: word } of text.matchAll(MOMENT_BEHIND))
      add({ kind: "cue", of: "arrival", start: start + index, end: start + index + word.length });
    for (const { kind, text: word, start: from, end: to } of labelsIn(text)) {
      if (kind === "name" || (word.length < 3 && word === word.toLowerCase())) continue;
      // What stands in brackets behind a label is no part of it here.
      const at = start + text.indexOf(word, from);
      add({
        kind: "cue",
        of: kind === "result" ? "other" : kind,
        start: Math.min(at, start + to),
        end: at + word.length,
      });
    }
    for (const [of, words] of CUES)
      for (const { index, 0: word } of text.matchAll(new RegExp(words, "giu")))
        add({ kind: "cue", of, start: start + index, end: start + index + word.length });
    for (const { index, 0: word } of text.matchAll(MOMENT_BEFORE))
      add({
        kind: "cue",
        of: "arrival",
        start: start + index,
        end: start + index + Math.max(1, word.trimEnd().length),
      });
    for (const { index, 0: gap } of text.matchAll(GAPS))
      add({ kind: "gap", start: start + index, end: start + index + gap.length });
    return tokens.toSorted((a, b) => a.start - b.start);
  }

  #numbers(written: string, start: number): Numbers {
    const cells = [...written.matchAll(ONE_NUMBER)].map(({ index, 0: number }) => ({
      text: spelled(number),
      ...this.#placeOf(start + index),
    }));
    return { kind: "numbers", cells, written, start, end: start + written.length };
  }

  #namesIn(text: string, start: number, letters: ReadonlySet<string>): Names[] {
    return [...text.matchAll(NAMES)].flatMap(({ index, 0: written }): Names[] => {
      const found = [...written.matchAll(new RegExp(NAME, "gu"))];
      const cells = found.map((match): Cell => {
        const name = ONE_NAME.exec(match[0])?.groups?.["name"] ?? match[0];
        return { text: spelled(name), ...this.#placeOf(start + index + match.index + match[0].length - name.length) };
      });
      if (cells.some(({ text: name }) => /^[A-Z]$/.test(name) && !letters.has(name))) return [];
      const all = cells.flatMap((cell, at): Cell[] => {
        const [before, match] = [found[at - 1], found[at]!];
        const gap = before ? written.slice(before.index + before[0].length, match.index) : "";
        const between = IS_RANGE.test(gap) ? namesBetween(cells[at - 1]!.text, cell.text) : [];
        return [...(between ?? []).map((name) => ({ ...cell, text: name })), cell];
      });
      return [{ kind: "names", cells: all, start: start + index, end: start + index + written.length }];
    });
  }
}

/** `text`, which begins at `start`, without one of its pieces. */
const blanked = (text: string, { start: from, end: to }: Span, start: number) =>
  text.slice(0, from - start) + " ".repeat(to - from) + text.slice(to - start);
const isCue = (token: Token): token is Cue => token.kind === "cue";
const numberIn = ({ text }: Pick<Cell, "text">) => /[\d.]+/.exec(text)?.[0] ?? text;
const hasUnit = ({ text }: Cell) => /\p{L}/u.test(text);

/** Up to the first gap, or all. */
function indexOfGap(tokens: readonly Token[]): number {
  const at = tokens.findIndex(({ kind }) => kind === "gap");
  return at < 0 ? tokens.length : at;
}

/** `0,5` of one job is one number. */
function oneDecimal({ cells, written }: Numbers): readonly Cell[] {
  return cells.length === 2 && /^\d+,\d+\D*$/.test(written) ? [{ ...cells[0]!, text: spelled(written) }] : cells;
}

/** `tokens` cut in front of every name but the first, where the clause of that name begins. */
function segmentsOf(tokens: readonly Token[]): (readonly Token[])[] {
  const segments: Token[][] = [[]];
  for (const token of tokens) {
    const last = segments.at(-1)!;
    if (token.kind === "names" && last.some(({ kind }) => kind === "names")) {
      const gap = last.findLastIndex(({ kind }) => kind === "gap" || kind === "names");
      segments.push(last.splice(gap + 1));
    }
    segments.at(-1)!.push(token);
  }
  return segments;
}

/** The bursts of a job with the waiting between them. */
function burstsOf({ bursts }: Draft): Cell {
  const [first] = bursts;
  return { ...first!.cell, text: bursts.map(({ cell, isWait }) => `${isWait ? "io" : ""}${cell.text}`).join(" ") };
}
