/** Where something is wrong in a pasted text: one number of each exercise is spoiled, and must be told where it stands. */
import { describe, expect, it } from "vitest";
import { parseJobTable } from "../../../src/codec/jobs/jobTable.ts";
import { further } from "../../support/exercises/further.ts";
import { sentences } from "../../support/exercises/sentences.ts";
import { shapes } from "../../support/exercises/shapes.ts";
import { sheets } from "../../support/exercises/sheets.ts";
import { told as inWords } from "../../support/exercises/told.ts";
import { tables } from "../../support/exercises/tables.ts";

/** No number, no name and no sign between cells. */
const SPOILED = "@7@";
/** A number by itself. */
const NUMBER = /(?<![\p{L}\d.,:%=])\d+(?![\p{L}\d.,:%])/gu;

const texts = Object.entries({ tables, sentences, sheets, shapes, further, inWords }).map(
  ([name, list]) => [name, list.flatMap(([, each]) => each)] as const,
);

/** Another number in each text. */
function spoiled(text: string, turn: number): { readonly text: string; readonly at: number } | null {
  const numbers = [...text.matchAll(NUMBER)];
  const number = numbers[turn % Math.max(1, numbers.length)];
  if (!number) return null;
  const { index, 0: digits } = number;
  return { text: text.slice(0, index) + SPOILED + text.slice(index + digits.length), at: index };
}

describe("a spoiled number", () => {
  it.each(texts)("of an exercise is told with the place of its cell: %s", (_name, list) => {
    const wrong: string[] = [];
    let told = 0;
    for (const [turn, original] of list.entries()) {
      const given = spoiled(original, turn);
      if (!given) continue;
      for (const { code, values } of parseJobTable(given.text).problems) {
        if (values["found"] !== SPOILED) continue;
        told += 1;
        const lines = given.text.slice(0, given.at).split("\n");
        const start = Number(values["column"]) - 1;
        const line = lines.at(-1)!;
        // Bursts are told with the place of their list.
        const isRight = code === "jobsBursts" ? start <= line.length : start === line.length;
        if (values["line"] !== lines.length || !isRight)
          wrong.push(`${code} ${values["line"]}:${values["column"]} of ${given.text}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(told / list.length).toBeGreaterThan(0.1);
  });
});
