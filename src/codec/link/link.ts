/**
 * The link: scenario, moment, language and what else is shown, as the fragment of an address.
 *
 *   v2.LLLCCC…      v2: version of the form, v3 where it has branches; LLL: length and CCC: checksum of what follows, in base64url digits;
 *                   …: base64url(deflate(positional JSON)), see `pack.ts`
 *
 * Length and checksum tell a link that was cut off from one that was changed, and both from one we do not know. Decoding
 * never throws and never unfolds without bound; what comes out has passed `validateScenario`.
 */
import { fnv1a32 } from "../../base/prng.ts";
import type { Branches } from "../../model/branches.ts";
import type { Checked, Problem } from "../../model/problems.ts";
import type { Scenario } from "../../model/scenario.ts";
import { deflateText, inflateText, UnfoldsTooBig } from "./compress.ts";
import { MOST, RANGES } from "../limits.ts";
import { pack, unpack, type ChosenFolds } from "./pack.ts";
import { knownPolicies } from "../policyLists.ts";
import { failed, problem } from "../problemList.ts";
import { shortText } from "../shownValue.ts";
import { checkedBranches, type GivenBranch, type GivenBranches } from "../scenario/branches.ts";
import { LINK_VERSION, linkUpgrades, upgrade } from "../scenario/upgrades.ts";
import { validateScenario } from "../scenario/validate.ts";

/** What a link carries. */
export interface LinkContent {
  readonly scenario: Scenario;
  /** The moment shown: whole ticks, and the number of rows applied. */
  readonly cursor: { readonly time: number; readonly step: number };
  /** That of the sender, for readers of neither; null: not said. */
  readonly language: "en" | "zh" | null;
  /** The id of the scenario of the gallery that it still is, by its title; null: one's own. */
  readonly entry: string | null;
  /** The panels that the sender has folded (`true`) or opened, whatever the scenario is about. */
  readonly folds: ChosenFolds;
  /** The number of the host that is shown; absent: the first one. */
  readonly host?: number;
  /** The other futures; absent: there are none. */
  readonly branches?: Branches;
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** Digits of the length, and of the checksum. */
const HEAD_DIGITS = 3;
const HEAD = 2 * HEAD_DIGITS;
/** The same form, with branches, which a reader of version 2 would not see. */
const VERSION_WITH_BRANCHES = 3;

/** Raised instead of making a link that would not open. */
export class LinkTooLong extends Error {
  override readonly name = "LinkTooLong";
}

/**
 * The fragment (without `#`) that opens `scenario` at `cursor`, whose time may be fractional. The scenario must be
 * valid. Rejects with `LinkTooLong` when a scenario is too large for a link that opens: more than `MOST.linkCharacters`, or
 * more than `MOST.linkBytes` unfolded.
 */
export async function encodeLink({
  scenario,
  cursor,
  language = null,
  entry = null,
  folds = {},
  host = 0,
  branches,
}: Pick<LinkContent, "scenario" | "cursor"> & Partial<LinkContent>): Promise<string> {
  const time = Math.min(Math.floor(cursor.time), RANGES.moment.max);
  const step = Math.min(cursor.step, Number.MAX_SAFE_INTEGER);
  const hasBranches = branches !== undefined && branches.others.length > 0;
  const view = { time, step, language, entry: entry ?? "", folds, host, ...(hasBranches && { branches }) };
  const text = JSON.stringify(pack(scenario, view, knownPolicies));
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MOST.linkBytes) throw new LinkTooLong(`${bytes} bytes`);
  const body = await deflateText(text);
  const link = `v${hasBranches ? VERSION_WITH_BRANCHES : LINK_VERSION}.${digits(body.length)}${digits(fnv1a32(body))}${body}`;
  if (link.length > MOST.linkCharacters) throw new LinkTooLong(`${link.length} characters`);
  return link;
}

/** The lowest 18 bits of `value` in three digits. */
function digits(value: number): string {
  return [value >>> 12, value >>> 6, value].map((part) => DIGITS[part & 63]!).join("");
}

function valueOf(text: string): number {
  return [...text].reduce((sum, digit) => sum * 64 + DIGITS.indexOf(digit), 0);
}

/** What a link unfolds to, not looked at yet. */
export interface UnfoldedLink {
  readonly json: string;
  /** Of the form that it is in. */
  readonly version: number;
}

/**
 * What the fragment (with or without `#`) carries; null for an empty one, which is no link at all. Blanks that mail
 * programs put into long addresses are passed over. Every failure is a problem, never an exception. `read`: does what
 * `readUnfolded` does, wherever; it takes the most of the time.
 */
