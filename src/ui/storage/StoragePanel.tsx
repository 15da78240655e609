/**
 * The storage of the host at the cursor: each disk as a bar of extents by volume, its requests in the order of service,
 * and the volumes as a table. Renders once a row, bars and table only when extents change hands; only the progress of a
 * running request follows the drawn moment.
 */
import { useCallback, useId, useMemo, useState, type ReactNode } from "react";
import { placesOfVolumes } from "../../chart/extentBar.ts";
import { logicalAt, mappingOf, placedVolume, type PlacedVolume } from "../../chart/volumePlaces.ts";
import { byteQuotient } from "../../i18n/byteText.ts";
import { numberText } from "../../i18n/numberText.ts";
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import type { LvId, PvId } from "../../model/units.ts";
import type { RunState } from "../../store/runState.ts";
import { selectSelection } from "../../store/selectors.ts";
import type { DiskStateView, HostInfo } from "../../trace/hostState.ts";
import { useHost, type HostAtRow } from "../shared/moment/useHost.ts";
import { StorageControls } from "../host/StorageControls.tsx";
import { DISK_STATES } from "../../model/choices.ts";
import { COMMANDS_LOCK, Lockable } from "../shared/Lockable.tsx";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "../shared/floating/Menu.tsx";
import { Icon } from "../shared/Icon.tsx";
import { Panel } from "../shared/layout/Panel.tsx";
import { selectedVm } from "../shared/moment/selectedVm.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { DiskQueue } from "./DiskQueue.tsx";
import { DiskTimes } from "./DiskTimes.tsx";
import { FastTier } from "./FastTier.tsx";
import { KeptRuns, type DiskRuns } from "./keptRuns.ts";
import { MoveProgress } from "./MoveProgress.tsx";
import { ResyncOffer } from "./ResyncOffer.tsx";
import { PvBar, type BarMark } from "./PvBar.tsx";
import { volumeName } from "./volumeName.ts";
import { bytesNow } from "./volumeSize.ts";
import { VolumeMapping } from "./VolumeMapping.tsx";
import { VolumeTable } from "./VolumeTable.tsx";
import { hostOf } from "../../model/scenario.ts";

const NO_RUNS: DiskRuns = [];
const NO_MARKS: readonly BarMark[] = [];

const selectDisks = (state: RunState) => hostOf(state.scenario).disks;
const selectExtentBytes = (state: RunState) => hostOf(state.scenario).extentBytes;

export function StoragePanel() {
  const text = usePanelText().storage;
  const known = useHost();
  if (!known) {
    return (
      <Panel title={text.title} className="shrink-0" controls={<StorageControls />}>
        <p className="grid min-h-24 place-items-center text-sm text-soft">{text.waiting}</p>
      </Panel>
    );
  }
  return <Content known={known} text={text} />;
}

