/** The table of results under the chart of a scheduling run, on real runs. */
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { Scenario } from "../../../src/model/scenario.ts";
import { ResultsPanel } from "../../../src/ui/results/ResultsPanel.tsx";
import { job, scenario, W1 } from "../../support/workloads.ts";
import { openRun } from "../why/openRun.tsx";

const rowOf = (name: string) =>
  within(screen.getByRole("rowheader", { name }).closest("tr")!)
    .getAllByRole("cell")
    .map((cell) => cell.textContent);

/** The cell that says when a job was done. */
const finish = (name: string) => within(screen.getByRole("rowheader", { name }).closest("tr")!).getAllByRole("cell")[2];

describe("the table of results", () => {
  it("shows all of a run that ends, whatever the moment, with averages of two decimals", async () => {
    await openRun(<ResultsPanel />, scenario(W1));
    expect(rowOf("B")).toEqual(["2", "6", "17", "15", "2.50", "9", "1"]);
    expect(rowOf("average")).toEqual(["10.00", "2.71", "6.00", "3.60"]);
  });

  it("greys what is decided after the cursor", async () => {
    const { at } = await openRun(<ResultsPanel />, scenario(W1));
    at(11);
    expect(finish("A")).not.toHaveClass("text-faint");
    expect(finish("C")).not.toHaveClass("text-faint");
    expect(finish("B")).toHaveClass("text-faint");
  });

  it("shows with So far only what is known at the cursor, and over how many the averages go", async () => {
    const { at } = await openRun(<ResultsPanel />, scenario(W1));
    at(11);
    await userEvent.click(screen.getByRole("button", { name: "So far" }));
    expect(rowOf("B")).toEqual([
      "2",
      "–not known yet",
      "–not known yet",
      "–not known yet",
      "–not known yet",
      "–not known yet",
      "1",
    ]);
    expect(rowOf("average of 2 of 5")).toEqual(["5.00", "1.38", "1.50", "1.50"]);
  });

  it("of a run without an end shows what is known at the cursor, and says so", async () => {
    const endless: Scenario = scenario([
      { ...job("A", 0, [2]), programs: [[{ op: "loop", times: null, body: [{ op: "compute", ticks: 2 }] }]] },
    ]);
    await openRun(<ResultsPanel />, endless);
    expect(screen.getByText(/this run has no end/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Whole run" })).not.toBeInTheDocument();
  });

  it("is copied as lines of cells with tabs between them", async () => {
    const user = userEvent.setup();
    const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    await openRun(<ResultsPanel />, scenario(W1));
    await user.click(screen.getByRole("button", { name: "Copy" }));
    expect(write).toHaveBeenCalledExactlyOnceWith(
      [
        "job\tarrival\tburst\tfinish\tturnaround\tweighted\twaiting\tresponse",
        "A\t0\t3\t3\t3\t1.00\t0\t0",
        "B\t2\t6\t17\t15\t2.50\t9\t1",
        "C\t4\t4\t11\t7\t1.75\t3\t3",
        "D\t6\t5\t20\t14\t2.80\t9\t5",
        "E\t8\t2\t19\t11\t5.50\t9\t9",
        "average\t\t\t\t10.00\t2.71\t6.00\t3.60",
        "",
      ].join("\n"),
    );
    expect(await screen.findByText("Copied")).toBeInTheDocument();
  });

  it("copies with So far what the table shows: nothing of what is not known", async () => {
    const user = userEvent.setup();
    const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    const { at } = await openRun(<ResultsPanel />, scenario(W1));
    at(11);
    await user.click(screen.getByRole("button", { name: "So far" }));
    await user.click(screen.getByRole("button", { name: "Copy" }));
    const [, , jobB] = write.mock.lastCall![0].split("\n");
    expect(jobB).toBe("B\t2\t\t\t\t\t\t1");
  });

  it("writes times in the unit of the scenario", async () => {
    const tenths = scenario([job("A", 4, [30])], {}, { ticksPerUnit: 10 });
    await openRun(<ResultsPanel />, tenths);
    expect(rowOf("A")).toEqual(["0.4", "3.0", "3.4", "3.0", "1.00", "0.0", "0.0"]);
    expect(rowOf("average")).toEqual(["3.00", "1.00", "0.00", "0.00"]);
  });

  it("names its columns as Chinese books do", async () => {
    await openRun(<ResultsPanel />, scenario(W1), "zh");
    for (const name of ["到达时间", "运行时间", "完成时间", "周转时间", "等待时间", "响应时间"])
      expect(screen.getByRole("columnheader", { name: new RegExp(`^${name}`) })).toBeInTheDocument();
  });
});

describe("the table of results on a phone", () => {
  it("has short heads, which are spoken as they are called", async () => {
    vi.stubGlobal("matchMedia", (media: string) => ({
      media,
      matches: false,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }));
    await openRun(<ResultsPanel />, scenario(W1), "zh");
    const heads = screen.getAllByRole("columnheader").slice(1);
    expect(heads.map((head) => head.querySelector("[aria-hidden]")?.textContent)).toEqual([
      "到达",
      "运行",
      "完成",
      "周转",
      "带权",
      "等待",
      "响应",
    ]);
    expect(screen.getByRole("columnheader", { name: /^带权周转时间/ })).toBe(heads[4]);
    vi.unstubAllGlobals();
  });
});
