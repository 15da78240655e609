/**
 * Copy-on-write at the cursor: the thin pool with its shared chunks, the tree of snapshots of each machine, how full their
 * stores are, and which machine is a linked clone of which.
 */
import { vcpuLabel } from "../../trace/vcpuLabel.ts";
import { Panel } from "../shared/layout/Panel.tsx";
import { useHost, type HostAtRow } from "../shared/moment/useHost.ts";
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

function Content({ known: { host, trace } }: { readonly known: HostAtRow }) {
  const { copies: t } = useCopiesText();
  const { info } = trace;
  const machines = info.vms.filter(({ uid, lvs }) => lvs.length > 0 && (host.vms[uid]?.life ?? "none") !== "none");
  const { waiting, snapshots } = host.copyOnWrite;
  return (
    <div className="flex flex-col gap-3">
      <ThinPoolMap host={host} info={info} />
      {waiting.length > 0 && (
        <p role="status" className="text-xs font-semibold text-fault">
          {t.waits([...new Set(waiting)].map((vcpu) => vcpuLabel(info, vcpu, "")).join(", "))}
        </p>
      )}
      {snapshots.size === 0 && <p className="text-xs text-soft">{t.none}</p>}
      {machines.map((machine) => (
        <SnapshotTree key={machine.uid} host={host} info={info} machine={machine} />
      ))}
      <Backups host={host} info={info} />
    </div>
  );
}
