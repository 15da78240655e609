/**
 * The file of saved scenarios: many under their names, each with the moment that was shown. What is in it is data of any kind
 * until it is opened; here it is only made sure that it can be kept and listed. Reading and writing of the file itself is the
 * caller's.
 */
import type { LinkContent } from "../link/link.ts";
import { MOST } from "../limits.ts";
import { isNestedTooDeep } from "./jsonSyntax.ts";
import { plainData } from "./sizeGuard.ts";

export interface SavedScenario {
  /** On one line, no longer than a title, never empty. */
  readonly name: string;
  /** When it was saved, or renamed, in milliseconds since 1970. */
  readonly at: number;
  /** Unchecked. */
  readonly content: Omit<LinkContent, "language">;
}

export interface LibraryFile {
  readonly saved: readonly SavedScenario[];
  /** Entries that are no scenarios. */
  readonly damaged: number;
  /** Entries beyond those that are taken of one file. */
  readonly leftOut: number;
}

const FORMAT = "hyperscope-library-1";
/** How the text of such a file begins. */
const BEGINNING = /^\ufeff?\s*\{\s*"format"\s*:\s*"hyperscope-library-1"/;
/** The last moment that a date can have. */
const LAST_DATE = 8_640_000_000_000_000;

/** All of them as one file. */
export function libraryText(saved: readonly SavedScenario[]): string {
  return JSON.stringify({
    format: FORMAT,
    scenarios: saved.map(({ name, at, content }) => ({ name, at, ...content })),
  });
}

export function isLibraryText(beginning: string): boolean {
  return BEGINNING.test(beginning);
}

/** What `libraryText` has written; null: it is no such file. Never throws. */
export function readLibraryText(text: string): LibraryFile | null {
  if (isNestedTooDeep(text)) return null;
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    const listed = entriesOf(parsed)["scenarios"];
    if (entriesOf(parsed)["format"] !== FORMAT || !Array.isArray(listed)) return null;
    const taken = listed.slice(0, MOST.saved);
    const saved = taken.flatMap((each: unknown) => {
      const { name, at, ...content } = entriesOf(each);
      return savedIn({ name, at, content });
    });
    return { saved, damaged: taken.length - saved.length, leftOut: listed.length - taken.length };
  } catch {
    return null;
  }
}

/** An entry of the browser's database or of a file; none where it has no name, no scenario, or far more than one has. */
export function savedIn(value: unknown): readonly SavedScenario[] {
  const { name: given, at, content } = entriesOf(value);
  const { scenario, cursor, entry, folds, host, branches } = entriesOf(content);
  const name = typeof given === "string" ? plainName(given) : "";
  if (name === "" || typeof scenario !== "object" || scenario === null) return [];
  const kept = plainData({
    scenario,
    cursor,
    entry: entry ?? null,
    folds: folds ?? {},
    ...(typeof host === "number" && { host }),
    ...(Array.isArray(entriesOf(branches)["others"]) && { branches }),
  });
  if (!kept.ok) return [];
  const isDate = typeof at === "number" && at >= 0 && at <= LAST_DATE;
  return [{ name, at: isDate ? at : 0, content: kept.value as SavedScenario["content"] }];
}

/** `name` on one line, and no longer than a title. */
export function plainName(name: string): string {
  return (
    name
      .slice(0, 10 * MOST.titleCharacters)
      .replaceAll(/[\s\p{Cc}\p{Bidi_Control}]+/gu, " ")
      .trim()
      .slice(0, MOST.titleCharacters)
      // Half a character may be left at the end.
      .replace(/[\uD800-\uDBFF]$/u, "")
      .trim()
  );
}

function entriesOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
