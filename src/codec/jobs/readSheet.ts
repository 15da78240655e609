/**
 * From a text to a grid: the first form that recognises the text has it. Those that say of themselves what their columns
 * are come first.
 */
import { withoutOptions } from "./answerOptions.ts";
import { cleanText, marksIn } from "./cleanText.ts";
import type { Grid } from "./grid.ts";
import type { Cell } from "./jobColumns.ts";
import { unusedIn } from "./leftOver.ts";
import { asidesIn, type Asides } from "./asides.ts";
import { readBelowSentence } from "./forms/belowSentence.ts";
import { readBlanks, readBlanksWithHeads } from "./forms/blanks.ts";
import { readGroups } from "./forms/groups.ts";
import { readHtml } from "./forms/html.ts";
import { readJson } from "./forms/json.ts";
import { readLabelled } from "./forms/labelled.ts";
import { readLatex } from "./forms/latex.ts";
import { readInRow, readInRowWithHeads } from "./forms/inRow.ts";
import { readLists } from "./forms/lists.ts";
import { canColonsSeparate, readHeaded, readSeparated } from "./forms/separated.ts";
import { readSharedLists } from "./forms/sharedLists.ts";
import { readSentences } from "./forms/sentences.ts";
import { readRunning, readStacked } from "./forms/stacked.ts";
import { withoutNumbering } from "./numbering.ts";
import { inLinesOf, withRowsApart } from "./rowsInLine.ts";
import { withPlainBursts } from "./burstMarks.ts";
import { withMoments } from "./moments.ts";
import { withHoursJoined } from "./values/clock.ts";
import { withUnitsJoined } from "./values/units.ts";
import { withWordsJoined } from "./values/priorityWords.ts";

/** Forms that know their columns by labels or by their notation. */
const SURE = [
  readHtml,
  readLatex,
  readGroups,
  readInRowWithHeads,
  readSharedLists,
  readSentences,
  readLabelled,
  readHeaded,
  readStacked,
  readRunning,
  readBlanksWithHeads,
  readBelowSentence,
  readLists,
] as const;

export interface Sheet {
  readonly grid: Grid | null;
  readonly asides: Asides;
  /** Whether its colons are either those of a clock or between two columns. */
  readonly canBeApart: boolean;
}

/** `areColonsApart`: where a colon can separate two columns as well as hours from minutes, it separates columns. */
export function readSheet(text: string, areColonsApart: boolean): Sheet {
  const json = readJson(text);
  if (json) {
    const asides = asidesIn(json.beside);
    const besideUsed = { text: json.beside, line: 0, column: 1 };
    return { grid: json.grid && withUnused(json.grid, text, [besideUsed]), asides, canBeApart: false };
  }
  const { text: cleaned, cells: options } = withoutOptions(cleanText(text));
  const { text: bare, fronts } = withoutNumbering(cleaned);
  const asides = asidesIn(bare);
  const inLine = joined(asides.rest);
  const source = withRowsApart(inLine);
  const beside = [...fronts, ...options, ...marksIn(text, cleaned)];
  const told = (found: Grid | null) => {
    const grid = found && inLinesOf(inLine, source, found);
    const whole = grid && withUnused(grid, inLine, []);
    return whole && { ...whole, strays: [...beside, ...whole.strays] };
  };
  const sure = firstOf(SURE, source);
  if (sure) return { grid: told(sure), asides, canBeApart: false };
  const plain = [readInRow, (from: string) => readSeparated(from, areColonsApart), readBlanks];
  return { grid: told(firstOf(plain, source)), asides, canBeApart: canColonsSeparate(source) };
}

/** `grid` with everything in `source` among its strays that has a number and stands in none of its cells. */
function withUnused(grid: Grid, source: string, besides: readonly Cell[]): Grid {
  const { heads, rows, strays } = grid;
  const names = rows.map(([first]) => first?.text ?? "");
  const known = new Set([...names, String(rows.length)]);
  const used = [...(heads ?? []), ...rows.flat(), ...strays, ...besides];
  const lists = (rows[0] ?? []).map((_, at) => rows.map((row) => /\d+(?:\.\d+)?/.exec(row[at]?.text ?? "")?.[0] ?? ""));
  const unused = unusedIn(source, used, known, lists);
  return unused.length === 0 ? grid : { ...grid, strays: [...strays, ...unused] };
}

function firstOf(forms: readonly ((source: string) => Grid | null)[], source: string): Grid | null {
  for (const read of forms) {
    const grid = read(source);
    if (grid) return grid;
  }
  return null;
}

/** Whether `text` says of itself which column is what: it has labels, or jobs in parentheses. */
export function saysItsColumns(text: string): boolean {
  if (readJson(text)?.grid) return true;
  const source = withRowsApart(joined(asidesIn(withoutNumbering(withoutOptions(cleanText(text)).text).text).rest));
  return SURE.some((read) => read(source) !== null);
}

const NOTHING = "\uE000";

const join = (gap: string) => NOTHING.repeat(gap.length);

/** Numbers with the words that belong to them, `5 ms` and `10 (highest)`, as one word. */
function joined(text: string): string {
  return withWordsJoined(withUnitsJoined(withHoursJoined(withPlainBursts(withMoments(text)), join), join), join);
}
