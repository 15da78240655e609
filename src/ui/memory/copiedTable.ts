/** The table of frames by references as lines of cells with tabs between them, as spreadsheets take them. Pure. */
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import type { VmUid } from "../../model/units.ts";
import { pageOfMachine } from "../../trace/figures/sharing.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { SnapshotCache, textbookColumns, textbookRows, type TextbookColumn } from "./textbook.ts";

/** References that are copied at most. */
const MOST_REFERENCES = 2000;

/** All references of `vm`, those near the cursor where there are very many; `isSoFar`: what comes after it stays empty. */
export function copiedTable(
  trace: TraceReader,
  vm: VmUid,
  row: number,
  isSoFar: boolean,
  text: PanelCatalogue["memory"],
): string {
  const columns = textbookColumns(trace, vm, row, MOST_REFERENCES, new SnapshotCache());
  const { shown } = textbookRows(columns, vm, trace.info.frames);
  const name = (owner: VmUid, page: number) =>
    owner === vm ? String(page) : `${trace.info.vms[owner]?.name ?? ""} ${page}`;
  const line = (head: string, cell: (column: TextbookColumn) => string) => [
    head,
    ...columns.map((column) => (isSoFar && column.when === "ahead" ? "" : cell(column))),
  ];
  const lines = [
    [text.tableReference, ...columns.map(({ reference: { page, write } }) => `${page}${write ? "w" : ""}`)],
    ...shown.map((frame) =>
      line(`${text.tableFrame} ${frame}`, ({ frames }) => {
        const owner = frames.vm.get(frame);
        const shared = pageOfMachine(frames.shared?.get(frame), vm);
        if (shared >= 0) return String(shared);
        return owner < 0 ? "" : name(owner, frames.page.get(frame));
      }),
    ),
    line(text.tableFault, ({ reference }) => (reference.fault === null ? "" : text.tableFaultMark)),
    line(text.tableVictim, ({ victim }) => (victim ? name(victim.vm, victim.page) : "")),
  ];
  return `${lines.map((cells) => cells.join("\t")).join("\n")}\n`;
}
