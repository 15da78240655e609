/**
 * Splits a line of the console into words as a shell does: blanks part them, quotes of either kind hold them together, a
 * backslash takes the next character as it is, `#` at the beginning of a word starts a comment. Nothing is expanded.
 */

/** A word with its place in the line, in UTF-16 code units: from `start` up to `end`. */
export interface LineWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface LineWords {
  readonly words: readonly LineWord[];
  /** The quote that is not closed; null: all are. The last word has what follows it. */
  readonly openQuote: '"' | "'" | null;
}

const BLANK = /\s/u;

export function wordsOfLine(line: string): LineWords {
  const words: LineWord[] = [];
  let quote: '"' | "'" | null = null;
  let at = 0;
  while (at < line.length) {
    if (BLANK.test(line[at]!)) {
      at += 1;
      continue;
    }
    if (line[at] === "#") break;
    const start = at;
    let text = "";
    for (; at < line.length && (quote || !BLANK.test(line[at]!)); at += 1) {
      const character = line[at]!;
      if (character === "\\" && quote !== "'" && at + 1 < line.length) {
        at += 1;
        text += line[at]!;
      } else if (quote === character) quote = null;
      else if (!quote && (character === '"' || character === "'")) quote = character;
      else text += character;
    }
    words.push({ text, start, end: at });
  }
  return { words, openQuote: quote };
}

/** `text` as a word of a line: in quotes where it has to be. */
export function asWord(text: string): string {
  if (text !== "" && !/[\s"'\\#]/u.test(text)) return text;
  return `"${text.replaceAll(/["\\]/gu, (character) => `\\${character}`)}"`;
}
