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
  locksOf,
  type ForeseenChallenge,
  type HandsChallenge,
} from "../../src/codec/challenge/challengeLink.ts";
import { examples } from "../support/laws.ts";

const CHALLENGE: HandsChallenge = {
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

const FORESEEN: ForeseenChallenge = {
  version: 2,
  title: "Who runs next?",
  language: "en",
  scenario: "v2.AAAbbbccc",
  settings: { kinds: ["nextToRun", "finish"], questions: 8, feedback: "atEnd" },
  seed: null,
  hasOwnNumbers: false,
  locks: ["policy", "future"],
};
/** As they were made when a challenge was always decided by hand, and everything in it was locked. */
const OLD = {
  challenge:
    "challenge.6e9f53Fcy7CsJAEAXQXwm3XgS1EKZLYScKgliIxT4mcUgygd1JFEL-XVIfOAtmzkVGBe0dTKxnEJ7MXXWk6nJ_wKH32k6-3YAVDiWy-iwjCPNhV9d1CCHGuAmbibYFtKATTQX0wizRZMDboWFOwccOBG9nTXDwjXEGoZEf1i3gBDo5fHy5ffU6DYFzAVmeeP0D",
  result:
    "result.32dda3JY-9asRADIRf5Zh6CfkhBNS5SBdyEDiuCFfIu7K92NYlu7IvYPzuQUk3zIw-RhviwNMk2gtowyql5quCHgIs2yQgnEXGwxMd3j5OCJhY-4W9DVEE1CjKJV9BWB_vmqZp2zbG6ImYZe2rc8esqYI-seZoecYloBNJLccRBLZXTQjgzqSA0OUf7A6QBHoJGLgeb_q-zK2UCrKyyB6gPPuKJrGfRnP-5sKJWm9S3P8X_s-Q1Tv3-yWAzWT-sj-_GheT1BjoOSAnEL6x_wI",
};

describe("the link of a challenge", () => {
  it("that is old opens as it did: decided by hand, everything locked, with the same short name and numbers", async () => {
    const challenge = await decodeChallenge(OLD.challenge);
    expect(challenge).toEqual({
      ...CHALLENGE,
      title: "Week 3: LRU",
      language: "en",
      seed: 7,
    });
    expect(challengeId(challenge!)).toBe("B8-VS");
    expect(locksOf(challenge!)).toEqual(["policy", "sizes", "commands", "future"]);
    expect(await decodeResult(OLD.result)).toEqual({
      challenge,
      name: "Ada",
      acts: [{ act: "answer", answer: 1, hints: 0 }],
      attempt: 1,
      startedAt: 5,
      id: "q",
    });
  });

  it("carries what is foreseen, how many questions there are and what is locked; its result the answers, and no mark", async () => {
    expect(await decodeChallenge(await encodeChallenge(FORESEEN))).toEqual(FORESEEN);
    expect(locksOf(FORESEEN)).toEqual(["policy", "future"]);
    const { acts: _, ...rest } = RESULT;
    const answers = [
      { answer: 3, hints: 1 },
      { answer: null, hints: 0 },
    ];
    const result = { ...rest, challenge: FORESEEN, answers, changed: "v2.AAAother" };
    expect(await decodeResult(await encodeResult(result))).toEqual(result);
    const acts = { ...rest, challenge: FORESEEN, acts: [] };
    expect(await decodeResult(await encodeResult(acts as never))).toBeNull();
  });

  it("asks for no more questions than there may be, of no kind and for no lock that there is not", async () => {
    const odd = [
      { ...FORESEEN, settings: { ...FORESEEN.settings, questions: 41 } },
      { ...FORESEEN, settings: { ...FORESEEN.settings, questions: 0 } },
      { ...FORESEEN, settings: { ...FORESEEN.settings, kinds: [] } },
      { ...FORESEEN, settings: { ...FORESEEN.settings, kinds: ["host"] } },
      { ...FORESEEN, locks: ["everything"] },
      { ...FORESEEN, version: 3 },
    ];
    const opened = await Promise.all(odd.map(async (one) => decodeChallenge(await encodeChallenge(one as never))));
    expect(opened).toEqual(odd.map(() => null));
  });

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
      { ...CHALLENGE, locks: [] },
      { ...CHALLENGE, locks: ["future" as const] },
      FORESEEN,
      { ...FORESEEN, settings: { ...FORESEEN.settings, questions: 9 } },
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
