/** What machines have of the memory they were promised, as the memory panel shows it. */
import { render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { TimedCommand } from "../../../src/model/scenario.ts";
import { defaultsOf } from "../../../src/model/settingKinds.ts";
import { OVERCOMMIT } from "../../../src/model/settings.ts";
import { MemoryBars } from "../../../src/ui/overcommit/MemoryBars.tsx";
import { fakeApp } from "../../support/fakeApp.ts";
import { Observed } from "../../support/observed.ts";
import { OnPage } from "../../support/oneRun.tsx";
import { machine, PAGE, scenario } from "../../support/workloads.ts";

/** A program that writes to 40 pages in turn, once. */
const ALL = { op: "pattern", pattern: "sequential", pages: 40, count: 40, writeEvery: 1 } as const;

/** One machine has filled 40 of 50 frames and waits, another comes later and wants as many. */
function squeezed(until: number, commands: readonly TimedCommand[] = []): Observed {
  const memoryBytes = 40 * PAGE;
  const run = new Observed(
    scenario(
      [
        machine("old", [ALL, { op: "wait", ticks: 10_000 }], { memoryBytes }),
        machine("new", [{ op: "loop", times: null, body: [ALL] }], { memoryBytes, arrival: 60 }),
      ],
      {
        frames: 50,
        disks: [{ extents: 64, readTicks: 1, writeTicks: 1 }],
        overcommit: {
          ...defaultsOf(OVERCOMMIT),
          high: 20,
          soft: 16,
          hard: 8,
          low: 4,
          poll: 5,
          rebalance: 10,
          window: 40,
        },
      },
      { commands },
    ),
  );
  run.simulation.runUntil(until);
  return run;
}

function show(until: number, commands: readonly TimedCommand[] = []): Observed {
  const run = squeezed(until, commands);
  render(
    <OnPage of={fakeApp()}>
      <MemoryBars info={run.info} host={run.seen()} planned={0} />
    </OnPage>,
  );
  return run;
}

describe("the bars of memory", () => {
  it("show of each machine what it is configured with, should have, has, uses, and what was taken", () => {
    const run = show(300);
    const { memory, frames } = run.seen().vms[0]!;
    const row = screen.getByRole("row", { name: /^old/ });
    const cells = within(row).getAllByRole("cell").slice(1);
    expect(memory!.ballooned).toBeGreaterThan(0);
    expect(cells.map((cell) => cell.textContent)).toEqual(
      [40, memory!.target, frames, memory!.active, memory!.ballooned, memory!.swapped].map(String),
    );
  });

  it("say what was commanded: the most that a machine is to have, and that its balloon is off", () => {
    show(300, [
      { at: 100, command: "setMemoryTarget", vm: "old", pages: 20 },
      { at: 110, command: "balloon", vm: "new", isOn: false },
    ]);
    expect(screen.getByRole("row", { name: /^old/ })).toHaveTextContent("at most 20 by command");
    expect(screen.getByRole("row", { name: /^new/ })).toHaveTextContent("balloon switched off");
    expect(screen.getByRole("row", { name: /^old/ })).not.toHaveTextContent("switched off");
    expect(screen.getByText("most, by command")).toBeInTheDocument();
  });

  it("say how many frames are free, what is done then, and where the thresholds are", () => {
    const { freeFrames } = show(300).seen();
    expect(screen.getByText(`Free: ${freeFrames} of 50 frames`)).toBeInTheDocument();
    expect(screen.getByText("high: 20 %, 10 frames")).toBeInTheDocument();
    expect(screen.getByText("low: 4 %, 2 frames")).toBeInTheDocument();
  });

  it("are of machines that are on", () => {
    show(30);
    expect(screen.getByRole("row", { name: /^old/ })).toBeInTheDocument();
    expect(screen.queryByRole("row", { name: /^new/ })).not.toBeInTheDocument();
  });
});
