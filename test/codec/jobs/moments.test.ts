/** Arrivals told by those of other jobs, and by the order in which they come: the same jobs as with moments of their own. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJobTable } from "../../../src/codec/jobs/jobTable.ts";
import { examples } from "../../support/laws.ts";

interface Drawn {
  readonly gap: number;
  readonly burst: number;
  readonly isOfFirst: boolean;
}

const drawn = fc.array(
  fc.record({ gap: fc.integer({ min: 1, max: 9 }), burst: fc.integer({ min: 1, max: 20 }), isOfFirst: fc.boolean() }),
  { minLength: 1, maxLength: 5 },
);
const unit = fc.constantFrom("", " ms");
const shown = (text: string) =>
  parseJobTable(text).rows.map(({ name, arrival, bursts }) => `${name} ${arrival} ${bursts}`);

/** P1 comes at 0, each of the others so much later than the one before it, or than P1. */
function arrivalsOf(jobs: readonly Drawn[]): number[] {
  const arrivals = [0];
  for (const { gap, isOfFirst } of jobs) arrivals.push((isOfFirst ? 0 : arrivals.at(-1)!) + gap);
  return arrivals;
}

describe("arrivals that are told by others", () => {
  it("are those moments, in English and in Chinese", () => {
    fc.assert(
      fc.property(drawn, unit, (jobs, of) => {
        const arrivals = arrivalsOf(jobs);
        const wanted = ["P1 0 7", ...jobs.map(({ burst }, at) => `P${at + 2} ${arrivals[at + 1]} ${burst}`)];
        const english = jobs.map(
          ({ gap, burst, isOfFirst }, at) =>
            `P${at + 2} arrives ${gap}${of} ${isOfFirst ? "after P1" : "later"} and needs ${burst}${of || " units"}.`,
        );
        const chinese = jobs.map(
          ({ gap, burst, isOfFirst }, at) =>
            `P${at + 2}比P${isOfFirst ? 1 : at + 1}晚${gap}${of.trim()}到达，运行时间${burst}${of.trim()}；`,
        );
        expect(shown(`P1 arrives at 0 and needs 7${of || " units"}. ${english.join(" ")}`)).toEqual(wanted);
        expect(shown(`P1在0时刻到达，运行时间7${of.trim()}；${chinese.join("")}`)).toEqual(wanted);
      }),
      examples(60),
    );
  });
});

describe("jobs that arrive at one moment", () => {
  it("stand in the order in which they are said to arrive", () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });
    const bursts = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 5, maxLength: 5 });
    const said = fc.constantFrom(
      (names: string) => `The processes arrive in the order ${names}.`,
      (names: string) => `Order of arrival: ${names}`,
      (names: string) => `进程按${names.replaceAll(", ", "、")}的次序到达。`,
      (names: string) => `Los procesos llegan en el orden ${names}.`,
    );
    fc.assert(
      fc.property(order, bursts, said, (places, lengths, sentence) => {
        const table = ["Process\tBurst", ...lengths.map((burst, at) => `P${at + 1}\t${burst}`)];
        const names = places.map((at) => `P${at + 1}`).join(", ");
        expect(shown(`${table.join("\n")}\n${sentence(names)}`)).toEqual(
          places.map((at) => `P${at + 1}  ${lengths[at]}`),
        );
      }),
      examples(40),
    );
  });

  it("stay as they are where they arrive at moments of their own, or not all of them are named", () => {
    const table = "Process Arrival Burst\nP1 0 5\nP2 1 3";
    expect(shown(`${table}\nThey arrive in the order P2, P1.`)).toEqual(["P1 0 5", "P2 1 3"]);
    expect(shown("Process Burst\nP1 5\nP2 3\nP3 4\nP3 and P1 arrive in this order.")).toEqual([
      "P1  5",
      "P2  3",
      "P3  4",
    ]);
  });
});
