/** What guests have tried up to the moment shown, the newest first: who, what, whose it is, what decided, what it cost. */
import { outcomeOf, type Outcome } from "../../model/attempts.ts";
import { NO_ISOLATION } from "../../trace/figures/attempts.ts";
import type { HostAtRow } from "../shared/moment/useHost.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { useRunActions } from "../shared/useRun.ts";
import { VmChip } from "../shared/VmChip.tsx";
import { useIsolationText } from "./useIsolationText.ts";

/** Signs beside the words: colour never stands alone. */
const SIGNS: Readonly<Record<Outcome, string>> = { own: "·", stopped: "⊘", breach: "✗", harmed: "!" };
const LOOKS: Readonly<Record<Outcome, string>> = {
  own: "text-soft",
  stopped: "",
  breach: "font-semibold text-fault",
  harmed: "text-fault",
};

export function AttemptTable({ known: { host, trace } }: { readonly known: HostAtRow }) {
  const { isolation: t, terms } = useIsolationText();
  const unit = useTimeUnit();
  const { seekRow } = useRunActions();
  const { latest } = host.isolation ?? NO_ISOLATION;
  const nameOf = (vm: number) => trace.info.vms[vm]?.name ?? "";
  const heads = [t.time, t.who, t.what, t.whose, t.decided, t.cost];
  return (
    <div className="min-w-0">
      <h3 className="pb-1 font-semibold">{t.attempts}</h3>
      {latest.length === 0 ? (
        <p className="text-soft">{t.noAttempts}</p>
      ) : (
        <div tabIndex={0} role="region" aria-label={t.attempts} className="scroll-quiet max-h-80 overflow-auto">
          <table className="w-full border-collapse tabular-nums">
            <thead className="sticky top-0 bg-panel text-mini text-soft">
              <tr>
                {heads.map((head) => (
                  <th
                    key={head}
                    scope="col"
                    className={`py-0.5 pr-2 font-normal whitespace-nowrap last:pr-0 ${head === t.cost ? "text-right" : "text-left"}`}
                  >
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {latest.toReversed().map(({ row, time, vm, attempt, target, volume, owner, rule, ticks }) => {
                const outcome = outcomeOf(rule);
                const what = t.attempt[attempt](terms.number(target), terms.number(Math.max(0, volume)));
                return (
                  <tr key={row} className="border-t border-line">
                    <td className="py-0.5 pr-2">
                      <button
                        type="button"
                        aria-label={t.goTo(what, terms.time(time, unit))}
                        className="cursor-pointer underline decoration-dotted underline-offset-2 max-md:min-h-8"
                        onClick={() => seekRow(row + 1)}
                      >
                        {terms.time(time, unit)}
                      </button>
                    </td>
                    <td className="pr-2">
                      <VmChip vm={vm} name={nameOf(vm)} className="max-w-24!" />
                    </td>
                    <td className="pr-2 whitespace-nowrap">{what}</td>
                    <td className="pr-2">
                      {owner >= 0 ? (
                        <VmChip vm={owner} name={nameOf(owner)} className="max-w-24!" />
                      ) : (
                        <span className="text-soft">{t.unknown}</span>
                      )}
                    </td>
                    <td className={`pr-2 ${LOOKS[outcome]}`}>
                      <span aria-hidden>{SIGNS[outcome]}</span> <span className="sr-only">{t.outcome[outcome]}: </span>
                      {t.decidedBy[rule]}
                    </td>
                    <td className="text-right whitespace-nowrap">{terms.time(ticks, unit)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