function Content({ known, text }: { readonly known: HostAtRow; readonly text: PanelCatalogue["storage"] }) {
  const { host, trace } = known;
  const { info } = trace;
  const extentBytes = useRun(selectExtentBytes);
  const specs = useRun(selectDisks);
  const selection = useApp(selectSelection);
  const [kept] = useState(() => new KeptRuns());
  const [isTableShown, setTableShown] = useState(false);
  const tableId = useId();
  const [areTimesShown, setTimesShown] = useState(false);
  const timesId = useId();
  const runs = kept.of(host.pvs);
  const places = useMemo(() => placesOfVolumes(runs), [runs]);
  const total = info.pvExtents.reduce((sum, extents) => sum + extents, 0);
  let used = 0;
  for (const own of places.values()) for (const { count } of own) used += count;
  const selectedLv = selection?.kind === "lv" ? selection.lv : -1;
  const [tracedLe, setTraced] = useState(0);
  const selected = selectedLv === -1 ? undefined : info.lvs[selectedLv];
  // What is taken for a copy is no place of the volume yet.
  const spans = host.volumes.get(selectedLv)?.spans;
  const placed = useMemo(() => {
    if (!selected) return null;
    const own = spans?.map(({ place: le, ...span }) => ({ ...span, le })).toSorted((a, b) => a.le - b.le);
    return placedVolume(selected, own ?? places.get(selected.id) ?? [], extentBytes);
  }, [selected, spans, places, extentBytes]);
  const isMoving = host.jobs.some(({ kind }) => kind === "move");
  const traced = placed ? Math.min(tracedLe, placed.extents - 1) : 0;
  const marks = useMemo(() => {
    const all = info.pvExtents.map((): BarMark[] => []);
    if (placed)
      for (const { pv, extent, role } of mappingOf(placed, traced))
        all[pv]!.push({ extent, isParity: role === "parity" });
    return all.map((own) => (own.length === 0 ? NO_MARKS : own));
  }, [info, placed, traced]);
  const onPoint = useCallback(
    (lv: LvId, place: number) => {
      if (placed !== null && placed.volume.id === lv) setTraced(logicalAt(placed, place));
    },
    [placed, setTraced],
  );
  const chosenVm = selectedLv === -1 ? (selectedVm(selection, info, host) ?? -1) : -1;
  return (
    <Panel
      title={text.title}
      className="shrink-0"
      bodyClassName={isTableShown || areTimesShown ? "" : "low-hidden"}
      controls={<StorageControls />}
      right={
        <>
          {placed && <VolumeFormula placed={placed} info={info} extentBytes={extentBytes} text={text} />}
          <p className="whitespace-nowrap" title={text.allocatedSpoken(used, total)}>
            {text.allocated}{" "}
            <b className="font-semibold text-ink tabular-nums">
              <span className="inline-block text-right" style={{ minWidth: `${numberText(total).length}ch` }}>
                {numberText(used)}
              </span>
              {" / "}
              {numberText(total)}
            </b>
          </p>
          {host.disks.some(({ reads, writes }) => reads + writes > 0) && (
            <Unfold isOpen={areTimesShown} opens={timesId} onToggle={() => setTimesShown(!areTimesShown)}>
              {text.diskTimesLabel}
            </Unfold>
          )}
          {places.size > 0 && (
            <Unfold isOpen={isTableShown} opens={tableId} onToggle={() => setTableShown(!isTableShown)}>
              {text.volumesLabel} <b className="font-semibold text-ink tabular-nums">{numberText(places.size)}</b>
            </Unfold>
          )}
        </>
      }
    >
      {info.pvExtents.length === 0 && <p className="py-6 text-center text-sm text-soft">{text.noDisks}</p>}
      {placed && placed.extents > 0 && (
        <VolumeMapping
          volume={placed}
          name={volumeName(placed.volume, info, text)}
          traced={traced}
          onTrace={setTraced}
          isStale={(place) => host.volumes.get(selectedLv)?.stale.includes(place) === true}
          text={text}
        />
      )}
      <FastTier host={host} info={info} />
      <MoveProgress host={host} text={text} />
      <ResyncOffer host={host} info={info} text={text} />
      <div className="flex flex-col gap-1.5">
        {[...info.pvExtents.entries()].map(([pv, extents]) => (
          <div
            key={text.disk(pv)}
            className="grid min-h-7.75 grid-cols-[2rem_minmax(0,1fr)] items-center gap-x-2 @2xl/panel:grid-cols-[2rem_minmax(0,1fr)_11.5rem]"
          >
            <DiskLabel
              pv={pv}
              state={host.disks[pv]?.state ?? "working"}
              isForBackups={specs[pv]?.isForBackups === true}
              canMove={info.pvExtents.length > 1 && (runs[pv]?.length ?? 0) > 0 && !isMoving}
              text={text}
            />
            <PvBar
              pv={pv}
              runs={runs[pv] ?? NO_RUNS}
              extents={extents}
              info={info}
              selectedLv={selectedLv}
              selectedVm={chosenVm}
              marks={marks[pv] ?? NO_MARKS}
              onPoint={onPoint}
              isFailed={host.disks[pv]?.state === "failed"}
              text={text}
            />
            <DiskQueue pv={pv} disk={host.disks[pv]} info={info} text={text} />
          </div>
        ))}
      </div>
      {areTimesShown && <DiskTimes id={timesId} known={known} text={text} />}
      {/* Where volumes come later in the run this is a moment, and the panel is as high then as now. */}
      {info.lvs.length === 0 && info.pvExtents.length > 0 && <p className="pt-2 text-xs text-soft">{text.noVolumes}</p>}
      {isTableShown && (
        <VolumeTable
          id={tableId}
          info={info}
          gone={host.vms.flatMap(({ life }, vm) => (life === "none" ? [vm] : [])).join()}
          places={places}
          extentBytes={extentBytes}
          selectedLv={selectedLv}
          text={text}
        />
      )}
    </Panel>
  );
}

