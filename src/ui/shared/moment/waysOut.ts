/**
 * What would be right instead of a refused command: commands that do away with what stands in its way, or that do what was
 * meant in the state there is. Each would be carried out at this moment. Pure: it reads the host that is shown.
 */
import { refusal } from "../../../model/lifecycle.ts";
import type { TraceEvent } from "../../../model/rows/table.ts";
import { hostOf, type Command, type PlainCommandId, type Scenario } from "../../../model/scenario.ts";
import { isOff, type VmLife } from "../../../model/states.ts";
import type { VmUid } from "../../../model/units.ts";
import type { HostInfo, HostState } from "../../../trace/hostState.ts";
import { jobOf } from "../../../trace/jobOf.ts";

type Refused = Extract<TraceEvent, { readonly kind: "commandFailed" }>;

export interface Known {
  readonly scenario: Scenario;
  readonly info: HostInfo;
  readonly host: HostState;
}

/** Ways that are offered at once. */
const MOST = 3;

/** What leads on from a state in which a command is refused; `delete` takes with it what would be in its way. */
const INSTEAD: Readonly<
  Partial<Record<Command["command"], Readonly<Partial<Record<VmLife, readonly PlainCommandId[]>>>>>
> = {
  start: { paused: ["resume"], crashed: ["reset", "stop"] },
  backup: { saved: ["start", "discardSave"], crashed: ["stop"], shuttingDown: ["stop"] },
  restoreBackup: { running: ["shutdown", "stop"], paused: ["stop"], saved: ["discardSave"], crashed: ["stop"] },
  pause: { shutOff: ["start"], saved: ["start"], paused: ["resume"], crashed: ["reset"] },
  resume: { shutOff: ["start"], saved: ["start"], crashed: ["reset"] },
  shutdown: { paused: ["resume", "stop"], shuttingDown: ["stop"], crashed: ["stop"] },
  stop: { saved: ["discardSave"] },
  delete: {
    running: ["delete", "shutdown"],
    paused: ["delete", "stop"],
    shuttingDown: ["delete", "stop"],
    saved: ["delete", "start"],
    crashed: ["delete", "stop"],
  },
  reset: { shutOff: ["start"], saved: ["discardSave"], shuttingDown: ["stop"] },
  save: { crashed: ["stop"] },
  crash: { shutOff: ["start"], saved: ["start"], paused: ["resume"] },
  snapshot: { saved: ["start", "discardSave"], crashed: ["stop"], shuttingDown: ["stop"] },
  revert: { saved: ["discardSave"], shuttingDown: ["stop"] },
  clone: { running: ["pause"], saved: ["discardSave"], crashed: ["stop"], shuttingDown: ["stop"] },
  setMemoryTarget: { shutOff: ["start"], saved: ["start"], paused: ["resume"], crashed: ["reset"] },
  balloon: { shutOff: ["start"], saved: ["start"], paused: ["resume"], crashed: ["reset"] },
};

/** Up to three commands, what is nearest to the refused one first; empty where nothing can be offered. */
export function waysOut(refused: Refused, known: Known): readonly Command[] {
  const given = known.scenario.commands[refused.index];
  if (!given) return [];
  return ways(refused, given, known).slice(0, MOST);
}

function ways(refused: Refused, given: Command, known: Known): readonly Command[] {
  const { vm, code, state } = refused;
  switch (code) {
    case "BUSY_JOB":
      return isAbortable(vm, known) ? plain(known, vm, ["abortJob"]) : [];
    case "INVALID_STATE":
      return plain(known, vm, INSTEAD[refused.command]?.[state] ?? []);
    case "HAS_DEPENDENTS":
      return withoutDependents(given, vm, known);
    case "SNAPSHOT_INVALID":
      return given.command === "revert" ? [{ command: "deleteSnapshot", vm: given.vm, name: given.name }] : [];
    case "VOLUME_IN_USE":
      if (given.command === "clone") return plain(known, vm, turningOff(vm, known));
      if (given.command === "rebase") {
        const base = known.info.vms.findLast(({ name }) => name === given.base)?.uid ?? -1;
        return plain(known, base, turningOff(base, known));
      }
      return given.command === "reduceVolume" && refused.shortages.length > 0
        ? [{ command: "reduceVolume", vm: given.vm, volume: given.volume, extents: given.extents, force: true }]
        : [];
    case "POOL_FULL":
      return largerPool(refused, known);
    default:
      return [];
  }
}

/** What turns a machine off in its state. */
function turningOff(vm: VmUid | -1, { host }: Known): readonly PlainCommandId[] {
  const standing = { life: host.vms[vm]?.life ?? "none", isBusy: jobOf(host, vm) !== null } as const;
  return (["shutdown", "stop"] as const).filter((command) => refusal({ command }, standing) === null);
}

function plain(known: Known, vm: VmUid | -1, commands: readonly PlainCommandId[]): readonly Command[] {
  const machine = known.info.vms[vm];
  if (!machine) return [];
  return commands.flatMap((command) => (command === "delete" ? deletions(vm, known) : [{ command, vm: machine.name }]));
}

