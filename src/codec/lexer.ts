/**
 * Splits a program in notation into words, numbers and signs, each with its place in the text. Full-width letters,
 * digits and punctuation of Chinese input methods are read as their ASCII ones, one for one, so that columns stay true.
 * Knows no operation: `notation.ts` does.
 */

/** `end` closes an operation (`;` or the end of a line); `other` is what the notation has no use for. */
export type TokenKind = "word" | "number" | "sign" | "end" | "other";

export interface Token {
  readonly kind: TokenKind;
  /** As written, but words in capitals, and `\n` for the end of a line. */
  readonly text: string;
  /** As written; both have full-width forms as ASCII. */
  readonly written: string;
  /** Both from 1; columns count UTF-16 code units. */
  readonly line: number;
  readonly column: number;
}

const FULL_WIDTH_OFFSET = 0xff01 - 0x21;
const OTHER_FORMS: Readonly<Record<string, string>> = { "\u3000": " ", "、": ",", "∞": "*", "\u2212": "-" };

/** `text` with full-width forms as ASCII; every character keeps its index. */
export function toAscii(text: string): string {
  return text.replaceAll(
    /[\uff01-\uff5e\u3000、∞\u2212]/g,
    (character) => OTHER_FORMS[character] ?? String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET),
  );
}

const TOKEN =
  /(?<blank>[^\S\n]+|,|#[^\n]*)|(?<end>[;\n])|(?<word>[A-Za-z_]+&?)|(?<number>[+-]?\d+(?:\.\d+)?)|(?<sign>[{}*])|./gsu;

/** The tokens of `text`; blanks, commas and comments (`#` to the end of the line) are left out. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const source = toAscii(text).replaceAll(/\r\n?/g, (ending) => (ending.length === 2 ? " \n" : "\n"));
  let line = 1;
  let lineStart = 0;
  for (const match of source.matchAll(TOKEN)) {
    const groups = match.groups ?? {};
    const [written] = match;
    const place = { written, line, column: match.index - lineStart + 1 };
    if (written === "\n") {
      line += 1;
      lineStart = match.index + 1;
    }
    if (groups["blank"] !== undefined) continue;
    if (groups["end"] !== undefined) tokens.push({ kind: "end", text: written, ...place });
    else if (groups["word"] !== undefined) tokens.push({ kind: "word", text: written.toUpperCase(), ...place });
    else if (groups["number"] !== undefined) tokens.push({ kind: "number", text: written, ...place });
    else if (groups["sign"] !== undefined) tokens.push({ kind: "sign", text: written, ...place });
    else tokens.push({ kind: "other", text: written, ...place });
  }
  return tokens;
}
