/** What translation costs so far, on all pCPUs: hit rate, accesses, flushes and exits, and the effective access time. */
import { walkAccesses, walkLevels } from "../../model/translation.ts";
import type { TranslationSpec } from "../../model/scenario.ts";
import { translationMetrics } from "../../trace/figures/translation.ts";
import { valueOf, type Fraction } from "../../trace/figures/shares.ts";
import type { HostState } from "../../trace/hostState.ts";
import { useTranslationText } from "./useTranslationText.ts";

const rounded = (ratio: Fraction, digits: number) => Number(valueOf(ratio).toFixed(digits));

export function AccessFigures({ host, spec }: { readonly host: HostState; readonly spec: TranslationSpec }) {
  const { translation: t, terms } = useTranslationText();
  const { hitRate, accessesPerReference, accessTime, references, misses } = translationMetrics(
    host.tlbs,
    spec.memoryNs,
  );
  const sum = (pick: "tableWrites" | "tableExits") =>
    [...host.translations.values()].reduce((total, each) => total + each[pick], 0);
  const flushes = host.tlbs.reduce((total, tlb) => total + tlb.flushes, 0);
  const number = (n: number) => terms.number(n);
  const figures = [
    [t.figures.hitRate, hitRate ? `${number(Number((100 * valueOf(hitRate)).toFixed(2)))} %` : "–"],
    [t.figures.accesses, accessesPerReference ? number(rounded(accessesPerReference, 2)) : "–"],
    [t.figures.writes, number(sum("tableWrites"))],
    [t.figures.exits, number(sum("tableExits"))],
    [t.figures.flushes, number(flushes)],
  ] as const;
  const missRate = references === 0 ? "" : `${number(Number(((100 * misses) / references).toFixed(2)))} %`;
  return (
    <div className="mt-1 flex min-h-11.5 flex-wrap content-start items-baseline gap-x-5 gap-y-1 border-t border-line pt-2 text-xs">
      {figures.map(([label, text]) => (
        <span key={label} className="whitespace-nowrap text-soft">
          {label} <b className="font-semibold text-ink tabular-nums">{text}</b>
        </span>
      ))}
      <span className="text-soft">
        {t.eat}{" "}
        <b className="font-semibold text-ink tabular-nums">
          {accessTime
            ? t.eatFormula(
                number(spec.memoryNs),
                missRate,
                number(walkAccesses(walkLevels(spec))),
                number(rounded(accessTime, 1)),
              )
            : t.eatNone}
        </b>
      </span>
    </div>
  );
}
