/**
 * Requests and releases of memory in one piece, as exercises print them: `A 100K, B 240K, free B; total 1024K`, `holes 100,
 * 500, 200; requests 212, 417`, `空闲分区 100、500；作业 212、417；首次适应`. Knows nothing of the scenario they become.
 */
import type { Problem } from "../../model/problems.ts";
import type { FitId, RegionSpec } from "../../model/scenario.ts";
import { cleanText, spelled, withSingleBlanks } from "../jobs/cleanText.ts";
import { short } from "../jobs/grid.ts";
import { placesOf } from "../jobs/places.ts";
import { MOST } from "../limits.ts";
import { problem } from "../problemList.ts";
import { cut } from "./frameCount.ts";
import {
  ASKS,
  COMPACT,
  ELSEWHERE,
  FITS,
  HOLES,
  RELEASE,
  RELEASE_OF_SIZE,
  RELEASED_TOO,
  REQUEST,
  REQUESTS,
  SIZE,
  TOTALS,
  unitsOf,
} from "./regionWords.ts";

export type RegionStep =
  | { readonly do: "request"; readonly name: string; readonly size: number }
  | { readonly do: "release"; readonly name: string }
  | { readonly do: "compact" };

export interface RegionList {
  readonly steps: readonly RegionStep[];
  /** Sizes of the free holes at the beginning, in the order of their addresses; null: all of it is free. */
  readonly holes: readonly number[] | null;
  /** Null where the text does not say how large it is. */
  readonly total: number | null;
  readonly unit: RegionSpec["unit"];
  /** Null where the text names none, or several. */
  readonly fit: FitId | null;
  /** All that are named, in the order of the text. */
  readonly fits: readonly FitId[];
  /** The sizes without a unit are so large that they were taken in a smaller one. */
  readonly isUnitGuessed: boolean;
  readonly leftOut: readonly string[];
  readonly problems: readonly Problem[];
}

/** The list in `text`; null where it has none. Never throws. */
export function readRegion(text: string): RegionList | null {
  if (text.length > MOST.notationCharacters) return null;
  const source = cleanText(text);
  if (ELSEWHERE.test(withSingleBlanks(source))) return null;
  const { fits, rest: withoutFits } = fitsIn(source);
  const isNamed = fits.length > 0;
  const fit = fits.length === 1 ? (fits[0] ?? null) : null;
  const holes = HOLES.exec(withoutFits);
  const bare = (of: string) => (holes ? cut(of, holes.index, holes[0].length) : of);
  // "A 1 MB buddy system" says how large it is.
  const total = totalIn(bare(source)) ?? totalIn(bare(withoutFits));
  const rest = total ? cut(bare(withoutFits), total.index, total.length) : bare(withoutFits);
  const holeSizes = sizesOf(holes);
  const pieces = piecesOf(rest);
  const read = readPieces(pieces);
  const written = read.flatMap((step) => step ?? []);
  const listed = REQUESTS.exec(rest);
  const list = sizesOf(listed);
  // Steps with names, of which one gives memory back, or a plain list of sizes.
  const hasReleases = written.some((step) => step.do !== "request");
  const isList = list.length > 0 && !hasReleases && list.length >= written.filter((step) => "size" in step).length;
  if (isList ? holeSizes.length === 0 && !isNamed : !hasReleases && !isNamed && holeSizes.length === 0) return null;
  if (!isList && written.length === 0) return null;
  const requested = isList ? list : written.flatMap((step) => (step.do === "request" ? [step.size] : []));
  const isUnitGuessed = total !== null && requested.some((size) => isWithoutUnit(size) && isLarger(size, total.size));
  const sized = (size: string) => (isUnitGuessed && isWithoutUnit(size) ? `${size}K` : size);
  const units = unitsOf([...holeSizes, ...(total ? [total.size] : []), ...requested.map(sized)]);
  const steps = isList
    ? list.map((size, at): RegionStep => ({ do: "request", name: `P${at + 1}`, size: units.count(sized(size)) }))
    : stepsOf(written, (size) => units.count(sized(size)));
  const beside = isList
    ? [cut(rest, listed!.index, listed![0].length)]
    : pieces.filter((_, at) => read[at] === null).map(({ text: piece }) => piece);
  const names = isList ? [] : steps.flatMap((step) => (step.do === "request" ? [step.name] : []));
  const first = pieces.findIndex(({ text: piece }) => readPiece(piece) !== null);
  const behind = isList ? [] : pieces.slice(first).filter(({ text: piece }) => readPiece(piece) === null);
  return {
    steps,
    holes: holeSizes.length > 0 ? holeSizes.map(units.count) : null,
    total: total ? units.count(total.size) : null,
    unit: units.unit,
    fit,
    fits,
    isUnitGuessed,
    leftOut: [...otherRulesIn(source, steps), ...leftOutOf(beside), ...withNames(behind, names)],
    problems: problemsOf(source, pieces, steps, total !== null || holeSizes.length > 0),
  };
}

