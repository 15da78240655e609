/** The text of a file in pieces, unpacked where it is packed with gzip. */

const GZIP = [0x1f, 0x8b] as const;

/** The bytes `chunks` as text. Throws where a packed file is damaged. */
export async function* textOf(chunks: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const bytes of unpacked(chunks)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

async function* unpacked(chunks: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  let first = await iterator.next();
  while (!first.done && first.value.length === 0)
    // oxlint-disable-next-line no-await-in-loop -- pieces come one after the other
    first = await iterator.next();
  if (first.done) return;
  const rest = { [Symbol.asyncIterator]: () => iterator };
  const isPacked = GZIP.every((byte, at) => first.value[at] === byte);
  if (!isPacked) {
    yield first.value;
    yield* rest;
    return;
  }
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => controller.enqueue(first.value),
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
  });
  const reader = source.pipeThrough(new DecompressionStream("gzip")).getReader();
  try {
    // oxlint-disable-next-line no-await-in-loop -- pieces come one after the other
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
  } finally {
    await reader.cancel();
  }
}
