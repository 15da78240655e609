/**
 * Texts of lessons with words that point into the page: `the [queue](processor) holds [B](vm:B)`. A target is a panel of
 * `FOCUSES`, or `vm:` and the name of a machine. What is no target that is known stands as it is written.
 */
import { FOCUSES, type Focus, type LessonLanguage } from "./lesson.ts";

export type Target = { readonly kind: "panel"; readonly panel: Focus } | { readonly kind: "vm"; readonly vm: string };

export interface Piece {
  readonly text: string;
  /** Null: it points nowhere. */
  readonly target: Target | null;
  /** Where it begins in what is written. */
  readonly at: number;
}

const MARK = /\[([^\]]+)\]\(([^)]+)\)/g;

function targetIn(written: string): Target | null {
  if (written.startsWith("vm:")) return { kind: "vm", vm: written.slice(3) };
  const panel = FOCUSES.find((focus) => focus === written);
  return panel === undefined ? null : { kind: "panel", panel };
}

/** The pieces of `text` in their order; none of them is empty. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const plain = (until: number) => {
    if (until > from) pieces.push({ text: text.slice(from, until), target: null, at: from });
  };
  for (const match of text.matchAll(MARK)) {
    const [whole, words = "", written = ""] = match;
    const target = targetIn(written);
    if (!target) continue;
    plain(match.index);
    pieces.push({ text: words, target, at: match.index });
    from = match.index + whole.length;
  }
  plain(text.length);
  return pieces;
}

/** `text` as it is read: without its targets. */
export function plainText(text: string): string {
  return piecesOf(text)
    .map((piece) => piece.text)
    .join("");
}

/**
 * How long `text` is to read: its words, in Chinese its characters, where a number or a name in Latin letters counts as
 * one. Signs count for nothing.
 */
export function lengthToRead(text: string, language: LessonLanguage): number {
  const words = plainText(text).match(
    language === "zh" ? /\p{Script=Han}|[\p{Script=Latin}\p{N}.,]*[\p{Script=Latin}\p{N}]/gu : /[\p{L}\p{N}][^\s]*/gu,
  );
  return words?.length ?? 0;
}
