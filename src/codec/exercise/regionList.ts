/**
 * Requests and releases of memory in one piece, as exercises print them: `A 100K, B 240K, free B; total 1024K`, `holes 100,
 * 500, 200; requests 212, 417`, `空闲分区 100、500；作业 212、417；首次适应`. Knows nothing of the scenario they become.
 */
import type { Problem } from "../../model/problems.ts";
import type { FitId, RegionSpec } from "../../model/scenario.ts";
import { cleanText, spelled } from "../jobs/cleanText.ts";
import { short } from "../jobs/grid.ts";
import { placesOf } from "../jobs/places.ts";
import { MOST } from "../limits.ts";
import { problem } from "../problemList.ts";
import { cut } from "./frameCount.ts";
import {
  COMPACT,
  ELSEWHERE,
  FITS,
  HOLES,
  RELEASE,
  REQUEST,
  REQUESTS,
  SIZE,
  TOTALS,
  unitsOf,
  type Units,
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
  readonly leftOut: readonly string[];
  readonly problems: readonly Problem[];
}

/** The list in `text`; null where it has none. Never throws. */
export function readRegion(text: string): RegionList | null {
  if (text.length > MOST.notationCharacters) return null;
  const source = cleanText(text);
  if (ELSEWHERE.test(source)) return null;
  const { fit, isNamed, rest: withoutFits } = fitIn(source);
  const holes = HOLES.exec(withoutFits);
  const withoutHoles = holes ? cut(withoutFits, holes.index, holes[0].length) : withoutFits;
  const total = totalIn(withoutHoles);
  const rest = total ? cut(withoutHoles, total.index, total.length) : withoutHoles;
  const holeSizes = sizesIn(holes?.groups?.["sizes"] ?? holes?.groups?.["han"] ?? "");
  const pieces = piecesOf(rest);
  const written = pieces.flatMap(({ text: piece }) => readPiece(piece) ?? []);
  const listed = REQUESTS.exec(rest);
  const list = sizesIn(listed?.groups?.["sizes"] ?? listed?.groups?.["han"] ?? "");
  // Steps with names, of which one gives memory back, or a plain list of sizes.
  const hasReleases = written.some((step) => step.do !== "request");
  const isList = list.length > 0 && !hasReleases && list.length >= written.filter((step) => "size" in step).length;
  if (isList ? holeSizes.length === 0 && !isNamed : !hasReleases && !isNamed && holeSizes.length === 0) return null;
  if (!isList && written.length === 0) return null;
  const units = unitsOf([
    ...holeSizes,
    ...(total ? [total.size] : []),
    ...(isList ? list : written.flatMap((step) => ("size" in step ? [step.size] : []))),
  ]);
  const steps = isList
    ? list.map((size, at): RegionStep => ({ do: "request", name: `P${at + 1}`, size: units.count(size) }))
    : stepsOf(written, units);
  const beside = isList
    ? [cut(rest, listed!.index, listed![0].length)]
    : pieces.filter(({ text: piece }) => readPiece(piece) === null).map(({ text: piece }) => piece);
  return {
    steps,
    holes: holeSizes.length > 0 ? holeSizes.map(units.count) : null,
    total: total ? units.count(total.size) : null,
    unit: units.unit,
    fit,
    leftOut: leftOutOf(beside),
    problems: problemsOf(source, pieces, steps, total !== null || holeSizes.length > 0),
  };
}

function fitIn(text: string): { readonly fit: FitId | null; readonly isNamed: boolean; readonly rest: string } {
  let rest = text;
  const named: FitId[] = [];
  for (const [fit, pattern] of FITS) {
    const without = rest.replaceAll(pattern, (found) => " ".repeat(found.length));
    if (without !== rest) named.push(fit);
    rest = without;
  }
  return { fit: named.length === 1 ? (named[0] ?? null) : null, isNamed: named.length > 0, rest };
}

function totalIn(text: string): { readonly size: string; readonly index: number; readonly length: number } | null {
  for (const pattern of TOTALS) {
    const found = pattern.exec(text);
    if (found?.groups?.["size"] !== undefined)
      return { size: found.groups["size"], index: found.index, length: found[0].length };
  }
  return null;
}

const sizesIn = (sizes: string): string[] => sizes.match(new RegExp(SIZE, "giu")) ?? [];

interface Piece {
  readonly text: string;
  readonly index: number;
}

/** What stands between commas, semicolons, full stops, arrows and line ends. */
function piecesOf(text: string): Piece[] {
  const pattern = /[^,;、。\n]+/gu;
  return [...text.matchAll(pattern)].flatMap(({ 0: piece, index }) =>
    piece
      .split(/(?:->|=>|\u2192|(?<![A-Za-z])then(?![A-Za-z])|(?<![A-Za-z])and(?![A-Za-z])|\.(?=\s|$)|然后|再)/iu)
      .map((part) => ({
        text: spelled(part)
          .replace(/^[\s:]+/u, "")
          .replace(/^(?:\(?\d{1,3}[.)]|[-*•])\s*(?=\S)/u, "")
          .trim(),
        index,
      })),
  );
}

type Written =
  | { readonly do: "request"; readonly name: string | null; readonly size: string }
  | { readonly do: "release"; readonly name: string }
  | { readonly do: "compact" };

/** Null: it is no step. */
function readPiece(piece: string): Written | null {
  if (COMPACT.test(piece)) return { do: "compact" };
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

/** Names once more where a machine asks again after it has given its memory back; requests without a name are numbered. */
function stepsOf(written: readonly Written[], units: Units): RegionStep[] {
  const times = new Map<string, number>();
  let unnamed = 0;
  const present = (name: string) => {
    const count = times.get(name) ?? 1;
    return count === 1 ? name : `${name} (${count})`;
  };
  return written.map((step): RegionStep => {
    if (step.do === "compact") return step;
    if (step.do === "release") return { do: "release", name: present(step.name) };
    if (step.name === null) unnamed += 1;
    const name = step.name ?? `P${unnamed}`;
    times.set(name, (times.get(name) ?? 0) + 1);
    return { do: "request", name: present(name), size: units.count(step.size) };
  });
}

function leftOutOf(beside: readonly string[]): string[] {
  return beside
    .flatMap((piece) => piece.split("\n"))
    .map((line) => spelled(line).replaceAll(/[^\S\n]{2,}/g, " "))
    .filter((line) => /\d/.test(line))
    .map(short);
}

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
