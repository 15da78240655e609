/** The panel of what keeps machines apart: reach, rules, attempts, and what no rule stops, at the moment shown. */
import { act, fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { hostOf, type HostSpec } from "../../../src/model/scenario.ts";
import { defaultsOf } from "../../../src/model/settingKinds.ts";
import { TRANSLATION } from "../../../src/model/settings.ts";
import { guestsReach } from "../../../src/scenarios/guestsReach.ts";
import { withoutIommu } from "../../../src/scenarios/withoutIommu.ts";
import { withHost } from "../../../src/model/scenario.ts";
import { machineOrContainer } from "../../../src/scenarios/machineOrContainer.ts";
import { CostsAndIsolation } from "../../../src/ui/isolation/CostsAndIsolation.tsx";
import { IsolationPanel } from "../../../src/ui/isolation/IsolationPanel.tsx";
import type { GalleryEntry } from "../../../src/scenarios/gallery.ts";
import { openRun } from "../why/openRun.tsx";

async function shownAt(
  { scenario }: GalleryEntry,
  time: number,
  part: Partial<HostSpec> = {},
  language = "en" as const,
) {
  const run = await openRun(<IsolationPanel />, withHost(scenario, { ...hostOf(scenario), ...part }), language);
  act(() => run.actions.seekTime(time));
  run.settle();
  return run;
}

const region = (name: string) => within(screen.getAllByRole("region", { name })[0]!);

const line = (part: string, name: RegExp) =>
  within(region(part).getByRole("rowheader", { name }).closest("tr")!)
    .getAllByRole("cell")
    .map((cell) => cell.textContent);

describe("what each machine can reach", () => {
  it("is told by machine: frames, pages that share one, extents, pCPUs, and what it has tried", async () => {
    await shownAt(guestsReach, 110);
    expect(line("What each machine can reach", /^thief/)).toEqual(["1", "0", "4", "all", "7", "5", "0"]);
    expect(line("What each machine can reach", /^spy/)).toEqual(["2", "0", "0", "all", "2", "1", "0"]);
    expect(screen.getByText("9 attempts, 6 stopped, breaches: 0")).toBeInTheDocument();
  });
});

describe("where translation is modelled", () => {
  it("reach and rules have the entries of the TLBs as well", async () => {
    await shownAt(guestsReach, 110, { translation: defaultsOf(TRANSLATION) });
    const [, , , , tlb] = line("What each machine can reach", /^web/);
    expect(Number(tlb)).toBeGreaterThan(0);
    const rules = region("What keeps them apart, at this moment");
    expect(rules.getByText("TLBs lead to own pages")).toBeInTheDocument();
    expect(rules.getByText(/^holds · entries: [1-9]/)).toBeInTheDocument();
  });
});

describe("the rules", () => {
  it("hold, each with what was checked", async () => {
    await shownAt(guestsReach, 110);
    const rules = region("What keeps them apart, at this moment");
    expect(rules.getAllByText(/^holds/).map((each) => each.textContent)).toEqual([
      "holds · frames: 5",
      "holds · shared frames: 1",
      "holds · frames: 6",
      "holds · extents: 12",
      "holds · running: 1",
    ]);
  });

  it("that was broken says by whom and when, what changed, and what would have stopped it", async () => {
    const run = await shownAt(withoutIommu, 20);
    const rules = region("What keeps them apart, at this moment");
    expect(rules.getByText(/A device of thief wrote to frame 0: page 0 of web changed/)).toBeInTheDocument();
    expect(rules.getByText("An IOMMU would have stopped it.")).toBeInTheDocument();
    fireEvent.click(rules.getByRole("button", { name: "Give the host an IOMMU" }));
    run.settle();
    expect(hostOf(run.store.getState().scenario).isolation).toEqual({ iommu: true, scrubbing: true });
    expect(rules.queryByText(/A device of thief/)).not.toBeInTheDocument();
  });

  it("of scrubbing is broken where a frame is given with what another machine left", async () => {
    await shownAt(withoutIommu, 60, { isolation: { iommu: true, scrubbing: false } });
    const rules = region("What keeps them apart, at this moment");
    expect(rules.getByText(/late read in frame 1 what is of thief/)).toBeInTheDocument();
    expect(rules.getByRole("button", { name: "Scrub frames" })).toBeInTheDocument();
  });
});

describe("the attempts", () => {
  it("stand one under the other, the newest first, and lead to their moments", async () => {
    const run = await shownAt(withoutIommu, 60);
    const rows = region("Attempts").getAllByRole("row").slice(1);
    const texts = rows.map((row) =>
      within(row)
        .getAllByRole("cell")
        .map((cell) => cell.textContent),
    );
    expect(texts).toEqual([
      ["53", "late", "read page 0", "thief", "⊘ stopped: scrubbing", "4"],
      ["29", "web", "read page 1", "–", "· own: its own", "1"],
      ["28", "web", "read page 0", "thief", "! harmed: altered by a device", "1"],
      ["14", "thief", "DMA to frame 0", "web", "✗ breach: nothing", "2"],
      ["14", "thief", "frame 0", "–", "· own: its own", "0"],
    ]);
    fireEvent.click(screen.getByRole("button", { name: "Go to DMA to frame 0 at t = 14" }));
    run.settle();
    expect(run.store.getState().cursor.time).toBe(14);
  });

  it("are none before anybody tries", async () => {
    await shownAt(withoutIommu, 5);
    expect(screen.getByText("Nobody has tried so far. TRY in a program does.")).toBeInTheDocument();
  });
});

describe("what no rule stops", () => {
  it("has the figures of the run, and the setting that changes each", async () => {
    await shownAt(guestsReach, 400);
    const rest = region("What no rule stops");
    expect(
      rest.getByText(/^web has 53.2% of the guest time; spy keeps 14.3% and waited 125 ticks/),
    ).toBeInTheDocument();
    expect(rest.getByText(/ web lost 6 frames to others, 4 of them to scan\./)).toBeInTheDocument();
    expect(rest.getByText(/requests, each waited .* on average, .* of that behind others\./)).toBeInTheDocument();
    expect(
      rest.getByText(/^spy took 7 ticks for a write to a page that others held as well, and 1 tick for one to a page/),
    ).toBeInTheDocument();
    for (const name of ["Weight of web", "I/O limit of web", "Global or local replacement", "Page sharing"])
      expect(rest.getByRole("button", { name })).toBeInTheDocument();
  });
});

function without({ scenario }: GalleryEntry) {
  const { isolation: _isolation, ...host } = hostOf(scenario);
  return withHost(scenario, host);
}

describe("where nothing of isolation was chosen", () => {
  it("the panel is there if a guest tries something, with the rules as they usually are", async () => {
    const run = await openRun(<CostsAndIsolation />, without(withoutIommu));
    act(() => run.actions.seekTime(20));
    run.settle();
    expect(await screen.findByRole("region", { name: "Isolation" })).toBeInTheDocument();
    const attempts = region("Attempts");
    expect(attempts.getAllByRole("row").length).toBeGreaterThan(1);
    expect(attempts.getByText("IOMMU")).toBeInTheDocument();
  });

  it("the panel is a line if nobody does, which opens what each machine can reach", async () => {
    const run = await openRun(<CostsAndIsolation />, machineOrContainer.scenario);
    act(() => run.actions.seekTime(100));
    run.settle();
    expect(screen.queryByRole("region", { name: "What each machine can reach" })).not.toBeInTheDocument();
    fireEvent.click(screen.getByRole("button", { name: /^Isolation/, expanded: false }));
    expect(screen.getByRole("button", { name: /^Isolation/, expanded: true })).toBeInTheDocument();
    expect(line("What each machine can reach", /^container/)).toEqual(["6", "0", "0", "all", "4", "0", "0", "0"]);
  });

  it("there is no such line in a lecture", async () => {
    const run = await openRun(<CostsAndIsolation />, machineOrContainer.scenario, "zh");
    expect(screen.getByRole("button", { name: /^隔离/ })).toBeInTheDocument();
    act(() => run.store.actions.setLecture(true));
    expect(screen.queryByRole("button", { name: /^隔离/ })).not.toBeInTheDocument();
  });
});
