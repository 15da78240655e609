/** Files of references, read as they are read in pieces. */
import type { OpenedReferences, ReadReferences, ReferenceOptions } from "../../src/codec/references/options.ts";
import { ReferenceReader } from "../../src/codec/references/referenceReader.ts";

/** Opens `text`, pushed in pieces of `length` characters. */
export function openReferences(text: string, options: ReferenceOptions = {}, length = 1000): OpenedReferences {
  const reader = new ReferenceReader(options);
  for (let at = 0; at < text.length && !reader.isDone; at += length) reader.push(text.slice(at, at + length));
  return reader.finish();
}

export function readReferenceText(text: string, options: ReferenceOptions = {}, length = 1000): ReadReferences {
  const opened = openReferences(text, options, length);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
}

/** The pages as the file calls them, in the order of their references; those that write with a `w`. */
export function pagesOf({ trace, names }: ReadReferences): string[] {
  return Array.from(trace.pages, (page, at) => {
    const name = names.kind === "texts" ? names.values[page]! : names.values[page]!.toString(names.radix);
    return ((trace.writes[at >>> 3]! >>> (at & 7)) & 1) === 1 ? `${name}w` : name;
  });
}
