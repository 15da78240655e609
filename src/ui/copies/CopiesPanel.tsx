/**
 * Copy-on-write at the cursor: the thin pool with its shared chunks, the tree of snapshots of each machine, how full their
 * stores are, and which machine is a linked clone of which.
 */
import { hostOf, type Scenario } from "../../model/scenario.ts";
import { selectScenario } from "../../store/selectors.ts";
import { vcpuLabel } from "../../trace/vcpuLabel.ts";
import { Panel } from "../shared/layout/Panel.tsx";
import { useHost, type HostAtRow } from "../shared/moment/useHost.ts";
import { useRun } from "../shared/useRun.ts";
import { Backups } from "./Backups.tsx";
import { SnapshotTree } from "./SnapshotTree.tsx";
import { ThinPoolMap } from "./ThinPoolMap.tsx";
import { useCopiesText } from "../shared/text/useCopiesText.ts";

export function CopiesPanel() {
  const { copies: t } = useCopiesText();
  const known = useHost();
  return (
    <Panel title={t.title} className="shrink-0">
      {known ? (
        <Content known={known} />
      ) : (
        <p className="grid min-h-36 place-items-center text-sm text-soft">{t.waiting}</p>
      )}
    </Panel>
  );
}

/** Heights, with the gap before each, of what comes at the first steps: the pool, a machine, what its layers and its backup add. */
const NONE_REM = 1.125;
const POOL_REM = 5.5;
const MACHINE_REM = 2.25;
const LAYERS_REM = 1.875;
const BACKUPS_REM = 3.5;
const BACKUP_REM = 1.75;

/** The room of the machines that are planned, and of the snapshots and backups that are taken of them. */
function roomOf(scenario: Scenario): number {
  const { machines, commands } = scenario;
  const { thinPool, disks } = hostOf(scenario);
  const taken = (kind: "snapshot" | "backup" | "clone") => commands.filter(({ command }) => command === kind).length;
  const planned = machines.filter(({ volumes }) => volumes.length > 0).length + taken("clone");
  const hasBackups = disks.some(({ isForBackups }) => isForBackups);
  return (
    NONE_REM +
    (thinPool ? POOL_REM : 0) +
    planned * (MACHINE_REM + (thinPool?.isLayered ? LAYERS_REM : 0)) +
    BACKUP_REM * taken("snapshot") +
    (hasBackups ? BACKUPS_REM + BACKUP_REM * (planned + taken("backup")) : 0)
  );
}

function Content({ known: { host, trace } }: { readonly known: HostAtRow }) {
  const { copies: t } = useCopiesText();
  const room = roomOf(useRun(selectScenario));
  const { info } = trace;
  const machines = info.vms.filter(({ uid, lvs }) => lvs.length > 0 && (host.vms[uid]?.life ?? "none") !== "none");
  const { waiting, snapshots } = host.copyOnWrite;
  return (
    <div className="flex flex-col gap-3" style={{ minHeight: `${room}rem` }}>
      <ThinPoolMap host={host} info={info} />
      {machines.map((machine) => (
        <SnapshotTree key={machine.uid} host={host} info={info} machine={machine} />
      ))}
      <Backups host={host} info={info} />
      {/* What comes and goes stands last: it moves nothing. */}
      {waiting.length > 0 && (
        <p role="status" className="text-xs font-semibold text-fault">
          {t.waits([...new Set(waiting)].map((vcpu) => vcpuLabel(info, vcpu, "")).join(", "))}
        </p>
      )}
      {snapshots.size === 0 && <p className="text-xs text-soft">{t.none}</p>}
    </div>
  );
}