interface UnfoldProps {
  readonly isOpen: boolean;
  /** The id of what it opens below. */
  readonly opens: string;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** In the heading: opens what has no room in the panel at first. */
function Unfold({ isOpen, opens, onToggle, children }: UnfoldProps) {
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-controls={isOpen ? opens : undefined}
      onClick={onToggle}
      className="flex h-7 cursor-pointer items-center gap-1 rounded-md px-1 whitespace-nowrap hover:bg-sunken hover:text-ink max-md:h-8"
    >
      {children}
      <Icon name="chevronDown" className={`size-3 ${isOpen ? "rotate-180" : ""}`} />
    </button>
  );
}

interface FormulaProps {
  readonly placed: PlacedVolume;
  readonly info: HostInfo;
  readonly extentBytes: number;
  readonly text: PanelCatalogue["storage"];
}

/** Of the selected volume: `V = D / l`, and what it takes of the pool where that is more. */
function VolumeFormula({ placed, info, extentBytes, text }: FormulaProps) {
  const { volume, extents, places } = placed;
  const name = volumeName(volume, info, text);
  const taken = places.reduce((sum, { count }) => sum + count, 0);
  const bytes = bytesNow(placed, extentBytes);
  const needed = Math.ceil(bytes / extentBytes);
  return (
    <p className="min-w-0 truncate tabular-nums" title={text.formulaLabel(name)}>
      {name}: V = D / l = {byteQuotient(bytes, extentBytes)} ={" "}
      <b className="font-semibold text-ink">{numberText(needed)}</b>
      {needed !== extents && ` → ${numberText(extents)}`}
      {volume.layout && ` · ${text.layout(volume.layout)}`}
      {taken !== extents && ` · ${text.inPool(taken)}`}
    </p>
  );
}

interface DiskLabelProps {
  readonly pv: PvId;
  readonly state: DiskStateView["state"];
  readonly isForBackups: boolean;
  /** Something lies there, there is another disk, and nothing moves so far. */
  readonly canMove: boolean;
  readonly text: PanelCatalogue["storage"];
}

/** The name of a disk, and what becomes of it: it fails, works again, or gives no new extents. */
function DiskLabel({ pv, state, isForBackups, canMove, text }: DiskLabelProps) {
  const { giveCommand } = useRunActions();
  const tone = state === "failed" ? "font-semibold text-fault" : "text-soft";
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          aria-label={text.diskMenu(pv, text.diskIs[state])}
          className={`-mx-1 min-h-6 cursor-pointer rounded px-1 text-left text-xs leading-tight hover:bg-sunken ${tone}`}
        >
          {text.disk(pv)}
          {isForBackups && <span className="block text-mini">{text.forBackups}</span>}
          {state !== "working" && <span className="block text-mini">{text.diskIs[state]}</span>}
        </button>
      }
    >
      <Lockable of={COMMANDS_LOCK}>
        <MenuChoice
          label={text.disk(pv)}
          value={state}
          choices={DISK_STATES.map((value) => ({ value, text: text.diskChoice[value] }))}
          onChange={(value) => giveCommand({ command: "setDisk", disk: pv, state: value })}
        />
        <MenuSeparator />
        <MenuItem
          text={text.moveAway}
          isDisabled={!canMove || state === "failed"}
          onSelect={() => giveCommand({ command: "moveExtents", disk: pv })}
        />
      </Lockable>
    </Menu>
  );
}
