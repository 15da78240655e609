/**
 * The figures at the cursor: a table by machine or by vCPU, the host as a whole, and the averages that textbooks ask for,
 * each with its sum written out on demand. The definitions are those of `trace/figures/metrics.ts`.
 */
import type { ReactNode } from "react";
import { useState } from "react";
import { hostOf } from "../../model/scenario.ts";
import { timeUnit, type TimeUnit } from "../../model/timeUnit.ts";
import { hostMetrics, type Average, type HostMetrics } from "../../trace/figures/metrics.ts";
import { sharingFigures } from "../../trace/figures/sharing.ts";
import { heldBack } from "../../trace/figures/heldBack.ts";
import { fraction } from "../../trace/figures/shares.ts";
import { Icon } from "../shared/Icon.tsx";
import { later } from "../shared/layout/later.tsx";
import { Panel } from "../shared/layout/Panel.tsx";
import { PanelBoundary } from "../shared/layout/PanelBoundary.tsx";
import { useHasBarriers } from "../shared/moment/useHasBarriers.ts";
import { Segments } from "../shared/Segments.tsx";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { averageFormula, decimalText, percentText } from "./figures.ts";
import { MissCounts } from "../shared/moment/Misses.tsx";
import { MachineTable, VcpuTable } from "./MetricsTable.tsx";
import { useMoment, type Moment } from "../shared/moment/useMoment.ts";

type View = "vm" | "vcpu" | "steal";
const AVERAGES = ["turnaround", "waiting", "response", "weightedTurnaround"] as const;

const SweepCurves = later(async () => (await import("../curves/SweepCurves.tsx")).SweepCurves);
const MachineExits = later<{ readonly moment: Moment }>(
  async () => (await import("../costs/MachineExits.tsx")).MachineExits,
);
const StealFigures = later(async () => (await import("../steal/StealFigures.tsx")).StealFigures);

/** `isLow`: it takes little room, and scrolls inside. */
export function MetricsPanel({ isLow = false }: { readonly isLow?: boolean }) {
  const { why, terms } = usePanelText();
  const moment = useMoment();
  const [view, setView] = useState<View>("vm");
  const hasMachines = moment?.host.vms.some(({ life }) => life !== "none") ?? false;
  const until = moment && terms.ticks(Math.floor(moment.cursor.time), timeUnit(moment.scenario));
  return (
    <Panel
      look="note"
      title={why.metrics.title}
      subtitle={until && <span className="@max-[24rem]/panel:hidden">{why.metrics.until(until)}</span>}
      className={`flex flex-1 flex-col ${isLow ? "min-h-34" : "min-h-60"}`}
      bodyClassName="scroll-quiet min-h-0 flex-1 overflow-y-auto overscroll-contain"
      right={
        <Segments
          label={why.metrics.level}
          value={view}
          choices={[
            { value: "vm", text: why.metrics.perVm },
            { value: "vcpu", text: why.metrics.perVcpu },
            { value: "steal", text: why.metrics.steal },
          ]}
          onChange={setView}
        />
      }
    >
      {!moment ? (
        <p className="text-sm text-soft">{why.waiting}</p>
      ) : view === "steal" ? (
        <PanelBoundary>
          <StealFigures />
        </PanelBoundary>
      ) : (
        <>
          {!hasMachines ? (
            <p className="text-sm text-soft">{why.metrics.empty}</p>
          ) : view === "vm" ? (
            <MachineTable moment={moment} />
          ) : (
            <VcpuTable moment={moment} />
          )}
          <Whole moment={moment} />
          {moment.trace.info.vms.length > 0 && hostOf(moment.scenario).exits && (
            <PanelBoundary>
              <MachineExits moment={moment} />
            </PanelBoundary>
          )}
          <PanelBoundary>
            <SweepCurves />
          </PanelBoundary>
        </>
      )}
    </Panel>
  );
}

