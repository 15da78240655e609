/** Scenario files: what is read back, and where a mistake in the JSON is. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonMistake } from "../../../src/codec/scenario/jsonSyntax.ts";
import { parseScenarioFile, printScenarioFile } from "../../../src/codec/scenario/scenarioFile.ts";
import { scenarios } from "../../../src/scenarios/list.ts";
import { arbitraryScenario } from "../../support/arbitraryScenario.ts";
import { validWild } from "../../support/validWild.ts";

function problemOf(text: string): unknown {
  const checked = parseScenarioFile(text);
  return checked.ok ? null : checked.problems[0];
}

describe("a scenario file", () => {
  it("gives back what was written into it", () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryScenario(), validWild()), (scenario) => {
        expect(parseScenarioFile(printScenarioFile(scenario))).toEqual({ ok: true, value: scenario });
      }),
    );
  });

  it("holds programs in notation, so that a person can read and change them", () => {
    const text = printScenarioFile(scenarios.find(({ id }) => id === "beladyAnomaly")!.scenario);
    expect(text).toContain('"R 1 2 3 4 1 2 5 1 2 3 4 5"');
    expect(text.endsWith("}\n")).toBe(true);
  });

  it("shares the programs of machines that are alike, so that copies of the scenario stay small", () => {
    const machines = Array.from({ length: 3 }, (_, at) => ({
      name: `m${at}`,
      vcpus: 2,
      programs: ["C 5", "C 5; IO 2"],
    }));
    const opened = parseScenarioFile(JSON.stringify({ machines }));
    const programs = opened.ok ? opened.value.machines.map((machine) => machine.programs) : [];
    expect(programs).toHaveLength(3);
    for (const [first, second] of programs) {
      expect(first).toBe(programs[0]![0]);
      expect(second).toBe(programs[0]![1]);
    }
  });

  it("is read with a byte order mark and with Windows line ends", () => {
    const { scenario } = scenarios[0]!;
    const text = `\ufeff${printScenarioFile(scenario).replaceAll("\n", "\r\n")}`;
    expect(parseScenarioFile(text)).toEqual({ ok: true, value: scenario });
  });

  it("that is empty says so", () => {
    expect(problemOf("")).toEqual({ code: "fileEmpty", path: "", values: {} });
    expect(problemOf(" \n\t")).toEqual({ code: "fileEmpty", path: "", values: {} });
  });

  it("that is longer than two million characters is not read", () => {
    expect(problemOf(" ".repeat(8_000_001))).toMatchObject({ code: "fileTooLong", values: { max: 8_000_000 } });
  });

  it("with a mistake in the JSON says where and what should be there", () => {
    expect(problemOf('{\n  "title": "x",\n}')).toEqual({
      code: "jsonSyntax",
      path: "",
      values: { line: 3, column: 1, found: "}", expected: "key" },
    });
  });

  it("with JSON that is no scenario tells what is wrong", () => {
    expect(problemOf("[1, 2]")).toMatchObject({ code: "wrongType", path: "" });
    expect(problemOf('{"host":{"pcpus":0}}')).toMatchObject({ code: "outOfRange", path: "host.pcpus" });
  });
});

describe("the place of a mistake in JSON", () => {
  it.each([
    ["nothing at all", "", 1, 1, "", "value"],
    ["a trailing comma in a list", "[1,]", 1, 4, "]", "value"],
    ["a trailing comma in an object", '{"a":1,}', 1, 8, "}", "key"],
    ["a missing comma", '{"a":1 "b":2}', 1, 8, '"', "commaOrEnd"],
    ["a missing colon", '{"a" 1}', 1, 6, "1", "colon"],
    ["a key without quotes", "{a:1}", 1, 2, "a", "key"],
    ["single quotes", "['a']", 1, 2, "'", "value"],
    ["a text that is not closed", '["abc', 1, 6, "", "quote"],
    ["a line break in a text", '["a\nb"]', 1, 4, "\n", "quote"],
    ["an escape there is not", '["\\x"]', 1, 3, "\\", "quote"],
    ["a bracket that is not closed", '{\n"a": [1, 2', 2, 11, "", "commaOrEnd"],
    ["the wrong bracket", '{"a": [1}', 1, 9, "}", "commaOrEnd"],
    ["something behind the end", "{} x", 1, 4, "x", "nothing"],
    ["a number that is none", "[01]", 1, 3, "1", "commaOrEnd"],
    ["a word that is none", "[True]", 1, 2, "True", "value"],
    ["a comment", "[1] // one", 1, 5, "/", "nothing"],
  ])("is found: %s", (_, text, line, column, found, expected) => {
    expect(jsonMistake(text)).toEqual({ line, column, found, expected });
  });

  it("is there exactly when JSON.parse refuses the text", () => {
    const pieces = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      '"a"',
      "1",
      "-0.5e3",
      "true",
      "null",
      " ",
      "\n",
      '"',
      "x",
      "0",
    );
    const text = fc.oneof(
      fc.json(),
      fc.array(pieces, { maxLength: 12 }).map((list) => list.join("")),
    );
    fc.assert(
      fc.property(text, (drawn) => {
        let isJson = true;
        try {
          JSON.parse(drawn);
        } catch {
          isJson = false;
        }
        expect(jsonMistake(drawn) === null).toBe(isJson);
      }),
      { numRuns: 2000 },
    );
  });

  it("is found in long texts and deep lists without trouble", () => {
    expect(jsonMistake("[".repeat(500_000))).toMatchObject({ column: 500_001, expected: "value" });
    expect(jsonMistake(`"${"a".repeat(1_000_000)}`)).toMatchObject({ expected: "quote" });
  });
});
