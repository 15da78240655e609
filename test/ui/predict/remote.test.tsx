/** Predicting and deciding by the two keys of a presenter's remote alone. */
import { act, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { handsLink } from "../../../src/store/exerciseLink.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import { takenByMode } from "../../../src/ui/shared/modeKeys.ts";
import { openPredictPage } from "../../support/predictPage.tsx";
import { questionsPort } from "../../support/predicting.ts";
import { job, machine, PAGE, references, scenario } from "../../support/workloads.ts";

vi.mock("../../../src/worker/questionsClient.ts", () => ({ startQuestionsWorker: () => questionsPort() }));

/** LRU with three frames: the frames 1, 2 and 0 lose their pages, in this order. */
const PAGES = scenario([machine("A", references([1, 2, 3, 1, 4, 5, 6]), { memoryBytes: 8 * PAGE })], {
  frames: 3,
  replacement: { policy: "lru", params: {} },
  scheduler: { policy: "fcfs", params: {} },
});
const JOBS = scenario([job("A", 0, [4]), job("B", 0, [4])], {
  scheduler: { policy: "rr", params: { timeslice: 2 } },
});

let stop = () => {};
afterEach(() => {
  stop();
  localStorage.clear();
});

function open(of: Scenario, link: string | null) {
  ({ stop } = openPredictPage(of, link));
}

const press = (...keys: readonly string[]) => {
  for (const key of keys) act(() => void takenByMode(new KeyboardEvent("keydown", { key })));
};
const [NEXT, TAKE] = ["PageUp", "PageDown"];

describe("the two keys of a remote", () => {
  it("choose an answer, change the choice before it is checked, check it and go on", async () => {
    open(PAGES, null);
    await screen.findAllByRole("radio");
    press(NEXT, TAKE);
    expect(screen.getAllByRole("radio")[0]).toBeChecked();
    press(NEXT, TAKE);
    expect(screen.getAllByRole("radio")[1]).toBeChecked();
    press(TAKE);
    expect(await screen.findByRole("button", { name: /^Next question/ })).toBeInTheDocument();
    expect(screen.getAllByRole("radio")[1]).toBeChecked();
    press(TAKE);
    expect(screen.queryByRole("button", { name: /^Next question/ })).toBeNull();
  });

  it("show the answer where that is a number, so that the way goes on", async () => {
    localStorage.setItem(
      "hyperscope.predict",
      JSON.stringify({ of: "", open: null, attempts: [], rowFrom: 0, kind: "finish" }),
    );
    open(JOBS, null);
    await screen.findByRole("textbox");
    press(TAKE);
    expect(await screen.findByRole("button", { name: /^Next question/ })).toBeInTheDocument();
  });

  it("decide by hand", async () => {
    open(PAGES, handsLink(""));
    await screen.findByRole("heading", { name: "Your decision 1 of 3" });
    press(NEXT, NEXT, TAKE);
    expect(await screen.findByRole("heading", { name: "Your decision 2 of 3" })).toBeInTheDocument();
    press(NEXT, TAKE);
    expect(screen.getByText("Choose again.")).toBeInTheDocument();
  });
});
