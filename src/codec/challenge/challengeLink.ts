/**
 * Challenges and their results as fragments of an address. A challenge is the task alone: scenario, what is decided by hand
 * (version 1) or foreseen (version 2), how one is told, numbers, what is locked; nobody can read an answer in it. A result is
 * the challenge, a name and the log of acts or answers, and the scenario where something of it was not locked and has been
 * changed: what it is worth is found by playing it again, and no score stands in it.
 *
 *   challenge.CCC…   CCC: checksum of what follows; …: base64url(deflate(JSON)), as in links of scenarios
 *   result.CCC…
 */
import * as v from "valibot";
import { fnv1a32 } from "../../base/prng.ts";
import { BY_HAND_KINDS } from "../../model/byHand.ts";
import { LOCKS, type Lock } from "../../model/locks.ts";
import { FORESEEN_KINDS, MOST_FORESEEN } from "../../model/questionKinds.ts";
import { deflateText, inflateText } from "../link/compress.ts";
import { MOST } from "../limits.ts";
import { shortId } from "../../base/shortId.ts";

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What both have. */
const COMMON = {
  title: text(80),
  language: v.picklist(["en", "zh"]),
  /** The link of the scenario. */
  scenario: text(MOST.linkCharacters),
  /** Of the numbers; null: those of the scenario. */
  seed: v.nullable(v.pipe(count, v.maxValue(2 ** 32 - 1))),
  /** Everybody has numbers of their own, by name. */
  hasOwnNumbers: v.boolean(),
  /** Absent: everything is locked. */
  locks: v.exactOptional(v.pipe(v.array(v.picklist(LOCKS)), v.maxLength(LOCKS.length))),
} as const;
const FEEDBACK = v.picklist(["atOnce", "atEnd"]);

/** Somebody decides in the place of the policies. */
const BY_HAND = v.strictObject({
  version: v.literal(1),
  title: COMMON.title,
  language: COMMON.language,
  scenario: COMMON.scenario,
  settings: v.strictObject({
    kinds: v.pipe(v.array(v.picklist(BY_HAND_KINDS)), v.minLength(1), v.maxLength(BY_HAND_KINDS.length)),
    feedback: FEEDBACK,
    after: v.picklist(["tryAgain", "fix", "mine"]),
  }),
  seed: COMMON.seed,
  hasOwnNumbers: COMMON.hasOwnNumbers,
  locks: COMMON.locks,
});

/** Somebody foresees what happens. */
const FORESEEN = v.strictObject({
  version: v.literal(2),
  ...COMMON,
  settings: v.strictObject({
    kinds: v.pipe(v.array(v.picklist(FORESEEN_KINDS)), v.minLength(1), v.maxLength(FORESEEN_KINDS.length)),
    questions: v.pipe(count, v.minValue(1), v.maxValue(MOST_FORESEEN)),
    feedback: FEEDBACK,
  }),
});
const CHALLENGE = v.variant("version", [BY_HAND, FORESEEN]);

const MOST_ACTS = 2000;

const ATTEMPT = {
  name: text(80),
  /** The how many-th attempt in that browser, from 1. */
  attempt: count,
  /** When it was begun, by the clock of that computer: milliseconds since 1970. */
  startedAt: v.pipe(count, v.maxValue(8_640_000_000_000_000)),
  /** Drawn at the start: the same in two results means one was copied. */
  id: text(16),
  /** The link of the scenario as it has been changed; absent: nothing has been. */
  changed: v.exactOptional(text(MOST.linkCharacters)),
} as const;

const BY_HAND_RESULT = v.strictObject({
  challenge: BY_HAND,
  ...ATTEMPT,
  acts: v.pipe(
    v.array(
      v.variant("act", [
        v.strictObject({ act: v.literal("answer"), answer: count, hints: count }),
        v.strictObject({ act: v.literal("give") }),
        v.strictObject({ act: v.literal("undo") }),
      ]),
    ),
    v.maxLength(MOST_ACTS),
  ),
});

const FORESEEN_RESULT = v.strictObject({
  challenge: FORESEEN,
  ...ATTEMPT,
  /** The first one to each question, in the order in which they are asked; null: it was shown, or skipped. */
  answers: v.pipe(v.array(v.strictObject({ answer: v.nullable(count), hints: count })), v.maxLength(MOST_FORESEEN)),
});
const RESULT = v.union([BY_HAND_RESULT, FORESEEN_RESULT]);

export type HandsChallenge = v.InferOutput<typeof BY_HAND>;
export type ForeseenChallenge = v.InferOutput<typeof FORESEEN>;
export type Challenge = HandsChallenge | ForeseenChallenge;
export type ChallengeResult = v.InferOutput<typeof BY_HAND_RESULT> | v.InferOutput<typeof FORESEEN_RESULT>;

type Form = "challenge" | "result";
const CHECK_DIGITS = 6;

export function encodeChallenge(challenge: Challenge): Promise<string> {
  return encoded("challenge", challenge);
}

export function encodeResult(result: ChallengeResult): Promise<string> {
  return encoded("result", result);
}

/** Null: it is none, or it was cut off or changed on its way. Never rejects. */
export async function decodeChallenge(link: string): Promise<Challenge | null> {
  const found = await decoded("challenge", link);
  const parsed = v.safeParse(CHALLENGE, found);
  return parsed.success ? parsed.output : null;
}

export async function decodeResult(link: string): Promise<ChallengeResult | null> {
  const parsed = v.safeParse(RESULT, await decoded("result", link));
  return parsed.success ? parsed.output : null;
}

/** What the challenge is called on paper and in lists, such as `H7-K3`: another one for whatever is changed in it. */
export function challengeId(challenge: Challenge): string {
  return shortId(JSON.stringify(v.parse(CHALLENGE, challenge)));
}

/** What is locked in it. */
export function locksOf({ locks }: Challenge): readonly Lock[] {
  return locks ?? LOCKS;
}

/** What of it is asked, and how. */
export function askedOf({ version, settings }: Challenge) {
  return version === 1 ? { version, kinds: settings.kinds } : { version, kinds: settings.kinds };
}

/** The seed of the numbers for whoever has this name, however it is spaced and written; null: those of the scenario. */
export function seedFor({ hasOwnNumbers, seed, ...challenge }: Challenge, name: string): number | null {
  if (!hasOwnNumbers) return seed;
  const known = name.normalize("NFKC").trim().replaceAll(/\s+/g, " ").toLowerCase();
  return fnv1a32(JSON.stringify([challenge.scenario, seed, known]));
}

async function encoded(form: Form, content: unknown): Promise<string> {
  const body = await deflateText(JSON.stringify(content));
  return `${form}.${checksum(body)}${body}`;
}

function checksum(body: string): string {
  return (fnv1a32(body) % 16 ** CHECK_DIGITS).toString(16).padStart(CHECK_DIGITS, "0");
}

async function decoded(form: Form, link: string): Promise<unknown> {
  const [, rest = ""] =
    new RegExp(String.raw`(?:^|#)${form}\.([A-Za-z0-9_-]+)$`).exec(link.replaceAll(/\s/g, "")) ?? [];
  const body = rest.slice(CHECK_DIGITS);
  if (rest.length > MOST.linkCharacters || checksum(body) !== rest.slice(0, CHECK_DIGITS)) return null;
  try {
    return JSON.parse(await inflateText(body, MOST.linkBytes)) as unknown;
  } catch {
    return null;
  }
}
