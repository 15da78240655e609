/**
 * References of a program, an access a line. Valgrind's lackey (`--trace-mem=yes`) prints what follows, in between what the
 * program itself prints; dinero's input has a label (0 read, 1 write, 2 instruction) and an address, both hexadecimal.
 *
 * ```
 * I  0401ab70,3       instruction        0 7fff5a8
 *  L 1fff000688,8     load               1 7fff5b0
 *  S 1fff000688,8     store              2 400d7d4
 *  M 0421c7cc,4       load and store of one place: one reference, which writes
 * ```
 */
import { pageAfter, pagesTouched, placeOfHex } from "./addresses.ts";
import type { Collector } from "./collector.ts";
import { USUAL_PAGE_BYTES, type ReferenceOptions } from "./options.ts";

/** Takes a line; false: it is no reference. */
export type LineReader = (line: string) => boolean;

/** One leading blank is lackey's own; whoever copied it may have lost it. */
export const LACKEY = /^ ?([ILSM]) {1,2}([\da-f]{1,16}),(\d{1,6})\s*$/i;
export const DINERO = /^\s*([0-4])\s+(?:0x)?([\da-f]{1,16})(?:\s+[\da-f]{1,4})?\s*$/i;

export function lackeyReader(collector: Collector, options: ReferenceOptions): LineReader {
  const access = accessReader(collector, options);
  return (line) => {
    const [, kind = "", digits = "", bytes = ""] = LACKEY.exec(line) ?? [];
    if (kind === "") return false;
    access(digits, Number(bytes), kind === "I", kind === "S" || kind === "M");
    return true;
  };
}

export function dineroReader(collector: Collector, options: ReferenceOptions): LineReader {
  const access = accessReader(collector, options);
  return (line) => {
    const [, label = "", digits = ""] = DINERO.exec(line) ?? [];
    // 3 and 4 are for the simulator itself.
    if (label === "" || label > "2") return false;
    access(digits, 1, label === "2", label === "1");
    return true;
  };
}

function accessReader(
  collector: Collector,
  { pageBytes = USUAL_PAGE_BYTES, instructions = false, data = true, crossings = "first" }: ReferenceOptions,
) {
  return (digits: string, bytes: number, isInstruction: boolean, write: boolean): void => {
    if (!(isInstruction ? instructions : data)) {
      collector.leftOut += 1;
      return;
    }
    const { page, offset } = placeOfHex(digits, pageBytes);
    collector.add(page, write);
    if (offset + bytes <= pageBytes) return;
    collector.crossings += 1;
    if (crossings === "first") return;
    let next = page;
    for (let left = pagesTouched(offset, bytes, pageBytes); left > 1; left -= 1) {
      next = pageAfter(next);
      collector.add(next, write);
    }
  };
}
