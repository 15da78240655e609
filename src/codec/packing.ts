/**
 * Packing and unfolding by the browser's own streams. Deflate makes up to a thousand bytes of one, and browsers unfold
 * whatever they are handed at once, before anybody can say that it is enough: so it is handed over in small pieces, each when
 * what came of the one before it has been taken.
 */

export type Bytes = Uint8Array<ArrayBuffer>;

type Format = "gzip" | "deflate-raw";

/** Packed bytes that are handed over at once: at most four million come of them. */
const PIECE = 4096;

/** What comes of packing `bytes`. */
export function packed(format: Format, bytes: Bytes): AsyncGenerator<Uint8Array> {
  return through(new CompressionStream(format), [bytes][Symbol.iterator]());
}

/** What comes of `chunks`, as they come. Throws where they are damaged. */
export function unfolded(format: Format, chunks: Iterable<Bytes> | AsyncIterable<Bytes>): AsyncGenerator<Uint8Array> {
  return through(new DecompressionStream(format), piecesOf(chunks));
}

async function* through(
  stream: CompressionStream | DecompressionStream,
  pieces: Iterator<Bytes> | AsyncIterator<Bytes>,
): AsyncGenerator<Uint8Array> {
  const source = new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const next = await pieces.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await pieces.return?.();
      },
    },
    { highWaterMark: 0 },
  );
  const reader = source.pipeThrough<Uint8Array>(stream).getReader();
  try {
    // oxlint-disable-next-line no-await-in-loop -- pieces come one after the other
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
  } finally {
    // It may have failed already.
    await reader.cancel().catch(() => null);
  }
}

async function* piecesOf(chunks: Iterable<Bytes> | AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
}
