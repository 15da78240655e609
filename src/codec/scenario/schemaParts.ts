/**
 * The pieces that the schema of a scenario is made of: numbers, lines of text, records, lists, and records of several kinds.
 * Lists stop at the first `MOST.problems` mistakes, so that garbage costs no more than it is worth.
 */
import * as v from "valibot";
import { characterCount } from "../../base/characterCount.ts";
import { isWithin, MOST, type Range } from "../limits.ts";
import { checked, type Finding } from "./issues.ts";

/** A whole number in `range`. */
export function whole(range: Range) {
  return v.pipe(
    v.number(),
    checked((found) => {
      if (isWithin(found, range)) return [];
      const { min, max } = range;
      if (!Number.isFinite(found)) return [{ code: "outOfRange", values: { found: String(found), min, max } }];
      return [{ code: Number.isInteger(found) ? "outOfRange" : "notWhole", values: { found, min, max } }];
    }),
    // There is no minus zero in files and links.
    v.transform((found) => found + 0),
  );
}

/** An object; lists are none, which valibot does not mind. */
export function record<E extends v.ObjectEntries>(entries: E) {
  return v.pipe(anyRecord, v.object(entries));
}
export const anyRecord = v.custom<Record<string, unknown>>(
  (input) => typeof input === "object" && input !== null && !Array.isArray(input),
  "object",
);

export const anyList = v.custom<readonly unknown[]>((input) => Array.isArray(input), "list");

/** A list of entries. One that is too long is refused before anybody looks at its entries. */
export function list<S extends v.GenericSchema>(entry: S, { min, max }: Range) {
  const entries = upToEnough(v.array(entry));
  const rightLength = v.pipe(
    anyList,
    checked((found): readonly Finding[] => {
      if (found.length >= min && found.length <= max) return [];
      const code = found.length < min ? "listTooShort" : "listTooLong";
      return [{ code, values: { found: found.length, min, max } }];
    }),
  );
  return v.pipe(rightLength, entries);
}

/** `all`, which looks at no further entry once it has found more mistakes than are told. */
function upToEnough<S extends v.GenericSchema>(all: v.ArraySchema<S, undefined>): v.ArraySchema<S, undefined> {
  type Issue = v.ArrayIssue | v.InferIssue<S>;
  return {
    ...all,
    "~run"({ value: input }, config) {
      const value: unknown[] = [];
      const issues: Issue[] = [];
      for (const [key, entry] of (input as readonly unknown[]).entries()) {
        const looked = all.item["~run"]({ value: entry }, config);
        value.push(looked.value);
        const place: v.ArrayPathItem = { type: "array", origin: "value", input: input as unknown[], key, value: entry };
        for (const issue of looked.issues ?? [])
          issues.push({ ...issue, path: [place, ...(issue.path ?? [])] } as Issue);
        if (issues.length > MOST.problems) break;
      }
      if (issues.length === 0) return { typed: true, value };
      return { typed: false, value, issues: issues as [Issue, ...Issue[]] };
    },
  };
}

/** A record of one of several kinds, which its `key` tells: of a list of thousands, each is looked at as what it is. */
export function tagged<K extends string, const Options extends v.VariantOptions<K>>(key: K, options: Options) {
  type Kind = v.GenericSchema<Record<string, unknown>, v.InferOutput<Options[number]>>;
  const any: v.GenericSchema = v.variant(key, options);
  const known = new Map<unknown, v.GenericSchema>();
  for (const option of options) {
    if (option.type !== "object") continue;
    const tag: v.GenericSchema | undefined = option.entries[key];
    for (const name of namesOf(tag)) known.set(name, option);
  }
  return v.lazy((input): Kind => {
    const name: unknown = typeof input === "object" && input !== null ? Reflect.get(input, key) : undefined;
    // Where it is none of them, all of them are told.
    return (known.get(name) ?? any) as Kind;
  });
}

/** What a literal or a list of choices can be. */
function namesOf(tag: v.GenericSchema | undefined): readonly unknown[] {
  if (tag && "literal" in tag) return [tag.literal];
  return tag && "options" in tag && Array.isArray(tag.options) ? tag.options : [];
}

// Control characters, halves of characters, line separators, and the marks that turn the direction of writing.
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** Something that can be seen: no blank, no mark that only changes what stands beside it, nothing that shows nothing. */
const VISIBLE = /[^\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** One line of text with 1 to `max` characters, without blanks around it, that can be seen. */
export function line(max: number) {
  return v.pipe(
    v.string(),
    v.trim(),
    checked((text): readonly Finding[] => {
      const found = characterCount(text);
      if (found === 0) return [{ code: "emptyText", values: { max } }];
      if (found > max) return [{ code: "textTooLong", values: { found, max } }];
      if (UNPRINTABLE.test(text)) return [{ code: "unprintable", values: {} }];
      return VISIBLE.test(text) ? [] : [{ code: "invisibleText", values: {} }];
    }),
  );
}

export function powerOfTwo(range: Range) {
  return v.pipe(
    whole(range),
    checked((found): readonly Finding[] => {
      if (!isWithin(found, range) || Number.isInteger(Math.log2(found))) return [];
      const below = 2 ** Math.floor(Math.log2(found));
      return [{ code: "notPowerOfTwo", values: { found, below, above: 2 * below } }];
    }),
  );
}
