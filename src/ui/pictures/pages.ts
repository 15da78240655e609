/** The pages of a machine that moves as a drawing: a cell each, as the Migration panel paints them. */
import type { VmUid } from "../../model/units.ts";
import type { migrationPanel } from "../../i18n/messages/migrationPanel.ts";
import { numberText } from "../../i18n/numberText.ts";
import { gridShape } from "../migration/gridShape.ts";
import { PAGE_STATES, type PageGrid } from "../migration/pageGrid.ts";
import { paintPage, paintPages } from "../migration/paintPages.ts";
import type { Drawing } from "./drawing.ts";
import { sheetOf, type LegendEntry, type SheetOptions } from "./sheet.ts";

export interface PagesPicture {
  readonly grid: PageGrid;
  readonly vm: VmUid;
  readonly words: (typeof migrationPanel)["en"]["grid"];
  readonly widthPx: number;
}

type Sheet = Pick<SheetOptions, "inks" | "measure" | "title" | "lines" | "language">;

export function pagesDrawing(sheet: Sheet, { grid, vm, words, widthPx }: PagesPicture): Drawing {
  const { palette } = sheet.inks;
  const shape = gridShape(grid.states.length, widthPx);
  const legend = PAGE_STATES.map((state): LegendEntry => ({
    sign: {
      look: "own",
      paint: ({ context }, x, y, { width, height }) =>
        paintPage(context, palette, vm, state, { xPx: x + (width - height) / 2, yPx: y, sizePx: height }),
    },
    text: words[state](numberText(grid.counts[state])),
  }));
  const lines = [...sheet.lines, words.even];
  return sheetOf({ ...sheet, lines, legend, widthPx, heightPx: shape.heightPx }, ({ context }) =>
    paintPages(context, grid, shape, palette, vm),
  );
}
