/** One access of a walk in words: what is read, and what it leads to. */
import type { TranslationTexts } from "../../i18n/messages/translation.ts";
import { numberText } from "../../i18n/numberText.ts";
import type { WalkRead } from "../../trace/tables/tablesCursor.ts";

/** `pages`: of the machine; what lies behind them are tables of the guest. `frame`: where the page is. */
export function readText(read: WalkRead, t: TranslationTexts, pages: number, frame: number): string {
  const level = read.of === "host" ? read.row + 1 : read.column + 1;
  const what = t.read[read.of](read.table, level, numberText(read.index));
  return `${what} → ${leadsTo(read, t, pages, frame)}`;
}

function leadsTo({ of, next, leadsTo: kind }: WalkRead, t: TranslationTexts, pages: number, frame: number): string {
  if (kind === "table") return t.leadsTo.table[of](next);
  if (of === "guest") return t.leadsTo.guestPage(numberText(next));
  return next >= pages ? t.leadsTo.guestTable(next - pages) : t.leadsTo.frame(numberText(frame));
}
