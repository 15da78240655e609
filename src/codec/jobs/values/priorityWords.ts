/**
 * Words beside priority numbers, `10 (highest)`, `3 = lowest`, `1（最高）`: they are taken off, and say which end of the
 * numbers is urgent. Words alone, `low`, `high`, are a scale of their own.
 */
import type { Conventions } from "../../../model/scenario.ts";
import type { SheetRow } from "../jobColumns.ts";

const HIGH =
  "highest|high|most urgent|top|max(?:imum)?|most important|haute|plus haute|maximale|alta|más alta|máxima|massima|höchste|hoch|最高|高";
const LOW =
  "lowest|low|least urgent|min(?:imum)?|least important|basse|plus basse|minimale|baja|más baja|mínima|baixa|bassa|minima|niedrigste|niedrig|tiefste|最低|低";
const MARKED = new RegExp(
  `^([+-]?\\d+)\\s*[-(=:,]?\\s*(?:the\\s+)?(?:(?<high>${HIGH})|(?<low>${LOW}))(?:\\s*priority|优先级)?\\s*\\)?$`,
  "iu",
);
/** Blanks between a number and its word in brackets. */
const GAP = new RegExp(`(?<=\\d)[ ]{1,2}(?=\\((?:${HIGH}|${LOW})\\))`, "giu");

/** `text` with such numbers and words as one word each. */
export function withWordsJoined(text: string, join: (gap: string) => string): string {
  return text.replaceAll(GAP, join);
}

/** Priorities in words alone, from the least urgent to the most urgent. */
const SCALE = [
  /^(?:low|niedrig|bas(?:se)?|faible|baja|baixa|bassa|低)$/iu,
  /^(?:medium|mid|middle|normal|mittel|moyen(?:ne)?|media|média|中)$/iu,
  /^(?:high|hoch|haute?|élevée?|alta|高)$/iu,
] as const;

/** `low`, `high` as 1 and 3, where all are such words; else null. */
function onScale(rows: readonly SheetRow[]): readonly SheetRow[] | null {
  const places = rows.map(({ priority }) => SCALE.findIndex((words) => words.test(priority?.text ?? "")));
  if (rows.length === 0 || places.includes(-1)) return null;
  return rows.map((row, at) =>
    row.priority ? { ...row, priority: { ...row.priority, text: String(places[at]! + 1) } } : row,
  );
}

export interface OrderedRows {
  readonly rows: readonly SheetRow[];
  /** Null where the words say nothing, or contradict each other. */
  readonly priorityOrder: Conventions["priorityOrder"] | null;
}

export function withoutWords(rows: readonly SheetRow[]): OrderedRows {
  const scaled = onScale(rows);
  if (scaled) return { rows: scaled, priorityOrder: "higherFirst" };
  const marks = rows.map(({ priority }) => (priority ? MARKED.exec(priority.text) : null));
  const numbers = rows.flatMap(({ priority }, at) => (priority ? [Number(marks[at]?.[1] ?? priority.text)] : []));
  const orders = new Set(
    marks.flatMap((mark) => {
      const value = Number(mark?.[1]);
      const isMost = value === Math.max(...numbers);
      if (!mark || isMost === (value === Math.min(...numbers))) return [];
      return [isMost === (mark.groups?.["high"] !== undefined) ? "higherFirst" : "lowerFirst"] as const;
    }),
  );
  const [order = null] = orders;
  return {
    rows: rows.map((row, at) =>
      marks[at] && row.priority ? { ...row, priority: { ...row.priority, text: marks[at][1] ?? "" } } : row,
    ),
    priorityOrder: orders.size === 1 ? order : null,
  };
}
