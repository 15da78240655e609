/** The page of runs side by side: what it says of two runs, and the way from difference to difference. */
import { act, render, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { compareLink } from "../../../src/store/compareLink.ts";
import { CompareLayout } from "../../../src/ui/compare/CompareLayout.tsx";
import { takenByMode } from "../../../src/ui/shared/modeKeys.ts";
import { createRunClient } from "../../../src/worker/client.ts";
import { OnPage, openApp } from "../../support/oneRun.tsx";
import { createSessionPort, type SessionPort } from "../../support/sessionPort.ts";
import { job, scenario } from "../../support/workloads.ts";

// Stallings, chapter 9.
const STALLINGS = scenario([job("A", 0, [3]), job("B", 2, [6]), job("C", 4, [4]), job("D", 6, [5]), job("E", 8, [2])]);

function press(key: string, shiftKey = false): void {
  act(() => expect(takenByMode(new KeyboardEvent("keydown", { key, shiftKey }))).toBe(true));
}

it("tells the figures of the book with better or worse, and steps through the six differences", async () => {
  const ports: SessionPort[] = [];
  const one = openApp({
    scenario: STALLINGS,
    connect: (listener) =>
      createRunClient(() => {
        const port = createSessionPort();
        ports.push(port);
        return port;
      }, listener),
  });
  await Promise.resolve();
  const srtf = { kind: "policy", of: "scheduler", choice: { policy: "srtf", params: {} } } as const;
  one.actions.setMode("compare", compareLink({ variants: [[srtf]], align: null }));
  const { container } = render(
    <OnPage of={one}>
      <CompareLayout />
    </OnPage>,
  );
  const settle = () => act(() => ports.forEach((port) => port.settle()));
  await waitFor(() => {
    settle();
    expect(screen.getByText(/differences$/)).toBeVisible();
  });
  const [figures, ends] = screen.getAllByRole("table");
  const row = within(figures!).getByRole("row", { name: /^Turnaround/ });
  expect(row).toHaveTextContent("Turnaround107.2−2.8 better");
  expect(within(ends!).getByRole("row", { name: /^E/ })).toHaveTextContent("E19109 earlier");
  press("d");
  expect(one.getState().cursor.time).toBe(4);
  expect(container).toHaveTextContent("difference 1 of 6");
  press("d");
  press("d");
  expect(one.getState().cursor.time).toBe(10);
  press("D", true);
  expect(one.getState().cursor.time).toBe(8);
  expect(screen.getByText(/difference 2 of 6, t = 8, 1: C, 2: E/)).toBeInTheDocument();
  press("Escape");
  expect(one.getState().mode).toBe("explore");
});

it("offers what is often put beside a run while it stands alone, each with one press", async () => {
  const one = openApp({
    scenario: STALLINGS,
    connect: (listener) => createRunClient(() => createSessionPort(), listener),
  });
  one.actions.setMode("compare", compareLink({ variants: [], align: null }));
  render(
    <OnPage of={one}>
      <CompareLayout />
    </OnPage>,
  );
  const offers = await screen.findByRole("region", { name: "Often put beside a run" });
  const words = within(offers)
    .getAllByRole("button")
    .map(({ textContent }) => textContent);
  expect(words).toEqual([
    "Shortest remaining time first",
    "First come, first served",
    "Completely fair scheduler",
    "timeslice 2",
    "pCPUs 2",
  ]);
  act(() => within(offers).getByRole("button", { name: "First come, first served" }).click());
  expect(await screen.findByRole("region", { name: "Variant 2: FCFS" })).toBeInTheDocument();
  expect(screen.queryByRole("region", { name: "Often put beside a run" })).not.toBeInTheDocument();
});