function fitsIn(text: string): { readonly fits: readonly FitId[]; readonly rest: string } {
  let rest = text;
  const named: { readonly fit: FitId; readonly at: number }[] = [];
  for (const [fit, pattern] of FITS) {
    const at = rest.search(pattern);
    if (at >= 0) named.push({ fit, at });
    rest = rest.replaceAll(pattern, (found) => " ".repeat(found.length));
  }
  return { fits: named.toSorted((a, b) => a.at - b.at).map(({ fit }) => fit), rest };
}

const isWithoutUnit = (size: string) => /^\d+$/.test(size);
/** Of numbers alone, whatever their units. */
const isLarger = (size: string, than: string) =>
  Number.parseInt(size, 10) > Number.parseInt(than, 10) && !isWithoutUnit(than);

function totalIn(text: string): { readonly size: string; readonly index: number; readonly length: number } | null {
  const steps = piecesOf(text).filter(({ text: piece }) => ASKS.test(piece) && readPiece(piece) !== null);
  // How much somebody asks for is not how much there is: "P3 requires 112K of memory".
  const isAsked = (written: string) => steps.some(({ text: piece }) => piece.includes(written.trim()));
  for (const pattern of TOTALS) {
    for (const found of text.matchAll(new RegExp(pattern.source, "giu"))) {
      if (found.groups?.["size"] === undefined || isAsked(found[0])) continue;
      return { size: found.groups["size"], index: found.index, length: found[0].length };
    }
  }
  return null;
}

const sizesOf = (list: RegExpExecArray | null): string[] => {
  const { sizes, several, han } = list?.groups ?? {};
  return (sizes ?? several ?? han ?? "").match(new RegExp(SIZE, "giu")) ?? [];
};

interface Piece {
  readonly text: string;
  readonly index: number;
}

/** What stands between commas, semicolons, full stops, arrows and line ends. */
function piecesOf(text: string): Piece[] {
  const pattern = /[^,;、。\n]+/gu;
  return [...text.matchAll(pattern)].flatMap(({ 0: piece, index }) =>
    piece
      .split(
        /(?:->|=>|\u2192|(?<![A-Za-z])then(?![A-Za-z])|(?<![A-Za-z])and(?![A-Za-z])|\.(?=\s|$)|然后|再|\s+(?=(?:作业|进程|程序)\s?\d{1,4}\s*(?:申请|请求|要求|需要|释放|[:=])))/iu,
      )
      .map((part) => ({
        text: spelled(part)
          .replace(/^[\s:]+/u, "")
          .replace(/^(?:\(?\d{1,3}[.)]|[-*•])\s*(?=\S)/u, "")
          .trim(),
        index,
      }))
      .flatMap(apart),
  );
}

/** `Show the following: request 70`: what stands before a colon can be said besides. */
function apart({ text, index }: Piece): Piece[] {
  const colon = text.lastIndexOf(":");
  const behind = text.slice(colon + 1).trim();
  if (colon < 0 || readPiece(text) !== null || readPiece(behind) === null) return [{ text, index }];
  return [
    { text: text.slice(0, colon), index },
    { text: behind, index },
  ];
}

type Written =
  | { readonly do: "request"; readonly name: string | null; readonly size: string }
  | { readonly do: "release"; readonly name: string }
  /** What has so much. */
  | { readonly do: "release"; readonly of: string }
  | { readonly do: "compact" };

/** Each piece as a step; null where it is none. Behind a release stand others that give their memory back, `release C, E and D`. */
function readPieces(pieces: readonly Piece[]): (Written | null)[] {
  const steps: (Written | null)[] = [];
  const present = new Set<string>();
  for (const { text } of pieces) {
    const step = readPiece(text) ?? releasedToo(text, steps.at(-1), present);
    if (step?.do === "request" && step.name !== null) present.add(step.name);
    if (step?.do === "release" && "name" in step) present.delete(step.name);
    steps.push(step);
  }
  return steps;
}

function releasedToo(text: string, last: Written | null | undefined, present: ReadonlySet<string>): Written | null {
  const name = plainName(RELEASED_TOO.exec(text)?.groups?.["name"] ?? "");
  return last?.do === "release" && present.has(name) ? { do: "release", name } : null;
}

