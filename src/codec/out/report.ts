/**
 * The report of a run: what scripts and graders read. Its shape is stable; fields are only ever added, and `format`
 * grows when one changes its meaning. Times are in ticks, intervals half-open, ratios decimal numbers or null.
 *
 * Machines and volumes are called by name, pCPUs by number, vCPUs as `name.index`. Documented in the README.
 */
import type { Decision } from "../../model/decision.ts";
import type { TraceEvent } from "../../model/rows/table.ts";
import { hostOf, targetOf, type Scenario } from "../../model/scenario.ts";
import type { Shortage } from "../../model/states.ts";
import type { Tick } from "../../model/units.ts";
import { hostAt } from "../../trace/hostCursor.ts";
import { hostMetrics, metricsOfVms, pcpuMetrics, vcpuMetrics, type Average } from "../../trace/figures/metrics.ts";
import { valueOf, type Fraction } from "../../trace/figures/shares.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { knownPolicies } from "../policyLists.ts";
import { MissKinds } from "../../trace/figures/missKinds.ts";
import { policyStateRecords, referenceRecords, type PolicyStateRecord, type ReferenceRecord } from "./memoryRecords.ts";
import { USUAL_WINDOW } from "../../model/settings.ts";
import { decisionRecords, queueRecords, type DecisionRecord, type QueueRecord } from "./details.ts";
import { memoryRecords, type MemoryRecord } from "./memoryTable.ts";
import { laneIntervals } from "./laneIntervals.ts";
import { placementRecords, type PlacementRecord } from "./placementRecords.ts";
import { migrationRecords, type MigrationRecord } from "./migrationRecords.ts";
import { memoryCells, sharingRecords, type SharingRecord } from "./sharingTable.ts";
import { vcpuName, vmName } from "./names.ts";
import { attemptCells, attemptRecords, type AttemptRecord } from "./attempts.ts";
import { exitCells, exitRecords, type ExitRecord } from "./exits.ts";
import { translationCells, translationRecords, type TranslationRecord } from "./translation.ts";
import { diskRecords, type DiskRecord } from "./diskRecords.ts";
import { extentRecords, type ExtentRecord } from "./extentRecords.ts";
import {
  copyRecords,
  storageJobRecords,
  volumeRecords,
  type CopyRecord,
  type StorageJobRecord,
  type VolumeRecord,
} from "./storageRecords.ts";
import { tierCells, tierRecords, type TierRecord } from "./tierRecords.ts";
import { regionRecords, type RegionRecord } from "./regionRecords.ts";
import { vcpuIdsOf } from "../../trace/vmInfo.ts";

export const REPORT_FORMAT = "hyperscope-report-1";

export interface SliceRecord {
  readonly pcpu: number;
  readonly start: Tick;
  readonly end: Tick;
  /** What the pCPU did for the vCPU; `warm`: guest code, the vCPU being warm in the pCPU's cache. */
  readonly kind: "switch" | "guest" | "exit" | "spin" | "warm";
  readonly vm: string;
  readonly vcpu: string;
}

export interface CommandRecord {
  readonly time: Tick;
  readonly command: string;
  readonly vm: string;
  readonly ok: boolean;
  readonly code: string | null;
  /** The share asked for; null for the commands that ask for none. */
  readonly weight: number | null;
  readonly shortages: readonly Shortage[];
  /** Only of `setMemoryTarget`: the pages asked for. */
  readonly pages?: number;
  /** Only of `balloon`. */
  readonly on?: boolean;
}

type Row = Readonly<Record<string, string | number | boolean | null>>;

