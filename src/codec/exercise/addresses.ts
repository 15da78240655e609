/**
 * Addresses instead of pages, "page size 100, addresses 110, 210, 150": each becomes the page that it lies in, in the same
 * number of characters.
 */
import { cut } from "./frameCount.ts";

export interface ReadAddresses {
  /** The text with pages for addresses. */
  readonly text: string;
  /** In bytes, or whatever the addresses count; null where the text has no addresses. */
  readonly pageSize: number | null;
  /** The text has addresses, but does not say how large a page is. */
  readonly isSizeMissing: boolean;
  /** Nothing but their sizes says that the numbers are addresses. */
  readonly areGuessed: boolean;
}

const LABEL =
  /(?:(?:virtual|logical)[ ]{1,4})?address(?:es)?(?:[ ]{1,4}(?:references?|trace|stream|sequence|string))?|direcciones|adresses|adressen|endereços|indirizzi|адрес(?:а|ов)|アドレス(?:列)?|(?:虚拟|逻辑)?地址(?:序列|流|访问序列)?/iu;
const SIZE =
  /(?:page[ ]{0,4}size|size[ ]{1,4}of[ ]{1,4}(?:a[ ]{1,4}|each[ ]{1,4})?page|tamaño[ ]{1,4}de[ ]{1,4}p[aá]gina|taille[ ]{1,4}de[ ]{1,4}page|seitengröße|размер[ ]{1,4}страницы|ページサイズ|页面?大小|页长)[ ]{0,4}(?:[:=]|is|of|为|是)?[ ]{0,4}(?<size>\d{1,9})[ ]{0,4}(?<unit>k(?:i?b|bytes?|字节)?(?!\p{L})|m(?:i?b)(?!\p{L}))?(?:bytes?|words?|b(?!\p{L})|字节|字)?/iu;
/** `256-byte pages`, where nothing says "page size". */
const SIZE_BEFORE =
  /(?<before>\d{1,9})(?:[ ]{0,4}|-)(?<unitBefore>k(?:i?b)?(?!\p{L}))?(?:(?:[ ]{0,4}|-)(?:bytes?|words?|b(?!\p{L})))?(?:[ ]{1,4}|-)pages?(?!\p{L})/iu;
/** `0x1A2F`, `1A2FH` or decimal. */
const ADDRESS = /(?<![\p{Script=Latin}\d.])(?:0x[\da-f]{1,12}|(?<hex>\d[\da-f]{0,11})h|\d{1,15})(?![\p{L}\d]|\.\d)/giu;
const UNITS: Readonly<Record<string, number>> = { k: 1024, m: 1024 * 1024 };

export function withPagesOfAddresses(text: string): ReadAddresses {
  const label = LABEL.exec(text);
  const size = SIZE.exec(text) ?? SIZE_BEFORE.exec(text);
  const { size: written, before, unit, unitBefore } = size?.groups ?? {};
  const pageSize = Number(written ?? before ?? 0) * (UNITS[(unit ?? unitBefore ?? "").charAt(0).toLowerCase()] ?? 1);
  const none = { text, pageSize: null, areGuessed: false };
  if (!size || pageSize === 0) return { ...none, isSizeMissing: label !== null };
  const sized = cut(text, size.index, size[0].length);
  const bare = label ? cut(sized, label.index, label[0].length) : sized;
  if (!label && !areBeyond(bare, pageSize)) return { ...none, isSizeMissing: false };
  const pages = bare.replaceAll(ADDRESS, (address: string, hex?: string) =>
    String(Math.floor(Number(hex === undefined ? address : `0x${hex}`) / pageSize)).padEnd(address.length),
  );
  return { text: pages, pageSize, isSizeMissing: false, areGuessed: !label };
}

/** Whether most numbers of `text` are as large as a page is, or larger: they are addresses rather than pages. */
function areBeyond(text: string, pageSize: number): boolean {
  const numbers = [...text.matchAll(ADDRESS)].map(([address]) => Number(address));
  return pageSize > 1 && numbers.filter((number) => number >= pageSize).length * 2 > numbers.length;
}
