/**
 * Finds the place of the first mistake in a text that `JSON.parse` refused, since what engines say about it differs and
 * some give no place at all. A loop over tokens with a stack of brackets; it builds no values.
 */

import { MOST } from "../limits.ts";

/** What should have stood there. */
type Expected = "value" | "key" | "colon" | "commaOrEnd" | "nothing" | "quote";

export interface JsonMistake {
  /** Both from 1; columns count UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  /** The first characters that do not belong there; empty at the end of the text. */
  readonly found: string;
  readonly expected: Expected;
}

const BLANK = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const FOUND = /[\w.+-]+|./suy;

/** The end of what `pattern` matches at `at`, or -1. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** The end of the string that begins at `at`, or the negative place (minus 1) where it goes wrong. */
function endOfString(text: string, at: number): number {
  for (let next = at + 1; next < text.length;) {
    const character = text[next]!;
    if (character === '"') return next + 1;
    if (character < " ") return -next - 1;
    const after = character === "\\" ? endOf(ESCAPE, text, next) : next + 1;
    if (after < 0) return -next - 1;
    next = after;
  }
  return -text.length - 1;
}

/** The first mistake in `text`, or null when it is JSON. */
export function jsonMistake(text: string): JsonMistake | null {
  const open: ("{" | "[")[] = [];
  let expected: Expected = "value";
  let canClose = false;
  let at = endOf(BLANK, text, 0);
  while (at < text.length) {
    const character = text[at]!;
    let next = -1;
    if (expected === "value" && (character === "{" || character === "[")) {
      open.push(character);
      expected = character === "{" ? "key" : "value";
      canClose = true;
      next = at + 1;
    } else if (
      (canClose && character === "}" && open.at(-1) === "{") ||
      (canClose && character === "]" && open.at(-1) === "[")
    ) {
      open.pop();
      expected = open.length > 0 ? "commaOrEnd" : "nothing";
      canClose = open.length > 0;
      next = at + 1;
    } else if (expected === "value" || expected === "key") {
      next = character === '"' ? endOfString(text, at) : -1;
      if (character === '"' && next < 0) return place(text, -next - 1, "quote");
      if (expected === "value" && next < 0) next = Math.max(endOf(NUMBER, text, at), endOf(WORD, text, at));
      canClose = expected === "value" && open.length > 0;
      if (next >= 0) expected = expected === "key" ? "colon" : open.length > 0 ? "commaOrEnd" : "nothing";
    } else if (expected === "colon" && character === ":") {
      expected = "value";
      next = at + 1;
    } else if (expected === "commaOrEnd" && character === ",") {
      expected = open.at(-1) === "{" ? "key" : "value";
      canClose = false;
      next = at + 1;
    }
    if (next < 0) return place(text, at, expected);
    at = endOf(BLANK, text, next);
  }
  return expected === "nothing" ? null : place(text, at, expected);
}

function place(text: string, at: number, expected: Expected): JsonMistake {
  const before = text.slice(0, at);
  FOUND.lastIndex = at;
  const found = (FOUND.exec(text)?.[0] ?? "").slice(0, 20);
  return { line: before.split("\n").length, column: at - before.lastIndexOf("\n"), found, expected };
}

const QUOTE = 34;
const BACKSLASH = 92;
/** Brackets and braces differ in the bit of capitals. */
const CAPITAL_BIT = 32;
const OPEN = 123;
const CLOSE = 125;

/** Whether lists and objects of `text` are nested deeper than `MOST.depth`: no engine has to try. */
export function isNestedTooDeep(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) isInText = !isInText;
    else if (isInText) at += code === BACKSLASH ? 1 : 0;
    else if ((code | CAPITAL_BIT) === OPEN) {
      depth += 1;
      if (depth > MOST.depth) return true;
    } else if ((code | CAPITAL_BIT) === CLOSE) depth -= 1;
  }
  return false;
}
