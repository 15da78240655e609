/** What made machines exit and containers call the kernel: a line for each cause, and how often over time. */
import { EXIT_CAUSES, type ExitCause } from "../../model/exits.ts";
import { exitFigures } from "../../trace/figures/exits.ts";
import { exitWindows } from "../../trace/figures/exitWindows.ts";
import type { HostAtRow } from "../shared/moment/useHost.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { useCostText } from "./useCostText.ts";

const MOST_WINDOWS = 40;
const CHART_HEIGHT = 44;

/** Causes by shades and forms, which do not lean on colour alone: names stand in the table beside them. */
const FILLS: Readonly<Record<ExitCause, string>> = {
  hypercall: "var(--accent)",
  trap: "color-mix(in srgb, var(--accent) 55%, var(--panel))",
  sensitive: "repeating-linear-gradient(45deg, var(--accent) 0 2px, transparent 2px 4px)",
  fault: "var(--fault)",
  disk: "var(--soft)",
  tables: "repeating-linear-gradient(90deg, var(--fault) 0 2px, transparent 2px 4px)",
  translate: "repeating-linear-gradient(135deg, var(--soft) 0 2px, transparent 2px 4px)",
  host: "var(--line-strong)",
};

export function ExitCauses({ known: { host, trace, row } }: { readonly known: HostAtRow }) {
  const { costs: t, terms } = useCostText();
  const unit = useTimeUnit();
  const { info } = trace;
  const figures = exitFigures(
    host,
    info,
    info.vms.map(({ uid }) => uid),
  );
  const hasCalls = figures.calls > 0;
  return (
    <section aria-label={t.exits} className="min-h-38 min-w-0">
      <h3 className="pb-1 font-semibold">{t.exits}</h3>
      {figures.causes.length === 0 ? (
        <p className="text-soft">{t.noExits}</p>
      ) : (
        <>
          <OverTime known={{ host, trace, row }} />
          <table className="w-full border-collapse tabular-nums">
            <thead className="text-mini text-soft">
              <tr>
                <th scope="col" className="py-0.5 text-left font-normal">
                  {t.cause}
                </th>
                <th scope="col" className="px-1.5 text-right font-normal">
                  {t.asked}
                </th>
                <th scope="col" className="px-1.5 text-right font-normal">
                  {t.count}
                </th>
                {hasCalls && (
                  <th scope="col" className="px-1.5 text-right font-normal">
                    {t.kernelCalls}
                  </th>
                )}
                <th scope="col" className="pl-1.5 text-right font-normal">
                  {t.ticks}
                </th>
              </tr>
            </thead>
            <tbody>
              {figures.causes.map(({ cause, asked, exits, calls, ticks }) => (
                <tr key={cause} className="border-t border-line">
                  <th scope="row" className="py-0.5 text-left font-normal">
                    <span className="flex items-center gap-1">
                      <span
                        aria-hidden
                        style={{ background: FILLS[cause] }}
                        className="inline-block size-2.5 shrink-0 border border-line-strong"
                      />
                      {t.causes[cause]}
                    </span>
                  </th>
                  <td className="px-1.5 text-right">{terms.number(asked)}</td>
                  <td className="px-1.5 text-right">{terms.number(exits)}</td>
                  {hasCalls && <td className="px-1.5 text-right">{terms.number(calls)}</td>}
                  <td className="pl-1.5 text-right">{terms.time(ticks, unit)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {figures.wrong > 0 && <p className="pt-1 text-fault">{t.wrong(terms.number(figures.wrong))}</p>}
        </>
      )}
    </section>
  );
}

/** A column for each window of time, its causes one on the other. */
function OverTime({ known: { host, trace, row } }: { readonly known: HostAtRow }) {
  const { costs: t, terms } = useCostText();
  const unit = useTimeUnit();
  const windows = exitWindows(trace, row, host.time, MOST_WINDOWS);
  const highest = Math.max(1, ...windows.map(({ total }) => total));
  const time = (tick: number) => terms.time(tick, unit);
  const label = t.overTime(time(0), time(windows.at(-1)?.to ?? 0));
  return (
    <div role="img" aria-label={label} className="mb-1 flex items-end gap-px bg-lane" style={{ height: CHART_HEIGHT }}>
      {windows.map(({ from, to, counts, total }) => {
        const causes = EXIT_CAUSES.filter((cause) => (counts.get(cause) ?? 0) > 0);
        const words = causes.map((cause) => `${t.causes[cause]} ${terms.number(counts.get(cause)!)}`);
        return (
          <span
            key={from}
            title={t.window(time(from), time(to), total === 0 ? [t.windowNone] : words)}
            className="flex h-full min-w-0 flex-1 flex-col justify-end"
          >
            {causes.map((cause) => (
              <span
                key={cause}
                style={{ background: FILLS[cause], height: `${(100 * counts.get(cause)!) / highest}%` }}
              />
            ))}
          </span>
        );
      })}
    </div>
  );
}
