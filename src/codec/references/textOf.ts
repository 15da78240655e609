/** The text of a file in pieces, unpacked where it is packed with gzip: UTF-8, or UTF-16 where its first bytes say so. */
import { unfolded } from "../packing.ts";

const GZIP = [0x1f, 0x8b] as const;

/** The bytes `chunks` as text. Throws where a packed file is damaged. */
export async function* textOf(chunks: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const bytes of unpacked(chunks)) {
    decoder ??= new TextDecoder(encodingOf(bytes));
    yield decoder.decode(bytes, { stream: true });
  }
  yield decoder?.decode() ?? "";
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

async function* unpacked(chunks: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  let first = await iterator.next();
  while (!first.done && first.value.length === 0)
    // oxlint-disable-next-line no-await-in-loop -- pieces come one after the other
    first = await iterator.next();
  if (first.done) return;
  const rest = { [Symbol.asyncIterator]: () => iterator };
  const all = firstAndRest(first.value, rest);
  const isPacked = GZIP.every((byte, at) => first.value[at] === byte);
  yield* isPacked ? unfolded("gzip", all) : all;
}

async function* firstAndRest(
  first: Uint8Array<ArrayBuffer>,
  rest: AsyncIterable<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield first;
  yield* rest;
}
