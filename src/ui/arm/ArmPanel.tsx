/**
 * The arms of the disks at the cursor: where each went and why, drawn over time with the cylinders across, and who waits
 * for it. Shown where a disk has an arm.
 */
import { useMemo } from "react";
import type { TimedMove } from "../../chart/armPath.ts";
import { DISK_SCHEDULERS } from "../../model/choices.ts";
import { cylinderOf, cylindersOf } from "../../model/serviceTime.ts";
import { timeUnit } from "../../model/timeUnit.ts";
import { hostOf, type ArmSpec, type DiskSpec } from "../../model/scenario.ts";
import type { PvId } from "../../model/units.ts";
import type { DiskStateView, HostInfo } from "../../trace/hostState.ts";
import { isolated } from "../../trace/isolated.ts";
import { servedBy } from "../../trace/served.ts";
import { selectIsFutureHidden, selectScenario } from "../../store/selectors.ts";
import { softSurface } from "../shared/canvas/surface.ts";
import { ArmChart } from "../shared/arm/ArmChart.tsx";
import { moveLines } from "../shared/arm/moveLines.ts";
import { CopyTable } from "../shared/CopyTable.tsx";
import { useHostChange } from "../shared/host/useHostChange.ts";
import { Panel } from "../shared/layout/Panel.tsx";
import { useMediaQuery } from "../shared/layout/useMediaQuery.ts";
import { subjectsOf } from "../shared/moment/subjects.ts";
import { useHost, type HostAtRow } from "../shared/moment/useHost.ts";
import { SelectControl } from "../shared/SelectControl.tsx";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { vmColor } from "../shared/vmColor.ts";
import { lastSeeks, seeksOf, type SeekEvent } from "../../trace/figures/lastSeeks.ts";
import { useArmText } from "./useArmText.ts";

/** Movements in the picture. */
const MOST_MOVES = 16;
const CHART_PX = 190;
/** Where the arm of one disk is all that a run is about, it has the room of the charts that are folded. */
const ALONE_PX = 380;
const TALL = "(min-width: 64rem) and (min-height: 55rem)";
/** Waiting requests shown one by one; the others are counted. */
const MOST_CHIPS = 24;

/** Of a run that ends all of it, unless what comes is hidden. */
const rowsCopied = ({ trace, row }: HostAtRow, isFutureHidden: boolean) =>
  trace.isComplete && !isFutureHidden ? trace.rowCount : row;

export function ArmPanel() {
  const { disk: t } = useArmText();
  const { disks } = hostOf(useRun(selectScenario));
  const isAlone = useIsAlone();
  const known = useHost();
  const isFutureHidden = useApp(selectIsFutureHidden);
  const seeks = useMemo(() => (known ? lastSeeks(known.trace, known.row, MOST_MOVES) : null), [known]);
  return (
    <Panel title={t.title} className="shrink-0" controls={<Controls />}>
      {known && seeks ? (
        <div className="flex flex-col gap-3">
          {disks.map((spec, pv) => {
            const view = known.host.disks[pv];
            return (
              spec.arm &&
              view && (
                <OneArm
                  // The number of a disk is what it is.
                  // oxlint-disable-next-line react/no-array-index-key
                  key={pv}
                  pv={pv}
                  spec={spec}
                  view={view}
                  info={known.trace.info}
                  seeks={seeks.get(pv) ?? []}
                  moved={() => seeksOf(known.trace, rowsCopied(known, isFutureHidden), pv)}
                  now={known.host.time}
                  heightPx={isAlone ? ALONE_PX : CHART_PX}
                />
              )
            );
          })}
        </div>
      ) : (
        <p className="grid min-h-36 place-items-center text-sm text-soft">{t.waiting}</p>
      )}
    </Panel>
  );
}

function useIsAlone(): boolean {
  const scenario = useRun(selectScenario);
  const { processor, memory } = subjectsOf(scenario);
  const isTall = useMediaQuery(TALL);
  return isTall && !processor && !memory && hostOf(scenario).disks.filter(({ arm }) => arm).length === 1;
}

