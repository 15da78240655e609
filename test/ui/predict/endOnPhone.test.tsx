/** On a phone, where there is room for one panel: what stays in sight when all has been decided. */
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { questionsPort } from "../../support/predicting.ts";
import { openPredictPage } from "../../support/predictPage.tsx";
import { machine, PAGE, references, scenario } from "../../support/workloads.ts";

vi.mock("../../../src/worker/questionsClient.ts", () => ({ startQuestionsWorker: () => questionsPort() }));
vi.setConfig({ testTimeout: 90_000 });
const PATIENCE = { timeout: 30_000 };

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  localStorage.clear();
});

it("is the memory, where pages were decided about", async () => {
  const user = userEvent.setup();
  const pages = scenario([machine("A", references([1, 2, 3, 4]), { memoryBytes: 8 * PAGE })], {
    frames: 3,
    replacement: { policy: "lru", params: {} },
    scheduler: { policy: "fcfs", params: {} },
  });
  stops.push(openPredictPage(pages, null).stop);
  await user.click(await screen.findByRole("button", { name: "Own hands" }, PATIENCE));
  await user.click(await screen.findByRole("radio", { name: /page 1(?!\d)/i }, PATIENCE));
  expect(await screen.findByText("All decided.", undefined, PATIENCE)).toBeInTheDocument();
  expect(await screen.findByRole("heading", { name: "Memory" }, PATIENCE)).toBeInTheDocument();
  expect(screen.queryByRole("heading", { name: "Processor" })).toBeNull();
});
