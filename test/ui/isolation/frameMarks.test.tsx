/** Frames that somebody has tried to reach are marked on the map, and told of in words. */
import { act, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { guestsReach } from "../../../src/scenarios/guestsReach.ts";
import { withoutIommu } from "../../../src/scenarios/withoutIommu.ts";
import type { GalleryEntry } from "../../../src/scenarios/gallery.ts";
import { MemoryPanel } from "../../../src/ui/memory/MemoryPanel.tsx";
import { openRun } from "../why/openRun.tsx";

async function shownAt({ scenario }: GalleryEntry, time: number) {
  const run = await openRun(<MemoryPanel />, scenario);
  act(() => run.actions.seekTime(time));
  run.settle();
}

const tried = () =>
  screen
    .getAllByRole("button", { name: /^Frame \d/ })
    .map((frame) => /tried by.*|reached by.*/.exec(frame.getAttribute("aria-label")!)?.[0] ?? null);

it("where nothing stopped a device, the frame says so", async () => {
  await shownAt(withoutIommu, 20);
  expect(tried()).toEqual(["reached by another: a breach", null, null, null, null, null]);
  expect(screen.getByText("reached by another: a breach")).toBeInTheDocument();
});

it("where it was stopped, the frame says that", async () => {
  await shownAt(guestsReach, 80);
  expect(tried().filter((words) => words !== null)).toEqual(["tried by another, stopped", "tried by another, stopped"]);
});
