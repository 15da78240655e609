/** Bytes to short text and back: deflate by the browser's own streams, then base64url. Knows nothing of scenarios. */

type Bytes = Uint8Array<ArrayBuffer>;

/** `text` as UTF-8, deflated (raw) and written in the alphabet `A-Z a-z 0-9 - _`. */
export async function deflateText(text: string): Promise<string> {
  return toBase64Url(await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"), Infinity));
}

/** Raised instead of unfolding more than the caller allows. */
export class UnfoldsTooBig extends Error {}

/**
 * What `deflateText` was given. Rejects with `UnfoldsTooBig` as soon as the output passes `mostBytes`, and with some
 * other error on whatever is no such text.
 */
export async function inflateText(encoded: string, mostBytes: number): Promise<string> {
  const bytes = await through(fromBase64Url(encoded), new DecompressionStream("deflate-raw"), mostBytes);
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/** All that comes out of `transform` when `input` goes in; stops the stream once that is more than `mostBytes`. */
async function through(
  input: Bytes,
  transform: CompressionStream | DecompressionStream,
  mostBytes: number,
): Promise<Bytes> {
  const source = new ReadableStream<Bytes>({
    start(controller) {
      controller.enqueue(input);
      controller.close();
    },
  });
  const chunks: Uint8Array[] = [];
  let length = 0;
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      length += chunk.length;
      if (length > mostBytes) throw new UnfoldsTooBig(`more than ${mostBytes} bytes`);
      chunks.push(chunk);
    },
  });
  await source.pipeThrough<Uint8Array>(transform).pipeTo(sink);
  const whole = new Uint8Array(length);
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
