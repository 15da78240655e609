/** Pages that share frames, as the memory panel shows them. */
import { render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { parseProgram } from "../../../src/codec/notation/notation.ts";
import type { Op } from "../../../src/model/scenario.ts";
import { EqualPages } from "../../../src/ui/overcommit/EqualPages.tsx";
import { fakeApp } from "../../support/fakeApp.ts";
import { Observed } from "../../support/observed.ts";
import { OnPage } from "../../support/oneRun.tsx";
import { SHARING_RULES } from "../../support/sharing.ts";
import { machine, PAGE, scenario } from "../../support/workloads.ts";

function program(text: string): readonly Op[] {
  const parsed = parseProgram(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

const guest = (name: string, last: number, text: string) =>
  machine(name, program(text), { memoryBytes: 4 * PAGE, contents: [0, 1, 2, last] });

/** The two machines of domain C.6, [Z K L P] and [Z K L Q], looked at by two pages at a time. */
function show(until: number, language: "en" | "zh" = "en"): void {
  const run = new Observed(
    scenario([guest("A", 3, "W 0 1 2 3; IO 500"), guest("B", 4, "W 0 1 2 3; IO 80; W 1; IO 500")], {
      pcpus: 2,
      scheduler: { policy: "fcfs", params: {} },
      sharing: { ...SHARING_RULES, sleep: 10, pages: 2, requireStable: false },
    }),
  );
  run.simulation.runUntil(until);
  const host = run.seen();
  render(
    <OnPage of={fakeApp({ language })}>
      <EqualPages info={run.info} host={host} sharing={host.sharing!} planned={0} />
    </OnPage>,
  );
}

const items = (list: HTMLElement) =>
  within(list)
    .queryAllByRole("listitem")
    .map((item) => item.textContent);

describe("equal pages", () => {
  it("are counted as Linux does, and each machine has its part of the frames that it shares", () => {
    show(45);
    expect(screen.getByText(/^frames shared/)).toHaveTextContent(/frames shared 3 .*pages_shared/);
    expect(screen.getByText(/^frames saved/)).toHaveTextContent(/frames saved 3 .*pages_sharing/);
    const cells = within(screen.getByRole("row", { name: /^A/ }))
      .getAllByRole("cell")
      .slice(1);
    // One frame of its own, and half of three.
    expect(cells.map((cell) => cell.textContent)).toEqual(["1", "3", "2.5"]);
  });

  it("stand in the stable tree with their frame, and wait in the unstable one until the pass ends", () => {
    // Two looks of four: the pages of A have been put into the unstable tree, and page 0 and 1 of B have been paired.
    show(35);
    const [stable, unstable] = screen.getAllByRole("list");
    expect(items(stable!)).toEqual([
      expect.stringMatching(/^zeros: frame 0/),
      expect.stringMatching(/^content 1: frame/),
    ]);
    expect(items(unstable!)).toEqual([expect.stringContaining("content 2:"), expect.stringContaining("content 3:")]);
  });

  it("are counted again when a write has copied one", () => {
    show(120);
    expect(screen.getByText(/^copied again/)).toHaveTextContent(/copied again 1 /);
    expect(screen.getByText(/^frames shared/)).toHaveTextContent(/frames shared 2 /);
  });

  it("are told in Chinese as well", () => {
    show(45, "zh");
    expect(screen.getByRole("region", { name: "相同的页" })).toHaveTextContent("节省页框 3");
  });
});
