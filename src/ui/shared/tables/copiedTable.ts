/** The table of frames by references as lines of cells. Pure. */
import type { PanelCatalogue } from "../../../i18n/panelCatalogue.ts";
import type { VmUid } from "../../../model/units.ts";
import { pageOfMachine } from "../../../trace/figures/sharing.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import type { CellLine } from "../tabbed.ts";
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
  /** Names of pages, where they are not numbers. */
  pageNames: readonly string[] = [],
): readonly CellLine[] {
  const columns = textbookColumns(trace, vm, row, MOST_REFERENCES, new SnapshotCache());
  const { shown } = textbookRows(columns, vm, trace.info.frames);
  const own = (page: number) => pageNames[page] ?? String(page);
  const name = (owner: VmUid, page: number) =>
    owner === vm ? own(page) : `${trace.info.vms[owner]?.name ?? ""} ${page}`;
  const line = (head: string, cell: (column: TextbookColumn) => string) => [
    head,
    ...columns.map((column) => (isSoFar && column.when === "ahead" ? "" : cell(column))),
  ];
  return [
    [text.tableReference, ...columns.map(({ reference: { page, write } }) => `${own(page)}${write ? "w" : ""}`)],
    ...shown.map((frame) =>
      line(`${text.tableFrame} ${frame}`, ({ frames }) => {
        const owner = frames.vm.get(frame);
        const shared = pageOfMachine(frames.shared?.get(frame), vm);
        if (shared >= 0) return own(shared);
        return owner < 0 ? "" : name(owner, frames.page.get(frame));
      }),
    ),
    line(text.tableFault, ({ reference }) => (reference.fault === null ? "" : text.tableFaultMark)),
    line(text.tableVictim, ({ victim }) => (victim ? name(victim.vm, victim.page) : "")),
  ];
}