export interface Report {
  readonly format: typeof REPORT_FORMAT;
  readonly title: string;
  /** Ticks in one unit of the scenario's times: 1, or more where decimals were scaled. Every time here is in ticks. */
  readonly ticksPerUnit: number;
  /** The accounts are complete up to this moment. */
  readonly until: Tick;
  /** Nothing happens after `until` unless a command is given. */
  readonly complete: boolean;
  readonly commands: readonly CommandRecord[];
  readonly slices: readonly SliceRecord[];
  readonly references: readonly ReferenceRecord[];
  /** What the replacement policy keeps at `until`. */
  readonly policyState: readonly PolicyStateRecord[];
  readonly metrics: {
    readonly host: Row;
    readonly machines: readonly Row[];
    readonly pcpus: readonly Row[];
    readonly vcpus: readonly Row[];
  };
  /** What lies where on the disks at `until`. */
  readonly extents: readonly ExtentRecord[];
  /** Where address translation is modelled. */
  readonly translation?: readonly TranslationRecord[];
  /** Where exits are told apart. */
  readonly exits?: readonly ExitRecord[];
  /** What guests have tried to reach; only where any has. */
  readonly attempts?: readonly AttemptRecord[];
  /** Only where a disk has an arm. */
  readonly disk?: readonly DiskRecord[];
  /** Only where the host has a memory region. */
  readonly region?: readonly RegionRecord[];
  /** Only where memory is taken back from machines. */
  readonly memory?: readonly MemoryRecord[];
  /** Only where equal pages are merged. */
  readonly sharing?: readonly SharingRecord[];
  /** Only where volumes have to be brought from an archive. */
  readonly tier?: readonly TierRecord[];
  /** The volumes there are at `until`; only where there are any. */
  readonly volumes?: readonly VolumeRecord[];
  /** Snapshots, linked clones and backups at `until`; only where there are any. */
  readonly copies?: readonly CopyRecord[];
  /** What the manager has done on disks up to `until`; only where it has. */
  readonly storageJobs?: readonly StorageJobRecord[];
  /** Machines that moved from or to this host, round by round; only where any has. */
  readonly migrations?: readonly MigrationRecord[];
  /** Hosts that were looked for; only where any was. */
  readonly placements?: readonly PlacementRecord[];
  /** Only when asked for. */
  readonly decisions?: readonly DecisionRecord[];
  readonly queues?: readonly QueueRecord[];
}

/**
 * The report of `known`, which is the run of `scenario`, up to `until` (by default as far as it is known). `decisions`, those
 * of the same run, are wanted in detail: then the run queues are told too. `window`: of working sets, in references.
 */
export function reportOf(
  scenario: Scenario,
  known: TraceReader,
  until: Tick = known.knownUntil,
  decisions?: readonly Decision[],
  window = USUAL_WINDOW,
): Report {
  // Machines are called as they are at that moment.
  const trace = known.after(hostAt(known, known.rowsUpTo(until), until).changes);
  const misses = new MissKinds(hostOf(scenario).replacementScope === "local");
  misses.advance(trace);
  return {
    format: REPORT_FORMAT,
    title: scenario.title,
    ticksPerUnit: scenario.ticksPerUnit ?? 1,
    until,
    complete: trace.isComplete && until >= trace.knownUntil,
    commands: commandsOf(scenario, trace, until),
    slices: slicesOf(trace, until),
    references: referenceRecords(trace, until, window, misses),
    policyState: policyStateRecords(trace, until, hasReferenceBits(scenario)),
    metrics: metricsOf(scenario, trace, until, misses),
    extents: extentRecords(trace, until),
    ...(trace.info.translation ? { translation: translationRecords(trace, until) } : {}),
    ...(hostOf(scenario).exits ? { exits: exitRecords(trace, until) } : {}),
    ...attemptsOf(trace, until),
    ...(trace.info.arms ? { disk: diskRecords(trace, eventsOf(trace, until)) } : {}),
    ...(trace.info.region ? { region: regionRecords(trace, eventsOf(trace, until)) } : {}),
    ...(trace.info.overcommit ? { memory: memoryRecords(trace, until) } : {}),
    ...(trace.info.sharing ? { sharing: sharingRecords(trace, until) } : {}),
    ...(hostOf(scenario).residency ? { tier: tierRecords(trace, eventsOf(trace, until)) } : {}),
    ...storageOf(scenario, trace, until),
    ...(decisions ? { decisions: decisionRecords(trace, decisions), queues: queueRecords(trace, until) } : {}),
  };
}

