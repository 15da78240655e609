/**
 * An exercise on address translation as a person writes it: words that say what follows, in any order, in English or Chinese,
 * and numbers, decimal or hexadecimal, with units.
 *
 *     virtual address 8192, page size 4096, page table 2 1 6 0 4 3 -      paging; "-", "x", "invalid": no entry
 *     base 12418 limit 472 addresses 430 265 523                          base and bounds
 */
import { AddressProblem, readAddressExercise, type AddressExercise } from "./exercise.ts";

/** What an exercise says, each by the word before it. Longer words stand before those they begin with. */
const SAID = {
  pageSize: "page\\s*size|frame\\s*size|页面大小|页大小|页长",
  pageTable: "page\\s*table|页表",
  addresses: "(?:virtual|logical)?\\s*address(?:es)?|虚拟地址|逻辑地址|地址",
  base: "base(?:\\s*register)?|基址",
  limit: "limit|bounds?|界限|限长",
} as const;

export type AddressWord = keyof typeof SAID;

const WORDS = Object.keys(SAID) as readonly AddressWord[];
const LABEL = new RegExp(WORDS.map((word) => `(?<${word}>${SAID[word]})`).join("|"), "giu");
const NUMBER = /0x[0-9a-f]+|\d[\d_]*(?:\s*(?:ki?b?|mi?b?)(?![a-z]))?|\bx\b|-(?!\d)|−|invalid|无效/giu;

/** `missing`: what has to be said as well; null: the text is about something else, or nothing. */
export type AddressReading =
  | { readonly exercise: AddressExercise }
  | { readonly missing: AddressWord }
  | { readonly problem: string }
  | null;

export function readAddressText(text: string): AddressReading {
  const said = new Map<AddressWord, (number | null)[]>();
  const plain = text.normalize("NFKC");
  const labels = [...plain.matchAll(LABEL)];
  for (const [at, label] of labels.entries()) {
    const word = WORDS.find((each) => label.groups?.[each] !== undefined)!;
    const numbers = numbersIn(plain.slice(label.index + label[0].length, labels[at + 1]?.index));
    said.set(word, [...(said.get(word) ?? []), ...numbers]);
  }
  if (said.size === 0) return null;
  const isPaging = said.has("pageSize") || said.has("pageTable") || !(said.has("base") || said.has("limit"));
  const needed: readonly AddressWord[] = isPaging
    ? ["pageSize", "pageTable", "addresses"]
    : ["base", "limit", "addresses"];
  const missing = needed.find((word) => (said.get(word) ?? []).length === 0);
  if (missing) return { missing };
  const one = (word: AddressWord) => said.get(word)![0];
  try {
    const exercise = readAddressExercise(
      isPaging
        ? {
            scheme: "paging",
            pageSize: one("pageSize"),
            pageTable: said.get("pageTable"),
            addresses: said.get("addresses"),
          }
        : { scheme: "baseAndBounds", base: one("base"), limit: one("limit"), addresses: said.get("addresses") },
    );
    return { exercise };
  } catch (error) {
    if (error instanceof AddressProblem) return { problem: error.message };
    throw error;
  }
}

/** The numbers in `text`; null for each sign of an entry that is not there. */
function numbersIn(text: string): (number | null)[] {
  return Array.from(text.matchAll(NUMBER), ([found]) => {
    const [, digits = "", unit = ""] = /^(0x[0-9a-f]+|\d[\d_]*)\s*([km]?)/iu.exec(found) ?? [];
    if (digits === "") return null;
    const scale = { k: 1024, m: 1024 * 1024 }[unit.toLowerCase()] ?? 1;
    return Number(digits.replaceAll("_", "")) * scale;
  });
}
