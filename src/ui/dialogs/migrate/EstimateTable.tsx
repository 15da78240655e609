/** What each way of moving a machine would come to, side by side. */
import { useMemo } from "react";
import { migrateTexts } from "../../../i18n/messages/migrate.ts";
import type { MigrationMode } from "../../../model/migration.ts";
import type { NetworkSpec } from "../../../model/scenario.ts";
import type { TimeUnit } from "../../../model/timeUnit.ts";
import { selectLanguage } from "../../../store/selectors.ts";
import { MIGRATION_KINDS } from "../../../vmm/migration/spec.ts";
import { estimateOf, type MovedMachine } from "../../shared/migration/estimate.ts";
import { useApp } from "../../shared/useApp.ts";
import { useDialogText } from "../useDialogText.ts";

export interface EstimateTableProps {
  readonly machine: MovedMachine;
  readonly network: NetworkSpec;
  readonly chosen: MigrationMode;
  readonly unit: TimeUnit;
}

export function EstimateTable({ machine, network, chosen, unit }: EstimateTableProps) {
  const { terms } = useDialogText();
  const t = migrateTexts[useApp(selectLanguage)];
  const estimates = useMemo(
    () => MIGRATION_KINDS.map((kind) => estimateOf(kind, machine, network)),
    [machine, network],
  );
  const { pages, rate } = machine;
  const { lambda } = estimates.find(({ run }) => run.kind === "preCopy")!.closed;
  const ticks = terms.ticks(rate.ticks, unit);
  return (
    <section>
      <h3 className="text-xs font-medium text-soft">{t.estimate.title}</h3>
      <p className="mt-1 text-soft">
        {rate.writes === 0
          ? t.estimate.nothingWritten(ticks)
          : t.estimate.from(terms.number(pages), terms.number(rate.writes), terms.number(rate.workingSet), ticks)}{" "}
        {rate.writes > 0 && t.estimate.lambda(terms.number(lambda), lambda < 1)}
      </p>
      <div className="mt-2 overflow-x-auto" role="region" aria-label={t.estimate.title} tabIndex={0}>
        <table className="w-full text-sm tabular-nums">
          <thead className="text-xs text-soft">
            <tr className="border-b border-line *:py-1 *:font-medium">
              <th scope="col" className="text-left">
                {t.estimate.way}
              </th>
              {[t.estimate.rounds, t.estimate.sent, t.estimate.downtime, t.estimate.total].map((head) => (
                <th key={head} scope="col" className="pl-3 text-right">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {estimates.map(({ run, downtime, total }) => (
              <tr
                key={run.kind}
                className={`border-b border-line *:py-1 ${run.kind === chosen ? "bg-accent-soft font-medium" : ""}`}
              >
                <th scope="row" className="text-left font-medium">
                  {t.ways[run.kind].label}
                </th>
                <td className="pl-3 text-right">{terms.number(run.rounds.length)}</td>
                <td className="pl-3 text-right">
                  {downtime === null ? t.estimate.endless : terms.number(run.sentPages)}
                </td>
                <td className="pl-3 text-right">{downtime === null ? "–" : terms.ticks(downtime, unit)}</td>
                <td className="pl-3 text-right">{downtime === null ? t.estimate.endless : terms.ticks(total, unit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-1 text-xs text-soft">{t.estimate.hint}</p>
    </section>
  );
}
