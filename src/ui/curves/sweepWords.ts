/** Values of a sweep in the words of the page: times in the unit of the scenario. Pure. */
import type { sweepTexts } from "../../i18n/messages/sweeps.ts";
import { byteText } from "../../i18n/byteText.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { SweepFigure, SweepId } from "../../model/sweeps.ts";
import { ticksIn, timeUnit } from "../../model/timeUnit.ts";
import type { SweepPoint } from "../../store/sweeps.ts";

type Texts = (typeof sweepTexts)["en"];
/** As the page writes numbers. */
type NumberText = (value: number) => string;

const TIMES: ReadonlySet<SweepFigure> = new Set<SweepFigure>(["waiting", "turnaround", "downtime", "migration"]);
const IN_TIME: ReadonlySet<SweepId> = new Set<SweepId>(["timeslice", "switchCost"]);

/** Ticks in one of what times are shown in, for a figure that is a time; else 1. */
export function scaleOf(figure: SweepFigure, scenario: Scenario): number {
  return TIMES.has(figure) ? ticksIn(timeUnit(scenario)) : 1;
}

/** A figure, as it is counted; two digits behind the point at most. */
export function figureText(
  t: Texts,
  number: NumberText,
  scenario: Scenario,
  figure: SweepFigure,
  value: number | null,
): string {
  if (value === null) return t.none;
  const rounded = number(Math.round((value / scaleOf(figure, scenario)) * 100) / 100);
  return figure === "steal" ? `${rounded}%` : rounded;
}

/** The number that is varied. */
export function sweptText(t: Texts, number: NumberText, scenario: Scenario, sweep: SweepId, value: number): string {
  if (sweep === "bandwidth") return byteText(value);
  if (sweep === "dirtyRate") return t.times(number(value));
  return number(IN_TIME.has(sweep) ? value / ticksIn(timeUnit(scenario)) : value);
}

const varied = ({ hosts, machines, network, commands }: Scenario) =>
  JSON.stringify([hosts, machines, network, commands]);

/** Whether the run of a point is that of `scenario`. */
export function isRunOf({ scenario }: SweepPoint, other: Scenario): boolean {
  return varied(scenario) === varied(other);
}
