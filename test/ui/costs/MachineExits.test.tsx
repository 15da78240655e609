/** Exits by cause among the figures: a row for each machine and container, a column for each cause so far. */
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { exitsByCause } from "../../../src/scenarios/exitsByCause.ts";
import { machineOrContainer } from "../../../src/scenarios/machineOrContainer.ts";
import { MetricsPanel } from "../../../src/ui/why/MetricsPanel.tsx";
import { W1, scenario } from "../../support/workloads.ts";
import { openRun } from "../why/openRun.tsx";

const table = async (name: string) => within(await screen.findByRole("region", { name }));

/** The cells of all rows, each after its name. */
function rowsOf(found: Awaited<ReturnType<typeof table>>): string[][] {
  const [, ...rows] = found.getAllByRole("row");
  return rows.map((row) =>
    [...row.children].map((cell) => (cell.textContent ?? "").replaceAll(/[\u2066-\u2069]/g, "").trim()),
  );
}

describe("exits among the figures", () => {
  it("have a row for each machine and a column for each cause, with what was asked and its time: some did not trap", async () => {
    const run = await openRun(<MetricsPanel />, exitsByCause.scenario);
    run.at(300);
    run.settle();
    const found = await table("Exits by cause and machine");
    expect(found.getAllByRole("columnheader").map((head) => head.title)).toEqual([
      "",
      "",
      "Hypercalls",
      "Sensitive instructions",
    ]);
    expect(rowsOf(found)).toEqual([
      ["caller", "100", "100", "–"],
      ["legacy", "0", "–", "0"],
      ["Host", "100", "100", "0"],
    ]);
    expect(found.getAllByTitle(/^asked for 100 times, 200 /)).toHaveLength(2);
  });

  it("are calls of the kernel where a container is meant, in Chinese as well", async () => {
    const run = await openRun(<MetricsPanel />, machineOrContainer.scenario, "zh");
    run.at(1000);
    run.settle();
    const [machine, container] = rowsOf(await table("按原因和虚拟机统计退出"));
    // Hypercalls, traps, faults.
    expect(machine).toEqual(["machine", "20", "5", "5", "10"]);
    expect(container).toEqual(["container", "16 次调用", "5", "5", "6"]);
  });

  it("are not there where the host does not tell them apart", async () => {
    const run = await openRun(<MetricsPanel />, scenario(W1));
    run.at(9);
    await screen.findByRole("region", { name: "Metrics: VM" });
    expect(screen.queryByRole("region", { name: "Exits by cause and machine" })).not.toBeInTheDocument();
  });
});
