import { describe, expect, it } from "vitest";
import { axisTicks, niceStep } from "../../src/chart/ticks.ts";

describe("niceStep", () => {
  it.each([
    [0, 1],
    [0.2, 1],
    [1, 1],
    [1.1, 2],
    [3, 5],
    [5, 5],
    [6, 10],
    [1000, 1000],
    [2001, 5000],
    [Number.NaN, 1],
  ])("for %d is %d", (wanted, step) => {
    expect(niceStep(wanted)).toBe(step);
  });
});

describe("axisTicks", () => {
  it("are round numbers as close as the labels allow", () => {
    expect(axisTicks(0, 56, 700, 44)).toEqual({ step: 5, values: [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55] });
  });

  it("are whole numbers however far one zooms in", () => {
    expect(axisTicks(10.25, 14.25, 1400, 44).values).toEqual([11, 12, 13, 14]);
  });

  it("include an end that is one", () => {
    expect(axisTicks(0, 10, 100, 50).values).toEqual([0, 5, 10]);
  });

  it("stay few and exact at large times", () => {
    const { step, values } = axisTicks(9_000_000_000, 9_000_000_600, 600, 100);
    expect(step).toBe(100);
    expect(values).toHaveLength(7);
    expect(values[0]).toBe(9_000_000_000);
  });

  it("are none on an axis without width or length", () => {
    expect(axisTicks(0, 10, 0, 44).values).toEqual([]);
    expect(axisTicks(5, 5, 100, 44).values).toEqual([]);
  });
});
