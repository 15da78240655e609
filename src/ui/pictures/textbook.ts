/** The table of the textbooks, frames by references, as a drawing. */
import type { ExportCatalogue } from "../../i18n/exportCatalogue.ts";
import type { VmUid } from "../../model/units.ts";
import { pageOfMachine } from "../../trace/figures/sharing.ts";
import { FRAME_REFERENCED } from "../../trace/hostState.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { SnapshotCache, textbookColumns, textbookRows, TABLE_MAX_FRAMES } from "../shared/tables/textbook.ts";
import { setFont, textWidth } from "../shared/canvas/text.ts";
import type { Drawing } from "./drawing.ts";
import { sheetOf, type SheetOptions } from "./sheet.ts";

/** References that are drawn at most; a wider table is no picture any more. */
export const MOST_REFERENCES = 100;
const ROW_PX = 26;
const COLUMN_PX = 30;
const PAD_PX = 8;

export interface TextbookPicture {
  readonly trace: TraceReader;
  readonly vm: VmUid;
  /** Rows that have happened. */
  readonly row: number;
  readonly hasBit: boolean;
  readonly words: ExportCatalogue["memory"];
}

type Sheet = Pick<SheetOptions, "inks" | "measure" | "title" | "lines" | "language">;

/** The drawing; null where the machine has made no reference, or the host has too many frames for a table. */
export function textbookDrawing(sheet: Sheet, picture: TextbookPicture): Drawing | null {
  const { trace, vm, row, hasBit, words } = picture;
  if (trace.info.frames > TABLE_MAX_FRAMES) return null;
  const columns = textbookColumns(trace, vm, row, MOST_REFERENCES, new SnapshotCache()).filter(
    ({ when }) => when !== "ahead",
  );
  if (columns.length === 0) return null;
  const { shown } = textbookRows(columns, vm, trace.info.frames);
  const { palette } = sheet.inks;
  const heads = [
    words.tableReference,
    ...shown.map((frame) => `${words.tableFrame} ${frame}`),
    words.tableFault,
    words.tableVictim,
  ];
  const bold = `650 13px ${palette.fontFamily}`;
  const headPx = Math.ceil(Math.max(...heads.map((head) => sheet.measure(bold, head)))) + 2 * PAD_PX;
  const texts = columns.map(({ reference, frames, frame: used, victim }) => [
    { text: `${reference.page}${reference.write ? "ʷ" : ""}`, ink: palette.ink, isMarked: false },
    ...shown.map((frame) => {
      const owner = frames.vm.get(frame);
      const page = owner === vm ? frames.page.get(frame) : pageOfMachine(frames.shared?.get(frame), vm);
      const bit = page >= 0 && hasBit && owner === vm && frames.flags.get(frame) & FRAME_REFERENCED ? "·" : "";
      const hand = frames.hand === frame ? "›" : "";
      const other = owner >= 0 && owner !== vm ? "×" : "";
      return {
        text: page >= 0 ? `${hand}${page}${bit}` : `${hand}${other}`,
        ink: frame === used && reference.fault !== null ? palette.fault : page >= 0 ? palette.ink : palette.faint,
        isMarked: frame === used,
      };
    }),
    { text: reference.fault === null ? "" : words.tableFaultMark, ink: palette.fault, isMarked: false },
    { text: victim ? (victim.vm === vm ? String(victim.page) : "×") : "", ink: palette.soft, isMarked: false },
  ]);
  const widest = Math.max(...texts.flat().map(({ text }) => sheet.measure(bold, text)));
  const columnPx = Math.max(COLUMN_PX, Math.ceil(widest) + 6);
  const widthPx = headPx + columns.length * columnPx;
  return sheetOf({ ...sheet, legend: [], widthPx, heightPx: heads.length * ROW_PX }, ({ context, fills }) => {
    context.textBaseline = "middle";
    for (const [at, cells] of texts.entries())
      for (const [line, { text, ink, isMarked }] of cells.entries()) {
        const x = headPx + at * columnPx;
        if (isMarked) {
          context.fillStyle = fills.plain(palette.sunken);
          context.fillRect(x, line * ROW_PX, columnPx, ROW_PX);
        }
        setFont(context, isMarked || line === 0 ? bold : `400 13px ${palette.fontFamily}`);
        context.textAlign = "center";
        context.fillStyle = fills.plain(ink);
        if (text !== "" && textWidth(context, text) <= columnPx)
          context.fillText(text, x + columnPx / 2, (line + 0.5) * ROW_PX);
      }
    context.textAlign = "left";
    setFont(context, bold);
    context.fillStyle = fills.plain(palette.soft);
    for (const [line, head] of heads.entries()) context.fillText(head, PAD_PX, (line + 0.5) * ROW_PX);
    context.fillStyle = fills.plain(palette.line);
    for (let line = 0; line <= heads.length; line += 1) context.fillRect(0, line * ROW_PX, widthPx, 1);
    context.fillStyle = fills.plain(palette.lineStrong);
    context.fillRect(0, ROW_PX, widthPx, 1);
    context.fillRect(0, (heads.length - 2) * ROW_PX, widthPx, 1);
  });
}