/** The tables of storage and of migrations that have a row. */
function storageOf(
  scenario: Scenario,
  trace: TraceReader,
  until: Tick,
): Pick<Report, "volumes" | "copies" | "storageJobs" | "migrations" | "placements"> {
  const state = hostAt(trace, trace.rowsUpTo(until), until);
  const volumes = volumeRecords(trace, state);
  const copies = copyRecords(trace, state, scenario);
  const storageJobs = storageJobRecords(trace, eventsOf(trace, until));
  const migrations = state.migrations ? migrationRecords(trace, eventsOf(trace, until)) : [];
  const placements = trace.info.hostNames ? placementRecords(trace, eventsOf(trace, until)) : [];
  return {
    ...(placements.length > 0 ? { placements } : {}),
    ...(migrations.length > 0 ? { migrations } : {}),
    ...(volumes.length > 0 ? { volumes } : {}),
    ...(copies.length > 0 ? { copies } : {}),
    ...(storageJobs.length > 0 ? { storageJobs } : {}),
  };
}

function* eventsOf(trace: TraceReader, until: Tick): Generator<TraceEvent> {
  const rows = trace.rowsUpTo(until);
  for (let row = 0; row < rows; row += 1) yield trace.eventAt(row);
}

/** Slices by start, then pCPU; one that goes on in the next chunk of the trace is one. */
function slicesOf(trace: TraceReader, until: Tick): SliceRecord[] {
  const slices: SliceRecord[] = [];
  for (let pcpu = 0; pcpu < trace.info.pcpus; pcpu += 1)
    for (const { start, end, kind, other: vcpu } of laneIntervals(trace.pcpuLane(pcpu, 0, until), until)) {
      const vm = vmName(trace, trace.info.vcpus[vcpu]!.vm);
      slices.push({ pcpu, start, end, kind: kind as SliceRecord["kind"], vm, vcpu: vcpuName(trace, vcpu) });
    }
  return slices.toSorted((a, b) => a.start - b.start || a.pcpu - b.pcpu);
}

function commandsOf(scenario: Scenario, trace: TraceReader, until: Tick): CommandRecord[] {
  const records: CommandRecord[] = [];
  for (const event of eventsOf(trace, until)) {
    if (event.kind !== "commandDone" && event.kind !== "commandFailed") continue;
    const given = event.index >= 0 ? scenario.commands[event.index] : undefined;
    const machine = scenario.machines[-1 - event.index];
    const vm = (given ? targetOf(given) : machine?.name) ?? "";
    const failure = event.kind === "commandFailed" ? event : null;
    records.push({
      time: event.time,
      command: event.command,
      vm,
      ok: failure === null,
      code: failure?.code ?? null,
      weight: given?.command === "setWeight" ? given.weight : null,
      shortages: failure?.shortages ?? [],
      ...(given?.command === "setMemoryTarget" ? { pages: given.pages } : {}),
      ...(given?.command === "balloon" ? { on: given.isOn } : {}),
    });
  }
  return records;
}

function hasReferenceBits(scenario: Scenario): boolean {
  const { policy } = hostOf(scenario).replacement;
  return knownPolicies.memory.find(({ id }) => id === policy)?.isReferenced !== undefined;
}

function attemptsOf(trace: TraceReader, until: Tick): Pick<Report, "attempts"> {
  const attempts = attemptRecords(trace, until);
  return attempts.length > 0 ? { attempts } : {};
}

/** Faults of each kind; whichever counts as a fault. */
function missCells(misses: MissKinds, rows: number): Readonly<Record<string, number>> {
  const { firstTouch, capacity, policy, reclaim, apart } = misses.countsBefore(rows);
  return {
    missesFirstTouch: firstTouch,
    missesCapacity: capacity,
    missesPolicy: policy,
    missesReclaim: reclaim,
    missesApart: apart,
  };
}

const decimal = (ratio: Fraction | null): number | null => (ratio ? valueOf(ratio) : null);
const mean = (average: Average): number | null => decimal(average.mean);

