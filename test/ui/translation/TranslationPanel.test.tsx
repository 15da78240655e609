/** The panel of address translation: the walk of the reference at the cursor, the TLB, and the tables to open by hand. */
import { act, fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Scenario, TranslationSpec } from "../../../src/model/scenario.ts";
import { defaultsOf } from "../../../src/model/settingKinds.ts";
import { TRANSLATION } from "../../../src/model/settings.ts";
import { TranslationPanel } from "../../../src/ui/translation/TranslationPanel.tsx";
import { machine, PAGE, references, scenario } from "../../support/workloads.ts";
import { openRun } from "../why/openRun.tsx";

/** Pages 0 1 0 2 1 at 0, 1, 2, …, with two entries of TLB: page 1 leaves for 2, and 0 for 1. */
function walked(changes: Partial<TranslationSpec> = {}): Scenario {
  const spec = { ...(defaultsOf(TRANSLATION) as TranslationSpec), levelBits: 1, tlbEntries: 2, ...changes };
  const given = machine("web", [...references([0, 1, 0, 2, 1]), { op: "compute", ticks: 100 }], {
    memoryBytes: 8 * PAGE,
  });
  return scenario([given], { translation: spec });
}

async function shownAt(time: number, changes: Partial<TranslationSpec> = {}) {
  const run = await openRun(<TranslationPanel />, walked(changes));
  act(() => run.actions.seekTime(time));
  run.settle();
  return run;
}

const cells = () => within(screen.getByRole("toolbar")).getAllByRole("button");
const current = () => cells().find((cell) => cell.getAttribute("aria-current") === "step");

describe("the walk of the reference at the cursor", () => {
  it.each([
    [{}, 24],
    [{ guestLevels: 5, hostLevels: 5 }, 35],
    [{ hostHuge: true }, 19],
    [{ kind: "shadow" }, 4],
    [{ kind: "native", guestLevels: 3 }, 3],
  ] as const)("has a numbered cell for each memory access: %o, %i", async (changes, accesses) => {
    await shownAt(1, changes);
    const numbers = cells().map((cell) => Number(/^\d+/.exec(cell.textContent ?? "")?.[0]));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: accesses }, (_, at) => at + 1));
  });

  it("says how the accesses come about, and that a hit saves them", async () => {
    const { actions, settle } = await shownAt(1);
    expect(screen.getByText("4 × (4 + 1) + 4 = 24 memory accesses")).toBeInTheDocument();
    act(() => actions.seekTime(2));
    settle();
    expect(screen.getByText(/no table is read/)).toBeInTheDocument();
  });

  it("is stepped through by arrow keys, which stay in the grid", async () => {
    await shownAt(1);
    fireEvent.keyDown(current()!, { key: "Home" });
    expect(current()).toHaveAccessibleName(/^Access 1 of 24: host table H0 \(level 1\)/);
    expect(current()).toHaveFocus();
    for (const key of ["ArrowRight", "ArrowDown", "ArrowRight", "ArrowRight"]) fireEvent.keyDown(current()!, { key });
    // The fifth access is the guest's own entry, behind the host's four levels.
    expect(current()).toHaveAccessibleName(/^Access 5 of 24: guest table G0 \(level 1\), entry 0 → table G1/);
    fireEvent.keyDown(current()!, { key: "ArrowLeft" });
    expect(current()).toHaveAccessibleName(/^Access 4 of 24: .* → guest table G0 is found/);
    fireEvent.keyDown(current()!, { key: "End" });
    expect(current()).toHaveAccessibleName(/^Access 24 of 24: .* → frame 1$/);
  });
});

describe("the TLB beside it", () => {
  it("has its entries, the last used first, and the one that has just left", async () => {
    await shownAt(3);
    const tlb = screen.getByRole("region", { name: "TLB of pCPU 0" });
    const entries = within(tlb)
      .getAllByRole("listitem")
      .map(({ textContent }) => textContent);
    expect(entries).toEqual(["web page 2, frame 2", "web page 0, frame 0leaves next", "web 1left"]);
    expect(within(tlb).getByText("2 of 2")).toBeInTheDocument();
  });
});

describe("what it costs", () => {
  it("is the effective access time with the numbers of the moment", async () => {
    await shownAt(4);
    // 1 hit, 4 misses of 24 accesses: 100 + 80 % of 2400.
    expect(screen.getByText("100 + 80 % × 24 × 100 = 2,020 ns")).toBeInTheDocument();
  });
});

describe("the page tables", () => {
  it("are opened by hand from the root down to the page", async () => {
    await shownAt(4);
    fireEvent.click(screen.getByRole("button", { name: "Page tables, to walk by hand" }));
    expect(screen.getByText("root, level 1 of 4")).toBeInTheDocument();
    for (const [from, table] of [
      ["G0", "G1"],
      ["G1", "G2"],
      ["G2", "G3"],
    ] as const)
      fireEvent.click(
        within(screen.getByRole("list", { name: from })).getByRole("button", { name: new RegExp(`table ${table}$`) }),
      );
    expect(screen.getByText("level 4 of 4")).toBeInTheDocument();
    expect(screen.getByText("→ guest page 1")).toBeInTheDocument();
    fireEvent.click(screen.getByRole("button", { name: "One level up" }));
    expect(screen.getByText("level 3 of 4")).toBeInTheDocument();
    fireEvent.click(screen.getByRole("button", { name: "Host" }));
    expect(screen.getByText("root, level 1 of 4")).toBeInTheDocument();
  });
});

describe("the box for exercises", () => {
  it("translates what is typed at once, with the parts of each address in bits", async () => {
    await shownAt(1);
    fireEvent.click(screen.getByRole("button", { name: "Translate addresses of an exercise" }));
    const box = screen.getByRole("textbox");
    fireEvent.change(box, { target: { value: "page size 16, page table 3 7 5 2, address 21" } });
    // OSTEP, chapter "Paging: Introduction": 21 is page 1, offset 5, at 117.
    expect(screen.getByText("117")).toBeInTheDocument();
    expect(screen.getByText("01")).toBeInTheDocument();
    expect(screen.getByText("0101")).toBeInTheDocument();
    fireEvent.change(box, { target: { value: "page size 16, address 21" } });
    expect(screen.getByText(/The page table is missing/)).toBeInTheDocument();
  });

  it("has an example of each kind, and walks page tables in levels entry by entry", async () => {
    await shownAt(1);
    fireEvent.click(screen.getByRole("button", { name: "Translate addresses of an exercise" }));
    fireEvent.click(screen.getByRole("button", { name: "Two levels" }));
    // Entry 2 of the directory leads to frame 2, entry 1 there to frame 3, whose first byte is asked for.
    const found = screen.getByText("0x24").closest("li")!;
    expect(found).toHaveTextContent(
      "index 10 = 2index 01 = 1offset 00 = 0→ entry 2 of frame 0 = 0x82, frame 2→ entry 1 of frame 2 = 0x83, frame 3→0xc = 12, there stands 0x0a",
    );
    expect(screen.getByText("0x10").closest("li")).toHaveTextContent(
      /entry 1 of frame 0 = 0x7f, no valid entry→page fault/,
    );
    fireEvent.click(screen.getByRole("button", { name: "Segments" }));
    expect(screen.getByText("0, 430").closest("li")).toHaveTextContent(/→649$/);
    expect(screen.getByText("2, 500").closest("li")).toHaveTextContent(/→beyond the limit$/);
  });
});
