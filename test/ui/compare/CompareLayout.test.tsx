/** The page of runs side by side: what it says of two runs, and the way from difference to difference. */
import { act, render, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Change } from "../../../src/model/changes.ts";
import { compareLink } from "../../../src/store/compareLink.ts";
import { HolderChip } from "../../../src/ui/compare/Holder.tsx";
import { CompareLayout } from "../../../src/ui/compare/CompareLayout.tsx";
import { takenByMode } from "../../../src/ui/shared/modeKeys.ts";
import { createRunClient } from "../../../src/worker/client.ts";
import { OnPage, openApp } from "../../support/oneRun.tsx";
import { createSessionPort, type SessionPort } from "../../support/sessionPort.ts";
import { job, scenario } from "../../support/workloads.ts";

// Stallings, chapter 9.
const STALLINGS = scenario([job("A", 0, [3]), job("B", 2, [6]), job("C", 4, [4]), job("D", 6, [5]), job("E", 8, [2])]);

const SRTF: Change = { kind: "policy", of: "scheduler", choice: { policy: "srtf", params: {} } };
const FCFS: Change = { kind: "policy", of: "scheduler", choice: { policy: "fcfs", params: {} } };

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
  one.actions.setMode("compare", compareLink({ variants: [[SRTF]], align: null }));
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
  // On a phone the runs stand behind tabs, each with its number and what it is.
  const [base, other] = screen.getAllByRole("tab");
  expect(base).toHaveTextContent(/RR, 4$/);
  expect(other).toHaveTextContent(/SRTF$/);
  const [figures, ends] = screen.getAllByRole("table");
  const row = within(figures!).getByRole("row", { name: /^Turnaround/ });
  expect(row).toHaveTextContent("Turnaround107.2−2.8 better");
  expect(within(ends!).getByRole("row", { name: /^E/ })).toHaveTextContent("E19109 earlier");
  press("d");
  expect(one.getState().cursor.time).toBe(4);
  expect(container).toHaveTextContent("difference 1 of 6");
  press("d");
  // Whoever goes to a difference wants to read it.
  act(() => one.app.getState().actions.setPlaying(true));
  press("d");
  expect(one.app.getState().isPlaying).toBe(false);
  expect(one.getState().cursor.time).toBe(10);
  press("D", true);
  expect(one.getState().cursor.time).toBe(8);
  expect(screen.getByText(/difference 2 of 6, t = 8, 1: C, 2: E/)).toBeInTheDocument();
  // A remote goes the same way, and steps where there is no other difference.
  press("PageDown");
  expect(one.getState().cursor.time).toBe(10);
  press("PageUp");
  press("PageUp");
  expect(one.getState().cursor.time).toBe(4);
  act(() => expect(takenByMode(new KeyboardEvent("keydown", { key: "PageUp" }))).toBe(false));
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
  // With a remote: to the second, and it is taken.
  press("PageDown");
  press("PageDown");
  expect(within(offers).getByRole("button", { name: "First come, first served" })).toHaveFocus();
  press("b");
  expect(await screen.findByRole("region", { name: "Variant 2: FCFS" })).toBeInTheDocument();
  expect(screen.queryByRole("region", { name: "Often put beside a run" })).not.toBeInTheDocument();
});

const spoken = () => screen.getAllByRole("status").map(({ textContent }) => textContent);

async function openForeseen(variants: readonly (readonly Change[])[]) {
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
  one.actions.setMode("compare", compareLink({ variants, align: null, isForeseen: true }));
  const { container } = render(
    <OnPage of={one}>
      <CompareLayout />
    </OnPage>,
  );
  await waitFor(() => {
    act(() => ports.forEach((port) => port.settle()));
    expect(screen.getByText("Which has the shorter average waiting?", { ignore: "[role=status]" })).toBeVisible();
  });
  return { one, container };
}

it("asks which run does best before it shows anything of them, and says whether it was so", async () => {
  // Stallings: mean waiting 6.0 under round robin 4, 3.2 under shortest remaining time, 4.6 first come, first served.
  const { container } = await openForeseen([[SRTF], [FCFS]]);
  expect(screen.queryByRole("table")).toBeNull();
  expect(container).not.toHaveTextContent(/better|worse|difference 1|6 differences/);
  const answers = within(screen.getByRole("radiogroup", { name: "Your answer" })).getAllByRole("radio");
  expect(answers).toHaveLength(4);
  expect(screen.getByRole("button", { name: "Check" })).toBeDisabled();
  const asked = "Which has the shorter average waiting?";
  expect(spoken().filter((said) => said?.includes(asked))).toEqual([asked]);
  press("3");
  expect(answers[2]).toBeChecked();
  press("Enter");
  expect(spoken().filter((said) => said?.includes("FCFS"))).toEqual(["Not FCFS. It is SRTF."]);
  expect(container).toHaveTextContent("Not FCFS. It is SRTF.");
  expect(screen.getAllByRole("table").length).toBeGreaterThan(0);
  expect(screen.queryByRole("radiogroup", { name: "Your answer" })).toBeNull();
});

it("takes an answer from a remote's two keys, and shows it when asked to", async () => {
  const { container } = await openForeseen([[SRTF]]);
  press("PageUp");
  press("PageUp");
  press("PageDown");
  expect(container).toHaveTextContent("Right: SRTF.");
});

it("says what is so when one gives up, and that runs do the same where they do", async () => {
  const { container } = await openForeseen([[]]);
  press("r");
  expect(container).toHaveTextContent("It is the same in all.");
});

it("says what else than running a vCPU does on a pCPU, since that may be all in which runs differ", () => {
  const one = openApp({
    scenario: STALLINGS,
    connect: (listener) => createRunClient(() => createSessionPort(), listener),
  });
  const names = { vms: [{ name: "A", vcpuCount: 1 }], vcpus: [{ vm: 0, index: 0 }] };
  const told = (["guest", "exit", "spin", "switch"] as const).map((phase) => {
    const { container, unmount } = render(
      <OnPage of={one}>
        <HolderChip holder={{ vcpu: 0, phase }} names={names} />
      </OnPage>,
    );
    const { textContent } = container;
    unmount();
    return textContent;
  });
  expect(told).toEqual(["A", "Ain an exit", "Aspins at a barrier", "Aswitch"]);
});
