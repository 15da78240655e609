/** What is said of the cell of the map of steal that was picked: whose time it was, and how much of it went to whom. */
import { timeUnit } from "../../model/timeUnit.ts";
import { selectLit } from "../../store/selectors.ts";
import { useTableText } from "../shared/text/useTableText.ts";
import { takenBy } from "../shared/moment/takenBy.ts";
import type { Moment } from "../shared/moment/useMoment.ts";
import { useSteal } from "../shared/moment/useSteal.ts";
import { useApp } from "../shared/useApp.ts";
import { machineLabel } from "../../trace/vcpuLabel.ts";

/** Null where none was picked. */
export function useTaken(moment: Moment | null): string | null {
  const { machineTable: t, terms } = useTableText();
  const lit = useApp(selectLit);
  const steal = useSteal(lit ? moment : null, lit?.loser ?? null);
  if (!lit || !moment || !steal) return null;
  const { info } = moment.trace;
  const unit = timeUnit(moment.scenario);
  const name = (vm: number) => machineLabel(info, vm);
  const time = steal.times[lit.loser];
  const ready = time?.ticks.ready ?? 0;
  const taken = takenBy(time, lit.taker);
  return t.whyTaken(
    name(lit.loser),
    terms.ticks(ready, unit),
    terms.ticks(Math.floor(moment.cursor.time), unit),
    name(lit.taker),
    terms.ticks(Math.round(taken), unit),
    terms.percent(ready > 0 ? taken / ready : 0),
  );
}