/** Null: it is no step. */
function readPiece(piece: string): Written | null {
  if (COMPACT.test(piece)) return { do: "compact" };
  const { size, inside } = RELEASE_OF_SIZE.exec(piece)?.groups ?? {};
  const of = size ?? inside;
  if (of !== undefined) return { do: "release", of };
  for (const pattern of RELEASE) {
    const name = pattern.exec(piece)?.groups?.["name"];
    if (name !== undefined) return { do: "release", name: plainName(name) };
  }
  for (const pattern of REQUEST) {
    const groups = pattern.exec(piece)?.groups;
    if (groups?.["size"] !== undefined) {
      const name = groups["name"];
      return { do: "request", name: name === undefined ? null : plainName(name), size: groups["size"] };
    }
  }
  return null;
}

const plainName = (name: string) => name.replaceAll(/\s/g, "");

/**
 * Names once more where a machine asks again after it has given its memory back; requests without a name are numbered, or
 * have letters where the releases call them so.
 */
function stepsOf(written: readonly Written[], count: (size: string) => number): RegionStep[] {
  const times = new Map<string, number>();
  /** Who has memory, and how much. */
  const present = new Map<string, number>();
  const nameOf = (name: string) => {
    const nth = times.get(name) ?? 1;
    return nth === 1 ? name : `${name} (${nth})`;
  };
  const areNamed = written.some((step) => step.do === "request" && step.name !== null);
  const areLetters = written.some((step) => step.do === "release" && "name" in step && /^[A-Z]$/.test(step.name));
  let unnamed = 0;
  const nextName = () => {
    unnamed += 1;
    return areLetters && !areNamed ? String.fromCharCode(0x40 + unnamed) : `P${unnamed}`;
  };
  return written.map((step): RegionStep => {
    if (step.do === "compact") return step;
    if (step.do === "release") {
      const holders = "of" in step ? [...present].filter(([, size]) => size === count(step.of)) : [];
      const name = "name" in step ? nameOf(step.name) : holders.length === 1 ? holders[0]![0] : step.of;
      present.delete(name);
      return { do: "release", name };
    }
    const called = step.name ?? nextName();
    times.set(called, (times.get(called) ?? 0) + 1);
    const name = nameOf(called);
    present.set(name, count(step.size));
    return { do: "request", name, size: count(step.size) };
  });
}

/** Blocks of which each is given away as a whole are no holes. */
const FIXED =
  /(?<![\p{Script=Latin}])(?:fixed|static)[- ](?:size[sd]?[- ])?partition\p{L}*|(?:feste|statische)[nr]? partition\p{L}*|partitions fixes|particiones (?:fijas|estáticas)|固定(?:大小)?(?:的)?分区/giu;
/** Whenever it is needed, and not at a moment. */
const COMPACTS = /(?<!\p{Script=Latin})compact(?:ion|ed|ing)?(?!\p{Script=Latin})|紧凑|拼接|紧缩/giu;

function otherRulesIn(source: string, steps: readonly RegionStep[]): string[] {
  const compacts = steps.some((step) => step.do === "compact") ? [] : [...source.matchAll(COMPACTS)];
  return [...source.matchAll(FIXED), ...compacts].map(([words]) => spelled(words));
}

/** `B vanishes`: what is not known is done to somebody who has asked. */
function withNames(pieces: readonly Piece[], names: readonly string[]): string[] {
  const isDone = (text: string) =>
    names.some((name) => text.startsWith(`${name} `) && /^\s+\p{L}/u.test(text.slice(name.length)));
  return pieces
    .map(({ text }) => withSingleBlanks(text))
    .filter((text) => isDone(text) && !/\d/.test(text))
    .map(short);
}

function leftOutOf(beside: readonly string[]): string[] {
  return beside
    .flatMap((piece) => piece.split("\n"))
    .map((line) => withSingleBlanks(spelled(line)))
    .filter((line) => /\d/.test(line.replace(TITLE, "")))
    .map(short);
}

/** The number of the exercise is not lost. */
const TITLE =
  /^\W*(?:exercise|question|problem|example|q|aufgabe|übung|exercice|ejercicio|题|例|习题)?\s*#?\d+(?:\.\d+)?\s*[:.)、]/iu;

function problemsOf(
  source: string,
  pieces: readonly Piece[],
  steps: readonly RegionStep[],
  hasSize: boolean,
): Problem[] {
  const place = placesOf(source);
  const problems: Problem[] = hasSize ? [] : [problem("regionSizeMissing", "", { ...place(0) })];
  const there = new Set<string>();
  for (const step of steps) {
    if (step.do === "request") there.add(step.name);
    if (step.do !== "release" || there.delete(step.name)) continue;
    const at = pieces.find(({ text }) => readPiece(text)?.do === "release" && text.includes(step.name))?.index ?? 0;
    problems.push(problem("regionUnknown", "", { ...place(at), found: step.name }));
  }
  const requests = steps.filter((step) => step.do === "request");
  if (requests.length > MOST.machines)
    problems.push(problem("listTooLong", "", { found: requests.length, min: 1, max: MOST.machines }));
  return problems;
}
