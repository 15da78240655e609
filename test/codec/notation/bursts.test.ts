/** Machines written as bursts, the way exercises state them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseBursts, printBursts } from "../../../src/codec/notation/bursts.ts";
import { defaultMachine } from "../../../src/codec/defaults.ts";
import type { MachineSpec } from "../../../src/model/scenario.ts";

function machinesOf(text: string): readonly MachineSpec[] {
  const machines = parseBursts(text);
  if (!machines.ok) throw new Error(JSON.stringify(machines.problems));
  return machines.value;
}

function mistakesIn(text: string): string[] {
  const machines = parseBursts(text);
  return machines.ok
    ? []
    : machines.problems.map(({ code, values }) => `${code} ${values["line"]}:${values["column"]}`);
}

describe("reading bursts", () => {
  it("alternates processor time and waiting, and makes a machine with one vCPU and no memory", () => {
    expect(machinesOf("A(2; 3,4,3; p1)")).toEqual([
      {
        name: "A",
        vcpus: 1,
        priority: 1,
        weight: null,
        memoryBytes: 0,
        reservedPages: 0,
        volumes: [],
        affinity: null,
        arrival: 2,
        programs: [
          [
            { op: "compute", ticks: 3 },
            { op: "wait", ticks: 4 },
            { op: "compute", ticks: 3 },
          ],
        ],
      },
    ]);
  });

  it("reads the workload of Stallings", () => {
    const machines = machinesOf("A(0;3;p2) B(2;6;p1) C(4;4;p3) D(6;5;p5) E(8;2;p4)");
    const short = machines.map(({ name, arrival, priority, programs }) => [name, arrival, priority, programs[0]]);
    expect(short).toEqual([
      ["A", 0, 2, [{ op: "compute", ticks: 3 }]],
      ["B", 2, 1, [{ op: "compute", ticks: 6 }]],
      ["C", 4, 3, [{ op: "compute", ticks: 4 }]],
      ["D", 6, 5, [{ op: "compute", ticks: 5 }]],
      ["E", 8, 4, [{ op: "compute", ticks: 2 }]],
    ]);
  });

  it("separates machines by blanks, commas, semicolons or lines, and skips comments", () => {
    const names = machinesOf("A(0;1), B(0;1); C(0;1) # the fourth:\nD(0;1)").map(({ name }) => name);
    expect(names).toEqual(["A", "B", "C", "D"]);
  });

  it("takes the priority with or without p, and 1 when there is none", () => {
    expect(machinesOf("A(0;1;7) B(0;1;p8) C(0;1; P9) D(0;1)").map(({ priority }) => priority)).toEqual([7, 8, 9, 1]);
  });

  it("reads full-width punctuation", () => {
    expect(machinesOf("甲（0；3，4，3；p1）")).toEqual(machinesOf("甲(0;3,4,3;p1)"));
  });

  it("leaves out bursts of 0", () => {
    expect(machinesOf("A(0; 0,5,2)")[0]?.programs).toEqual([
      [
        { op: "wait", ticks: 5 },
        { op: "compute", ticks: 2 },
      ],
    ]);
  });

  it("finds no machine in an empty text", () => {
    expect(machinesOf(" \n# nothing")).toEqual([]);
  });
});

describe("mistakes in bursts", () => {
  it.each([
    ["no parenthesis", "A 0;3", "burstsShape 1:1"],
    ["a parenthesis that is not closed", "A(0;3\nB(0;1)", "burstsShape 1:1"],
    ["no name", "(0;3)", "burstsName 1:1"],
    ["one part only", "A(3)", "burstsParts 1:3"],
    ["four parts", "A(0;1;2;3)", "burstsParts 1:3"],
    ["a word in place of a time", "A(soon; 3)", "notationNumber 1:3"],
    ["a decimal burst", "A(0; 3, 2.5)", "notationWhole 1:9"],
    ["a negative arrival", "A(-1; 3)", "notationRange 1:3"],
    ["a priority out of range", "A(0; 3; p1001)", "notationRange 1:10"],
    ["the same name twice", "A(0;3)\nA(1;2)", "burstsSameName 2:1"],
  ])("tells of %s where it is", (_, text, mistake) => {
    expect(mistakesIn(text)).toEqual([mistake]);
  });

  it("tells of all mistakes", () => {
    expect(mistakesIn("A(x;3)\nB(0;1.5)\nC")).toEqual(["notationNumber 1:3", "notationWhole 2:5", "burstsShape 3:1"]);
  });

  it("never throws, whatever the text", () => {
    const pieces = fc.constantFrom("A", "(", ")", ";", ",", "1", "p", "\n", "#", "-", "（", " ");
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((list) => list.join("")),
        ),
        (text) => {
          const machines = parseBursts(text);
          expect(machines.ok || machines.problems.length > 0).toBe(true);
        },
      ),
    );
  });
});

describe("printing bursts", () => {
  it("gives arrival, bursts and priority back", () => {
    const burst = fc.integer({ min: 1, max: 1_000_000_000 });
    const drawn = fc.record({ bursts: fc.array(burst), arrival: fc.nat(1000), priority: fc.nat(1000) });
    fc.assert(
      fc.property(drawn, ({ bursts, arrival, priority }) => {
        const ops = bursts.map((ticks, index) => ({ op: index % 2 === 0 ? "compute" : "wait", ticks }) as const);
        const machine = { ...defaultMachine("A"), memoryBytes: 0, arrival, priority, programs: [ops] };
        const printed = printBursts(machine);
        expect(printed === null ? null : machinesOf(printed)).toEqual([machine]);
      }),
    );
  });

  it("puts a burst of 0 between two of one kind", () => {
    const ops = [
      { op: "wait", ticks: 2 },
      { op: "wait", ticks: 3 },
    ] as const;
    expect(printBursts({ ...defaultMachine("A"), memoryBytes: 0, programs: [ops] })).toBe("A(0; 0,2,0,3; p1)");
  });

  it("has no form for machines that are more than bursts", () => {
    const plain = { ...defaultMachine("A"), memoryBytes: 0 };
    expect(printBursts(plain)).toBe("A(0; 10; p1)");
    expect(printBursts({ ...plain, memoryBytes: 1 })).toBeNull();
    expect(printBursts({ ...plain, vcpus: 2 })).toBeNull();
    expect(printBursts({ ...plain, arrival: null })).toBeNull();
    expect(printBursts({ ...plain, name: "A(1)" })).toBeNull();
    expect(printBursts({ ...plain, programs: [[{ op: "halt", ticks: 1 }]] })).toBeNull();
    expect(printBursts({ ...plain, programs: [[{ op: "wait", ticks: 0 }]] })).toBeNull();
  });
});
