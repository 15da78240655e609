/** In a real browser, little of what unfolds to very much is unfolded: it unfolds at once whatever it is handed. */
import { afterEach, expect, it, vi } from "vitest";
import { decodeChallenge, decodeResult } from "../../src/codec/challenge/challengeLink.ts";
import { decodeLink } from "../../src/codec/link/link.ts";
import { packed } from "../../src/codec/packing.ts";
import { textOf } from "../../src/codec/references/textOf.ts";
import { bomb, linkOf, sharedAs } from "../support/bombs.ts";

/** No byte of deflate becomes more bytes than this. */
const MOST_OF_ONE = 1032;
/** Beyond what is wanted: what is in the streams' queues. */
const ON_THE_WAY = 4 * 4096 * MOST_OF_ONE;

const Real = DecompressionStream;
let handedOver = 0;

/** Counts the packed bytes that are handed over. */
function counting() {
  handedOver = 0;
  vi.stubGlobal("DecompressionStream", function Counting(format: CompressionFormat) {
    const real = new Real(format);
    const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(piece, controller) {
        handedOver += piece.length;
        controller.enqueue(piece);
      },
    });
    return { writable: counted.writable, readable: counted.readable.pipeThrough(real) };
  });
}

afterEach(() => vi.unstubAllGlobals());

it("a link of any version, a challenge and a result are refused at four megabytes of a hundred and forty", async () => {
  const body = await bomb();
  counting();
  const found = await Promise.all([1, 2, 3].map((version) => decodeLink(linkOf(version, body))));
  const refused = { ok: false, problems: [{ code: "linkUnfoldsTooBig" }] };
  expect(found).toMatchObject([refused, refused, refused]);
  expect(handedOver * MOST_OF_ONE).toBeLessThan(3 * (4_000_000 + ON_THE_WAY));
  counting();
  expect(await decodeChallenge(sharedAs("challenge", body))).toBeNull();
  expect(await decodeResult(sharedAs("result", body))).toBeNull();
  expect(handedOver * MOST_OF_ONE).toBeLessThan(2 * (4_000_000 + ON_THE_WAY));
});

it("of a packed file no more is unfolded than is read", async () => {
  const bytes: Uint8Array[] = [];
  for await (const piece of packed("gzip", new TextEncoder().encode("7 0\n".repeat(20_000_000)))) bytes.push(piece);
  const file = new Blob(bytes as Uint8Array<ArrayBuffer>[]);
  expect(file.size).toBeGreaterThan(10 * 4096);
  counting();
  async function* whole() {
    yield new Uint8Array(await file.arrayBuffer());
  }
  let characters = 0;
  for await (const text of textOf(whole())) {
    characters += text.length;
    if (characters > 100_000) break;
  }
  expect(handedOver * MOST_OF_ONE).toBeLessThan(100_000 + ON_THE_WAY);
});
