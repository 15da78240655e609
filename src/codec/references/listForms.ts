/**
 * Pages as people write them down: numbers with anything between them, `7 0 1 2`, `7，0、1`, several lines, hexadecimal with
 * `0x`, and `R 1 2 W 3` where some write; single letters; or a page a line, by whatever name. What stands behind `#` is a
 * remark.
 */
import { toAscii } from "../lexer.ts";
import { placeOfNumber } from "./addresses.ts";
import type { Collector } from "./collector.ts";
import type { LineReader } from "./programForms.ts";
import { USUAL_PAGE_BYTES, type ReferenceOptions } from "./options.ts";

const NUMBER = /0x[\da-f]{1,16}|\d{1,19}/gi;
const NUMBER_OR_SIGN = /0x[\da-f]{1,16}|\d{1,19}|(?<![A-Za-z])[RW](?![A-Za-z])/gi;
/** Numbers, and hardly anything else, as a list of numbers has them. */
const IS_NUMBERS = /^[\s,;:|/.(){}[\]>\-\dRW]*$/i;
const HEX = /0x[\da-f]{1,16}/gi;
const LETTERS = /(?<![\p{L}\p{N}_])\p{L}\d{0,3}(?![\p{L}\p{N}_])/gu;

/** Addresses are mostly written with `0x`, and pages are not. */
export function hasAddresses(sample: string): boolean {
  const found = sample.match(HEX)?.length ?? 0;
  return found > 0 && 2 * found >= (sample.match(NUMBER)?.length ?? 0);
}

/** Whether the words of `sample` are single letters, as in `A B C D A`. */
export function hasLetters(sample: string): boolean {
  const plain = sample.split("\n").map(asciiOf).join("\n");
  const rest = plain.replaceAll(LETTERS, "");
  return rest !== plain && /^[\s,;|]*$/.test(rest);
}

export function listReader(collector: Collector, options: ReferenceOptions, sample: string): LineReader {
  const { pageBytes } = options;
  const size = pageBytes ?? (hasAddresses(sample) ? USUAL_PAGE_BYTES : 1);
  if (hasLetters(sample)) return lettersReader(collector);
  let isWriting = false;
  return (line) => {
    const plain = asciiOf(line);
    const bare = plain.replaceAll(HEX, "");
    // In a line of text a letter is a letter.
    const found = plain.match(IS_NUMBERS.test(bare) ? NUMBER_OR_SIGN : NUMBER);
    if (!found) return plain.trim() === "";
    for (const piece of found) {
      if (piece === "W" || piece === "w") isWriting = true;
      else if (piece === "R" || piece === "r") isWriting = false;
      else collector.add(placeOfNumber(piece, size).page, isWriting);
    }
    return true;
  };
}

function lettersReader(collector: Collector): LineReader {
  return (line) => {
    const found = asciiOf(line).match(LETTERS) ?? [];
    for (const letter of found) collector.add(letter, false);
    return found.length > 0 || asciiOf(line).trim() === "";
  };
}

/** Characters of what somebody calls a page; the path of a file is one. */
const MOST_NAME = 4096;

export function namesReader(collector: Collector): LineReader {
  return (line) => {
    const name = line.trim();
    if (name === "" || name.startsWith("#")) return name === "";
    if (name.length > MOST_NAME) return false;
    collector.add(/^(?:0|[1-9]\d{0,14})$/.test(name) ? Number(name) : name, false);
    return true;
  };
}

function asciiOf(line: string): string {
  const at = line.indexOf("#");
  const text = at < 0 ? line : line.slice(0, at);
  return /[^\0-\u007f]/.test(text) ? toAscii(text) : text;
}
