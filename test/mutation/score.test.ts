import { expect, test } from "vitest";
import type { Entry } from "./log.ts";
import { fatesOf, scoreOf, tableOf, talliesOf } from "./score.ts";

const mutants = ["1", "2", "3", "4", "5", "6"].map((id) => ({
  id,
  folder: Number(id) < 5 ? "vmm" : "codec",
  file: "",
  line: 1,
  mutator: "",
  original: "",
  replacement: "",
}));

const passed = (id: string, left: number, versions: readonly string[] = ["a@1"]): Entry => ({
  passed: id,
  versions,
  apart: false,
  ms: 1,
  left,
});
const killed = (id: string, how: "failed" | "late" | "ended"): Entry => ({ killed: id, how, by: "", error: "" });

test("A mutant is unreached, has survived, has tests untried, or is noticed, whatever was said of it before", () => {
  const entries = [
    passed("2", 0),
    passed("3", 0),
    passed("3", 1, []),
    passed("3", 0),
    passed("4", 2),
    killed("4", "failed"),
  ];
  const fates = fatesOf({ mutants }, [...entries, killed("5", "late"), killed("6", "ended")]);
  expect([...fates.values()]).toEqual(["unreached", "survived", "untried", "failed", "late", "late"]);
});

test("The score counts each folder by all its mutants, and the interval is that of drawing without putting back", () => {
  const fates = fatesOf({ mutants }, [killed("1", "failed"), killed("5", "failed"), killed("6", "late")]);
  const tallies = talliesOf({ mutants, counts: { vmm: 100, codec: 300, cli: 0 } }, fates);
  // A quarter of 1 in 4 and three quarters of 2 in 2; the variance is (1/4)² (1/4 · 3/4 / 4) (1 - 4/100).
  const { share, within } = scoreOf(tallies);
  expect(share).toBeCloseTo(0.8125, 10);
  expect(within).toBeCloseTo(1.96 * 0.25 * Math.sqrt((0.1875 / 4) * 0.96), 10);
  expect(tableOf(tallies).split("\n").at(-1)).toMatch(/^all +400 +6 +2 +1 +0 +0 +3 +81\.3 % ± 10\.4$/);
});
