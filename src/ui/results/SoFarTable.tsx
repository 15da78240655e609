/** What is known so far of each job, in two lines over the width of a projector: when it finished, and how long it waited. */
import { lectureCatalogues } from "../../i18n/lectureCatalogue.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import { selectLanguage } from "../../store/selectors.ts";
import { jobAverages, jobRows } from "../../trace/figures/jobs.ts";
import { valueOf, type Fraction } from "../../trace/figures/shares.ts";
import { vcpuLabel } from "../../trace/vcpuLabel.ts";
import { useMoment } from "../shared/moment/useMoment.ts";
import { useApp } from "../shared/useApp.ts";
import { VmSwatch } from "../shared/VmChip.tsx";

/** Jobs that have room beside each other. */
const MOST = 10;

export function SoFarTable() {
  const { lecture: t, terms } = lectureCatalogues[useApp(selectLanguage)];
  const moment = useMoment();
  if (!moment) return null;
  const { trace, host, scenario } = moment;
  const rows = jobRows(trace.info, host, scenario.conventions);
  if (rows.length === 0 || rows.length > MOST) return null;
  const unit = timeUnit(scenario);
  const averages = jobAverages(rows);
  const mean = (value: Fraction | null) => (value ? (valueOf(value) / (scenario.ticksPerUnit ?? 1)).toFixed(2) : null);
  const lines = [
    { name: t.finish, of: (at: number) => rows[at]!.finish, average: null },
    {
      name: t.waiting,
      of: (at: number) => (rows[at]!.isDone ? rows[at]!.waiting : null),
      average: mean(averages.waiting),
    },
  ];
  const open = (
    <>
      <span aria-hidden>{t.open}</span>
      <span className="sr-only">{t.openSpoken}</span>
    </>
  );
  return (
    <section aria-label={t.soFar} className="shrink-0 bg-panel px-5 pb-1">
      <table className="w-full shrink-0 table-fixed text-center text-sm tabular-nums">
        <thead>
          <tr className="border-b border-line text-xs text-soft">
            <th scope="col" className="w-28 py-1 text-left font-normal">
              {t.soFar}
            </th>
            {rows.map(({ vcpu, vm }) => (
              <th key={vcpu} scope="col" className="font-semibold text-ink">
                <VmSwatch vm={vm} /> {vcpuLabel(trace.info, vcpu)}
              </th>
            ))}
            <th scope="col" className="w-28 text-right font-normal">
              {t.average}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, of, average }) => (
            <tr key={name} className="border-b border-line last:border-b-0">
              <th scope="row" className="py-1 text-left font-normal text-soft">
                {name}
              </th>
              {rows.map(({ vcpu }, at) => {
                const value = of(at);
                return (
                  <td key={vcpu} className="font-semibold">
                    {value === null ? open : terms.time(value, unit)}
                  </td>
                );
              })}
              <td className="text-right font-semibold">{average ?? open}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
