/**
 * What the list shows of each machine, computed from the host at the cursor: plain values, so that a card renders again
 * only when one of them changes. Decides nothing about looks or words.
 */
import { DEFAULT_CONVENTIONS, type MachineSpec } from "../../model/scenario.ts";
import type { JobKind, VmLife } from "../../model/states.ts";
import type { Tick, VcpuId, VmUid } from "../../model/units.ts";
import type { HostInfo, HostState, VcpuStateView, VmInfo } from "../../trace/hostState.ts";
import { countedFaults, cpuRatioOf, valueOf, type FigureRules } from "../../trace/figures/shares.ts";
import { doingOf, queuePlaces, type DoingView } from "./doing.ts";
import { vcpuIdsOf } from "../../trace/vmInfo.ts";
import { jobOf } from "../../trace/jobOf.ts";

/** Where a machine stands in its life, as its badge says it; what its vCPUs do is told apart. */
export type MachineStatus =
  | "startsLater"
  | "shutOff"
  | "finished"
  | "running"
  | "paused"
  | "shuttingDown"
  | "saved"
  | "crashed"
  | Exclude<JobKind, "move">;

export interface MachineView extends DoingView {
  readonly uid: VmUid;
  readonly name: string;
  readonly isContainer: boolean;
  readonly priority: number;
  readonly weight: number;
  /** The weight does not follow from the priority. */
  readonly hasOwnWeight: boolean;
  readonly vcpus: number;
  readonly volumes: number;
  readonly life: VmLife;
  readonly status: MachineStatus;
  /** It has a job. */
  readonly isBusy: boolean;
  /** What there is to do of it, and how much is done; 0 where it has none. */
  readonly jobTotal: number;
  readonly jobDone: number;
  /** When it will be started by itself; null when it has been, or never will be. */
  readonly startsAt: Tick | null;
  /** Guest time divided by the time of all pCPUs so far; null before it was started. */
  readonly cpuRatio: number | null;
  /** Pages of it that are in frames, its own or shared ones, and those on their way. */
  readonly frames: number;
  readonly pages: number;
  readonly faults: number;
}

/** The machines that exist at the moment of `host`, in the order of their creation. */
export function machineViews(info: HostInfo, host: HostState, rules: FigureRules = DEFAULT_CONVENTIONS): MachineView[] {
  const views: MachineView[] = [];
  const context = {
    host,
    rules,
    pcpus: info.pcpus,
    usualWeight: info.scheduler.usualWeight,
    places: queuePlaces(host),
  };
  for (const vm of info.vms) {
    const view = machineView(vm, context);
    if (view) views.push(view);
  }
  return views;
}

/** What is the same for all machines. */
interface Context {
  readonly host: HostState;
  readonly rules: FigureRules;
  readonly pcpus: number;
  readonly usualWeight: number;
  readonly places: ReadonlyMap<VcpuId, number>;
}

function machineView(vm: VmInfo, { host, rules, pcpus, usualWeight, places }: Context): MachineView | null {
  const state = host.vms[vm.uid];
  if (!state || state.life === "none") return null;
  const vcpus = vcpuIdsOf(vm).flatMap((id) => host.vcpus[id] ?? []);
  const cpuRatio = cpuRatioOf(vcpus, pcpus * Math.floor(host.time));
  const job = jobOf(host, vm.uid);
  // A guest that goes on meanwhile is what there is to see.
  const isStill = job !== null && (STILL.has(job.kind) || !doesSomething(state.life));
  // A move of extents is for no machine.
  const work = !isStill || job.kind === "move" ? undefined : job.kind;
  const startsAt = startOf(vm.spec, state.life, vcpus, host.time);
  return {
    uid: vm.uid,
    name: vm.name,
    isContainer: vm.spec.isContainer === true,
    priority: vm.spec.priority,
    weight: state.weight,
    hasOwnWeight: state.weight !== Math.max(1, vm.spec.priority) * usualWeight,
    vcpus: vm.spec.vcpus,
    volumes: vm.lvs.length,
    life: state.life,
    status: startsAt === null ? (work ?? statusOf(state.life, vcpus)) : "startsLater",
    isBusy: job !== null,
    jobTotal: job?.total ?? 0,
    jobDone: job?.done ?? 0,
    ...doingOf(doesSomething(state.life) && !isStill ? vcpus : [], vm.firstVcpu, places),
    startsAt,
    cpuRatio: cpuRatio && valueOf(cpuRatio),
    frames: state.frames + state.shared,
    pages: vm.pages,
    faults: countedFaults(state, vcpus, rules),
  };
}

/** Jobs during which vCPUs do nothing. */
const STILL: ReadonlySet<JobKind> = new Set<JobKind>([
  "save",
  "restore",
  "snapshotMemory",
  "revert",
  "incoming",
  "push",
]);

function doesSomething(life: VmLife): boolean {
  return life === "running" || life === "shuttingDown";
}

function startOf(spec: MachineSpec, life: VmLife, vcpus: readonly VcpuStateView[], now: number): Tick | null {
  const isUntouched = life === "shutOff" && vcpus.every((vcpu) => vcpu.arrival < 0);
  return isUntouched && spec.arrival !== null && spec.arrival > now ? spec.arrival : null;
}

function statusOf(life: VmLife, vcpus: readonly VcpuStateView[]): MachineStatus {
  switch (life) {
    case "none":
    case "shutOff":
      return vcpus.length > 0 && vcpus.every((vcpu) => vcpu.phase === "finished") ? "finished" : "shutOff";
    case "running":
    case "paused":
    case "shuttingDown":
    case "saved":
    case "crashed":
      return life;
  }
}
