import { describe, expect, it } from "vitest";
import type { Op } from "../../../src/model/scenario.ts";
import { blockWidthRem, programStrip, type ProgramStrip } from "../../../src/ui/dialogs/newMachine/programStrip.ts";

const compute = (ticks: number): Op => ({ op: "compute", ticks });

/** `3[ C2 ]` for a loop of three around a compute of two. */
function drawn({ parts }: ProgramStrip): string {
  return parts
    .map((part) => {
      if (part.kind === "open") return `${part.times ?? "*"}[`;
      if (part.kind === "close") return "]";
      return part.op.op === "compute" ? `C${part.op.ticks}` : part.op.op;
    })
    .join(" ");
}

describe("programStrip(program, limit)", () => {
  it("puts operations in order and loops in brackets, nested as they are", () => {
    const program: Op[] = [
      compute(1),
      { op: "loop", times: 3, body: [compute(2), { op: "loop", times: null, body: [compute(3)] }] },
      { op: "wait", ticks: 4 },
    ];
    const strip = programStrip(program, 60);
    expect(drawn(strip)).toBe("C1 3[ C2 *[ C3 ] ] wait");
    expect(strip.omitted).toBe(0);
  });

  it("shows the first operations only, closes what it opened, and counts the rest", () => {
    const program: Op[] = [{ op: "loop", times: 2, body: [compute(1), compute(2), compute(3)] }, compute(4)];
    const strip = programStrip(program, 2);
    expect(drawn(strip)).toBe("2[ C1 C2 ]");
    expect(strip.omitted).toBe(2);
  });

  it("opens no loop of which nothing would be shown", () => {
    expect(drawn(programStrip([compute(1), { op: "loop", times: 2, body: [compute(2)] }], 1))).toBe("C1");
  });

  it("is empty for an empty program", () => {
    expect(programStrip([], 60)).toEqual({ parts: [], omitted: 0 });
  });
});

describe("blockWidthRem(ticks)", () => {
  it("grows with the time and stays on the screen", () => {
    expect(blockWidthRem(8)).toBeGreaterThan(blockWidthRem(1));
    expect(blockWidthRem(1_000_000_000)).toBeLessThanOrEqual(9);
    expect(blockWidthRem(0)).toBeGreaterThan(0);
  });
});
