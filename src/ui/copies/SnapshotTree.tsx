/** The snapshots of one machine as a tree, with what each keeps, who depends on it, and what can be done with it. */
import { refusal } from "../../model/lifecycle.ts";
import { hostOf } from "../../model/scenario.ts";
import { isOff } from "../../model/states.ts";
import { selectScenario } from "../../store/selectors.ts";
import { keptIn } from "../../trace/figures/thin.ts";
import type { HostInfo, HostState, VmInfo } from "../../trace/hostState.ts";
import type { SnapshotView } from "../../trace/views/cow.ts";
import { Button } from "../shared/Button.tsx";
import { timeUnit } from "../../model/timeUnit.ts";
import { useRun, useRunActions } from "../shared/useRun.ts";
import { VmChip } from "../shared/VmChip.tsx";
import { snapshotName } from "../../trace/figures/backupLines.ts";
import { Layers } from "./Layers.tsx";
import { cloneName, freeName, thinShares, treesOf, type SnapshotNode } from "./copiesView.ts";
import { useCopiesText } from "../shared/text/useCopiesText.ts";
import { machineLabel } from "../../trace/vcpuLabel.ts";
import { isolated } from "../../trace/isolated.ts";

interface TreeProps {
  readonly host: HostState;
  readonly info: HostInfo;
  readonly machine: VmInfo;
}

/** The height of a snapshot with the gap before it. */
const NODE_REM = 1.75;
const GAP_REM = 0.25;

