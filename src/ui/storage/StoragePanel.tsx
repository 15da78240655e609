/**
 * The storage of the host at the cursor: each disk as a bar of extents by volume, its requests in the order of service,
 * and the volumes as a table. Renders once a row, bars and table only when extents change hands; only the progress of a
 * running request follows the drawn moment.
 */
import { useMemo, useState } from "react";
import { placesOfVolumes } from "../../chart/extentBar.ts";
import { byteQuotient, byteText } from "../../i18n/byteText.ts";
import { numberText } from "../../i18n/numberText.ts";
import type { PanelCatalogue } from "../../i18n/panelCatalogue.ts";
import type { LvId } from "../../model/units.ts";
import type { RunState } from "../../store/runState.ts";
import { selectSelection } from "../../store/selectors.ts";
import type { HostInfo } from "../../trace/hostState.ts";
import { useHost, type HostAtRow } from "../shared/moment/useHost.ts";
import { Panel } from "../shared/layout/Panel.tsx";
import { selectedVm } from "../shared/moment/selectedVm.ts";
import { useApp } from "../shared/useApp.ts";
import { useRun } from "../shared/useRun.ts";
import { usePanelText } from "../shared/text/usePanelText.ts";
import { DiskQueue } from "./DiskQueue.tsx";
import { KeptRuns, type DiskRuns } from "./keptRuns.ts";
import { PvBar } from "./PvBar.tsx";
import { volumeName } from "./volumeName.ts";
import { VolumeTable } from "./VolumeTable.tsx";
import { hostOf } from "../../model/scenario.ts";

const NO_RUNS: DiskRuns = [];

const selectExtentBytes = (state: RunState) => hostOf(state.scenario).extentBytes;

export function StoragePanel() {
  const text = usePanelText().storage;
  const known = useHost();
  if (!known) {
    return (
      <Panel title={text.title}>
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
  const selection = useApp(selectSelection);
  const [kept] = useState(() => new KeptRuns());
  const runs = kept.of(host.pvs);
  const places = useMemo(() => placesOfVolumes(runs), [runs]);
  const total = info.pvExtents.reduce((sum, extents) => sum + extents, 0);
  let used = 0;
  for (const own of places.values()) for (const { count } of own) used += count;
  const selectedLv = selection?.kind === "lv" ? selection.lv : -1;
  const chosenVm = selectedLv === -1 ? (selectedVm(selection, info, host) ?? -1) : -1;
  return (
    <Panel
      title={text.title}
      subtitle={`${text.pool} · ${text.extentsOf(byteText(extentBytes))}`}
      right={
        <>
          <p className="whitespace-nowrap" title={text.allocatedSpoken(used, total)}>
            {text.allocated}{" "}
            <b className="font-mono font-semibold text-ink">
              <span className="inline-block text-right" style={{ minWidth: `${numberText(total).length}ch` }}>
                {numberText(used)}
              </span>
              {" / "}
              {numberText(total)}
            </b>
          </p>
          {total > 0 && <Formula lv={selectedLv} info={info} total={total} extentBytes={extentBytes} text={text} />}
        </>
      }
    >
      {info.pvExtents.length === 0 && <p className="py-6 text-center text-sm text-soft">{text.noDisks}</p>}
      <div className="flex flex-col gap-2.5 pt-1">
        {[...info.pvExtents.entries()].map(([pv, extents]) => (
          <div key={text.disk(pv)} className="grid grid-cols-[2.25rem_minmax(0,1fr)] items-center gap-x-2 gap-y-1">
            <span className="text-xs text-soft">{text.disk(pv)}</span>
            <PvBar
              pv={pv}
              runs={runs[pv] ?? NO_RUNS}
              extents={extents}
              info={info}
              selectedLv={selectedLv}
              selectedVm={chosenVm}
              text={text}
            />
            <DiskQueue pv={pv} disk={host.disks[pv]} info={info} text={text} />
          </div>
        ))}
      </div>
      <VolumeTable info={info} places={places} extentBytes={extentBytes} selectedLv={selectedLv} text={text} />
    </Panel>
  );
}

interface FormulaProps {
  /** The volume it is about, -1: the pool. */
  readonly lv: LvId | -1;
  readonly info: HostInfo;
  readonly total: number;
  readonly extentBytes: number;
  readonly text: PanelCatalogue["storage"];
}

function Formula({ lv, info, total, extentBytes, text }: FormulaProps) {
  const volume = info.lvs[lv];
  const bytes = volume ? volume.bytes : total * extentBytes;
  const name = volume ? volumeName(volume, info, text) : null;
  return (
    <p className="min-w-0 truncate tabular-nums" title={text.formulaLabel(name)}>
      {name ?? text.formulaPool}: V = D / l = {byteQuotient(bytes, extentBytes)} ={" "}
      <b className="font-mono font-semibold text-ink">{numberText(volume ? volume.extents : total)}</b>
    </p>
  );
}
