/** The legend of the chart, on real runs: it explains the signs that are in use and no others. */
import { act, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Op } from "../../../src/model/scenario.ts";
import { Legend } from "../../../src/ui/processor/Legend.tsx";
import { EXTENT, job, machine, NO_COSTS, references, scenario } from "../../support/workloads.ts";
import { openRun } from "../why/openRun.tsx";

const signs = () =>
  within(screen.getByRole("region", { name: /Legend|图例/ }))
    .getAllByRole("listitem")
    .map((item) => item.textContent);

const swatch = (at: number) => screen.getAllByRole("listitem")[at]!.querySelector("span")!.getAttribute("style");

describe("the legend of the chart", () => {
  it("of a job alone has what runs and what is ahead", async () => {
    await openRun(<Legend />, scenario([job("A", 0, [3])]));
    expect(signs()).toEqual(["running", "after the cursor"]);
  });

  it("has a sign for each wait that occurs, and page faults", async () => {
    const program: readonly Op[] = [...references([0]), { op: "wait", ticks: 3 }, { op: "compute", ticks: 2 }];
    const costs = { ...NO_COSTS, worldSwitch: 1, fault: 1 };
    const disk = machine("A", program);
    await openRun(<Legend />, scenario([disk, job("B", 0, [4])], { costs }));
    expect(signs()).toEqual([
      "running",
      "ready; below: who runs",
      "blocked on device",
      "world switch",
      "VM exit",
      "page fault",
      "after the cursor",
    ]);
  });

  it("leaves out what only lanes of vCPUs show where there are none, and tells shares of groups from who runs", async () => {
    const program: readonly Op[] = [
      { op: "wait", ticks: 3 },
      { op: "compute", ticks: 2 },
    ];
    await openRun(<Legend groups={[[], []]} />, scenario([machine("A", program), job("B", 0, [4])]));
    expect(signs()).toEqual(["share running", "share ready", "running", "after the cursor"]);
    expect(swatch(0)).not.toBe(swatch(2));
  });

  it("says of those who wait no more than the lanes show", async () => {
    const two = scenario([job("A", 0, [4]), job("B", 0, [4])]);
    await openRun(<Legend areWaitsPlain />, two);
    expect(signs()).toEqual(["running", "ready", "after the cursor"]);
  });

  it("says “blocked on” once where there are several kinds of it", async () => {
    const program: readonly Op[] = [
      { op: "wait", ticks: 3 },
      { op: "disk", volume: 0, block: 0, blocks: 1, write: false },
    ];
    const volumes = [{ name: "data", bytes: EXTENT }];
    await openRun(<Legend />, scenario([machine("A", program, { volumes })]));
    expect(signs()).toEqual(["blocked on disk", "device", "after the cursor"]);
  });

  it("explains spinning where a program comes to a barrier, and only there", async () => {
    const early: readonly Op[] = [{ op: "compute", ticks: 2 }, { op: "barrier" }];
    const late: readonly Op[] = [{ op: "compute", ticks: 5 }, { op: "barrier" }];
    await openRun(<Legend />, scenario([machine("A", [], { vcpus: 2, programs: [early, late] })], { pcpus: 2 }));
    expect(signs()).toEqual(["running", "spinning at a barrier", "after the cursor"]);
  });

  it("takes up the marks of commands, of those refused apart, when they are given", async () => {
    const two = scenario([job("A", 0, [8]), job("B", 0, [8])], { pcpus: 2 });
    const { at, actions, settle } = await openRun(<Legend />, two);
    at(2);
    act(() => actions.giveCommand({ command: "pause", vm: "A" }));
    settle();
    expect(signs()).toEqual(["running", "paused", "command", "after the cursor"]);
    act(() => actions.giveCommand({ command: "start", vm: "A" }));
    settle();
    expect(signs()).toEqual(["running", "paused", "command", "command refused", "after the cursor"]);
  });

  it("is empty while the run starts", async () => {
    const { store } = await openRun(<Legend />, scenario([job("A", 0, [8])]));
    act(() => store.setState({ trace: null }));
    expect(within(screen.getByRole("region", { name: "Legend" })).queryAllByRole("listitem")).toHaveLength(0);
  });

  it("speaks Chinese", async () => {
    await openRun(<Legend />, scenario([job("A", 0, [3]), job("B", 0, [3])]), "zh");
    expect(signs()).toEqual(["运行", "就绪；下方：谁占用 pCPU", "光标之后"]);
  });
});