export function SnapshotTree({ host, info, machine }: TreeProps) {
  const { copies: t } = useCopiesText();
  const scenario = useRun(selectScenario);
  const { giveCommand } = useRunActions();
  const { bases, snapshots } = host.copyOnWrite;
  const trees = treesOf(host, scenario, machine.uid);
  const planned = scenario.commands.filter(
    ({ command, ...of }) => command === "snapshot" && "vm" in of && of.vm === machine.name,
  ).length;
  const base = bases.get(machine.uid);
  const origin = base && snapshots.get(base.snapshot);
  const name = freeName(host, scenario, machine.uid);
  const life = host.vms[machine.uid]?.life ?? "none";
  const { thinPool } = hostOf(scenario);
  // Those of its snapshots stand beside them.
  const clones = [...bases].flatMap(([clone, { vm, snapshot }]) =>
    vm === machine.uid && snapshot < 0 && host.vms[clone]?.life !== "none" ? [machineLabel(info, clone)] : [],
  );
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
        <VmChip vm={machine.uid} name={machine.name} />
        {base && (
          <span className="text-soft">
            {t.linkedTo(
              `${machineLabel(info, base.vm)}${origin ? `@${isolated(snapshotName(origin, scenario))}` : ""}`,
            )}
          </span>
        )}
        {clones.length > 0 && <span className="text-soft">{t.dependents(clones.join(", "), clones.length)}</span>}
        <span className="ml-auto flex flex-wrap gap-1">
          {host.copyOnWrite.thin && <CloneButton host={host} info={info} machine={machine} isLinked />}
          <CloneButton host={host} info={info} machine={machine} isLinked={false} />
          <Button
            size="small"
            className="touch-small"
            title={t.takeHelp}
            onClick={() => giveCommand({ command: "snapshot", vm: machine.name, name })}
          >
            {t.take(name)}
          </Button>
          {/* Of a machine that is off there is no memory to take; the buttons beside it keep their places. */}
          <Button
            look="quiet"
            size="small"
            className="touch-small"
            style={{ visibility: isOff(life) ? "hidden" : undefined }}
            title={t.memoryHelp}
            onClick={() => giveCommand({ command: "snapshot", vm: machine.name, name, memory: true })}
          >
            {t.withMemory}
          </Button>
        </span>
      </div>
      {thinPool?.isLayered === true && (
        <Layers host={host} info={info} machine={machine} chunkExtents={thinPool.chunkExtents} />
      )}
      {/* The room of those that are taken later is here from the start: nothing below moves. */}
      <div style={{ minHeight: `${Math.max(0, NODE_REM * planned - GAP_REM)}rem` }}>
        {trees.length > 0 && (
          <ul aria-label={t.tree(machine.name)} className="flex flex-col gap-1 text-xs">
            {trees.map((node) => (
              <Node key={node.snapshot.id} node={node} host={host} info={info} machine={machine} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** A machine that runs is not cloned: the button says so. */
function CloneButton({ host, info, machine, isLinked }: TreeProps & { readonly isLinked: boolean }) {
  const { copies: t } = useCopiesText();
  const { giveCommand } = useRunActions();
  const isLayered = hostOf(useRun(selectScenario)).thinPool?.isLayered === true;
  const copy = cloneName(host, info, machine.uid);
  const life = host.vms[machine.uid]?.life ?? "none";
  // What a linked clone reads through must not change.
  const mustBeOff = isLinked && isLayered;
  const isLegal = refusal({ command: "clone" }, { life, isBusy: false }) === null && (!mustBeOff || isOff(life));
  return (
    <Button
      look="quiet"
      size="small"
      className="touch-small"
      disabled={!isLegal}
      title={
        isLegal
          ? isLinked
            ? isLayered
              ? t.overlayHelp
              : t.linkedHelp
            : t.cloneHelp
          : mustBeOff
            ? t.overlayNot
            : t.cloneNot
      }
      aria-label={isLinked ? t.linkedOf(machine.name, copy) : t.cloneOf(machine.name, copy)}
      onClick={() => giveCommand({ command: "clone", vm: machine.name, name: copy, isLinked })}
    >
      {isLinked ? t.linked : t.clone}
    </Button>
  );
}

function Node({ node, host, info, machine }: TreeProps & { readonly node: SnapshotNode }) {
  const { copies: t, terms } = useCopiesText();
  const scenario = useRun(selectScenario);
  const { giveCommand } = useRunActions();
  const { snapshot, name, children } = node;
  const { current, invalid, bases } = host.copyOnWrite;
  const isLost = snapshot.volumes.some(({ copy }) => invalid.has(copy));
  const dependents = [...bases].filter(
    ([clone, base]) => base.snapshot === snapshot.id && host.vms[clone]?.life !== "none",
  );
  const to = { vm: machine.name, name };
  return (
    <li className="border-l-2 border-line pl-2">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 tabular-nums">
        <b className="font-semibold">{name}</b>
        {current.get(machine.uid) === snapshot.id && (
          <span title={t.currentHelp} className="rounded bg-accent-soft px-1 text-accent">
            {t.current}
          </span>
        )}
        <span className="text-soft">{t.takenAt(terms.time(snapshot.takenAt, timeUnit(scenario)))}</span>
        {isLost ? (
          <b title={t.lostHelp} className="font-semibold text-fault">
            {t.lost}
          </b>
        ) : (
          <Kept snapshot={snapshot} host={host} />
        )}
        {snapshot.memory && (
          <span title={t.memoryKeptHelp} className="text-soft">
            {t.memoryKept(terms.number(snapshot.memory.pages))}
          </span>
        )}
        {dependents.length > 0 && (
          <span className="text-soft">
            {t.dependents(dependents.map(([vm]) => machineLabel(info, vm)).join(", "), dependents.length)}
          </span>
        )}
        <span className="flex gap-1">
          <Button
            look="link"
            size="small"
            className="touch-small"
            aria-label={t.revertOf(name)}
            onClick={() => giveCommand({ command: "revert", ...to })}
          >
            {t.revert}
          </Button>
          <Button
            look="quiet"
            size="small"
            className="touch-small"
            aria-label={t.removeOf(name)}
            onClick={() => giveCommand({ command: "deleteSnapshot", ...to })}
          >
            {t.remove}
          </Button>
        </span>
      </div>
      {children.length > 0 && (
        <ul className="mt-1 flex flex-col gap-1 pl-2">
          {children.map((child) => (
            <Node key={child.snapshot.id} node={child} host={host} info={info} machine={machine} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** How full its exception stores are, or which chunks it shares. */
function Kept({ snapshot, host }: { readonly snapshot: SnapshotView; readonly host: HostState }) {
  const { copies: t, terms } = useCopiesText();
  const thick = snapshot.volumes.filter(({ chunks }) => chunks >= 0);
  if (thick.length === 0) {
    const { shared, own } = thinShares(host, snapshot);
    return <span className="text-soft">{t.shared(terms.number(shared), terms.number(own))}</span>;
  }
  return thick.map(({ copy, chunks }) => {
    const kept = keptIn(host.copyOnWrite, copy).length;
    return (
      <span key={copy} title={t.storeHelp} className="flex items-center gap-1.5 text-soft">
        <span aria-hidden className="h-2 w-16 overflow-hidden rounded-full bg-sunken">
          <span
            className={`block h-full ${kept >= chunks ? "bg-fault" : "bg-accent"}`}
            style={{ width: `${(100 * kept) / Math.max(1, chunks)}%` }}
          />
        </span>
        {t.store(terms.number(kept), terms.number(chunks))}
      </span>
    );
  });
}
