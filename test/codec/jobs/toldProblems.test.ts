import { describe, expect, it } from "vitest";
import { parseJobTable } from "../../../src/codec/jobs/jobTable.ts";
import { toldOnce } from "../../../src/codec/jobs/toldProblems.ts";

const told = (text: string) =>
  toldOnce(parseJobTable(text).problems).map(
    ({ problem, count }) => `${problem.code} ${problem.values["line"]} ${count}`,
  );

describe("toldOnce(problems)", () => {
  it("tells problems of one kind in one column once, at the first place, with their number", () => {
    expect(told("P AT BT\nA 0 x1\nB 1 x2\nC y 3\nD 3 x4")).toEqual(["jobsBursts 2 3", "jobsTime 4 1"]);
  });

  it("keeps apart what is wrong with different columns", () => {
    expect(told("P,AT,Colour,Size,BT\nA,0,red,9,1")).toEqual(["jobsColumn 1 1", "jobsColumn 1 1"]);
  });
});
