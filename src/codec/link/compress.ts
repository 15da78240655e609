/** Bytes to short text and back: deflate by the browser's own streams, then base64url. Knows nothing of scenarios. */
import { packed, unfolded, type Bytes } from "../packing.ts";

/** `text` as UTF-8, deflated (raw) and written in the alphabet `A-Z a-z 0-9 - _`. */
export async function deflateText(text: string): Promise<string> {
  return toBase64Url(await whole(packed("deflate-raw", new TextEncoder().encode(text)), Infinity));
}

/** Raised instead of unfolding more than the caller allows. */
export class UnfoldsTooBig extends Error {}

/**
 * What `deflateText` was given. Rejects with `UnfoldsTooBig` as soon as the output passes `mostBytes`, and with some
 * other error on whatever is no such text.
 */
export async function inflateText(encoded: string, mostBytes: number): Promise<string> {
  const bytes = await whole(unfolded("deflate-raw", [fromBase64Url(encoded)]), mostBytes);
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/** All of `pieces` in one; no more are taken once they are more than `mostBytes`. */
async function whole(pieces: AsyncIterable<Uint8Array>, mostBytes: number): Promise<Bytes> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > mostBytes) throw new UnfoldsTooBig(`more than ${mostBytes} bytes`);
    chunks.push(piece);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function toBase64Url(bytes: Bytes): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): Bytes {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}
