/**
 * Exits by cause among the figures: a row for each machine and container, a column for each cause that has occurred so far. It
 * stands where the host tells exits apart.
 */
import { EXIT_CAUSES } from "../../model/exits.ts";
import { hostOf } from "../../model/scenario.ts";
import type { VmUid } from "../../model/units.ts";
import { exitFigures } from "../../trace/figures/exits.ts";
import { isolated } from "../../trace/isolated.ts";
import type { Moment } from "../shared/moment/useMoment.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { VmSwatch } from "../shared/VmChip.tsx";
import { useCostText } from "./useCostText.ts";

/** Rows that are drawn. */
const MOST_ROWS = 200;

export function MachineExits({ moment: { scenario, trace, host } }: { readonly moment: Moment }) {
  const { costs: t, terms } = useCostText();
  const unit = useTimeUnit();
  if (!hostOf(scenario).exits) return null;
  const { info } = trace;
  const figures = (vms: readonly VmUid[]) => exitFigures(host, info, vms);
  const existing = info.vms.filter(({ uid }) => host.vms[uid] && host.vms[uid].life !== "none").slice(0, MOST_ROWS);
  const whole = figures(info.vms.map(({ uid }) => uid));
  const causes = EXIT_CAUSES.filter((cause) => whole.causes.some((each) => each.cause === cause));
  const rows = [
    ...existing.map(({ uid, name, spec }) => ({ vm: uid, name: isolated(name), spec, of: figures([uid]) })),
    { vm: null, name: t.all, spec: null, of: whole },
  ];
  return (
    <section className="mt-2 border-t border-line pt-2 text-xs">
      <h3 className="font-semibold text-ink">{t.exits}</h3>
      <div
        tabIndex={0}
        role="region"
        aria-label={t.exitsOfMachines}
        className="scroll-quiet fade-right overflow-x-auto"
      >
        <table className="w-full tabular-nums">
          <thead className="text-soft">
            <tr className="border-b border-line">
              <th scope="col" className="sticky left-0 bg-panel py-1 text-left font-normal">
                <span className="sr-only">{t.item}</span>
              </th>
              <th scope="col" className="py-1 pl-1.5 text-right font-normal whitespace-nowrap">
                {t.count}
              </th>
              {causes.map((cause) => (
                <th
                  key={cause}
                  scope="col"
                  title={t.causes[cause]}
                  className="py-1 pl-1.5 text-right font-normal whitespace-nowrap"
                >
                  {t.shortCauses[cause]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ vm, name, spec, of }) => (
              <tr key={vm ?? "host"} className={vm === null ? "border-t border-line" : ""}>
                <th scope="row" className="sticky left-0 max-w-28 bg-panel py-0.5 text-left font-medium">
                  <span className="flex min-w-0 items-center gap-1.5" title={name}>
                    {vm !== null && <VmSwatch vm={vm} className="size-2" />}
                    <span className="truncate">{name}</span>
                  </span>
                </th>
                <td className="py-0.5 pl-1.5 text-right whitespace-nowrap">
                  {spec?.isContainer ? t.calls(terms.number(of.calls)) : terms.number(of.count)}
                </td>
                {causes.map((cause) => {
                  const found = of.causes.find((each) => each.cause === cause);
                  return (
                    <td
                      key={cause}
                      title={found && t.cell(terms.number(found.asked), terms.ticks(found.ticks, unit))}
                      className="py-0.5 pl-1.5 text-right whitespace-nowrap"
                    >
                      {found ? terms.number(spec?.isContainer ? found.calls : found.exits) : t.none}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
