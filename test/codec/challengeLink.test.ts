/** Links of challenges and results: what they carry, and that nothing else is opened. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  challengeId,
  decodeChallenge,
  decodeResult,
  encodeChallenge,
  encodeResult,
  seedFor,
  type Challenge,
} from "../../src/codec/challenge/challengeLink.ts";
import { examples } from "../support/laws.ts";

const CHALLENGE: Challenge = {
  version: 1,
  title: "第 3 周：LRU",
  language: "zh",
  scenario: "v2.AAAbbbccc",
  settings: { kinds: ["victim"], feedback: "atEnd", after: "fix" },
  seed: null,
  hasOwnNumbers: true,
};
const RESULT = {
  challenge: CHALLENGE,
  name: "Zoë O’Hara",
  acts: [{ act: "answer", answer: 2, hints: 1 }, { act: "undo" }, { act: "give" }],
  attempt: 2,
  startedAt: 1_764_500_000_000,
  id: "k3j2h1",
} as const;

describe("the link of a challenge", () => {
  it("opens as what was put in, also as a whole address and with line breaks of a mail in it", async () => {
    const link = await encodeChallenge(CHALLENGE);
    expect(link).toMatch(/^challenge\.[\w-]+$/);
    expect(await decodeChallenge(link)).toEqual(CHALLENGE);
    expect(await decodeChallenge(`https://example.org/app/#${link.slice(0, 40)}\n${link.slice(40)}`)).toEqual(
      CHALLENGE,
    );
  });

  it("of a result carries the log and no score", async () => {
    const link = await encodeResult({ ...RESULT, acts: [...RESULT.acts] });
    expect(await decodeResult(link)).toEqual(RESULT);
    expect(await decodeChallenge(link)).toBeNull();
  });

  it("is not opened when it was cut off, changed, or is anything else", async () => {
    const link = await encodeChallenge(CHALLENGE);
    await fc.assert(
      fc.asyncProperty(fc.nat(link.length - 1), fc.constantFrom("x", "Q", "_", ""), async (at, letter) => {
        const other = link.slice(0, at) + letter + link.slice(letter === "" ? link.length : at + 1);
        fc.pre(other !== link);
        expect(await decodeChallenge(other)).toBeNull();
      }),
      examples(40),
    );
    const others = ["", "challenge.", "challenge.zzzzzz", "lessons", "v2.AAA"];
    expect(await Promise.all(others.map(decodeChallenge))).toEqual(others.map(() => null));
  });

  it("with anything in it that a challenge has not is no challenge", async () => {
    const odd = { ...CHALLENGE, settings: { ...CHALLENGE.settings, answers: [1] } };
    expect(await decodeChallenge(await encodeChallenge(odd))).toBeNull();
    expect(await decodeChallenge(await encodeChallenge({ ...CHALLENGE, seed: -1 }))).toBeNull();
  });
});

describe("a challenge", () => {
  it("has another short name for whatever is changed in it", () => {
    const others = [
      CHALLENGE,
      { ...CHALLENGE, title: "4" },
      { ...CHALLENGE, seed: 1 },
      { ...CHALLENGE, hasOwnNumbers: false },
      { ...CHALLENGE, settings: { ...CHALLENGE.settings, after: "mine" as const } },
    ];
    const ids = others.map(challengeId);
    expect(new Set(ids).size).toBe(others.length);
    for (const id of ids) expect(id).toMatch(/^[A-Z2-9]{2}-[A-Z2-9]{2}$/);
  });

  it("gives the same numbers to a name however it is spaced, and others to another name", () => {
    const seed = seedFor(CHALLENGE, "Li Wei 李伟");
    expect(seedFor(CHALLENGE, "  li  WEI 李伟 ")).toBe(seed);
    expect(seedFor(CHALLENGE, "Li Wei 李威")).not.toBe(seed);
    expect(seedFor({ ...CHALLENGE, scenario: "v2.other" }, "Li Wei 李伟")).not.toBe(seed);
    expect(seedFor({ ...CHALLENGE, hasOwnNumbers: false, seed: 7 }, "Li Wei")).toBe(7);
  });
});
