/** What kind of miss a fault was, where faults are explained, and how many of each kind there were, where figures stand. */
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Language } from "../../../src/store/appState.ts";
import { MetricsPanel } from "../../../src/ui/why/MetricsPanel.tsx";
import { WhyPanel } from "../../../src/ui/why/WhyPanel.tsx";
import { machine, PAGE, references, scenario } from "../../support/workloads.ts";
import { openRun } from "./openRun.tsx";

/**
 * FIFO with two frames, a reference a tick. At 3 page 0 goes for page 2; at 4 FIFO faults on page 0, which OPT has kept, and
 * then on page 1, for which OPT has had no frame either.
 */
const run = scenario([machine("A", references([0, 1, 2, 0, 1]), { memoryBytes: 4 * PAGE })], {
  frames: 2,
  replacement: { policy: "fifo", params: {} },
});

async function openBoth(language: Language) {
  return openRun(
    <>
      <WhyPanel />
      <MetricsPanel />
    </>,
    run,
    language,
  );
}

describe("the kinds of misses on the page", () => {
  it.each([
    ["en", 1, "Kind of miss: first touch.", "Kinds of misses: 2 first touch"],
    [
      "en",
      3,
      "OPT, with as many frames, would still have had the page.",
      "Kinds of misses: 3 first touch · 1 the policy’s",
    ],
    ["en", 4, "OPT would have faulted here as well.", "3 first touch · 1 too few frames · 1 the policy’s"],
    ["zh", 3, "同样多的页框，OPT 仍会留着这一页。", "缺页的种类: 首次访问 3 · 策略所致 1"],
    ["zh", 4, "OPT 在这里也会缺页。", "首次访问 3 · 页框太少 1 · 策略所致 1"],
  ] as const)("are said in %s of reference %i, and counted up to it", async (language, at, said, counted) => {
    const { at: goTo } = await openBoth(language);
    goTo(at);
    expect(screen.getByText((text) => text.includes(said))).toBeInTheDocument();
    expect(
      screen.getByText(
        (_, element) => element?.matches("span[title]") === true && element.textContent.includes(counted),
      ),
    ).toBeInTheDocument();
  });
});