/** It has a job, and that can be aborted. */
function isAbortable(vm: VmUid | -1, { host }: Known): boolean {
  const job = jobOf(host, vm);
  const life = host.vms[vm]?.life ?? "none";
  return job !== null && refusal({ command: "abortJob" }, { life, isBusy: true, job: job.kind }) === null;
}

/** The deletion of a machine with all that goes with it; of its linked clones first, where it has some. */
function deletions(vm: VmUid | -1, known: Known): readonly Command[] {
  const machine = known.info.vms[vm];
  if (!machine) return [];
  const clones = clonesOf(vm, null, known);
  if (clones.length > 0) return clones.flatMap((clone) => deletions(clone, known));
  const life = known.host.vms[vm]?.life ?? "none";
  const hasSnapshots = snapshotsOf(vm, known) > 0;
  const deletion: Command = {
    command: "delete",
    vm: machine.name,
    ...(life === "saved" ? { discardSave: true } : {}),
    ...(isOff(life) ? {} : { force: true }),
    ...(hasSnapshots ? { deleteSnapshots: true } : {}),
  };
  const isBusy = vm >= 0 && jobOf(known.host, vm) !== null;
  if (refusal(deletion, { life, isBusy }) === null) return [deletion];
  return plain(known, vm, isAbortable(vm, known) ? ["abortJob"] : []);
}

/** Linked clones of a machine that exist, of one snapshot of it (null: of any). */
function clonesOf(vm: VmUid, snapshot: number | null, { host }: Known): readonly VmUid[] {
  return [...host.copyOnWrite.bases]
    .filter(([, base]) => base.vm === vm && (snapshot === null || base.snapshot === snapshot))
    .map(([clone]) => clone)
    .filter((clone) => (host.vms[clone]?.life ?? "none") !== "none");
}

function withoutDependents(given: Command, vm: VmUid, known: Known): readonly Command[] {
  const isLayered = hostOf(known.scenario).thinPool?.isLayered === true;
  const clones = clonesOf(vm, null, known);
  if (given.command === "delete")
    return clones.length > 0 && isLayered
      ? [...ontoNothing(clones, known), ...deletions(vm, known)]
      : deletions(vm, known);
  if (given.command === "commit" || given.command === "rebase") return freed(given, vm, known);
  if (given.command !== "deleteSnapshot" && clones.length > 0 && isLayered)
    return [...ontoNothing(clones, known), ...clones.flatMap((clone) => deletions(clone, known))];
  if (given.command === "deleteBackup") return [{ command: "deleteBackup", name: given.name, dependents: true }];
  if (given.command !== "deleteSnapshot") return [];
  const { commands } = known.scenario;
  const snapshot = [...known.host.copyOnWrite.snapshots.values()].find((each) => {
    const taken = commands[each.index];
    return each.vm === vm && taken?.command === "snapshot" && taken.name === given.name;
  });
  if (!snapshot) return [];
  // What comes after it goes too, with some of its deletions: then any clone of the machine may stand in the way.
  const standing = clonesOf(vm, given.children ? null : snapshot.id, known);
  return standing.flatMap((clone) => deletions(clone, known));
}

/** Linked clones that get everything themselves, those of them that can. */
function ontoNothing(clones: readonly VmUid[], known: Known): readonly Command[] {
  return clones.flatMap((clone): Command[] => {
    const life = known.host.vms[clone]?.life ?? "none";
    const command: Command = {
      command: "rebase",
      vm: known.info.vms[clone]!.name,
      ...(snapshotsOf(clone, known) > 0 ? { force: true } : {}),
    };
    return refusal(command, { life, isBusy: jobOf(known.host, clone) !== null }) === null ? [command] : [];
  });
}

/** The same by force, where only its own snapshots stand in the way; else without the others that lie where it does. */
function freed(
  given: Command & { readonly command: "commit" | "rebase" },
  vm: VmUid,
  known: Known,
): readonly Command[] {
  if (snapshotsOf(vm, known) > 0 && given.force !== true) {
    const { command } = given;
    if (command === "commit") return [{ command, vm: given.vm, force: true }];
    return [{ command, vm: given.vm, ...(given.base === undefined ? {} : { base: given.base }), force: true }];
  }
  const base = known.host.copyOnWrite.bases.get(vm)?.vm ?? -1;
  return ontoNothing(
    clonesOf(base, null, known).filter((clone) => clone !== vm),
    known,
  );
}

function snapshotsOf(vm: VmUid | -1, { host }: Known): number {
  return [...host.copyOnWrite.snapshots.values()].filter((snapshot) => snapshot.vm === vm).length;
}

/** The thin pool with as many chunks more as are wanting. */
function largerPool({ shortages }: Refused, { scenario }: Known): readonly Command[] {
  const { thinPool } = hostOf(scenario);
  const wanting = shortages.find(({ resource }) => resource === "chunks");
  if (!thinPool || !wanting) return [];
  return [{ command: "extendPool", extents: (wanting.needed - wanting.available) * thinPool.chunkExtents }];
}
