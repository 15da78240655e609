/** What was read of a file of references, and what was not. */
import type { KnownReferences } from "../../../store/curves.ts";
import { useCurveText } from "../../shared/text/useCurveText.ts";

export function ReadSummary({ known }: { readonly known: KnownReferences }) {
  const { curves, terms } = useCurveText();
  const { dialog: t } = curves;
  const { file, references, distinct, first } = known;
  if (!file) return null;
  const figures = [
    [t.references, references],
    [t.pages, distinct],
    [t.writes, file.writes],
    [t.lines, file.lines],
  ] as const;
  return (
    <section aria-label={t.read} className="flex flex-col gap-1.5">
      <p className="text-xs text-soft">
        {t.form[file.form]}
        {file.pageBytes !== null && <> · {t.pagesOf(file.pageBytes)}</>}
        {file.columns.length > 0 && <> · {t.columns(file.columns.join(", "))}</>}
      </p>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-0.5 sm:grid-cols-4 lg:grid-cols-2">
        {figures.map(([name, value]) => (
          <div key={name} className="flex justify-between gap-2">
            <dt className="text-soft">{name}</dt>
            <dd className="font-semibold tabular-nums">{terms.number(value)}</dd>
          </div>
        ))}
      </dl>
      <p className="truncate text-xs text-soft">
        {t.first} <code className="font-mono text-ink">{first.join(" ")}</code>
      </p>
      <ul className="flex flex-col gap-0.5 text-xs text-soft">
        {file.isCut && <li className="text-warn">{t.cut(references)}</li>}
        {file.leftOut > 0 && <li>{t.leftOut(file.leftOut)}</li>}
        {file.crossings > 0 && file.requests === null && <li>{t.crossings(file.crossings)}</li>}
        {file.skipped > 0 && (
          <li>
            {t.skipped(file.skipped)} <code className="font-mono break-all">{file.skippedLines[0]}</code>
          </li>
        )}
      </ul>
    </section>
  );
}
