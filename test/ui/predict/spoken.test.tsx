/** What somebody hears who does not see the page: each question and each verdict once, with movement or without. */
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { handsLink } from "../../../src/store/exerciseLink.ts";
import { openPredictPage } from "../../support/predictPage.tsx";
import { questionsPort } from "../../support/predicting.ts";
import { machine, PAGE, references, scenario } from "../../support/workloads.ts";

vi.mock("../../../src/worker/questionsClient.ts", () => ({ startQuestionsWorker: () => questionsPort() }));
/** What is loaded when it is opened takes as long as the machine has other things to do. */
vi.setConfig({ testTimeout: 90_000 });
const PATIENCE = { timeout: 30_000 };

/** LRU with three frames: page 2 leaves first, as 1 was used once more; FIFO would take page 1, in frame 0. */
const PAGES = scenario([machine("A", references([1, 2, 3, 1, 4, 5, 6]), { memoryBytes: 8 * PAGE })], {
  frames: 3,
  replacement: { policy: "lru", params: {} },
  scheduler: { policy: "fcfs", params: {} },
});

let stop = () => {};
afterEach(() => {
  stop();
  vi.restoreAllMocks();
  localStorage.clear();
});

/** Everything that live regions have said, in order, each time that one of them changed. */
function listen(): readonly string[] {
  const said: string[] = [];
  const last = new WeakMap<Element, string>();
  const look = () => {
    for (const region of document.querySelectorAll("[role=status], [role=alert], [aria-live]")) {
      const text = region.textContent.trim();
      if (text !== "" && last.get(region) !== text) said.push(text);
      last.set(region, text);
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  const before = stop;
  stop = () => {
    observer.disconnect();
    before();
  };
  return said;
}

const times = (said: readonly string[], words: string) => said.filter((one) => one.includes(words)).length;

describe.each([false, true])("what is said aloud (reduced motion: %s)", (isReduced) => {
  const open = (link: string | null) => {
    const original = window.matchMedia;
    vi.spyOn(window, "matchMedia").mockImplementation((query) =>
      Object.assign(original(query), { matches: isReduced && query.includes("prefers-reduced-motion") }),
    );
    ({ stop } = openPredictPage(PAGES, link));
    return { user: userEvent.setup(), said: listen() };
  };

  it("is the question once, and a verdict with its diagnosis once", async () => {
    const { user, said } = open(null);
    await user.click((await screen.findAllByRole("radio", {}, PATIENCE))[0]!);
    await user.click(screen.getByRole("button", { name: "Check" }));
    await screen.findByRole("button", { name: /^Next question/ });
    await waitFor(() => expect(said.at(-1)).toContain("It is page 2."));
    expect(times(said, "Which page leaves?")).toBe(1);
    expect(times(said, "Page 1 is FIFO's choice.")).toBe(1);
    expect(said.at(-1)).toContain("FIFO's choice.");
    expect(screen.getByText("your choice")).toBeInTheDocument();
  });

  it("is what is decided by hand once, and what a mistake follows once", async () => {
    const { user, said } = open(handsLink(""));
    await screen.findByRole("heading", { name: "Your decision 1 of 3" }, PATIENCE);
    await user.click(screen.getAllByRole("radio")[0]!);
    await screen.findByText("Choose again.");
    expect(times(said, "Page 1 is FIFO's choice.")).toBe(1);
    await user.click(screen.getAllByRole("radio")[1]!);
    await screen.findByRole("heading", { name: "Your decision 2 of 3" });
    expect(times(said, "Right: page 2.")).toBe(1);
    expect(times(said, "FIFO's choice")).toBe(1);
  });
});
