/** The model answer of own hands: the run of the policy, beside what the page had. */
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { scenarioText } from "../../../src/model/scenarioText.ts";
import { HANDS_KEY } from "../../../src/store/handsKept.ts";
import { questionsPort } from "../../support/predicting.ts";
import { openPredictPage } from "../../support/predictPage.tsx";
import { job, scenario } from "../../support/workloads.ts";

vi.mock("../../../src/worker/questionsClient.ts", () => ({ startQuestionsWorker: () => questionsPort() }));
vi.setConfig({ testTimeout: 90_000 });

const RR = scenario([job("A", 0, [9]), job("B", 1, [6]), job("C", 2, [8])], {
  scheduler: { policy: "rr", params: { timeslice: 3 } },
});

afterEach(() => localStorage.clear());

it("is a branch called the policy where other numbers were played, and the scenario's own are on the other", async () => {
  const settings = { kinds: ["nextToRun"], feedback: "atEnd", after: "fix" };
  const acts = Array.from({ length: 40 }, () => ({ act: "give" }));
  localStorage.setItem(HANDS_KEY, JSON.stringify({ base: RR, seed: 7, settings, acts }));
  const { app, stop } = openPredictPage(RR, "hands.");
  await userEvent.setup().click(await screen.findByRole("button", { name: "Model answer" }, { timeout: 30_000 }));
  await waitFor(() => expect(app.getState()).toMatchObject({ mode: "explore" }));
  const { tree, whole } = app.getState().runs.at(-1)!.getState();
  expect(tree).toMatchObject({ id: 1, name: "the policy", others: [{ id: 0, name: "" }] });
  expect(scenarioText(tree.others[0]!.scenario)).toBe(scenarioText(RR));
  expect(whole.machines.map(({ name }) => name)).toEqual(["A", "B", "C"]);
  expect(scenarioText(whole)).not.toBe(scenarioText(RR));
  stop();
});
