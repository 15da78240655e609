/**
 * What runs are compared, as what stands in the address before the link of the scenario:
 *
 *     compare.CODE.v2.…      CODE: base64url of JSON, a list of variants, each a list of changes in short form
 *
 * The same in every language. What comes out need not be possible: the checks of edits say so.
 */
import { BRANCH_LETTERS } from "../model/branches.ts";
import type { Change, NumberRef } from "../model/changes.ts";
import type { RuleRef } from "../model/rules.ts";
import { COMPARE_LINK } from "./compareAddress.ts";

/** How runs of other lengths are laid beside each other: the processor by time, references by their number. */
export const ALIGNMENTS = ["time", "reference"] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

export interface Compared {
  /** Besides the base. */
  readonly variants: readonly (readonly Change[])[];
  /** Null: as fits the scenario. */
  readonly align: Alignment | null;
  /** It is first said which run does best. */
  readonly isForeseen?: true;
}

/** Behind the alignment: it is first said which run does best. */
const FORESEEN = "?";

/** Besides the base. */
export const MOST_VARIANTS = 3;
/** Changes of one variant that a link is read for. */
const MOST_CHANGES = 12;
const MOST_CODE = 4000;

/** `compare.CODE`, without a scenario. */
export function compareLink({ variants, align, isForeseen }: Compared): string {
  const short = [`${align ?? ""}${isForeseen ? FORESEEN : ""}`, ...variants.map((changes) => changes.map(shortOf))];
  return `compare.${toCode(JSON.stringify(short))}`;
}

/** What `link` says; what cannot be read is left out. */
export function readCompare(link: string): Compared {
  const nothing: Compared = { variants: [], align: null };
  const [, code] = COMPARE_LINK.exec(link) ?? [];
  if (code === undefined || code.length > MOST_CODE) return nothing;
  try {
    const [way, ...variants] = listOf(JSON.parse(fromCode(code)));
    const isForeseen = typeof way === "string" && way.endsWith(FORESEEN);
    const align = isForeseen ? way.slice(0, -FORESEEN.length) : way;
    const read = variants.slice(0, MOST_VARIANTS).map((each) => listOf(each).slice(0, MOST_CHANGES).flatMap(changeOf));
    return {
      variants: read,
      align: ALIGNMENTS.find((each) => each === align) ?? null,
      ...(isForeseen ? { isForeseen } : {}),
    };
  } catch {
    return nothing;
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function shortOf(change: Change): readonly unknown[] {
  switch (change.kind) {
    case "policy":
      return ["p", change.of, change.choice.policy, change.choice.params];
    case "number":
      return ["n", change.ref.of, change.ref.id, change.value];
    case "branch":
      return ["b", change.id];
    case "rule":
      return ["r", change.ref.of, change.ref.id, change.choice];
  }
}

function changeOf(short: unknown): readonly Change[] {
  const [kind, of, id, value] = listOf(short);
  if (kind === "b" && typeof of === "number" && BRANCH_LETTERS[of] !== undefined) return [{ kind: "branch", id: of }];
  if (typeof id !== "string") return [];
  if (kind === "p" && (of === "scheduler" || of === "replacement"))
    return [{ kind: "policy", of, choice: { policy: id, params: paramsOf(value) } }];
  if (kind === "n" && typeof value === "number" && isNumberRef({ of, id }))
    return [{ kind: "number", ref: { of, id } as NumberRef, value }];
  if (kind === "r" && (typeof value === "string" || typeof value === "boolean") && isRuleRef({ of, id }))
    return [{ kind: "rule", ref: { of, id } as RuleRef, choice: value }];
  return [];
}

function paramsOf(value: unknown): Record<string, never> {
  return typeof value === "object" && value !== null ? (value as Record<string, never>) : {};
}

function isNumberRef({ of, id }: { readonly of: unknown; readonly id: string }): boolean {
  return of === "host" ? id === "pcpus" || id === "frames" : of === "scheduler" || of === "replacement";
}

function isRuleRef({ of }: { readonly of: unknown; readonly id: string }): boolean {
  return of === "conventions" || of === "scheduler" || of === "replacement";
}

function toCode(text: string): string {
  const bytes = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromCode(code: string): string {
  const bytes = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
  return new TextDecoder().decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
}
