/**
 * Will the machine fit? The numbers the manager will look at when it is asked to create and start it, computed from the
 * host at the cursor. A forecast for the form, not the decision: the command is given all the same, and what the manager
 * says counts.
 */
import { isOff } from "../../../model/states.ts";
import { areasOf, rowsFor } from "../../../model/layouts.ts";
import type { HostSpec, MachineSpec } from "../../../model/scenario.ts";
import type { HostInfo, HostState, VmInfo } from "../../../trace/hostState.ts";

/** One thing the machine needs. `available` is what is left for it; it fits while `needed <= available`. */
export interface FitLine {
  readonly id: "pcpus" | "frames" | "extents" | "swap";
  /** Units: pCPUs, page frames, extents, pages. */
  readonly needed: number;
  readonly available: number;
  readonly isEnough: boolean;
  /** Extents only: enough are free, but not where the allocation policy wants them. */
  readonly isScattered?: boolean;
}

/** The host at the cursor; null state: before the first event of the run. */
export interface HostMoment {
  readonly spec: HostSpec;
  readonly info: HostInfo | null;
  readonly state: HostState | null;
}

/** What creating `machine` needs, and starting it if `isStarted`. Lines about things it does not use are left out. */
export function fitOf(machine: MachineSpec, isStarted: boolean, { spec, info, state }: HostMoment): FitLine[] {
  const active: readonly VmInfo[] = (info?.vms ?? []).filter(({ uid }) => !isOff(state?.vms[uid]?.life ?? "none"));
  const reserved = active.reduce((sum, vm) => sum + vm.spec.reservedPages, 0);
  const lines: FitLine[] = [
    line("pcpus", 1, machine.affinity ? machine.affinity.filter((p) => p < spec.pcpus).length : spec.pcpus),
    line("frames", machine.reservedPages, spec.frames - (isStarted ? reserved : 0)),
  ];
  if (machine.volumes.length > 0) lines.push(extentsLine(machine, spec, state));
  if (isStarted && spec.swapBytes > 0) {
    const pagesPerExtent = Math.max(1, Math.floor(spec.extentBytes / spec.pageBytes));
    const slots = Math.ceil(spec.swapBytes / spec.extentBytes) * pagesPerExtent;
    const taken = active.reduce((sum, vm) => sum + promised(vm.pages, vm.spec.reservedPages), 0);
    const pages = Math.ceil(machine.memoryBytes / spec.pageBytes);
    lines.push(line("swap", promised(pages, machine.reservedPages), Math.max(0, slots - taken)));
  }
  return lines;
}

/** Pages that must find room in the swap space, since no frame is kept for them. */
function promised(pages: number, kept: number): number {
  return Math.max(0, pages - kept);
}

function line(id: FitLine["id"], needed: number, available: number): FitLine {
  return { id, needed, available, isEnough: needed <= available };
}

function extentsLine(machine: MachineSpec, spec: HostSpec, state: HostState | null): FitLine {
  const wanted = machine.volumes.flatMap(({ bytes, layout }) => {
    const rows = rowsFor(Math.ceil(bytes / spec.extentBytes), layout, spec.extentBytes);
    return Array.from({ length: areasOf(layout) }, () => rows);
  });
  const needed = wanted.reduce((sum, extents) => sum + extents, 0);
  const disks = state
    ? state.pvs.map(({ lv }, pv) => {
        // A disk that has failed, is closed, or takes only backups, gives no extents.
        const isForBackups = spec.disks[pv]?.isForBackups === true;
        const gives = !isForBackups && (state.disks[pv]?.state ?? "working") === "working";
        return Uint8Array.from(lv.toArray(), (owner) => (gives && owner === -1 ? 1 : 0));
      })
    : emptyDisks(spec);
  const available = disks.reduce((sum, disk) => sum + disk.reduce((count, isFree) => count + isFree, 0), 0);
  const enough = line("extents", needed, available);
  if (!enough.isEnough || spec.allocation === "normal" || spec.allocation === "anywhere") return enough;
  const isPlaced = wanted.every((extents) => takeOnOneDisk(disks, extents, spec.allocation === "contiguous"));
  return isPlaced ? enough : { ...enough, isEnough: false, isScattered: true };
}

/** Free extents (1) of disks on which only the swap volume lies. */
function emptyDisks(spec: HostSpec): Uint8Array[] {
  let swap = Math.ceil(spec.swapBytes / spec.extentBytes);
  return spec.disks.map(({ extents, isForBackups = false }) => {
    if (isForBackups) return new Uint8Array(extents);
    const used = Math.min(extents, swap);
    swap -= used;
    return new Uint8Array(extents).fill(1, used);
  });
}

/** Takes `extents` of one disk, in one run where there is one; false when no disk has them (or none in one run). */
function takeOnOneDisk(disks: readonly Uint8Array[], extents: number, mustBeRun: boolean): boolean {
  for (const disk of disks) {
    let run = 0;
    for (const [at, isFree] of disk.entries()) {
      run = isFree ? run + 1 : 0;
      if (run === extents) {
        disk.fill(0, at - extents + 1, at + 1);
        return true;
      }
    }
  }
  const disk = mustBeRun ? undefined : disks.find((free) => free.reduce((sum, isFree) => sum + isFree, 0) >= extents);
  if (!disk) return false;
  let left = extents;
  for (const [at, isFree] of disk.entries()) {
    if (left === 0) break;
    if (isFree) {
      disk[at] = 0;
      left -= 1;
    }
  }
  return true;
}
