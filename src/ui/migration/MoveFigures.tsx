/** How long a machine that moves stands still and takes in all, with their parts and the formula, beside the closed form. */
import type { ReactNode } from "react";
import { migrationPanel } from "../../i18n/messages/migrationPanel.ts";
import { selectLanguage } from "../../store/selectors.ts";
import type { Estimate } from "../shared/migration/estimate.ts";
import { useText } from "../shared/text/useText.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { useApp } from "../shared/useApp.ts";
import type { DowntimeParts } from "./migrations.ts";

interface MoveFiguresProps {
  /** Null: not yet. */
  readonly downtime: number | null;
  readonly parts: DowntimeParts | null;
  readonly total: number;
  readonly sent: number;
  readonly pages: number;
  readonly estimate: Estimate | null;
}

export function MoveFigures({ downtime, parts, total, sent, pages, estimate }: MoveFiguresProps) {
  const { terms } = useText();
  const unit = useTimeUnit();
  const { figures: t, whatIf } = migrationPanel[useApp(selectLanguage)];
  const ticks = (n: number) => terms.ticks(n, unit);
  const time = (n: number) => terms.time(n, unit);
  const likely = (n: number | null) => t.estimate(n === null ? whatIf.endless : ticks(n));
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-xs tabular-nums">
      <Figure isLong name={t.downtime} value={downtime === null ? t.notYet : ticks(downtime)}>
        {parts && (
          <>
            {t.parts(
              time(parts.copy),
              time(parts.state),
              time(parts.activation),
              parts.waiting > 0 ? time(parts.waiting) : null,
            )}
            {" · "}
          </>
        )}
        {estimate && likely(estimate.downtime)}
      </Figure>
      <Figure name={t.total} value={ticks(total)}>
        {estimate && likely(estimate.downtime === null ? null : estimate.total)}
      </Figure>
      <Figure name={t.sent} value={t.pages(terms.number(sent), sent === 1)}>
        {t.times(terms.number(sent / Math.max(1, pages)))}
      </Figure>
      {estimate && <Figure name={t.lambda} value={terms.number(estimate.closed.lambda)} />}
    </dl>
  );
}

function Figure({
  isLong = false,
  name,
  value,
  children,
}: {
  /** It takes two lines at times, and has room for them always: what stands below keeps its place. */
  readonly isLong?: boolean;
  readonly name: string;
  readonly value: string;
  readonly children?: ReactNode;
}) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className={`min-w-0 ${isLong ? "min-h-[2lh]" : ""}`}>
        <b className="font-semibold text-ink">{value}</b>
        {children && <span className="text-soft"> · {children}</span>}
      </dd>
    </>
  );
}