/** What all arms have, where they have the same. */
function Controls() {
  const { disk: t } = useArmText();
  const { disks } = hostOf(useRun(selectScenario));
  const change = useHostChange();
  const arms = disks.flatMap(({ arm }) => arm ?? []);
  const [first] = arms;
  if (!first) return null;
  const set = (part: Partial<ArmSpec>) =>
    change({ disks: disks.map((each) => (each.arm ? { ...each, arm: { ...each.arm, ...part } } : each)) });
  const isCommon = arms.every(({ scheduler }) => scheduler === first.scheduler);
  const choices = DISK_SCHEDULERS.map((id) => ({ id, text: t.schedulers[id].label }));
  return (
    <>
      <SelectControl
        name={t.scheduler}
        help={isCommon ? t.schedulers[first.scheduler].sentence : t.several}
        value={isCommon ? first.scheduler : ""}
        choices={isCommon ? choices : [{ id: "", text: t.several }, ...choices]}
        onChange={(id) => {
          const scheduler = DISK_SCHEDULERS.find((each) => each === id);
          if (scheduler) set({ scheduler });
        }}
      />
      <SelectControl
        name={t.direction}
        value={first.direction}
        choices={[
          { id: "up", text: t.up },
          { id: "down", text: t.down },
        ]}
        onChange={(id) => set({ direction: id === "down" ? "down" : "up" })}
      />
    </>
  );
}

interface OneArmProps {
  readonly pv: PvId;
  readonly spec: DiskSpec;
  readonly view: DiskStateView;
  readonly info: HostInfo;
  readonly seeks: readonly SeekEvent[];
  /** All movements that may be copied. */
  readonly moved: () => readonly SeekEvent[];
  readonly now: number;
  readonly heightPx: number;
}

function timed({ time, from, to, via, isUp, reason, seek, rotation, transfer }: SeekEvent): TimedMove {
  const arrives = time + seek;
  const ends = arrives + rotation + transfer;
  return { from, to, via, isUp, beginsAgain: reason === "fromStart", begins: time, arrives, ends };
}

function OneArm({ pv, spec, view, info, seeks, moved, now, heightPx }: OneArmProps) {
  const { disk: t, terms } = useArmText();
  const unit = timeUnit(useRun(selectScenario));
  const moves = useMemo(() => seeks.map(timed), [seeks]);
  const last = cylindersOf(spec) - 1;
  const [oldest] = moves;
  const newest = seeks.at(-1);
  const isMoving = servedBy(view).length > 0;
  const name = `pv${pv}`;
  return (
    <section aria-label={t.arm(name)} className="min-w-0">
      <p className="mb-1 flex flex-wrap gap-x-3 text-xs text-soft tabular-nums">
        <b className="font-semibold text-ink">{name}</b>
        <span>{t.head(terms.number(Math.max(0, view.arm?.head ?? 0)), view.arm?.isUp ?? true)}</span>
        <span>{t.travelled(terms.number(view.arm?.travelled ?? 0))}</span>
      </p>
      <p className="mb-1.5 min-h-5 text-body">
        {newest && isMoving ? (
          <>
            <b className="font-semibold">
              {newest.from >= 0 && `${terms.number(newest.from)} → `}
              {terms.number(newest.to)}
            </b>{" "}
            {t.reasons[newest.reason]}
            <span className="text-soft">
              {" "}
              · {t.until(terms.time(newest.time + newest.seek + newest.rotation + newest.transfer, unit))}
            </span>
          </>
        ) : (
          <span className="text-soft">{t.idle}</span>
        )}
      </p>
      <ArmChart
        label={t.chart(name)}
        head={oldest?.from ?? view.arm?.head ?? 0}
        moves={moves}
        last={last}
        from={oldest?.begins ?? now}
        until={Math.max(now, moves.at(-1)?.ends ?? now)}
        heightPx={heightPx}
        now={now}
      />
      <div className="flex items-start justify-between gap-3">
        <Queue view={view} spec={spec} info={info} name={name} />
        <CopyTable lines={() => moveLines(moved(), { ...t.columns, reasons: t.reasons })} />
      </div>
    </section>
  );
}

function Queue({ view, spec, info, name }: Pick<OneArmProps, "view" | "spec" | "info"> & { readonly name: string }) {
  const { disk: t, storage, terms } = useArmText();
  const more = view.queue.length - MOST_CHIPS;
  return (
    <ol aria-label={t.queue(name)} className="mt-1.5 flex min-h-6 flex-wrap items-center gap-1 text-mini tabular-nums">
      <li className="mr-1 text-soft">{t.waitingRequests(view.queue.length)}</li>
      {view.queue.slice(0, MOST_CHIPS).map(({ id, vm, extent }) => (
        <li
          key={id}
          title={isolated(info.vms[vm]?.name ?? storage.swapOwner)}
          className="rounded-[5px] border border-line px-1.5 leading-5"
          style={vm >= 0 ? { ...softSurface(vm), color: vmColor(vm, "ink") } : undefined}
        >
          {terms.number(cylinderOf(spec, extent))}
        </li>
      ))}
      {more > 0 && <li className="text-soft">{storage.moreRequests(more)}</li>}
    </ol>
  );
}