/** Waiting times and faults are those that the conventions of the scenario count. */
function metricsOf(scenario: Scenario, trace: TraceReader, until: Tick, misses: MissKinds): Report["metrics"] {
  const { conventions } = scenario;
  const { info } = trace;
  const state = hostAt(trace, trace.rowsUpTo(until), until);
  const host = hostMetrics(info, state, conventions);
  const translation = translationCells(trace, state);
  const exits = hostOf(scenario).exits ? exitCells(trace, state) : null;
  const attempts = attemptCells(state);
  const memory = memoryCells(state);
  const defined = info.vms.filter((vm) => state.vms[vm.uid]);
  const vms = defined.map(({ uid }) => uid);
  const ofVms = metricsOfVms(info, state, vms, conventions);
  return {
    host: {
      elapsed: host.elapsed,
      utilization: decimal(host.utilization),
      busy: decimal(host.busy),
      overhead: decimal(host.overhead),
      completions: host.completions,
      throughput: decimal(host.throughput),
      fairness: decimal(host.fairness),
      contextSwitches: host.contextSwitches,
      preemptions: host.preemptions,
      hits: host.hits,
      faults: host.faults,
      faultsApart: host.faultsApart,
      majorFaults: state.majorFaults,
      evictions: state.evictions,
      writeBacks: state.writeBacks,
      averageTurnaround: mean(host.turnaround),
      averageWaiting: mean(host.waiting),
      averageResponse: mean(host.response),
      averageWeightedTurnaround: mean(host.weightedTurnaround),
      spin: host.spin,
      barriers: host.barriers,
      ...translation.host,
      ...exits?.host,
      ...attempts.host,
      ...memory.host,
      ...tierCells(state),
      ...missCells(misses, trace.rowsUpTo(until)),
    },
    machines: defined.map((vm, at) => {
      const m = ofVms[at]!;
      return {
        vm: vm.name,
        state: state.vms[vm.uid]!.life,
        weight: state.vms[vm.uid]!.weight,
        cpu: m.cpu,
        cpuShare: decimal(m.share),
        waiting: m.waiting,
        steal: decimal(m.steal),
        hits: m.hits,
        faults: m.faults,
        faultsApart: m.faultsApart,
        majorFaults: m.majorFaults,
        evictions: m.evictions,
        frames: state.vms[vm.uid]!.frames,
        turnaround: m.turnaround,
        spin: m.spin,
        barriers: m.barriers,
        warm: m.warm,
        ...translation.machine(vm.uid),
        ...exits?.machine(vm.uid),
        ...attempts.machine(vm.uid),
        ...memory.machine(vm.uid),
      };
    }),
    pcpus: state.pcpus.map((_, pcpu) => {
      const m = pcpuMetrics(state, pcpu);
      return {
        pcpu,
        guest: m.guest,
        exit: m.exit,
        switch: m.switchTime,
        idle: m.idle,
        utilization: decimal(m.utilization),
        switches: m.switches,
        spin: m.spin,
        warm: m.warm,
        ...translation.pcpu(pcpu),
      };
    }),
    vcpus: defined.flatMap((vm) =>
      vcpuIdsOf(vm).map((id) => {
        const m = vcpuMetrics(info, state, id, conventions);
        return {
          vcpu: vcpuName(trace, m.vcpu),
          arrival: m.arrival,
          completion: m.completion,
          cpu: m.cpu,
          exit: m.exit,
          waiting: m.waiting,
          blocked: m.blocked,
          paused: m.paused,
          response: m.response,
          turnaround: m.turnaround,
          weightedTurnaround: decimal(m.weightedTurnaround),
          steal: decimal(m.steal),
          dispatches: m.dispatches,
          hits: m.hits,
          faults: m.faults,
          faultsApart: m.faultsApart,
          throttled: m.throttled,
          costopped: m.costopped,
          spin: m.spin,
          warm: m.warm,
          state: state.vcpus[m.vcpu]!.phase,
        };
      }),
    ),
  };
}
