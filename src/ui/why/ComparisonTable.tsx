/** The values that decided: the chosen one first, with a tick and in bold, the losers below. */
import type { Comparison } from "../../i18n/explain/explain.ts";
import { plainParts } from "../../i18n/explain/parts.ts";
import { Icon } from "../shared/Icon.tsx";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { Sentence } from "./Sentence.tsx";

/** Rows shown: the chosen one and the nearest losers. */
const ROWS_SHOWN = 6;

export function ComparisonTable({ comparison }: { readonly comparison: Comparison }) {
  const { why, terms } = usePanelText();
  const shown = comparison.rows.slice(0, ROWS_SHOWN);
  const left = comparison.rows.length - shown.length + comparison.others;
  return (
    <div className="scroll-quiet mt-2 overflow-x-auto">
      <table className="w-full text-xs">
        <caption className="sr-only">{why.comparison}</caption>
        <thead>
          <tr className="border-b border-line text-soft">
            <th scope="col" className="py-0.5 text-left font-normal">
              {why.candidate}
            </th>
            <th scope="col" className="py-0.5 pl-3 text-right font-normal">
              {comparison.measure}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={plainParts(row.who)} className={row.isChosen ? "font-semibold text-ink" : "text-soft"}>
              <td className="py-0.5 whitespace-nowrap">
                <span className="inline-flex items-center gap-1">
                  {row.isChosen ? (
                    <>
                      <Icon name="check" className="size-3 text-accent" />
                      <span className="sr-only">{why.chosen}: </span>
                    </>
                  ) : (
                    <span className="size-3" />
                  )}
                  <span>
                    <Sentence parts={row.who} />
                  </span>
                </span>
              </td>
              <td className="py-0.5 pl-3 text-right whitespace-nowrap tabular-nums">{row.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && <p className="pl-4 text-xs text-soft">{why.moreLosers(terms.number(left))}</p>}
    </div>
  );
}
