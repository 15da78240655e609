/**
 * From a text to a grid: the first form that recognises the text has it. Those that say of themselves what their columns
 * are come first.
 */
import { cleanText } from "./cleanText.ts";
import type { Grid } from "./grid.ts";
import { asidesIn, type Asides } from "./asides.ts";
import { readBlanks, readBlanksWithHeads } from "./forms/blanks.ts";
import { readGroups } from "./forms/groups.ts";
import { readHtml } from "./forms/html.ts";
import { readJson } from "./forms/json.ts";
import { readLabelled } from "./forms/labelled.ts";
import { readLatex } from "./forms/latex.ts";
import { readInRow } from "./forms/inRow.ts";
import { readLists } from "./forms/lists.ts";
import { readHeaded, readSeparated } from "./forms/separated.ts";
import { readStacked } from "./forms/stacked.ts";
import { withPlainBursts } from "./burstMarks.ts";
import { withHoursJoined } from "./values/clock.ts";
import { withUnitsJoined } from "./values/units.ts";
import { withWordsJoined } from "./values/priorityWords.ts";

/** Forms that know their columns by labels or by their notation. */
const SURE = [
  readHtml,
  readLatex,
  readGroups,
  readLabelled,
  readHeaded,
  readStacked,
  readBlanksWithHeads,
  readLists,
] as const;
const PLAIN = [readInRow, readSeparated, readBlanks] as const;

export interface Sheet {
  readonly grid: Grid | null;
  readonly asides: Asides;
}

export function readSheet(text: string): Sheet {
  const json = readJson(text);
  if (json) return { grid: json.grid, asides: asidesIn(json.beside) };
  const asides = asidesIn(cleanText(text));
  const source = joined(asides.rest);
  for (const read of [...SURE, ...PLAIN]) {
    const grid = read(source);
    if (grid) return { grid, asides };
  }
  return { grid: null, asides };
}

/** Whether `text` says of itself which column is what: it has labels, or jobs in parentheses. */
export function saysItsColumns(text: string): boolean {
  if (readJson(text)?.grid) return true;
  const source = joined(asidesIn(cleanText(text)).rest);
  return SURE.some((read) => read(source) !== null);
}

const NOTHING = "\uE000";

const join = (gap: string) => NOTHING.repeat(gap.length);

/** Numbers with the words that belong to them, `5 ms` and `10 (highest)`, as one word. */
function joined(text: string): string {
  return withWordsJoined(withUnitsJoined(withHoursJoined(withPlainBursts(text), join), join), join);
}
