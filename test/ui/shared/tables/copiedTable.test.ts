/** The table of frames by references as it is copied. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../../src/engine/simulate.ts";
import { panelCatalogues } from "../../../../src/i18n/panelCatalogue.ts";
import { copiedTable } from "../../../../src/ui/shared/tables/copiedTable.ts";
import { tabbed } from "../../../../src/ui/shared/tabbed.ts";
import { machine, PAGE, references, scenario } from "../../../support/workloads.ts";

const trace = simulate(
  scenario([machine("A", references([1, 2, 3, 1, 4]), { memoryBytes: 8 * PAGE })], {
    frames: 2,
    replacement: { policy: "fifo", params: {} },
    scheduler: { policy: "fcfs", params: {} },
  }),
);

describe("copiedTable(trace, vm, row, isSoFar, text, pageNames)", () => {
  it("is lines of cells with tabs between them, all references of the run", () => {
    expect(tabbed(copiedTable(trace, 0, trace.rowCount, false, panelCatalogues.en.memory))).toBe(
      [
        "reference\t1\t2\t3\t1\t4",
        "frame 0\t1\t1\t3\t3\t4",
        "frame 1\t\t2\t2\t1\t1",
        "fault\tF\tF\tF\tF\tF",
        "victim\t\t\t1\t2\t3",
        "",
      ].join("\n"),
    );
  });

  it("leaves empty what comes after the cursor, so far", () => {
    expect(tabbed(copiedTable(trace, 0, trace.rowsUpTo(1), true, panelCatalogues.zh.memory))).toBe(
      [
        "访问\t1\t2\t3\t1\t4",
        "页框 0\t1\t1\t\t\t",
        "页框 1\t\t2\t\t\t",
        "缺页\t缺\t缺\t\t\t",
        "换出\t\t\t\t\t",
        "",
      ].join("\n"),
    );
  });

  it("has the names of pages that are letters", () => {
    const names = ["-", "a", "b", "c", "d"];
    const lines = copiedTable(trace, 0, trace.rowCount, false, panelCatalogues.en.memory, names);
    expect(lines[0]).toEqual(["reference", "a", "b", "c", "a", "d"]);
    expect(lines[1]).toEqual(["frame 0", "a", "a", "c", "c", "d"]);
    expect(lines.at(-1)).toEqual(["victim", "", "", "a", "b", "c"]);
  });
});
