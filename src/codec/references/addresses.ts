/** Addresses of up to 64 bits, and the pages that they lie in: exact, though a number holds 53 bits. */
import type { PageName } from "./collector.ts";

export interface Place {
  readonly page: PageName;
  /** Bytes from the beginning of the page. */
  readonly offset: number;
}

/** Hexadecimal digits that a number holds whatever they are. */
const EXACT_DIGITS = 13;

/** Where the address with these hexadecimal digits lies. */
export function placeOfHex(digits: string, pageBytes: number): Place {
  if (digits.length <= EXACT_DIGITS) return placeOf(Number.parseInt(digits, 16), pageBytes);
  return placeOfLarge(BigInt(`0x${digits}`), pageBytes);
}

/** Where an address lies that is written in decimal digits, or as `0x…`. */
export function placeOfNumber(written: string, pageBytes: number): Place {
  if (/^0x/i.test(written)) return placeOfHex(written.slice(2), pageBytes);
  const address = Number(written);
  return Number.isSafeInteger(address) ? placeOf(address, pageBytes) : placeOfLarge(BigInt(written), pageBytes);
}

function placeOf(address: number, pageBytes: number): Place {
  return { page: Math.floor(address / pageBytes), offset: address % pageBytes };
}

function placeOfLarge(address: bigint, pageBytes: number): Place {
  const size = BigInt(pageBytes);
  return { page: named(address / size), offset: Number(address % size) };
}

const named = (page: bigint): PageName => (page <= Number.MAX_SAFE_INTEGER ? Number(page) : page.toString(16));

/** The page after `page`. */
export function pageAfter(page: PageName): PageName {
  return typeof page === "number" ? page + 1 : named(BigInt(`0x${page}`) + 1n);
}

/** How many pages `bytes` bytes touch that begin `offset` bytes behind the beginning of one. */
export function pagesTouched(offset: number, bytes: number, pageBytes: number): number {
  return Math.floor((offset + Math.max(1, bytes) - 1) / pageBytes) + 1;
}
