/** What breaks programs, and ways of spoiling texts and data with it. All drawn from a seeded stream. */
import { nextInt, type RandomStream } from "../../src/base/prng.ts";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const NUMBERS: readonly number[] = [
  0,
  -0,
  1,
  -1,
  2,
  0.5,
  -0.1,
  1e-9,
  255,
  256,
  4096,
  65_535,
  65_536,
  1e6,
  1e9,
  1e9 + 1,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 1,
  2 ** 32,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 53),
  1e21,
  1e308,
  -1e308,
];

const TEXTS: readonly string[] = [
  "",
  " ",
  "\n",
  "\t",
  "\0",
  "\u000B",
  "\u0001",
  "\u007F",
  "\u200B",
  "\u200D",
  "\u2028",
  "\u2029",
  "\u202E",
  "\u2067",
  "\uFEFF",
  "\uD800",
  "\uDC00",
  "\u0301",
  "é",
  "ｅ",
  "虚拟机",
  "👩‍👩‍👧‍👦",
  "__proto__",
  "constructor",
  "toString",
  "null",
  "NaN",
  "Infinity",
  "-0",
  "1e999",
  "0x10",
  "１２３",
  "<script>",
  "&amp;",
  "'\"`",
  "\\",
  "%00",
  "${1}",
  "LOOP 5 {",
  "C 1",
  "{",
  "}",
  "SEQ 8 1000000;",
  "TRY DMA 3;",
  "TRY EXTENT 0",
  "A".repeat(300),
];

export function pick<T>(random: RandomStream, list: readonly T[]): T {
  return list[nextInt(random, list.length)]!;
}

export const hostileNumber = (random: RandomStream) => pick(random, NUMBERS);
export const hostileText = (random: RandomStream) => pick(random, TEXTS);

function hostileValue(random: RandomStream): Json {
  switch (nextInt(random, 7)) {
    case 0:
      return null;
    case 1:
      return nextInt(random, 2) === 0;
    case 2:
      return hostileText(random);
    case 3:
      return Array.from({ length: nextInt(random, 4) }, () => hostileText(random));
    case 4:
      return { [hostileText(random)]: hostileNumber(random) };
    default:
      return hostileNumber(random);
  }
}

/** `text` with a few places changed: left out, doubled, moved, or replaced by what is hostile. */
export function spoilText(random: RandomStream, text: string, most = 4): string {
  let spoiled = text;
  for (let left = 1 + nextInt(random, most); left > 0; left -= 1) {
    const at = placeBelow(random, spoiled.length + 1);
    const end = Math.min(spoiled.length, at + 1 + nextInt(random, 8));
    const [before, here, after] = [spoiled.slice(0, at), spoiled.slice(at, end), spoiled.slice(end)];
    switch (nextInt(random, 6)) {
      case 0:
        spoiled = before + after;
        break;
      case 1:
        spoiled = before + here + here + after;
        break;
      case 2:
        spoiled = before + hostileText(random) + after;
        break;
      case 3:
        spoiled = before + String(hostileNumber(random)) + after;
        break;
      case 4:
        spoiled = before + String.fromCharCode(32 + nextInt(random, 95)) + after;
        break;
      default:
        spoiled = before;
    }
  }
  return spoiled;
}

/** A whole number below `length`, which may be large. */
function placeBelow(random: RandomStream, length: number): number {
  return Math.floor((nextInt(random, 2 ** 20) / 2 ** 20) * length);
}

/** `data` with a few of its values replaced, left out, doubled or put elsewhere. The argument stays as it is. */
export function spoilJson(random: RandomStream, data: Json, most = 3): Json {
  const copy = structuredClone(data);
  for (let left = 1 + nextInt(random, most); left > 0; left -= 1) {
    const places = placesIn(copy);
    if (places.length === 0) return hostileValue(random);
    spoilPlace(random, pick(random, places.slice(0, 2 ** 20)));
  }
  return copy;
}

/** A value by the list or object that holds it. */
type Place =
  | { readonly list: Json[]; readonly at: number }
  | { readonly object: { [key: string]: Json }; readonly key: string };

function placesIn(data: Json): Place[] {
  const found: Place[] = [];
  const look = (value: Json): void => {
    if (Array.isArray(value))
      for (const [at, each] of value.entries()) {
        found.push({ list: value, at });
        look(each);
      }
    else if (value !== null && typeof value === "object")
      for (const [key, each] of Object.entries(value)) {
        found.push({ object: value, key });
        look(each);
      }
  };
  look(data);
  return found;
}

function spoilPlace(random: RandomStream, place: Place): void {
  const way = nextInt(random, 8);
  if ("list" in place) {
    const { list, at } = place;
    if (way === 0) list.splice(at, 1);
    else if (way === 1) list.splice(at, 0, structuredClone(list[at]!));
    else if (way === 2) list.push(...Array.from({ length: nextInt(random, 40) }, () => structuredClone(list[at]!)));
    else list[at] = near(random, list[at]!);
    return;
  }
  const { object, key } = place;
  if (way === 0) delete object[key];
  else if (way === 1) object[spoilText(random, key, 1)] = object[key]!;
  else object[key] = near(random, object[key]!);
}

/** Something like `value`, as often as something wholly else. */
function near(random: RandomStream, value: Json): Json {
  if (nextInt(random, 2) === 0) return hostileValue(random);
  if (typeof value === "number") return nextInt(random, 2) === 0 ? value + nextInt(random, 5) - 2 : value * 10;
  if (typeof value === "string") return spoilText(random, value, 2);
  if (typeof value === "boolean") return !value;
  return hostileValue(random);
}
