/** A table in HTML, as it comes out of the source of a page: `<tr><td>P1</td><td>0</td></tr>`. */
import { spelled } from "../cleanText.ts";
import type { Grid } from "../grid.ts";
import type { Cell } from "../jobColumns.ts";
import { placesOf } from "../places.ts";
import { tabular, type CellLine } from "../tabular.ts";

const ROW = /<tr\b[^>]*>(?<inside>.*?)(?:<\/tr>|(?=<tr\b)|<\/table>|$)/gis;
const CELL = /<t[dh]\b[^>]*>(?<inside>.*?)(?=<\/t[dhr]>|<t[dh]\b|<\/table>|$)/gis;

export function readHtml(text: string): Grid | null {
  if (!/<tr\b/i.test(text)) return null;
  const placeOf = placesOf(text);
  const lines = [...text.matchAll(ROW)].flatMap(({ index, 0: all, groups }): CellLine[] => {
    const start = index + all.indexOf(groups?.["inside"] ?? "");
    const cells = [...(groups?.["inside"] ?? "").matchAll(CELL)].map((match): Cell => {
      const inside = match.groups?.["inside"] ?? "";
      const at = start + match.index + match[0].length - inside.length;
      return { text: spelled(inside.replaceAll(/<[^>]*>|\s+/g, " ")), ...placeOf(at) };
    });
    const whole = { text: cells.map((cell) => cell.text).join(" "), ...placeOf(index) };
    return cells.length > 0 ? [{ cells, whole }] : [];
  });
  return tabular("html", "", lines);
}