export async function decodeLink(
  fragment: string,
  read: (unfolded: UnfoldedLink) => Checked<LinkContent> | Promise<Checked<LinkContent>> = readUnfolded,
): Promise<Checked<LinkContent | null>> {
  if (fragment.length > 2 * MOST.linkCharacters) return tooLong(fragment);
  const text = fragment.replace(/^#/, "").replaceAll(/\s/g, "");
  if (text === "") return { ok: true, value: null };
  if (text.length > MOST.linkCharacters) return tooLong(text);
  const [, versionText, payload] = /^v([1-9]\d{0,5})\.(.*)$/s.exec(text) ?? [];
  const version = Number(versionText);
  if (payload === undefined) return failed([problem("linkForeign", "")]);
  if (version > VERSION_WITH_BRANCHES)
    return failed([problem("linkFromNewerVersion", "", { found: version, max: VERSION_WITH_BRANCHES })]);
  const broken = brokenPayload(payload);
  if (broken) return failed([broken]);
  try {
    return await read({ json: await inflateText(payload.slice(HEAD), MOST.linkBytes), version });
  } catch (error) {
    const isTooBig = error instanceof UnfoldsTooBig;
    return failed([isTooBig ? problem("linkUnfoldsTooBig", "", { max: MOST.linkBytes }) : problem("linkDamaged", "")]);
  }
}

/** What is in a link that has been unfolded. Never throws. */
export function readUnfolded({ json, version }: UnfoldedLink): Checked<LinkContent> {
  try {
    const { scenario, ...view } = unpack(upgrade(linkUpgrades, JSON.parse(json), version), knownPolicies);
    return checkedContent(scenario, view);
  } catch {
    return failed([problem("linkDamaged", "")]);
  }
}

function tooLong(text: string): Checked<never> {
  return failed([problem("linkTooLong", "", { found: text.length, max: MOST.linkCharacters })]);
}

function brokenPayload(payload: string): Problem | null {
  const stranger = /[^A-Za-z0-9_-]/.exec(payload);
  if (stranger) return problem("linkBadCharacter", "", { found: stranger[0] });
  const found = payload.length - HEAD;
  if (found < 0) return problem("linkTruncated", "");
  const expected = valueOf(payload.slice(0, HEAD_DIGITS));
  if (found < expected) return problem("linkTruncated", "", { found, expected });
  const isIntact = found === expected && digits(fnv1a32(payload.slice(HEAD))) === payload.slice(HEAD_DIGITS, HEAD);
  return isIntact ? null : problem("linkDamaged", "");
}

/** What was kept as data instead of as a link; whatever it is, never throws. */
export function checkContent(data: unknown): Checked<LinkContent> {
  const { scenario, cursor, language, entry, folds, host = 0, branches } = entriesOf(data);
  const { time, step } = entriesOf(cursor);
  const chosen = Object.entries(entriesOf(folds)).filter(([, isFolded]) => typeof isFolded === "boolean");
  return checkedContent(scenario, {
    time,
    step,
    language,
    entry,
    folds: Object.fromEntries(chosen),
    host,
    branches: branchesIn(branches),
  });
}

/** Unchecked; null: there are none. */
function branchesIn(data: unknown): GivenBranches | null {
  const { id, name, others } = entriesOf(data);
  if (!Array.isArray(others)) return null;
  return {
    id,
    name,
    others: others.map((other: unknown): GivenBranch => ({ id: null, name: "", scenario: null, ...entriesOf(other) })),
  };
}

function entriesOf(data: unknown): Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null ? (data as Record<string, unknown>) : {};
}

function checkedContent(
  input: unknown,
  { time, step, language, entry, folds, host, branches }: Omit<ReturnType<typeof unpack>, "scenario">,
): Checked<LinkContent> {
  const scenario = validateScenario(input);
  const problems = [
    ...(scenario.ok ? [] : scenario.problems),
    ...wholeProblems("cursor.time", time, RANGES.moment.max),
    ...wholeProblems("cursor.step", step, Number.MAX_SAFE_INTEGER),
  ];
  if (!scenario.ok || problems.length > 0) return failed(problems);
  const futures = branches && checkedBranches(scenario.value, branches);
  if (futures?.ok === false) return futures;
  const known = language === "en" || language === "zh" ? language : null;
  return {
    ok: true,
    value: {
      scenario: scenario.value,
      cursor: { time: Number(time), step: Number(step) },
      language: known,
      entry: typeof entry === "string" && entry !== "" ? entry.slice(0, MOST.titleCharacters) : null,
      folds,
      ...(typeof host === "number" && host > 0 && host in scenario.value.hosts && { host }),
      ...(futures?.value && { branches: futures.value }),
    },
  };
}

function wholeProblems(path: string, value: unknown, max: number): Problem[] {
  if (Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= max) return [];
  return [problem("outOfRange", path, { found: shortText(value), min: 0, max })];
}
