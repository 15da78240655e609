/** References of a trace as a scenario: what it holds, and that it makes those references and no others. */
import { describe, expect, it } from "vitest";
import { MOST_RUN_REFERENCES, traceScenario } from "../../../src/codec/references/traceScenario.ts";
import { hostOf } from "../../../src/model/scenario.ts";
import { BELADY } from "../../support/paging.ts";

const FIFO = { policy: "fifo", params: {} };
const RUN = { title: "belady.txt", frames: 3, replacement: FIFO, seed: 7 };

function made(pages: readonly number[], writes: readonly boolean[] = [], run = RUN) {
  const checked = traceScenario(Uint32Array.from(pages), writes, run);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.value;
}

describe("references of a trace as a scenario", () => {
  it("are the program of one machine, in their order, with their writes", () => {
    const { machines } = made([4, 0, 4], [false, true, false]);
    expect(machines).toHaveLength(1);
    expect(machines[0]?.programs).toEqual([
      [
        { op: "reference", page: 4, write: false },
        { op: "reference", page: 0, write: true },
        { op: "reference", page: 4, write: false },
      ],
    ]);
  });

  it("read where nothing is said of a write", () => {
    expect(made([1]).machines[0]?.programs[0]).toEqual([{ op: "reference", page: 1, write: false }]);
  });

  it("are made on the frames, under the policy and by the seed of the point, where disks cost nothing", () => {
    const scenario = made(BELADY);
    expect(scenario.seed).toBe(7);
    expect(hostOf(scenario)).toMatchObject({ frames: 3, replacement: FIFO, disks: [{ readTicks: 0, writeTicks: 0 }] });
  });

  it("are in a machine that has the page with the highest number", () => {
    const scenario = made([0, 99]);
    expect(scenario.machines[0]?.memoryBytes).toBe(100 * hostOf(scenario).pageBytes);
  });

  it("are called as their file is, as far as a title reaches, with no character cut in half", () => {
    expect(made([1]).title).toBe("belady.txt");
    const { title } = made([1], [], { ...RUN, title: "😀".repeat(500) });
    expect(title).toMatch(/^(?:😀)+$/u);
  });

  it("can be as many as a program has, and no more", () => {
    expect(made(Array.from({ length: MOST_RUN_REFERENCES }, () => 0)).machines[0]?.programs[0]).toHaveLength(20_000);
    const tooMany = traceScenario(new Uint32Array(MOST_RUN_REFERENCES + 1), [], RUN);
    expect(tooMany.ok).toBe(false);
  });
});
