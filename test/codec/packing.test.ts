/** What is packed comes back whole; what is damaged is refused, and so is what unfolds to very much, wherever it comes in. */
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  decodeChallenge,
  decodeResult,
  encodeChallenge,
  encodeResult,
} from "../../src/codec/challenge/challengeLink.ts";
import { decodeLink } from "../../src/codec/link/link.ts";
import { unfolded } from "../../src/codec/packing.ts";
import { taskOfChallenge, taskOfResult } from "../../src/store/challenge.ts";
import { bomb, challengeOf, linkOf, resultOf, sharedAs } from "../support/bombs.ts";

describe("what unfolds a thousand times", () => {
  it("as a link of any version is refused with its reason", async () => {
    const body = await bomb(20_000_000);
    const found = await Promise.all([1, 2, 3].map((version) => decodeLink(linkOf(version, body))));
    const refused = { ok: false, problems: [{ code: "linkUnfoldsTooBig", values: { max: 4_000_000 } }] };
    expect(found).toMatchObject([refused, refused, refused]);
  });

  it("as a challenge or a result is none, and neither is one whose scenario does", async () => {
    const body = await bomb(20_000_000);
    expect(await decodeChallenge(sharedAs("challenge", body))).toBeNull();
    expect(await decodeResult(sharedAs("result", body))).toBeNull();
    const inner = challengeOf(linkOf(2, body));
    expect(await taskOfChallenge(await encodeChallenge(inner))).toBeNull();
    expect(await taskOfResult(await encodeResult(resultOf(inner)))).toBeNull();
  });
});

async function all(...chunks: readonly Uint8Array<ArrayBuffer>[]): Promise<Uint8Array[]> {
  const found: Uint8Array[] = [];
  for await (const piece of unfolded("gzip", chunks)) found.push(piece);
  return found;
}

describe("what was packed", () => {
  it("comes back whole, however it is cut", async () => {
    const text = Array.from({ length: 40_000 }, (_, at) => (at * 7919) % 10_007).join(" ");
    const bytes = new Uint8Array(gzipSync(text, { level: 1 }));
    expect(bytes.length).toBeGreaterThan(3 * 4096);
    const cuts = [0, 1, 4095, 4097, 4097, bytes.length];
    const chunks = cuts.slice(1).map((end, at) => bytes.slice(cuts[at], end));
    expect(Buffer.concat(await all(...chunks)).toString()).toBe(text);
  });

  it("is refused where it ends too soon or is damaged", async () => {
    const bytes = new Uint8Array(gzipSync("7 0 1 2 0 3".repeat(5000)));
    const changed = bytes.map((byte, at) => (at === bytes.length - 6 ? byte ^ 1 : byte));
    await expect(all(bytes.slice(0, -9))).rejects.toBeInstanceOf(Error);
    await expect(all(changed)).rejects.toBeInstanceOf(Error);
    expect(Buffer.concat(await all(bytes)).length).toBe(55_000);
  });
});
