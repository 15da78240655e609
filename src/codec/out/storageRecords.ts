/**
 * What storage has of volumes and of copies of them at a moment, and the jobs that the manager has made on disks up to then:
 * tables of the report.
 */
import { dataAreasOf } from "../../model/layouts.ts";
import type { TraceEvent } from "../../model/rows/table.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { LvId, Tick } from "../../model/units.ts";
import { keptIn, mapOf } from "../../trace/figures/thin.ts";
import type { HostState } from "../../trace/hostState.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { vmName } from "./names.ts";

export interface VolumeRecord {
  readonly lv: LvId;
  /** Empty: it belongs to the host. */
  readonly vm: string;
  readonly volume: string;
  /** `thin`: it has chunks of the thin pool. */
  readonly layout: string;
  /** As its machine counts them; of a thin one those that it may have. */
  readonly extents: number;
  /** Extents that it has on disks, copies and parity among them; null: it is thin. */
  readonly taken: number | null;
  /** Chunks of the thin pool that it has; null: it is not thin. */
  readonly chunks: number | null;
  /** Numbers of the disks on which it lies, with blanks between. */
  readonly disks: string;
  /** Extents whose disk has missed what was written. */
  readonly outOfDate: number;
}

export interface CopyRecord {
  readonly kind: "snapshot" | "linkedClone" | "backup";
  readonly vm: string;
  /** Null: a clone is called as its machine. */
  readonly name: string | null;
  /** The snapshot or backup that it comes after or builds on; of a clone what it shares its chunks with. Null: none. */
  readonly on: string | null;
  /** When it was taken, or was complete; null of clones. */
  readonly time: Tick | null;
  /** Chunks that it keeps or has for itself, and that it has room for; null: no number limits it. */
  readonly chunks: number;
  readonly room: number | null;
  /** Pages of memory that it keeps. */
  readonly pages: number;
  /** It can be read. */
  readonly valid: boolean;
  /** A snapshot that the next one will come after. */
  readonly current: boolean;
}

export interface StorageJobRecord {
  readonly job: number;
  readonly work: string;
  /** Empty: it is for the host. */
  readonly vm: string;
  readonly begun: Tick;
  /** Null: it goes on. */
  readonly ended: Tick | null;
  readonly done: number;
  readonly total: number;
  /** `done`, `aborted`, `failed`; null: it goes on. */
  readonly outcome: string | null;
}

/** The volumes there are, in the order in which they were made. */
export function volumeRecords({ info }: TraceReader, { volumes, copyOnWrite: { thin } }: HostState): VolumeRecord[] {
  return info.lvs.flatMap(({ id, vm, name, layout, extents }): VolumeRecord[] => {
    const view = volumes.get(id);
    const chunks = thin ? (mapOf(thin, id)?.length ?? null) : null;
    if (!view && chunks === null) return [];
    const disks = [...new Set(view?.spans.map(({ pv }) => pv))].toSorted((a, b) => a - b);
    return [
      {
        lv: id,
        vm: info.vms[vm]?.name ?? "",
        volume: name,
        layout: view ? (layout?.kind ?? "linear") : "thin",
        extents: view ? view.rows * dataAreasOf(layout) : extents,
        taken: view ? view.rows * view.areas : null,
        chunks,
        disks: disks.join(" "),
        outOfDate: view?.stale.length ?? 0,
      },
    ];
  });
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** Snapshots, linked clones and backups, each kind in the order in which they were made. */
export function copyRecords(trace: TraceReader, state: HostState, { commands }: Scenario): CopyRecord[] {
  const { snapshots, current, bases, backups, invalid, thin } = state.copyOnWrite;
  const nameIn = (index: number): string | null => {
    const given = commands[index];
    return given && "name" in given ? given.name : null;
  };
  const nameOf = (known: ReadonlyMap<number, { readonly index: number }>, id: number) =>
    nameIn(known.get(id)?.index ?? -1);
  const own = (lv: LvId) => (thin && mapOf(thin, lv)?.length) ?? keptIn(state.copyOnWrite, lv).length;
  const taken = [...snapshots.values()].map(({ id, vm, index, parent, takenAt, volumes, memory }): CopyRecord => ({
    kind: "snapshot",
    vm: vmName(trace, vm),
    name: nameIn(index),
    on: nameOf(snapshots, parent),
    time: takenAt,
    chunks: sum(volumes.map(({ copy }) => own(copy))),
    room: volumes.some(({ chunks }) => chunks < 0) ? null : sum(volumes.map(({ chunks }) => chunks)),
    pages: memory?.pages ?? 0,
    valid: !volumes.some(({ copy }) => invalid.has(copy)),
    current: current.get(vm) === id,
  }));
  const clones = [...bases].flatMap(([vm, base]): CopyRecord[] => {
    if ((state.vms[vm]?.life ?? "none") === "none") return [];
    const snapshot = nameOf(snapshots, base.snapshot);
    return [
      {
        kind: "linkedClone",
        vm: vmName(trace, vm),
        name: null,
        on: snapshot === null ? vmName(trace, base.vm) : `${vmName(trace, base.vm)}@${snapshot}`,
        time: null,
        chunks: sum((trace.info.vms[vm]?.lvs ?? []).map(own)),
        room: null,
        pages: 0,
        valid: true,
        current: false,
      },
    ];
  });
  const complete = [...backups.values()].map(({ vm, index, base, takenAt, volumes }): CopyRecord => ({
    kind: "backup",
    vm: vmName(trace, vm),
    name: nameIn(index),
    on: nameOf(backups, base),
    time: takenAt,
    chunks: sum(volumes.map(({ chunks }) => chunks)),
    room: null,
    pages: 0,
    valid: true,
    current: false,
  }));
  return [...taken, ...clones, ...complete];
}

/** In the order in which they began. */
export function storageJobRecords(trace: TraceReader, events: Iterable<TraceEvent>): StorageJobRecord[] {
  const jobs = new Map<number, StorageJobRecord>();
  for (const event of events) {
    if (event.kind !== "jobBegun" && event.kind !== "jobProgress" && event.kind !== "jobEnded") continue;
    const { job, work, vm, total, time } = event;
    const before = jobs.get(job) ?? { job, work, vm: vmName(trace, vm), begun: time, ended: null, outcome: null };
    const done = event.kind === "jobBegun" ? 0 : event.done;
    const end = event.kind === "jobEnded" ? { ended: time, outcome: event.outcome } : {};
    jobs.set(job, { ...before, done, total, ...end });
  }
  return [...jobs.values()];
}
