/**
 * The bridge between valibot and our problems: a pipe step for checks of our own, and the translation of valibot's
 * issues. It gives each problem its code, its path and the values that its text needs, and writes no text.
 */
import * as v from "valibot";
import type { Problem } from "../../model/problems.ts";
import { problem } from "../problemList.ts";
import { kindOf, shortText } from "../shownValue.ts";

/** Something wrong with a value, found by a check of ours. `at` leads from the value to the part that is wrong. */
export interface Finding {
  readonly code: string;
  readonly values: Problem["values"];
  readonly at?: readonly (string | number)[];
}

/** A step of a valibot pipe that reports everything `find` returns. It runs only on values of the right type. */
export function checked<T>(find: (value: T) => readonly Finding[]): v.RawCheckAction<T> {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const { at = [], ...finding } of find(dataset.value)) {
      const [first, ...rest] = at.map(pathItem);
      // Issues have a place for one text and none for data of ours: the finding travels in it.
      addIssue({ message: JSON.stringify(finding), ...(first ? { path: [first, ...rest] } : {}) });
    }
  });
}

/** What is wrong with a value of which nothing can be made. */
export interface Findings {
  readonly findings: readonly Finding[];
}

/** A step of a valibot pipe that makes another value, or reports why it cannot. */
export function made<T, R>(make: (value: T) => R | Findings): v.RawTransformAction<T, R> {
  return v.rawTransform<T, R>(({ dataset, addIssue, NEVER }) => {
    const result = make(dataset.value);
    if (typeof result !== "object" || result === null || !("findings" in result)) return result;
    for (const { code, values } of result.findings) addIssue({ message: JSON.stringify({ code, values }) });
    return NEVER;
  });
}

function pathItem(key: string | number): v.IssuePathItem {
  return { type: "unknown", origin: "value", input: undefined, key, value: undefined };
}

/** `["machines", 2, "name"]` as `machines[2].name`. */
function pathText(keys: readonly unknown[]): string {
  return keys
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index > 0 ? "." : ""}${String(key)}`))
    .join("");
}

/** What valibot expects, by the type of the schema that complains. Our own (`custom`) say it in their message. */
const EXPECTED: Readonly<Record<string, string>> = {
  string: "text",
  number: "number",
  boolean: "yesNo",
  array: "list",
  object: "object",
  variant: "object",
};

/** The problem that one issue of valibot stands for. */
export function toProblem(issue: v.BaseIssue<unknown>): Problem {
  const path = pathText((issue.path ?? []).map((item) => item.key));
  if (issue.type === "raw_check" || issue.type === "raw_transform") {
    const { code, values } = JSON.parse(issue.message) as Finding;
    return problem(code, path, values);
  }
  const isChoice = ["picklist", "literal", "variant"].includes(issue.type) && issue.expected !== "Object";
  const allowed = isChoice ? { allowed: (issue.expected ?? "").replaceAll(/["()]/g, "").replaceAll(" | ", ", ") } : {};
  if (issue.input === undefined) return problem("missing", path, allowed);
  if (isChoice) return problem("unknownChoice", path, { found: shortText(issue.input), ...allowed });
  const expected = EXPECTED[issue.type] ?? issue.message;
  return problem("wrongType", path, { found: kindOf(issue.input), expected });
}
