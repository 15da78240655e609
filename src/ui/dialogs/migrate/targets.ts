/**
 * The hosts that a machine could move to, each with what it has and what stands against it: what the manager would find
 * (domain A.5), from what is seen of both hosts at the moment shown. The manager decides; a command that it will refuse can
 * be given all the same.
 */
import type { MigrateTexts } from "../../../i18n/messages/migrate.ts";
import { areasOf, rowsFor } from "../../../model/layouts.ts";
import { blockUnits, unitsOf } from "../../../model/regionUnits.ts";
import type { HostSpec, MachineSpec, VolumeSpec } from "../../../model/scenario.ts";
import { isOff, type Shortage, type VmLife } from "../../../model/states.ts";
import type { VmUid } from "../../../model/units.ts";
import type { HostInfo, HostState, VmInfo } from "../../../trace/hostState.ts";
import { cpuPolicies } from "../../../vmm/cpu/policies.ts";

/** A host at the moment shown. */
export interface SeenHost {
  readonly spec: HostSpec;
  readonly info: HostInfo;
  readonly state: HostState;
}

/** Why a machine cannot be on another host what it is here, whatever is free there. */
export type Obstacle = keyof MigrateTexts["obstacles"];

export interface Target {
  /** Its number. */
  readonly host: number;
  /** What the machine asks for, of all that is looked at. */
  readonly needs: readonly Shortage[];
  /** Those of them that are not there. */
  readonly shortages: readonly Shortage[];
  readonly obstacles: readonly Obstacle[];
  /** Its volumes have to be copied: one of the two pools is reached by its own host alone. */
  readonly needsCopies: boolean;
}

/** Machine `vm` of `source`, as a machine for `target`, which is host number `host`. */
export function targetOf(source: SeenHost, vm: VmUid, target: SeenHost, host: number): Target {
  const machine = source.info.vms[vm]!;
  const needs = needsOf(machine, source.state.vms[vm]?.life ?? "none", target);
  return {
    host,
    needs,
    shortages: needs.filter(({ needed, available }) => needed > available),
    obstacles: obstaclesOf(source, machine, target),
    needsCopies: machine.lvs.length > 0 && (source.spec.hasLocalPool === true || target.spec.hasLocalPool === true),
  };
}

/** Both hosts take memory back, share it, or let isolation be chosen, or neither does. */
function agreeOn(option: "sharing" | "overcommit" | "isolation", one: HostSpec, other: HostSpec): boolean {
  return (one[option] === undefined) === (other[option] === undefined);
}

/** Volumes there are more than extents of the pool. */
const hasOwnVolumes = ({ thinPool, residency }: HostSpec) => (thinPool ?? residency) !== undefined;

function obstaclesOf(
  { spec: here, state }: SeenHost,
  { uid, lvs, spec }: VmInfo,
  { spec: there, state: stateThere }: SeenHost,
): Obstacle[] {
  const isOn = !isOff(state.vms[uid]?.life ?? "none");
  const hasSnapshots = [...state.copyOnWrite.snapshots.values()].some((snapshot) => snapshot.vm === uid);
  return [
    ...(stateThere.isFailed === true || state.isLinkFailed === true ? ["failed" as const] : []),
    ...(stateThere.isInMaintenance === true ? ["maintenance" as const] : []),
    ...(spec.isContainer === true && isOn ? ["container" as const] : []),
    ...(here.pageBytes === there.pageBytes ? [] : ["pageBytes" as const]),
    ...(agreeOn("sharing", here, there) ? [] : ["sharing" as const]),
    ...(agreeOn("overcommit", here, there) ? [] : ["overcommit" as const]),
    ...(agreeOn("isolation", here, there) ? [] : ["isolation" as const]),
    ...(hasSnapshots ? ["snapshots" as const] : []),
    ...(lvs.length > 0 && (hasOwnVolumes(here) || hasOwnVolumes(there)) ? ["volumes" as const] : []),
  ];
}

function needsOf({ spec, pages }: VmInfo, life: VmLife, target: SeenHost): Shortage[] {
  const { spec: host } = target;
  const usable = spec.affinity ? spec.affinity.filter((pcpu) => pcpu < host.pcpus).length : host.pcpus;
  const isGang = cpuPolicies.some(({ id, isGang: gang }) => id === host.scheduler.policy && gang === true);
  const stays = isOff(life);
  const others = onesThatAreOn(target);
  const reserved = others.reduce((sum, { spec: other }) => sum + other.reservedPages, 0);
  return [
    { resource: "cpu", needed: !stays && isGang ? spec.vcpus : 1, available: usable },
    { resource: "memory", needed: spec.reservedPages, available: host.frames - (stays ? 0 : reserved) },
    ...neededOfPool(spec.volumes, target),
    ...(stays ? [] : neededOfSwap(pages - spec.reservedPages, others, target)),
    ...(stays ? [] : neededOfRegion(spec, target)),
  ];
}

function onesThatAreOn({ info, state }: SeenHost): readonly VmInfo[] {
  return info.vms.filter(({ uid }) => !isOff(state.vms[uid]?.life ?? "none"));
}

/** A block of the memory region, in one piece. */
function neededOfRegion(machine: MachineSpec, { spec, state }: SeenHost): Shortage[] {
  const asked = unitsOf(machine, spec);
  if (!spec.region || asked === 0) return [];
  const available = (state.region?.holes ?? []).reduce((largest, { size }) => Math.max(largest, size), 0);
  return [{ resource: "region", needed: blockUnits(asked, spec.region), available }];
}

/** Extents for its volumes; thin ones need none. */
function neededOfPool(volumes: readonly VolumeSpec[], { spec, state }: SeenHost): Shortage[] {
  if (volumes.length === 0 || spec.thinPool) return [];
  const needed = volumes.reduce((sum, { bytes, layout }) => {
    const extents = Math.max(1, Math.ceil(bytes / spec.extentBytes));
    return sum + rowsFor(extents, layout, spec.extentBytes) * areasOf(layout);
  }, 0);
  const free = state.pvs.reduce((sum, pv, at) => (spec.disks[at]?.isForBackups ? sum : sum + freeExtents(pv)), 0);
  return [{ resource: "storage", needed, available: free }];
}

function freeExtents({ lv }: HostState["pvs"][number]): number {
  let free = 0;
  for (let extent = 0; extent < lv.length; extent += 1) if (lv.get(extent) === -1) free += 1;
  return free;
}

/** Room on the swap volume for all that is not guaranteed; nothing without a swap volume. */
function neededOfSwap(pages: number, others: readonly VmInfo[], { spec }: SeenHost): Shortage[] {
  const slotsPerExtent = Math.max(1, Math.floor(spec.extentBytes / spec.pageBytes));
  const swapExtents = Math.ceil(spec.swapBytes / spec.extentBytes);
  const promised = others.reduce((sum, other) => sum + Math.max(0, other.pages - other.spec.reservedPages), 0);
  const left = swapExtents * slotsPerExtent - promised;
  if (swapExtents === 0 || pages <= left) return [];
  const needed = Math.max(1, Math.ceil(pages / slotsPerExtent));
  return [{ resource: "storage", needed, available: Math.min(Math.floor(left / slotsPerExtent), needed - 1) }];
}
