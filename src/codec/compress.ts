/** Bytes to short text and back: deflate by the browser's own streams, then base64url. Knows nothing of scenarios. */

/** `text` as UTF-8, deflated (raw) and written in the alphabet `A-Z a-z 0-9 - _`. */
export async function deflateText(text: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of chunksOf(new TextEncoder().encode(text), new CompressionStream("deflate-raw")))
    chunks.push(chunk);
  return toBase64Url(joined(chunks));
}

/** Raised instead of unfolding more than the caller allows. */
export class UnfoldsTooBig extends Error {}

/**
 * What `deflateText` was given. Throws `UnfoldsTooBig` as soon as the output passes `mostBytes`, and some other error on
 * whatever is no such text.
 */
export async function inflateText(encoded: string, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunksOf(fromBase64Url(encoded), new DecompressionStream("deflate-raw"))) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new UnfoldsTooBig(`more than ${mostBytes} bytes`);
    chunks.push(chunk);
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(joined(chunks));
}

type Bytes = Uint8Array<ArrayBuffer>;

/** What comes out of `transform` when `input` goes in, piece by piece; leaving early cancels the stream. */
async function* chunksOf(input: Bytes, transform: CompressionStream | DecompressionStream): AsyncGenerator<Uint8Array> {
  const source = new ReadableStream<Bytes>({
    start(controller) {
      controller.enqueue(input);
      controller.close();
    },
  });
  const reader = source.pipeThrough<Uint8Array>(transform).getReader();
  let isDone = false;
  try {
    while (!isDone) {
      const { done, value } = await reader.read();
      isDone = done;
      if (value) yield value;
    }
  } finally {
    // The error, if there was one, has been thrown by `read` already.
    if (!isDone) await reader.cancel().catch(() => {});
  }
}

function joined(chunks: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function toBase64Url(bytes: Bytes): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): Bytes {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}
