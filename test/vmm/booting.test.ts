/** How a machine begins (domain G.2): who boots, who waits for it, and which pages the guest system writes. */
import { describe, expect, it } from "vitest";
import type { MachineSpec, Op } from "../../src/model/scenario.ts";
import { afterBooting } from "../../src/vmm/booting.ts";
import { machine } from "../support/workloads.ts";

const PROGRAM: readonly Op[] = [{ op: "wait", ticks: 9 }];
const written = (page: number): Op => ({ op: "reference", page, write: true });
const begins = (changes: Partial<MachineSpec>, index: number, pages = 8) =>
  afterBooting(machine("A", PROGRAM, changes), PROGRAM, index, pages);

describe("a machine that boots", () => {
  it("begins with its program where nothing is said of booting, or nothing of it takes anything", () => {
    expect(begins({}, 0)).toBe(PROGRAM);
    expect(begins({ bootTicks: 0, guestOsPages: 0 }, 0)).toBe(PROGRAM);
  });

  it("computes on its first vCPU, and has the others idle for as long", () => {
    expect(begins({ bootTicks: 5 }, 0)).toEqual([{ op: "compute", ticks: 5 }, ...PROGRAM]);
    expect(begins({ bootTicks: 5 }, 1)).toEqual([{ op: "halt", ticks: 5 }, ...PROGRAM]);
  });

  it("writes the last pages of its memory, in their order, from its first vCPU", () => {
    expect(begins({ guestOsPages: 2 }, 0)).toEqual([written(6), written(7), ...PROGRAM]);
    expect(begins({ guestOsPages: 2 }, 1)).toBe(PROGRAM);
    expect(begins({ bootTicks: 5, guestOsPages: 1 }, 0)).toEqual([{ op: "compute", ticks: 5 }, written(7), ...PROGRAM]);
  });

  it("writes no more pages than it has", () => {
    expect(begins({ guestOsPages: 9 }, 0, 2)).toEqual([written(0), written(1), ...PROGRAM]);
  });

  it("has no guest system to write pages of when it is a container: its start only takes time", () => {
    expect(begins({ guestOsPages: 2, isContainer: true }, 0)).toEqual(PROGRAM);
    expect(begins({ bootTicks: 5, guestOsPages: 2, isContainer: true }, 0)).toEqual([
      { op: "compute", ticks: 5 },
      ...PROGRAM,
    ]);
  });
});
