/**
 * Steal time up to the moment shown, attributed: the fact that says most, who took whose time as a table, where the time
 * of each vCPU went, and what counts. The rule is that of `trace/figures/steal.ts`.
 */
import { timeUnit } from "../../model/timeUnit.ts";
import type { VmUid } from "../../model/units.ts";
import { isolated } from "../../trace/isolated.ts";
import { selectSelection } from "../../store/selectors.ts";
import { selectedVm } from "../shared/moment/selectedVm.ts";
import { useApp } from "../shared/useApp.ts";
import { useMoment, type Moment } from "../shared/moment/useMoment.ts";
import { useSteadyHeight } from "../shared/layout/useSteadyHeight.ts";
import { Disclosure } from "./Disclosure.tsx";
import { StealTable } from "./StealTable.tsx";
import { chooseVcpus, stealFact, stealMatrix } from "../shared/moment/stealView.ts";
import { useSteal, type StealNow } from "../shared/moment/useSteal.ts";
import { useStealText } from "./useStealText.ts";
import { VcpuBars } from "./VcpuBars.tsx";

/** Machines that took equally much and are named one by one. */
const TAKERS_NAMED = 3;

export function StealFigures() {
  const { steal, terms } = useStealText();
  const moment = useMoment();
  const selection = useApp(selectSelection);
  const focused = moment && selectedVm(selection, moment.trace.info, moment.host);
  const now = useSteal(moment, focused);
  const time = (ticks: number) => terms.ticks(ticks, moment ? timeUnit(moment.scenario) : "tick");
  return (
    <section aria-label={steal.title}>
      {now && now.sums.to < now.goal && (
        <p className="text-mini text-soft tabular-nums">{steal.counting(time(now.sums.to), time(now.goal))}</p>
      )}
      {!moment || !now ? (
        <p className="text-sm text-soft">{steal.starting}</p>
      ) : now.shown.length === 0 ? (
        <p className="text-sm text-soft">{steal.empty}</p>
      ) : (
        <Figures moment={moment} now={now} focused={focused} />
      )}
      <p className="mt-2 border-t border-line pt-2 text-xs text-soft">{steal.what}</p>
      {moment && <How moment={moment} />}
    </section>
  );
}

interface FiguresProps {
  readonly moment: Moment;
  readonly now: StealNow;
  readonly focused: VmUid | null;
}

function Figures({ moment, now, focused }: FiguresProps) {
  const { steal, terms } = useStealText();
  const { info } = moment.trace;
  const { sums, times, shown, others } = now;
  const unit = timeUnit(moment.scenario);
  const { vcpus, more } = chooseVcpus(info, shown, others, focused);
  return (
    <>
      <Headline moment={moment} now={now} focused={focused} />
      <StealTable
        info={info}
        matrix={stealMatrix(times, shown, others)}
        focused={focused}
        unit={unit === "tick" ? steal.ticks : terms.unitOf(unit)}
      />
      <VcpuBars info={info} sums={sums} vcpus={vcpus} more={more} shown={shown} focused={focused} unit={unit} />
    </>
  );
}

function Headline({ moment, now, focused }: FiguresProps) {
  const { steal, terms } = useStealText();
  const line = useSteadyHeight<HTMLParagraphElement>(moment.isPlaying);
  const name = (vm: VmUid) => isolated(moment.trace.info.vms[vm]?.name ?? "");
  const fact = stealFact(now.times, focused);
  const say = () => {
    if (!fact) return focused === null ? steal.nobodyWaited : steal.hasNotWaited(name(focused));
    const waited = terms.ticks(fact.ready, timeUnit(moment.scenario));
    const share = terms.percent(fact.share);
    const vm = name(fact.vm);
    const { takers } = fact;
    if (takers.length === 0) return steal.takenByNobody(vm, waited, share);
    if (takers.length > TAKERS_NAMED) return steal.takenByMany(vm, waited, share, terms.number(takers.length));
    if (takers.length === 1 && takers[0] === fact.vm) return steal.takenByOwn(vm, waited, share);
    return steal.taken(vm, waited, share, takers.map(name));
  };
  return (
    <p ref={line} className="mb-1.5 text-sm">
      {say()}
    </p>
  );
}

/** The rule of attribution, as it applies to this host. */
function How({ moment }: { readonly moment: Moment }) {
  const { steal } = useStealText();
  const { pcpus, queues } = moment.trace.info;
  const rule = pcpus === 1 ? steal.ruleOne : queues > 1 ? steal.ruleOwnQueue : steal.ruleShared(pcpus);
  return (
    <Disclosure summary={steal.how}>
      <p>{rule}</p>
      <p className="mt-1">{steal.nobodyHelp}</p>
      <p className="mt-1">{steal.inChart}</p>
    </Disclosure>
  );
}