function Whole({ moment }: { readonly moment: Moment }) {
  const { why, terms } = usePanelText();
  const m = why.metrics;
  const { conventions } = moment.scenario;
  const metrics = hostMetrics(moment.trace.info, moment.host, conventions);
  const unit = timeUnit(moment.scenario);
  const elapsed = terms.ticks(Math.floor(metrics.elapsed), unit);
  const capacity = moment.trace.info.pcpus * metrics.elapsed;
  const hasBarriers = useHasBarriers();
  const { tier } = moment.host;
  const held = heldBack(moment.host);
  const sharing = moment.host.sharing && sharingFigures(moment.host.sharing);
  return (
    <>
      <dl className="mt-2 grid grid-cols-[minmax(0,6fr)_minmax(0,7fr)] gap-x-4 gap-y-0.5 border-t border-line pt-2 text-xs text-soft">
        <Figure
          label={m.utilization}
          help={m.utilizationHelp}
          value={percentText(metrics.utilization, m.none, terms.percent)}
        />
        <Figure label={m.busy} help={m.busyHelp} value={percentText(metrics.busy, m.none, terms.percent)} />
        {hasBarriers && (
          <>
            <Figure
              label={m.spinning}
              help={m.spinningHelp}
              value={m.spinningValue(
                terms.ticks(Math.floor(metrics.spin), unit),
                percentText(fraction(metrics.spin, capacity), m.none, terms.percent),
              )}
            />
            <Figure label={m.barriersOpened} help={m.barriersOpenedHelp} value={terms.number(metrics.barriers)} />
          </>
        )}
        <Figure
          label={m.fairness}
          help={m.fairnessHelp}
          value={metrics.fairness ? decimalText(metrics.fairness, terms.number) : m.none}
        />
        <Figure label={m.switches} help={m.switchesHelp} value={terms.number(metrics.contextSwitches)} />
        {sharing && (
          <>
            <Figure {...m.memory.pagesShared} value={terms.number(sharing.shared)} />
            <Figure {...m.memory.pagesSharing} value={terms.number(sharing.saved)} />
          </>
        )}
        {tier && (
          <>
            <Figure {...m.storage.tierHits} value={terms.number(tier.hits)} />
            <Figure {...m.storage.tierMisses} value={terms.number(tier.misses)} />
            <Figure {...m.storage.copiesBack} value={terms.number(tier.copiesBack)} />
          </>
        )}
        {held.requests > 0 && (
          <Figure
            {...m.storage.throttled}
            value={m.throttledValue(terms.number(held.requests), terms.ticks(held.ticks, unit))}
          />
        )}
        <Figure
          label={m.throughput}
          help={m.throughputHelp}
          isWide
          value={m.throughputValue(terms.number(metrics.completions), elapsed)}
        />
      </dl>
      <Averages
        metrics={metrics}
        unit={unit}
        waiting={m.waitingDefinition[conventions.waiting]}
        misses={moment.host.faults > 0 && <MissCounts moment={moment} row={moment.cursor.row} />}
      />
    </>
  );
}

interface FigureProps {
  readonly label: string;
  readonly help: string;
  readonly value: string;
  /** In a line of its own. */
  readonly isWide?: boolean;
}

function Figure({ label, help, value, isWide = false }: FigureProps) {
  return (
    <div className={`flex justify-between gap-2 ${isWide ? "col-span-2" : ""}`}>
      <dt title={help} className="min-w-0 truncate">
        {label}
        <span className="sr-only">: {help}</span>
      </dt>
      <dd className="text-right font-medium whitespace-nowrap text-ink tabular-nums">{value}</dd>
    </div>
  );
}

interface AveragesProps {
  readonly metrics: HostMetrics;
  readonly unit: TimeUnit;
  /** What counts as waiting, in words. */
  readonly waiting: string;
  /** How many misses there were of each kind; false where there were none. */
  readonly misses: ReactNode;
}

function Averages({ metrics, unit, waiting, misses }: AveragesProps) {
  const { why, terms } = usePanelText();
  const { completions, started } = metrics;
  const unitName = unit === "tick" ? terms.paramUnit.ticks : terms.unitOf(unit);
  const { turnaround, response, weightedTurnaround } = why.metrics.average;
  const definitions = {
    turnaround: turnaround.definition,
    waiting,
    response: response.definition,
    weightedTurnaround: weightedTurnaround.definition,
  };
  return (
    <section className="mt-2 border-t border-line pt-2 text-xs text-soft">
      {completions === 0 ? (
        // One of the two: together they would not be in view beside a small chart.
        !misses && <p>{why.metrics.noAverages}</p>
      ) : (
        <>
          <h3 className="mb-0.5 text-mini">
            {why.metrics.averages(completions, started)} · {why.metrics.timesIn(unitName)}
          </h3>
          {AVERAGES.map((id) => (
            <AverageRow key={id} id={id} definition={definitions[id]} average={metrics[id]} unit={unit} />
          ))}
        </>
      )}
      {misses && <p className="mt-0.5 min-h-8">{misses}</p>}
    </section>
  );
}

interface AverageRowProps {
  readonly id: (typeof AVERAGES)[number];
  readonly definition: string;
  readonly average: Average;
  readonly unit: TimeUnit;
}

function AverageRow({ id, definition, average, unit }: AverageRowProps) {
  const { why, terms } = usePanelText();
  // The weighted one is a ratio, the others are times.
  const show = id === "weightedTurnaround" ? terms.number : (ticks: number) => terms.time(ticks, unit);
  return (
    <details className="group">
      <summary className="flex cursor-pointer list-none items-center gap-1 rounded-sm hover:text-ink">
        <Icon name="chevronDown" className="size-3 -rotate-90 transition-transform group-open:rotate-0" />
        <span>{why.metrics.average[id].label}</span>
        <span className="ml-auto text-ink tabular-nums">
          {average.mean ? decimalText(average.mean, show) : why.metrics.none}
        </span>
      </summary>
      <div className="pb-1 pl-4">
        <p>{definition}</p>
        <p className="text-ink wrap-anywhere">{averageFormula(average, terms.number, show)}</p>
      </div>
    </details>
  );
}
