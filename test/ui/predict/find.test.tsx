/** Finding the policy of a run, as a person meets it: the picture tells nothing of it, and what is answered is said and kept. */
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { findTask, type FindTask } from "../../../src/learn/findPolicy.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import { questionsPort } from "../../support/predicting.ts";
import { openPredictPage } from "../../support/predictPage.tsx";
import { job, machine, PAGE, references, scenario } from "../../support/workloads.ts";

vi.mock("../../../src/worker/questionsClient.ts", () => ({ startQuestionsWorker: () => questionsPort() }));

const JOBS = scenario([job("A", 0, [6]), job("B", 1, [3]), job("C", 2, [8]), job("D", 3, [2])]);
const PAGES = scenario([machine("A", references([1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5]), { memoryBytes: 8 * PAGE })], {
  frames: 3,
});
const PATIENCE = 30_000;
vi.setConfig({ testTimeout: 90_000 });

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  localStorage.clear();
});

async function open(of: Scenario) {
  const { app, stop } = openPredictPage(of, "find.");
  stops.push(stop);
  await screen.findByRole("radiogroup", { name: "Policies" }, { timeout: PATIENCE });
  return { app, user: userEvent.setup() };
}

/** The page goes, as at a reload. */
function leave() {
  stops.pop()!();
  cleanup();
}

const answers = () => within(screen.getByRole("radiogroup", { name: "Policies" })).getAllByRole("radio");
const wrongOf = ({ offered, right }: FindTask) => [...offered.keys()].find((place) => !right.includes(place))!;

describe("finding the policy", () => {
  it("shows who had the pCPU without a word of the policy, and says of a wrong answer where it parts", async () => {
    const task = findTask(JOBS, 1)!;
    const { user } = await open(JOBS);
    const main = screen.getByRole("main");
    expect(within(main).getByRole("rowheader", { name: "A" })).toBeInTheDocument();
    expect(within(main).getByRole("img")).toHaveAccessibleName(/^. from 0 to \d+; /);
    for (const name of ["FCFS", "RR", "SJF", "SRTF", "HRRN"]) expect(main).not.toHaveTextContent(name);
    expect(screen.getByRole("button", { name: "Check" })).toBeDisabled();
    await user.click(screen.getByRole("button", { name: "Hint" }));
    expect(screen.getByText(/^Look at t = \d+\.$/)).toBeInTheDocument();
    await user.click(answers()[wrongOf(task)]!);
    await user.keyboard("{Enter}");
    expect(screen.getAllByText(/^This is not how .* decides\.$/).length).toBeGreaterThan(0);
    expect(screen.getAllByText(/^At t = \d+ .* would run .; here it is .\.$/).length).toBeGreaterThan(0);
    for (const answer of answers()) expect(answer).toBeDisabled();
    expect(screen.getByText("0 at the first try")).toBeInTheDocument();
  });

  it("shows pages and what left, and takes each policy that would have done the same", async () => {
    const task = findTask(PAGES, 1)!;
    const { user } = await open(PAGES);
    expect(within(screen.getByRole("main")).getByRole("table")).toHaveTextContent("reference123");
    await user.click(answers()[task.right[0]!]!);
    await user.click(screen.getByRole("button", { name: "Check" }));
    expect(screen.getAllByText(/^Right: /).length).toBeGreaterThan(0);
    expect(screen.getByText("1 at the first try")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Next run" }));
    expect(await screen.findByText("numbers of seed 2")).toBeInTheDocument();
    expect(screen.getByText("2 of 8")).toBeInTheDocument();
  });

  it("is where it was after a reload, with the answer that was given", async () => {
    const { user } = await open(JOBS);
    await user.click(screen.getByRole("button", { name: "Show" }));
    await user.click(screen.getByRole("button", { name: "Next run" }));
    await screen.findByText("numbers of seed 2");
    await user.click(screen.getByRole("button", { name: "Hint" }));
    leave();
    const again = await open(JOBS);
    expect(screen.getByText("numbers of seed 2")).toBeInTheDocument();
    expect(screen.getByText("2 of 8")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Hint1/3" })).toBeInTheDocument();
    await again.user.click(answers()[0]!);
    await again.user.click(screen.getByRole("button", { name: "Check" }));
    leave();
    await open(JOBS);
    await waitFor(() => expect(screen.getByRole("button", { name: "Next run" })).toBeInTheDocument());
    expect(answers()[0]).toBeChecked();
  });

  it("says where nothing can be asked, and asks anew when the scenario is another", async () => {
    const { app, stop } = openPredictPage(scenario([job("A", 0, [6])]), "find.");
    stops.push(stop);
    await screen.findByText(/^This scenario is no exercise/, undefined, { timeout: PATIENCE });
    app.getState().runs[0].getState().actions.openScenario(JOBS);
    expect(await screen.findByRole("radiogroup", { name: "Policies" }, { timeout: PATIENCE })).toBeInTheDocument();
  });
});

describe("a run without an open decision", () => {
  it("offers another policy, and another scenario", async () => {
    const { app, stop } = openPredictPage(scenario([job("A", 0, [6])]), null);
    stops.push(stop);
    await screen.findByText(/^No open decision ahead/, { ignore: "[role=status]" }, { timeout: PATIENCE });
    expect(screen.getByRole("button", { name: "Another scenario" })).toBeInTheDocument();
    await userEvent.setup().click(screen.getByRole("button", { name: "Change the policy" }));
    expect(app.getState().dialog).toBe("hostSettings");
  });
});
