/**
 * A walk through page tables as a drawing: the grid of the page, an access a cell with its number, and under it each access
 * in words, since nothing of a picture can be pointed at.
 */
import { numberText } from "../../i18n/numberText.ts";
import type { TranslationTexts } from "../../i18n/messages/translation.ts";
import type { WalkLevels } from "../../model/translation.ts";
import type { WalkRead } from "../../trace/tables/tablesCursor.ts";
import { fitText, setFont } from "../shared/canvas/text.ts";
import { readText } from "../translation/walkWords.ts";
import type { Drawing } from "./drawing.ts";
import { sheetOf, type SheetOptions } from "./sheet.ts";

const CELL = { heightPx: 34, gapPx: 6, mostPx: 130, padPx: 4 } as const;
const HEAD_PX = 20;
const LINE_PX = 18;
const FONT_PX = 12;
const BETWEEN_PX = 24;

export interface WalkPicture {
  readonly reads: readonly WalkRead[];
  readonly levels: WalkLevels;
  /** Under shadow paging the one row is the shadow table's. */
  readonly isShadow: boolean;
  readonly pages: number;
  readonly frame: number;
  /** The TLB had it: the walk is the one that was saved. */
  readonly isSaved: boolean;
  readonly words: TranslationTexts;
  readonly widthPx: number;
}

type Sheet = Pick<SheetOptions, "inks" | "measure" | "title" | "lines" | "language">;

export function walkDrawing(sheet: Sheet, picture: WalkPicture): Drawing {
  const { reads, levels, isShadow, pages, frame, isSaved, words, widthPx } = picture;
  const { palette } = sheet.inks;
  const font = (weight: number, sizePx = FONT_PX) => `${weight} ${sizePx}px ${palette.fontFamily}`;
  const hasHost = levels.host > 0;
  const columns = hasHost ? levels.guest + 1 : levels.guest;
  const heads = Array.from({ length: columns }, (_, column) =>
    column === levels.guest ? words.thePage : isShadow ? words.shadowLevel(column + 1) : words.guestLevel(column + 1),
  );
  const sides = Array.from({ length: levels.host + 1 }, (_, row) =>
    !hasHost ? "" : row === levels.host ? words.guestEntry : words.hostLevel(row + 1),
  );
  const found = words.frame(numberText(frame));
  const sidePx = Math.ceil(Math.max(...sides.map((side) => sheet.measure(font(400), side)))) + (hasHost ? 10 : 0);
  const foundPx = hasHost ? 0 : Math.ceil(sheet.measure(font(650), `→ ${found}`)) + 10;
  const pitchPx = Math.min(CELL.mostPx + CELL.gapPx, Math.floor((widthPx - sidePx - foundPx + CELL.gapPx) / columns));
  const cellPx = pitchPx - CELL.gapPx;
  const rowPx = CELL.heightPx + CELL.gapPx;
  const gridPx = HEAD_PX + sides.length * rowPx;
  const told = reads.map((read, at) => `${numberText(at + 1)}. ${readText(read, words, pages, frame)}`);
  const widest = Math.max(1, ...told.map((line) => sheet.measure(font(400), line)));
  const sideBySide = Math.max(1, Math.floor((widthPx + BETWEEN_PX) / (widest + BETWEEN_PX)));
  const linesPerColumn = Math.ceil(told.length / sideBySide);
  const heightPx = gridPx + LINE_PX / 2 + linesPerColumn * LINE_PX;
  return sheetOf({ ...sheet, legend: [], widthPx, heightPx }, ({ context, fills }) => {
    const write = (text: string, x: number, y: number, mostPx: number) => {
      const fitted = fitText(context, text, mostPx);
      if (fitted) context.fillText(fitted, x, y);
    };
    context.textBaseline = "middle";
    context.textAlign = "center";
    context.fillStyle = fills.plain(palette.soft);
    setFont(context, font(400));
    for (const [column, head] of heads.entries())
      write(head, sidePx + column * pitchPx + cellPx / 2, HEAD_PX / 2, cellPx);
    context.textAlign = "left";
    for (const [row, side] of sides.entries())
      if (side !== "") write(side, 0, HEAD_PX + row * rowPx + CELL.heightPx / 2, sidePx);
    context.textAlign = "center";
    for (const [at, read] of reads.entries()) {
      const x = sidePx + read.column * pitchPx;
      const y = HEAD_PX + read.row * rowPx;
      context.fillStyle = fills.plain(read.of === "guest" ? palette.accentSoft : palette.panel);
      context.fillRect(x, y, cellPx, CELL.heightPx);
      context.strokeStyle = fills.plain(read.of === "guest" ? palette.accent : palette.lineStrong);
      context.lineWidth = read.of === "guest" ? 1.5 : 1;
      context.setLineDash(isSaved ? [4, 3] : []);
      context.strokeRect(x + 0.5, y + 0.5, cellPx - 1, CELL.heightPx - 1);
      context.setLineDash([]);
      context.fillStyle = fills.plain(palette.ink);
      setFont(context, font(650, 13));
      const middle = y + CELL.heightPx / 2;
      const index = `[${numberText(read.index)}]`;
      const hasIndex = sheet.measure(font(400), index) + 3 * CELL.padPx + 24 <= cellPx;
      write(numberText(at + 1), x + (hasIndex ? cellPx / 2 - 14 : cellPx / 2), middle, cellPx);
      setFont(context, font(400));
      context.fillStyle = fills.plain(palette.soft);
      context.textAlign = "left";
      if (hasIndex) write(index, x + cellPx / 2, middle, cellPx / 2 - CELL.padPx);
      context.textAlign = "center";
    }
    setFont(context, font(650));
    context.fillStyle = fills.plain(palette.ink);
    const last = HEAD_PX + levels.host * rowPx + CELL.heightPx / 2;
    if (hasHost) write(found, sidePx + levels.guest * pitchPx + cellPx / 2, last, cellPx);
    context.textAlign = "left";
    if (!hasHost) write(`→ ${found}`, sidePx + columns * pitchPx + 4, last, foundPx);
    setFont(context, font(400));
    context.fillStyle = fills.plain(palette.soft);
    const columnPx = (widthPx + BETWEEN_PX) / sideBySide;
    for (const [at, line] of told.entries()) {
      const x = Math.floor(at / linesPerColumn) * columnPx;
      const y = gridPx + LINE_PX + (at % linesPerColumn) * LINE_PX;
      write(line, x, y, Math.min(columnPx, widthPx));
    }
  });
}
