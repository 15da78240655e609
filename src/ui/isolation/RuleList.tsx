/** The rules that keep machines apart, each with what was checked at the moment shown, and what broke it if something has. */
import type { IsolationSpec } from "../../model/scenario.ts";
import { isolationRules, type RuleState } from "../../trace/figures/isolation.ts";
import type { BreachView } from "../../trace/views/isolation.ts";
import { isolated } from "../../trace/isolated.ts";
import { Button } from "../shared/Button.tsx";
import { useHostChange } from "../shared/host/useHostChange.ts";
import type { HostAtRow } from "../shared/moment/useHost.ts";
import { useTimeUnit } from "../shared/text/useTimeUnit.ts";
import { useRunActions } from "../shared/useRun.ts";
import { useIsolationText } from "./useIsolationText.ts";

interface RuleListProps {
  readonly known: HostAtRow;
  readonly spec: IsolationSpec;
}

export function RuleList({ known, spec }: RuleListProps) {
  const { isolation: t, terms } = useIsolationText();
  const rules = isolationRules(known.host, known.trace.info);
  return (
    // Rules come with what they are about: there is room for all of them.
    <section aria-label={t.rules} className="min-h-40 min-w-0">
      <h3 className="pb-1 font-semibold">{t.rules}</h3>
      <ul className="flex flex-col">
        {rules.map((state) => {
          const { rule, checked, broken } = state;
          const isBroken = broken > 0 || state.breaches > 0;
          return (
            <li key={rule} title={t.rule[rule].sentence} className="flex flex-col border-t border-line py-0.5">
              <span className="flex items-baseline gap-1.5">
                <span aria-hidden className={isBroken ? "text-fault" : "text-accent"}>
                  {isBroken ? "✗" : "✓"}
                </span>
                <span className={isBroken ? "font-semibold" : ""}>{t.rule[rule].label}</span>
                <span className={`ml-auto shrink-0 text-right tabular-nums ${isBroken ? "text-fault" : "text-soft"}`}>
                  {isBroken ? t.broken : t.holds} · {t.rule[rule].checked(terms.number(checked))}
                </span>
              </span>
              {broken > 0 && <span className="pl-4 text-fault">{t.brokenNow(terms.number(broken))}</span>}
              {state.last && <LastBreach known={known} state={state} breach={state.last} spec={spec} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Who broke it last, and how; what would have stopped it, to be switched on at once. */
function LastBreach({
  known: { trace },
  state: { breaches },
  breach: { attempt, by, owner, frame, changed, row, time },
  spec,
}: RuleListProps & { readonly state: RuleState; readonly breach: BreachView }) {
  const { isolation: t, terms } = useIsolationText();
  const unit = useTimeUnit();
  const { seekRow } = useRunActions();
  const change = useHostChange();
  const name = (vm: number) => isolated(trace.info.vms[vm]?.name ?? t.nobody);
  const place = terms.number(frame);
  const words =
    attempt === "dma"
      ? t.lastDma(
          name(by),
          place,
          changed.map(({ vm, page }) => t.pageOf(terms.number(page), name(vm))),
        )
      : attempt === null
        ? t.lastLeft(name(by), name(owner), place)
        : t.lastRead(name(by), name(owner), place);
  const stops = attempt === "dma" ? "iommu" : "scrubbing";
  const missing = spec[stops] ? null : stops;
  return (
    <span className="flex flex-col gap-0.5 pl-4">
      <span>
        {t.inRow([breaches === 1 ? t.breachOnce : t.breachTimes(terms.number(breaches)), words])}{" "}
        <button
          type="button"
          className="cursor-pointer text-left underline decoration-dotted underline-offset-2 max-md:min-h-8"
          onClick={() => seekRow(row + 1)}
        >
          {t.atTime(terms.time(time, unit))}
        </button>
      </span>
      {missing && (
        <span className="flex flex-wrap items-center gap-x-2 text-soft">
          {t.wouldStop[missing]}
          <Button
            look="link"
            className="h-auto! px-0! text-xs! max-md:h-9!"
            onClick={() => change({ isolation: { ...spec, [missing]: true } })}
          >
            {t.switchOn[missing]}
          </Button>
        </span>
      )}
    </span>
  );
}
