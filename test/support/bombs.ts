/** Links of every form that unfold to very much, made as somebody would who wants to hurt a reader. */
import { fnv1a32 } from "../../src/base/prng.ts";
import type { ChallengeResult, HandsChallenge } from "../../src/codec/challenge/challengeLink.ts";
import { deflateText } from "../../src/codec/link/compress.ts";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const three = (value: number): string => [12, 6, 0].map((shift) => DIGITS[(value >>> shift) & 63]).join("");

/** Packed blanks: 140 MB of them take fewer characters than a link may have. */
export const bomb = (blanks = 140_000_000): Promise<string> => deflateText(" ".repeat(blanks));

export const linkOf = (version: number, body: string) =>
  `v${version}.${three(body.length)}${three(fnv1a32(body))}${body}`;

export const sharedAs = (form: "challenge" | "result", body: string) =>
  `${form}.${(fnv1a32(body) % 16 ** 6).toString(16).padStart(6, "0")}${body}`;

export const challengeOf = (scenario: string): HandsChallenge => ({
  version: 1,
  title: "Bomb",
  language: "en",
  scenario,
  settings: { kinds: ["victim"], feedback: "atEnd", after: "fix" },
  seed: null,
  hasOwnNumbers: false,
});

export const resultOf = (challenge: HandsChallenge): ChallengeResult => ({
  challenge,
  name: "",
  acts: [],
  attempt: 1,
  startedAt: 0,
  id: "a",
});
